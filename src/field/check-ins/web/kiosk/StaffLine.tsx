import { useWords } from '../../../../web/kiosk/words.ts'
import type { Door } from './use-door.ts'

/** One small line for the door controller: why the last paper was not taken, or what the sending waits for. */
export function StaffLine({ door, onSignedOut }: { door: Door; onSignedOut: () => void }) {
  const { t, term, time } = useWords()
  const { note, standing } = door
  const why = (code: string) => (knownOutcomes.includes(code) ? term('kiosk.refused', code) : t('kiosk.refused.other'))
  const sentence =
    note === undefined
      ? ''
      : note.kind === 'again'
        ? t('kiosk.again-within-minute', { initials: note.initials })
        : note.kind === 'refused-scan'
          ? note.why === 'this-is-a-venue-code'
            ? t('kiosk.refused.this-is-a-venue-code')
            : t(`refusal.${note.why}`)
          : t('kiosk.not-recorded', {
              initials: note.initials,
              time: note.at === '' ? '' : time(note.at),
              why: why(note.outcome),
            })
  return (
    <div className="door-staff">
      <p className="only-heard">{t('kiosk.staff')}</p>
      <p role="status">{sentence}</p>
      {standing.line === 'signed-out' ? (
        <p>
          {t('kiosk.session-ended')}{' '}
          <button type="button" className="kiosk-button" onClick={onSignedOut}>
            {t('kiosk.sign-in')}
          </button>
        </p>
      ) : null}
      {standing.line === 'refused' ? <p>{t('kiosk.sending-refused')}</p> : null}
      {standing.unsent > 0 && (standing.line === 'offline' || standing.line === 'refused') ? (
        <p className="door-send">
          <button type="button" className="kiosk-button" onClick={door.sendNow}>
            {t('kiosk.send-now')}
          </button>
        </p>
      ) : null}
    </div>
  )
}

const knownOutcomes: readonly string[] = ['venue-code-was-revoked', 'this-is-a-venue-code']
