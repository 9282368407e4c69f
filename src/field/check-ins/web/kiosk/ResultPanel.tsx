import { useEffect } from 'react'
import { useWords } from '../../../../web/kiosk/words.ts'
import { noted } from './place.ts'
import type { Shown } from './use-door.ts'

/** What everybody in the queue may see: a tick and initials, or a neutral invitation to the door controller; never a reason, never a colour of guilt. */
export function ResultPanel({ shown }: { shown: Shown | undefined }) {
  const { t } = useWords()
  const taken = shown?.kind === 'recorded' ? shown : undefined
  const sequence = taken?.sequence
  useEffect(() => {
    if (sequence !== undefined && noted(soundKey) === 'on') void import('./sound.ts').then(({ soundTick }) => soundTick())
  }, [sequence])
  return (
    <div
      className={`door-result${shown ? ` door-result-${shown.kind}` : ''}`}
      role="status"
      aria-live="assertive"
      data-sequence={sequence}
      data-took={taken && Math.round(taken.took)}
    >
      {shown === undefined ? null : (
        <>
          <svg key={sequence} viewBox="0 0 100 100" aria-hidden="true">
            {shown.kind === 'see-staff' ? (
              <path d="M50 62a16 16 0 1 0 0-32 16 16 0 0 0 0 32zM22 90c4-14 14-20 28-20s24 6 28 20" />
            ) : (
              <path d="M20 52l20 20 42-44" pathLength="1" />
            )}
          </svg>
          <p className="door-headline">{t(shown.kind === 'see-staff' ? 'kiosk.see-staff' : 'kiosk.recorded')}</p>
          {shown.kind === 'see-staff' ? null : <p className="door-initials">{shown.initials}</p>}
          {taken?.kept ? <p>{t('kiosk.kept')}</p> : null}
          {taken?.isInvited ? <p className="door-invited">{t('kiosk.see-staff')}</p> : null}
        </>
      )}
    </div>
  )
}

/** The door controller’s choice for this device; silent unless it says `on`. */
export const soundKey = 'khien.kiosk.sound'
