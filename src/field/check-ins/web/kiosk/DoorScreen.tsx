import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useWords } from '../../../../web/kiosk/words.ts'
import type { Installation, KioskVenue } from './kiosk-api.ts'
import { ResultPanel } from './ResultPanel.tsx'
import { ScanField } from './ScanField.tsx'
import { StaffLine } from './StaffLine.tsx'
import { type Door, type RecentVisit, useDoor } from './use-door.ts'
import './door.css'

const CameraView = lazy(async () => ({ default: (await import('./CameraView.tsx')).CameraView }))

interface DoorScreenProps {
  venue: KioskVenue
  installation: Installation
  onSignedOut: () => void
  /** The frame around the screen; its header shows how the sending stands. */
  children: (door: Door, screen: ReactNode) => ReactNode
}

/** The screen at the door: a public panel that shows a tick and initials, and beside it what the door controller works with. */
export function DoorScreen({ venue, installation, onSignedOut, children }: DoorScreenProps) {
  const { t, time } = useWords()
  const door = useDoor(venue.id, installation)
  const [camera, setCamera] = useState(false)
  const [clock, setClock] = useState(() => door.now())
  const { now } = door
  useEffect(() => {
    const timer = setInterval(() => setClock(now()), 5000)
    return () => clearInterval(timer)
  }, [now])

  if (door.canKeep === false) {
    return children(
      door,
      <section className="kiosk-card kiosk-warning">
        <h2>{t('kiosk.cannot-keep')}</h2>
        <p>{t('kiosk.cannot-keep-hint')}</p>
      </section>,
    )
  }
  return children(
    door,
    <div className="door">
      <div className="door-public">
        {camera ? (
          <Suspense fallback={<p className="door-wait">{t('web.loading')}…</p>}>
            <CameraView paused={door.shown !== undefined} onCode={(text) => void door.scan(text)} />
          </Suspense>
        ) : (
          <Invitation />
        )}
        <ResultPanel shown={door.shown} />
      </div>
      <div className="door-side">
        <p className="door-clock" aria-hidden="true">
          {time(clock)}
        </p>
        <ScanField onScan={(text) => void door.scan(text)} />
        <p className="door-buttons">
          <button type="button" className="kiosk-button" aria-pressed={camera} onClick={() => setCamera(!camera)}>
            {t(camera ? 'kiosk.close-camera' : 'kiosk.open-camera')}
          </button>
        </p>
        {globalThis.isSecureContext ? null : (
          <details className="door-note">
            <summary>{t('kiosk.camera-needs-https')}</summary>
            <p>{t('kiosk.camera-needs-https-hint')}</p>
            <p>{t('kiosk.address-now', { address: location.origin })}</p>
          </details>
        )}
        <StaffLine door={door} onSignedOut={onSignedOut} />
        <Recent rows={door.recent} />
      </div>
    </div>,
  )
}

function Invitation() {
  const { t } = useWords()
  return (
    <div className="door-invitation">
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <path d="M8 28V12a4 4 0 0 1 4-4h16M72 8h16a4 4 0 0 1 4 4v16M92 72v16a4 4 0 0 1-4 4H72M28 92H12a4 4 0 0 1-4-4V72" />
        <path d="M26 26h18v18H26zM56 26h18v18H56zM26 56h18v18H26zM56 56h6v6h-6zM68 68h6v6h-6zM68 56h6M56 74h6" />
      </svg>
      <p className="door-headline">{t('kiosk.hold-code')}</p>
      <p>{t('kiosk.papers')}</p>
    </div>
  )
}

function Recent({ rows }: { rows: readonly RecentVisit[] }) {
  const { t, time } = useWords()
  return (
    <section className="door-recent" aria-labelledby="recent">
      <h2 id="recent">{t('kiosk.recent')}</h2>
      {rows.length === 0 ? <p className="kiosk-quiet">{t('kiosk.recent-none')}</p> : null}
      <ol>
        {rows.map((row) => (
          <li key={row.sequence}>
            <b>{row.initials}</b>
            <span className={`door-fate door-fate-${row.fate}`}>{t(`kiosk.fate.${row.fate}`)}</span>
            <time dateTime={row.at}>{time(row.at)}</time>
          </li>
        ))}
      </ol>
    </section>
  )
}
