import { useEffect, useState } from 'react'
import type { Standing } from '../../field/check-ins/web/kiosk/sender.ts'
import { useWords } from './words.ts'

/** Online, or how many visits wait on this device and for how long: the venue’s owner must see it from across the room. */
export function SendingLine({ standing }: { standing: Standing }) {
  const { t, ago } = useWords()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 20_000)
    return () => clearInterval(timer)
  }, [])
  const { line, unsent, oldestTakenAt } = standing
  const late = line === 'offline' || line === 'signed-out' || line === 'refused'
  const unsentFor = (age: number) =>
    age < 60_000
      ? t('kiosk.unsent', { count: unsent })
      : t('kiosk.unsent-since', { count: unsent, age: ago(new Date(now.getTime() - age), now) })
  return (
    <span className={`kiosk-line${late ? ' kiosk-line-late' : ''}`} role="status">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {late ? (
          <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="2.4" />
        ) : (
          <circle cx="6" cy="6" r="5.5" fill="#7fd6b4" />
        )}
      </svg>
      {t(line === 'offline' ? 'kiosk.offline' : late ? 'kiosk.not-sending' : 'kiosk.online')}
      {late && oldestTakenAt !== undefined ? <b>{unsentFor(now.getTime() - oldestTakenAt)}</b> : null}
    </span>
  )
}
