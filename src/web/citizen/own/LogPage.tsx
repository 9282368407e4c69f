import { useState } from 'react'
import { type KeptVisit, recall } from '../../../field/check-ins/web/visitor/device-memory.ts'
import { forgetKept, keep, phoneStorage, recallKept } from './kept.ts'
import { openDevice, readVisits, type Visit } from './own-api.ts'
import { AsOf, Home, NotBound, Note, Waiting } from './Parts.tsx'
import { useAsked } from './use-asked.ts'
import { useWords } from './words.ts'

const ask = async () => {
  const device = await openDevice()
  if (device.isNew) forgetKept(phoneStorage())
  const { visits, isBound, businessNow } = await readVisits()
  const seen = { rows: visits, isBound, askedAt: businessNow, seenAt: Date.now() }
  keep(phoneStorage(), { visits: seen })
  return seen
}

/** Places of the last thirty days, a day at a time; without a network those last seen, and what this phone itself took down since. */
export function LogPage() {
  const { t } = useWords()
  const asked = useAsked(ask)
  const [kept] = useState(() => recallKept(phoneStorage()).visits)
  const [unsent] = useState(() => recall(phoneStorage())?.kept.filter(({ direction }) => direction === 'in') ?? [])
  const shown = asked.data ?? kept
  const visits = shown?.rows ?? []
  return (
    <>
      <h1>{t('own.log')}</h1>
      <p className="lead">{t('own.log-lead')}</p>
      {shown === undefined ? <Waiting failed={asked.failed} again={asked.again} /> : null}
      {shown && asked.failed ? <AsOf at={shown.askedAt} /> : null}
      {unsent.length > 0 ? <Unsent visits={unsent} /> : null}
      {shown && visits.length === 0 && unsent.length === 0 ? (
        <Note>
          <p>
            <b>{t('own.log-empty')}</b>
          </p>
          <p>{t('own.log-empty-hint')}</p>
        </Note>
      ) : null}
      {daysOf(visits).map(({ day, visits: onDay }) => (
        <DayPart key={day} day={day} visits={onDay} />
      ))}
      {shown && !shown.isBound ? <NotBound why={t('own.log-unbound')} /> : null}
      <Home />
    </>
  )
}

function Unsent({ visits }: { visits: readonly KeptVisit[] }) {
  const { t, instant } = useWords()
  return (
    <section>
      <h2>{t('own.log-unsent')}</h2>
      <ul className="own-list">
        {visits.map((visit) => (
          <li key={visit.sequence}>
            <b>{visit.venueName}</b>
            <span>{t('own.came-at', { at: instant(visit.at) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function DayPart({ day, visits }: { day: string; visits: readonly Visit[] }) {
  const { t, longDay, time } = useWords()
  return (
    <section>
      <h2>{longDay(day)}</h2>
      <ul className="own-list">
        {visits.map((visit) => (
          <li key={`${visit.at} ${visit.venue}`}>
            <b>{visit.venue}</b>
            <span>{visit.address}</span>
            <span>
              {t(visit.leftIsEstimated ? 'own.from-to-estimated' : 'own.from-to', {
                from: time(visit.at),
                to: time(visit.leftAt),
              })}
            </span>
            {visit.kept ? (
              <span>
                {t('own.log-kept', {
                  day: visit.kept.untilOn.split('-').reverse().join('/'),
                  document: visit.kept.documentNumber ?? t('own.log-kept-by-health'),
                })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Days of Viet Nam, as they come: the newest first. */
function daysOf(visits: readonly Visit[]): { day: string; visits: Visit[] }[] {
  const days = new Map<string, Visit[]>()
  for (const visit of visits) {
    const day = new Date(Date.parse(visit.at) + 7 * 3_600_000).toISOString().slice(0, 10)
    days.set(day, [...(days.get(day) ?? []), visit])
  }
  return [...days].map(([day, onDay]) => ({ day, visits: onDay }))
}
