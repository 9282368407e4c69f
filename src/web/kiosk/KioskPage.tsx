import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
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
import { type Place, rememberedPlace, rememberPlace } from '../../field/check-ins/web/kiosk/place.ts'
import { changeLanguage } from '../i18n/words.ts'
import { SendingLine } from './SendingLine.tsx'
import { useWords } from './words.ts'

const bringEntry = async () => (await import('./sign-in.ts')).bringEntry()
const SignInPart = lazy(async () => ({ default: (await bringEntry()).SignInPart }))
const VenueChoice = lazy(async () => ({ default: (await bringEntry()).VenueChoice }))

type Asked =
  | { kind: 'asking' }
  | { kind: 'away' }
  | { kind: 'known'; account: KioskAccount | null; venues: readonly KioskVenue[]; installation: Installation }

/** The screen at a venue’s door: who stands there, at which door, and then nothing but scanning; without a network, where it last stood. */
export function KioskPage() {
  const { t } = useWords()
  const [asked, setAsked] = useState<Asked>({ kind: 'asking' })
  const [place, setPlace] = useState<Place | undefined>(undefined)
  const [venueId, setVenueId] = useState(namedVenue)
  // The door opens without an answer: no network, or a session that ended.
  const [goesOn, setGoesOn] = useState(false)
  const [stayed, setStayed] = useState(false)
  useEffect(() => {
    document.title = `${t('kiosk.title')} · ${t('web.product')}`
  }, [t])
  const ask = useCallback(() => {
    setGoesOn(false)
    void askOrRemember().then(([now, last]) => {
      setPlace(last)
      setVenueId((chosen) => chosen ?? last?.venue.id)
      setAsked(now)
    })
  }, [])
  useEffect(ask, [ask])
  const account = asked.kind === 'known' && asked.account?.records && !asked.account.hasDuty ? asked.account : undefined
  const venues = asked.kind === 'known' ? asked.venues : []
  const own = venues.length === 1 ? venues[0] : venues.find((one) => one.id === venueId)
  const installation = asked.kind === 'known' ? asked.installation : place?.installation
  useEffect(() => {
    if (own === undefined || account === undefined || installation === undefined) return
    const now = { venue: own, installation, displayName: account.displayName }
    void rememberPlace(now)
    setPlace(now)
  }, [own, account, installation])
  const leave = () => {
    setStayed(false)
    signOut().then(
      () => {
        setPlace(undefined)
        void rememberPlace(undefined).then(ask)
      },
      () => setStayed(true),
    )
  }

  if (asked.kind === 'asking') return <Frame>{<p role="status">{t('web.loading')}…</p>}</Frame>
  const venue = own ?? (asked.kind === 'away' || goesOn ? place?.venue : undefined)
  if (venue !== undefined && installation !== undefined) {
    return (
      <DoorScreen
        key={venue.id}
        venue={venue}
        installation={installation}
        onInstallation={(now) => void (place && rememberPlace({ ...place, installation: now }))}
        onSignIn={ask}
      >
        {(door, screen) => (
          <Frame
            installation={installation}
            title={venue.name}
            line={`${venue.address} · ${venue.code}`}
            wide
            tools={
              <>
                <SendingLine door={door} />
                {venues.length > 1 ? (
                  <button type="button" onClick={() => setVenueId(undefined)}>
                    {t('kiosk.change-venue')}
                  </button>
                ) : null}
                <button type="button" onClick={leave}>
                  {t('kiosk.sign-out')}
                </button>
              </>
            }
          >
            {stayed ? (
              <p className="kiosk-problem" role="alert">
                {t('kiosk.not-signed-out')}
              </p>
            ) : null}
            {screen}
          </Frame>
        )}
      </DoorScreen>
    )
  }
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
  return (
    <Frame installation={asked.installation}>
      <Suspense fallback={<p role="status">{t('web.loading')}…</p>}>
        {account === undefined ? (
          <SignInPart account={asked.account} place={place} onSignedIn={ask} onLeave={leave} onContinue={() => setGoesOn(true)} />
        ) : (
          <VenueChoice venues={venues} onChoose={setVenueId} onLeave={leave} />
        )}
      </Suspense>
    </Frame>
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

/** A door that knows where it stands does not wait for a network that says nothing. */
const patienceMs = 4000

async function askOrRemember(): Promise<[Asked, Place | undefined]> {
  const last = await rememberedPlace()
  const away: Asked = { kind: 'away' }
  const answer = askAll().catch(() => away)
  const late = new Promise<Asked>((resolve) => setTimeout(() => resolve(away), patienceMs))
  return [await (last === undefined ? answer : Promise.race([answer, late])), last]
}

async function askAll(): Promise<Asked> {
  const [account, installation] = await Promise.all([readAccount(), readInstallation()])
  const venues = account?.records && !account.hasDuty ? await ownVenues() : []
  return { kind: 'known', account, venues, installation }
}

/** The address may name the venue: the desk’s link does. */
function namedVenue(): number | undefined {
  const id = Number(new URLSearchParams(location.search).get('venue') ?? Number.NaN)
  return Number.isInteger(id) && id > 0 ? id : undefined
}
