import { civilDay } from '../../../../vocabulary/civil-date.ts'
import { QrCode } from '../../../../web/design/QrCode.tsx'
import { useStaffWords } from '../../../../web/kiosk/staff-words.ts'
import type { AskedVisit, DoorAnswer } from './door-answer.ts'
import type { Line } from './sender.ts'

interface DeclaredPartProps {
  asked: readonly AskedVisit[]
  line: Line
  declareAt: string
  /** The business day, `YYYY-MM-DD`: a declaration of today is told by its hour alone. */
  today: string
}

/** Whether the last visitors declared, in words, and where whoever did not can do so; nothing of it is written down on this device. */
export function DeclaredPart({ asked, line, declareAt, today }: DeclaredPartProps) {
  const { t, time } = useStaffWords()
  const isAway = line !== 'online' && line !== 'waiting'
  const isMissing = asked.some(({ answer }) => answer !== undefined && answer.state !== 'valid')
  return (
    <div className="door-asked">
      <div role="log" aria-label={t('kiosk.staff.declarations')}>
        <ol>
          {asked.map(({ sequence, initials, at, answer }) => (
            <li key={sequence}>
              <p>
                <b>{initials}</b> <time dateTime={at}>{time(at)}</time>
              </p>
              {answer === undefined ? (
                <p className="kiosk-quiet">{t(isAway ? 'kiosk.staff.asked-later' : 'kiosk.staff.asking')}</p>
              ) : (
                <Sentences answer={answer} today={today} />
              )}
            </li>
          ))}
        </ol>
      </div>
      {isMissing ? (
        <figure className="door-declare">
          <QrCode text={declareAt} label={t('kiosk.staff.declare-code')} />
          <figcaption>{t('kiosk.staff.declare-at', { address: declareAt })}</figcaption>
        </figure>
      ) : null}
    </div>
  )
}

function Sentences({ answer, today }: { answer: DoorAnswer; today: string }) {
  const { t, time, instant } = useStaffWords()
  const { state, declaredAt, flagged, unverified, unmatched, acceptedHours: hours } = answer
  const when = declaredAt === undefined ? '' : civilDay(new Date(declaredAt)) === today ? time(declaredAt) : instant(declaredAt)
  return (
    <>
      {state === 'valid' ? (
        <p className={flagged ? 'door-attention' : 'door-clean'}>
          {t(flagged ? 'kiosk.staff.declared-with-signs' : 'kiosk.staff.declared', { time: when })}
        </p>
      ) : (
        <p className="door-attention">
          {t('kiosk.staff.not-declared', { hours })}
          {when === '' ? null : ` ${t('kiosk.staff.declared-before', { time: when })}`}
        </p>
      )}
      {unverified ? <p className="door-attention">{t('kiosk.staff.unverified')}</p> : null}
      {unmatched ? <p className="door-attention">{t('kiosk.staff.unmatched')}</p> : null}
    </>
  )
}
