import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { DoorScreen } from '../../field/check-ins/web/kiosk/DoorScreen.tsx'
import {
  type Installation,
  type KioskAccount,
  type KioskVenue,
  ownVenues,
  readAccount,
  readInstallation,
  signOut,
} from '../../field/check-ins/web/kiosk/kiosk-api.ts'
import { changeLanguage } from '../i18n/words.ts'
import { SendingLine } from './SendingLine.tsx'
import { SignInPart } from './SignInPart.tsx'
import { VenueChoice } from './VenueChoice.tsx'
import { useWords } from './words.ts'

type Asked =
  | { kind: 'asking' }
  | { kind: 'away' }
  | { kind: 'known'; account: KioskAccount | null; venues: readonly KioskVenue[]; installation: Installation }

/** The screen at a venue’s door: who stands there, at which door, and then nothing but scanning. */
export function KioskPage() {
  const { t } = useWords()
  const [asked, setAsked] = useState<Asked>({ kind: 'asking' })
  const [venueId, setVenueId] = useState(rememberedVenue)
  useEffect(() => {
    document.title = `${t('kiosk.title')} · ${t('web.product')}`
  }, [t])
  const ask = useCallback(() => {
    askAll().then(setAsked, () => setAsked({ kind: 'away' }))
  }, [])
  useEffect(ask, [ask])
  const choose = (id: number | undefined) => {
    rememberVenue(id)
    setVenueId(id)
  }
  const leave = () => void signOut().then(ask, ask)

  if (asked.kind === 'asking') return <Frame>{<p role="status">{t('web.loading')}…</p>}</Frame>
  if (asked.kind === 'away') {
    return (
      <Frame>
        <section className="kiosk-card">
          <h2>{t('web.offline')}</h2>
          <p>{t('kiosk.away-hint')}</p>
          <p className="kiosk-action">
            <button type="button" className="kiosk-link" onClick={ask}>
              {t('web.try-again')}
            </button>
          </p>
        </section>
      </Frame>
    )
  }
  const { account, venues, installation } = asked
  if (account === null || !account.records || account.hasDuty) {
    return (
      <Frame installation={installation}>
        <SignInPart account={account} onSignedIn={ask} onLeave={leave} />
      </Frame>
    )
  }
  const venue = venues.length === 1 ? venues[0] : venues.find((one) => one.id === venueId)
  if (venue === undefined) {
    return (
      <Frame installation={installation}>
        <VenueChoice venues={venues} onChoose={choose} onLeave={leave} />
      </Frame>
    )
  }
  return (
    <DoorScreen key={venue.id} venue={venue} installation={installation} onSignedOut={ask}>
      {(door, screen) => (
        <Frame
          installation={installation}
          title={venue.name}
          line={`${venue.address} · ${venue.code}`}
          wide
          tools={
            <>
              <SendingLine standing={door.standing} />
              {venues.length > 1 ? (
                <button type="button" onClick={() => choose(undefined)}>
                  {t('kiosk.change-venue')}
                </button>
              ) : null}
              <button type="button" onClick={leave}>
                {t('kiosk.sign-out')}
              </button>
            </>
          }
        >
          {screen}
        </Frame>
      )}
    </DoorScreen>
  )
}

interface FrameProps {
  children: ReactNode
  installation?: Installation
  title?: string
  line?: string
  tools?: ReactNode
  wide?: boolean
}

function Frame({ children, installation, title, line, tools, wide = false }: FrameProps) {
  const { t, language } = useWords()
  return (
    <div className="kiosk">
      <header>
        <div>
          <h1>{title ?? t('kiosk.title')}</h1>
          <p>
            {line ?? t('web.subtitle')}
            {installation?.sampleData ? <span className="kiosk-simulated"> · {t('web.simulated-data')}</span> : null}
          </p>
        </div>
        <div className="kiosk-tools">
          {tools}
          {language === 'vi' ? (
            <button type="button" lang="en" onClick={() => void changeLanguage('en')}>
              English
            </button>
          ) : (
            <button type="button" lang="vi" onClick={() => void changeLanguage('vi')}>
              Tiếng Việt
            </button>
          )}
        </div>
      </header>
      <main className={wide ? 'kiosk-wide' : undefined}>{children}</main>
      <footer>{t('web.hotline')}</footer>
    </div>
  )
}

async function askAll(): Promise<Asked> {
  const [account, installation] = await Promise.all([readAccount(), readInstallation()])
  const venues = account?.records && !account.hasDuty ? await ownVenues() : []
  return { kind: 'known', account, venues, installation }
}

const storageKey = 'khien.kiosk.venue'
/** The address may name the venue (the desk’s link does); otherwise the one this device served last. */
function rememberedVenue(): number | undefined {
  const named = new URLSearchParams(location.search).get('venue')
  try {
    const id = Number(named ?? localStorage.getItem(storageKey) ?? Number.NaN)
    return Number.isInteger(id) && id > 0 ? id : undefined
  } catch {
    return undefined
  }
}
function rememberVenue(id: number | undefined): void {
  try {
    if (id === undefined) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, String(id))
  } catch {
    // A window that keeps nothing asks again next time.
  }
}
