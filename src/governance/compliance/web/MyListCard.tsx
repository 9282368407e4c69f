import { IconMessage2 } from '@tabler/icons-react'
import { Button } from '../../../web/design/Button.tsx'
import { CopyForZalo } from '../../../web/design/CopyForZalo.tsx'
import { StateMark } from '../../../web/design/StateMark.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { CallButton } from './CallButton.tsx'
import { DutyState } from './DutyWords.tsx'
import { ReasonPhoto } from './ReasonPhoto.tsx'
import { placeWithin, type Subject } from './subjects.ts'

interface MyListCardProps {
  subject: Subject
  unitName: string
  onAsk: () => void
}

/** One venue as a card that a thumb can work: where, since when, why not, and the two things to do. */
export function MyListCard({ subject, unitName, onAsk }: MyListCardProps) {
  const { t, day } = useWords()
  const { name, address, did, first, reason } = subject
  // Under a province or a district an address without its commune leads nowhere; in one's own commune it is said in the title.
  const place = placeWithin(subject.place, unitName)
  const last = did?.lastActiveOn
  const since = last ? t('compliance.since-day', { day: day(last) }) : t('compliance.no-visit-in-30-days')
  const due = first?.frequency === 'daily' ? null : first?.dueOn
  return (
    <li className="card my-list-card">
      <h2>{name}</h2>
      <p className="my-list-address">{[address, place].filter(Boolean).join(' · ')}</p>
      <p className="my-list-state">
        {first === undefined ? <StateMark tone="warn" word={t('compliance.practice.silent')} /> : <DutyState duty={first} />}
      </p>
      <p className="my-list-since">{due ? `${since} · ${t('compliance.due-on', { day: day(due) })}` : since}</p>
      {reason === null ? null : (
        <div className="my-list-reason">
          <p>
            <b>{t(`compliance.reason.${reason.code}`)}</b>
            {reason.note ? `: ${reason.note}` : ''}
            <span className="quiet"> · {t('compliance.reason-by', { name: reason.byName, day: day(reason.recordedOn) })}</span>
          </p>
          {reason.hasPhoto ? <ReasonPhoto subjectPath={subject.path} name={name} /> : null}
        </div>
      )}
      <div className="my-list-buttons">
        <CallButton subjectPath={subject.path} name={name} />
        <Button
          look={reason === null ? 'primary' : 'plain'}
          icon={IconMessage2}
          label={`${t(reason === null ? 'compliance.record-reason' : 'compliance.change-reason')}: ${name}`}
          onClick={onAsk}
        >
          {t(reason === null ? 'compliance.record-reason' : 'compliance.change-reason')}
        </Button>
        <CopyForZalo text={() => t('compliance.remind', { name, address, since })} />
      </div>
    </li>
  )
}
