import { useEffect, useState } from 'react'
import { Declined } from '../../../../web/api/lean.ts'
import { useWords } from '../../../../web/citizen/words.ts'
import { Button } from '../../../../web/design/Button.tsx'
import { placeIn } from '../../../../web/i18n/names.ts'
import { openEntry } from './device-memory.ts'
import { LeavePart } from './LeavePart.tsx'
import { UnknownVenue } from './UnknownVenue.tsx'
import { useVisits } from './use-visits.ts'
import { VisitForm } from './VisitForm.tsx'
import { VisitOutcome } from './VisitOutcome.tsx'
import { findVenue, type SeenVenue } from './visitor-api.ts'
import { WithdrawnCode } from './WithdrawnCode.tsx'
import './visit.css'

/** What a phone’s own camera opens at a venue’s door: two fields, one button, and a tick that stays. */
export function VisitPage({ places }: { places: Readonly<Record<string, string>> }) {
  const { t, language, instant } = useWords()
  const code = places.code ?? ''
  const [token] = useState(screenToken)
  const venue = useVenue(code, token)
  const visits = useVisits()
  const [current, setCurrent] = useState<number | undefined>(undefined)
  const [forCompanion, setForCompanion] = useState(false)
  const [arrivingAgain, setArrivingAgain] = useState(false)
  const fate = visits.fateOf(current)
  const waiting = visits.memory.kept.filter((visit) => visit.sequence !== current).length

  if (venue.declined) return <NoVenue declined={venue.declined} code={code} again={venue.again} />
  const seen = venue.seen
  if (seen === undefined) return <p role="status">{t('web.loading')}…</p>
  if (seen.state === 'revoked') return <WithdrawnCode venue={seen} />
  const now = new Date(Date.now() + venue.ahead)
  const entry = forCompanion || arrivingAgain ? undefined : openEntry(visits.memory, seen.code, now)
  const record = (person: { name: string; phone: string }, direction: 'in' | 'out' = 'in') => {
    const visit = {
      direction,
      at: new Date(Date.now() + venue.ahead).toISOString(),
      venueCode: seen.code,
      venueName: seen.name,
      ...person,
      ...(token === undefined ? {} : { screenToken: token }),
    }
    setCurrent(visits.take(visit, forCompanion ? null : person))
  }
  const begin = (companion: boolean) => {
    setForCompanion(companion)
    setCurrent(undefined)
  }
  const settled = fate?.kind === 'recorded' || fate?.kind === 'kept'
  const leaver = visits.memory.person
  return (
    <>
      <h1>{seen.name}</h1>
      <p className="lead">
        {seen.address}, {placeIn(language, seen)}
      </p>
      {waiting > 0 ? (
        <p className="visit-waiting" role="status">
          {t('citizen.visit-unsent', { count: waiting })}
        </p>
      ) : null}
      {seen.codeIsOld && !settled ? (
        <p className="visit-waiting" role="status">
          <b>{t('citizen.visit-old-photo')}</b> {t('citizen.visit-old-photo-hint')}
        </p>
      ) : null}
      {settled ? (
        <VisitOutcome
          fate={fate}
          venueName={seen.name}
          stores={visits.stores}
          onSend={visits.sendAll}
          onCompanion={() => begin(true)}
        />
      ) : entry !== undefined && leaver !== null ? (
        <LeavePart
          entry={entry}
          busy={fate?.kind === 'sending'}
          refusal={fate?.kind === 'refused' ? (fate.declined.sentences?.[language] ?? t('web.failed')) : undefined}
          onLeave={() => record(leaver, 'out')}
          onArrive={() => setArrivingAgain(true)}
        />
      ) : (
        <VisitForm
          key={String(forCompanion)}
          person={forCompanion ? null : visits.memory.person}
          forCompanion={forCompanion}
          busy={fate?.kind === 'sending'}
          refusal={fate?.kind === 'refused' ? (fate.declined.sentences?.[language] ?? t('web.failed')) : undefined}
          onRecord={(person) => record(person)}
          onForget={visits.forgetPerson}
          onBack={() => begin(false)}
        />
      )}
      {visits.memory.done.length > 0 ? (
        <section className="visit-done">
          <h2>{t('citizen.visit-done-list')}</h2>
          <ul>
            {visits.memory.done.map((done) => (
              <li key={`${done.recordedAt} ${done.venueName}`}>
                <span>
                  {done.venueName}
                  {done.direction === 'out' ? ` (${t('citizen.visit-out')})` : ''}
                </span>
                <time dateTime={done.recordedAt}>{instant(done.recordedAt)}</time>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

interface AskedVenue {
  readonly seen: SeenVenue | undefined
  readonly declined: Declined | undefined
  /** How far the business clock is ahead of this phone’s, in milliseconds: a phone may be wrong, and a demonstration plays in 2021. */
  readonly ahead: number
  again(): void
}

/** What the link of a screen at the door carries besides the code; nothing on paper. */
function screenToken(): string | undefined {
  return new URLSearchParams(location.search).get('t')?.slice(0, 40) || undefined
}

function useVenue(code: string, token: string | undefined): AskedVenue {
  const [round, setRound] = useState(0)
  const [asked, setAsked] = useState<Omit<AskedVenue, 'again'>>({ seen: undefined, declined: undefined, ahead: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks again
  useEffect(() => {
    let left = false
    findVenue(code, token).then(
      (seen) => {
        if (!left) setAsked({ seen, declined: undefined, ahead: Date.parse(seen.businessNow) - Date.now() })
      },
      (error: unknown) => {
        const declined = error instanceof Declined ? error : new Declined(500, 'unknown', undefined)
        if (!left) setAsked({ seen: undefined, declined, ahead: 0 })
      },
    )
    return () => {
      left = true
    }
  }, [code, token, round])
  const again = () => setRound((now) => now + 1)
  useEffect(() => {
    if (!asked.declined?.passes) return
    const online = () => setRound((now) => now + 1)
    addEventListener('online', online)
    return () => removeEventListener('online', online)
  }, [asked.declined])
  return { ...asked, again }
}

function NoVenue({ declined, code, again }: { declined: Declined; code: string; again: () => void }) {
  const { t } = useWords()
  if (!declined.passes) return <UnknownVenue code={code} />
  return (
    <div role="alert">
      <h1>{t('web.offline')}</h1>
      <p className="lead">{t('citizen.visit-offline-hint')}</p>
      <p className="visit-action">
        <Button wide onClick={again}>
          {t('web.try-again')}
        </Button>
      </p>
    </div>
  )
}
