import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { useWords } from '../../../../web/kiosk/words.ts'
import { DirectionChoice } from './DirectionChoice.tsx'
import { isForStaff } from './door-answer.ts'
import type { Installation, KioskVenue } from './kiosk-api.ts'
import { note, noted } from './place.ts'
import { ResultPanel } from './ResultPanel.tsx'
import { ScanField } from './ScanField.tsx'
import { type Door, type RecentVisit, useDoor } from './use-door.ts'
import './door.css'

const CameraView = lazy(async () => ({ default: (await import('./CameraView.tsx')).CameraView }))
const bringStaffPanel = async () => (await import('../../../../web/kiosk/staff.ts')).bringStaffPanel()
const StaffPanel = lazy(async () => ({ default: await bringStaffPanel() }))

interface DoorScreenProps {
  venue: KioskVenue
  installation: Installation
  onInstallation: (installation: Installation) => void
  onSignIn: () => void
  /** The frame around the screen; its header shows how the sending stands. */
  children: (door: Door, screen: ReactNode) => ReactNode
}

/** The screen at the door: a public panel that shows a tick and initials, and beside it what the door controller works with. */
export function DoorScreen({ venue, installation, onInstallation, onSignIn, children }: DoorScreenProps) {
  const { t } = useWords()
  const door = useDoor(venue.id, installation, onInstallation)
  const [camera, setCamera] = useState(false)

  if (door.canKeep === 'no' || door.canKeep === 'elsewhere') {
    return children(
      door,
      <section className="kiosk-card kiosk-warning">
        <h2>{t(door.canKeep === 'no' ? 'kiosk.cannot-keep' : 'kiosk.open-elsewhere')}</h2>
        <p>{t(door.canKeep === 'no' ? 'kiosk.cannot-keep-hint' : 'kiosk.open-elsewhere-hint')}</p>
      </section>,
    )
  }
  return children(
    door,
    <>
      {door.isFull ? (
        <section className="kiosk-card kiosk-warning" role="alert">
          <h2>{t('kiosk.full')}</h2>
          <p>{t('kiosk.full-hint')}</p>
        </section>
      ) : null}
      <div className="door">
        <div className="door-public">
          {camera ? (
            <Suspense fallback={<p className="door-wait">{t('web.loading')}…</p>}>
              <CameraView paused={door.shown !== undefined} onReading={(reading) => void door.scan(reading)} />
            </Suspense>
          ) : (
            <Invitation />
          )}
          <ResultPanel shown={door.shown} />
        </div>
        <div className="door-side">
          <Clock now={door.now} />
          <DirectionChoice direction={door.direction} onChoose={door.setDirection} />
          <ScanField onReading={(reading) => void door.scan(reading)} />
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
          {door.standing.line === 'signed-out' ? (
            <p className="door-note" role="alert">
              {t('kiosk.session-ended')}{' '}
              <button type="button" className="kiosk-button" onClick={onSignIn}>
                {t('kiosk.sign-in')}
              </button>
            </p>
          ) : null}
          <StaffPart venueId={venue.id} door={door} />
          <Recent rows={door.recent} />
        </div>
      </div>
    </>,
  )
}

const staffKey = 'khien.kiosk.staff'
const closesAfterMs = 60_000

/** Closed, the page says only that there is something to see. It closes by itself, unless the device is the door controller’s own. */
function StaffPart({ venueId, door }: { venueId: number; door: Door }) {
  const { t } = useWords()
  const [always, setAlways] = useState(() => noted(staffKey) === 'open')
  const [open, setOpen] = useState(always)
  useEffect(() => {
    // Brought while there is a network; a plain http page has no other store for it.
    const timer = setTimeout(() => void bringStaffPanel().catch(() => undefined), 4000)
    return () => clearTimeout(timer)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new note gives the reader another minute
  useEffect(() => {
    if (!open || always) return
    const timer = setTimeout(() => setOpen(false), closesAfterMs)
    return () => clearTimeout(timer)
  }, [open, always, door.note, door.asked])
  const keepOpen = (on: boolean) => {
    note(staffKey, on ? 'open' : undefined)
    setAlways(on)
  }
  const isToAsk = door.asked.some(({ answer }) => answer !== undefined && isForStaff(answer))
  const hasNews = isToAsk || door.note !== undefined || door.standing.refused > 0 || door.standing.line === 'refused'
  return (
    <section aria-label={t('kiosk.staff')}>
      <p className="door-buttons">
        <button type="button" className="kiosk-button" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('kiosk.staff')}
          {hasNews && !open ? <b className="door-news">{t('kiosk.staff-news')}</b> : null}
        </button>
      </p>
      {open ? (
        <Suspense fallback={null}>
          <StaffPanel venueId={venueId} door={door} alwaysOpen={always} onAlwaysOpen={keepOpen} />
        </Suspense>
      ) : null}
    </section>
  )
}

function Clock({ now }: { now: () => Date }) {
  const { time } = useWords()
  const [clock, setClock] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setClock(now()), 5000)
    return () => clearInterval(timer)
  }, [now])
  return (
    <p className="door-clock" aria-hidden="true">
      {time(clock)}
    </p>
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
