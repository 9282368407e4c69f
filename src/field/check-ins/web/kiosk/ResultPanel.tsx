import { useWords } from '../../../../web/kiosk/words.ts'
import type { Shown } from './use-door.ts'

/** What everybody in the queue may see: a tick and initials, or a neutral invitation to the door controller; never a reason, never a colour of guilt. */
export function ResultPanel({ shown }: { shown: Shown | undefined }) {
  const { t } = useWords()
  return (
    <div className={`door-result${shown ? ` door-result-${shown.kind}` : ''}`} role="status" aria-live="assertive">
      {shown === undefined ? null : (
        <>
          <svg viewBox="0 0 100 100" aria-hidden="true">
            {shown.kind === 'see-staff' ? (
              <path d="M50 62a16 16 0 1 0 0-32 16 16 0 0 0 0 32zM22 90c4-14 14-20 28-20s24 6 28 20" />
            ) : (
              <path d="M20 52l20 20 42-44" />
            )}
          </svg>
          <p className="door-headline">{t(shown.kind === 'see-staff' ? 'kiosk.see-staff' : 'kiosk.recorded')}</p>
          {shown.kind === 'see-staff' ? null : <p className="door-initials">{shown.initials}</p>}
          {shown.kind === 'recorded' && shown.kept ? <p>{t('kiosk.kept')}</p> : null}
        </>
      )}
    </div>
  )
}
