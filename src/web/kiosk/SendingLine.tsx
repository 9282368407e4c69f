import { useEffect, useState } from 'react'
import type { Door } from '../../field/check-ins/web/kiosk/use-door.ts'
import { useWords } from './words.ts'

/** What waits for longer than this is everybody’s business. */
const lateAfterMs = 10 * 60_000

/** Online or not, how many visits wait on this device and since when: the venue’s owner must see it from across the room. */
export function SendingLine({ door }: { door: Door }) {
  const { t, ago, time } = useWords()
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000)
    return () => clearInterval(timer)
  }, [])
  const { line, unsent, oldestTakenAt, syncedAt } = door.standing
  const age = oldestTakenAt === undefined ? 0 : Math.max(0, now.getTime() - oldestTakenAt)
  const away = line !== 'online' && line !== 'waiting'
  const late = away || age > lateAfterMs
  const word = line === 'offline' ? 'kiosk.offline' : line === 'busy' ? 'kiosk.busy' : away ? 'kiosk.not-sending' : 'kiosk.online'
  const ahead = door.now().getTime() - Date.now()
  return (
    <span className={`kiosk-line${late ? ' kiosk-line-late' : ''}`} role="status">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {away ? (
          <circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" strokeWidth="2.4" />
        ) : (
          <circle cx="6" cy="6" r="5.5" fill={late ? 'currentColor' : '#7fd6b4'} />
        )}
      </svg>
      {t(word)}
      {unsent > 0 ? (
        <b>
          {age < 60_000
            ? t('kiosk.unsent', { count: unsent })
            : t('kiosk.unsent-since', { count: unsent, age: ago(new Date(now.getTime() - age), now) })}
        </b>
      ) : null}
      {syncedAt === undefined ? null : <small>{t('kiosk.synced', { time: time(new Date(syncedAt + ahead)) })}</small>}
    </span>
  )
}
