import { openDevice, readVisits, type Visit } from './own-api.ts'
import { Home, NotBound, Note, Waiting } from './Parts.tsx'
import { useAsked } from './use-asked.ts'
import { useWords } from './words.ts'

const ask = async () => {
  await openDevice()
  return readVisits()
}

/** Places of the last thirty days, a day at a time. */
export function LogPage() {
  const { t } = useWords()
  const asked = useAsked(ask)
  const visits = asked.data?.visits ?? []
  return (
    <>
      <h1>{t('own.log')}</h1>
      <p className="lead">{t('own.log-lead')}</p>
      {asked.data === undefined ? <Waiting failed={asked.failed} again={asked.again} /> : null}
      {asked.data && visits.length === 0 ? (
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
      {asked.data && !asked.data.isBound ? <NotBound why={t('own.log-unbound')} /> : null}
      <Home />
    </>
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
