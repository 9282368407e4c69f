import { IconMessage2 } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { CallButton } from './CallButton.tsx'
import { DutyState, DutyTerm } from './DutyWords.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { ReasonPhoto } from './ReasonPhoto.tsx'
import type { Subject } from './subjects.ts'

/** What is known of one organisation: what it did, what binds it, why it does not practise; and one touch to record why. */
export function SubjectDetail({ subject }: { subject: Subject }) {
  const { t, term, day } = useWords()
  const mayRecord = useMay('reason.record')
  const mayReadCameras = useMay('camera.read')
  const [asking, setAsking] = useState(false)
  const { did, reason } = subject
  const facilityId = did?.cameras == null ? undefined : /\/o-([^/]+)$/.exec(subject.path)?.[1]
  return (
    <>
      {mayRecord ? (
        <div className="subject-actions">
          <Button look="primary" icon={IconMessage2} onClick={() => setAsking(true)}>
            {t(reason === null ? 'compliance.record-reason' : 'compliance.change-reason')}
          </Button>
          {did?.visits == null ? null : <CallButton subjectPath={subject.path} name={subject.name} />}
        </div>
      ) : null}
      <dl className="pairs">
        <div>
          <dt>{t('compliance.subject-address')}</dt>
          <dd>{subject.address}</dd>
        </div>
        <div>
          <dt>{t('compliance.subject-place')}</dt>
          <dd>{subject.place}</dd>
        </div>
        {did === undefined ? null : (
          <div>
            <dt>{t('compliance.subject-state')}</dt>
            <dd>
              <StateMark tone={subject.tone} word={t(`compliance.practice.${did.practice}`)} />
            </dd>
          </div>
        )}
        {did?.visits == null ? null : (
          <div>
            <dt>{t('compliance.last-visit')}</dt>
            <dd>{did.lastActiveOn === null ? t('compliance.no-visit-in-30-days') : day(did.lastActiveOn)}</dd>
          </div>
        )}
        {did?.cameras == null || did.cameras === 0 ? null : (
          <div>
            <dt>{t('compliance.column.cameras')}</dt>
            <dd>
              {t('compliance.cameras-of-facility', { working: did.working ?? 0, cameras: did.cameras })}
              {facilityId && mayReadCameras ? (
                <>
                  {' · '}
                  <PageLink to={`/cameras?facility=${facilityId}`}>{t('compliance.see-rows')}</PageLink>
                </>
              ) : null}
            </dd>
          </div>
        )}
        {did === undefined || did.cameraReasons.length === 0 ? null : (
          <div>
            <dt>{t('compliance.camera-reasons')}</dt>
            <dd>{did.cameraReasons.map((code) => wordOfCameraReason(term, code)).join('; ')}</dd>
          </div>
        )}
      </dl>
      {subject.duties.length === 0 ? <p className="subject-note quiet">{t('compliance.not-bound')}</p> : null}
      {subject.duties.map((duty) => (
        <section key={`${duty.directiveId} ${duty.provision}`} className="subject-duty">
          <h3>{duty.provision || t('compliance.subject-provision')}</h3>
          <dl className="pairs">
            <div>
              <dt>{t('compliance.subject-state')}</dt>
              <dd>
                <DutyState duty={duty} />
              </dd>
            </div>
            <div>
              <dt>{t('compliance.subject-since')}</dt>
              <dd>{day(duty.sinceOn)}</dd>
            </div>
            <div>
              <dt>{t('compliance.subject-due')}</dt>
              <dd>
                <DutyTerm duty={duty} />
              </dd>
            </div>
            {duty.lastMetOn === null ? null : (
              <div>
                <dt>{t('compliance.subject-last-met')}</dt>
                <dd>{day(duty.lastMetOn)}</dd>
              </div>
            )}
          </dl>
        </section>
      ))}
      <section className="subject-duty">
        <h3>{t('compliance.subject-reason')}</h3>
        {reason === null ? (
          <p className="quiet">{t('compliance.no-reason-yet')}</p>
        ) : (
          <>
            <p>
              {t(`compliance.reason.${reason.code}`)}
              {reason.note ? `: ${reason.note}` : ''}
            </p>
            <p className="quiet">{t('compliance.reason-by', { name: reason.byName, day: day(reason.recordedOn) })}</p>
            {reason.hasPhoto ? <ReasonPhoto subjectPath={subject.path} name={subject.name} /> : null}
          </>
        )}
      </section>
      {asking ? <ReasonDialog subjectPath={subject.path} name={subject.name} onClose={() => setAsking(false)} /> : null}
    </>
  )
}

/** The cameras room answers a reason, or the state when there is no reason: both have words. */
function wordOfCameraReason(term: (prefix: string, code: string) => string, code: string): string {
  return cameraStates.includes(code) ? term('cameras.state', code) : term('cameras.reason', code)
}
const cameraStates: readonly string[] = ['connecting', 'offline']
