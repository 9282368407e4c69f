import { useWords } from '../../../../web/citizen/words.ts'
import { Button } from '../../../../web/design/Button.tsx'
import type { DoneVisit } from './device-memory.ts'

interface LeavePartProps {
  entry: DoneVisit
  busy: boolean
  refusal: string | undefined
  onLeave: () => void
  onArrive: () => void
}

/** Whoever scans again at the same venue is most likely leaving: one press, nothing to type. */
export function LeavePart({ entry, busy, refusal, onLeave, onArrive }: LeavePartProps) {
  const { t, instant } = useWords()
  return (
    <div className="visit-form">
      {refusal === undefined ? null : (
        <p className="ask-refusal" role="alert">
          {refusal}
        </p>
      )}
      <p>{t('citizen.visit-came', { at: instant(entry.recordedAt) })}</p>
      <Button look="primary" wide busy={busy} onClick={onLeave}>
        {busy ? t('citizen.visit-sending') : t('citizen.visit-leave')}
      </Button>
      <p className="visit-note">
        <button type="button" className="plain-button" onClick={onArrive}>
          {t('citizen.visit-arrive-again')}
        </button>
      </p>
    </div>
  )
}
