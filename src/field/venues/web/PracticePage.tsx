import { useState } from 'react'
import { addDays, civilDay } from '../../../vocabulary/period.ts'
import { useAsk } from '../../../web/api/ask.ts'
import { useInstallation } from '../../../web/api/session.ts'
import { Button } from '../../../web/design/Button.tsx'
import { Freshness } from '../../../web/design/Freshness.tsx'
import { Kpi, KpiStrip } from '../../../web/design/KpiStrip.tsx'
import { PageHeader } from '../../../web/design/PageHeader.tsx'
import { PrintButton } from '../../../web/design/PrintButton.tsx'
import { Skeleton } from '../../../web/design/Skeleton.tsx'
import { Trouble } from '../../../web/design/Trouble.tsx'
import { PageLink } from '../../../web/desk/PageLink.tsx'
import { useWords } from '../../../web/desk/words.ts'
import { readVenuePractice } from '../contract.ts'
import { HourColumns } from './HourColumns.tsx'

/** How the venues of one's area record people on a day: when, how many different people, and whether one phone does it all. */
export function PracticePage() {
  const { t, number, percent, longDay } = useWords()
  const now = useInstallation().data?.businessNow
  const today = now === undefined ? undefined : civilDay(new Date(now))
  const [day, setDay] = useState<string | undefined>(undefined)
  const asked = useAsk(readVenuePractice, { query: { day } }, { everySeconds: 60 })
  const back = <PageLink to="/venues">{t('venues.title')}</PageLink>
  if (asked.data === undefined) {
    return (
      <div className="page">
        <PageHeader title={t('venues.practice')} back={back} />
        {asked.problem ? <Trouble problem={asked.problem} again={asked.again} /> : <Skeleton heights={[104, 320]} />}
      </div>
    )
  }
  const { data } = asked
  const shareOf = (part: number, whole: number) => (whole === 0 ? null : percent(part / whole, 1))
  return (
    <div className="page page-landscape">
      <PageHeader title={t('venues.practice')} back={back} actions={<PrintButton />}>
        <Freshness asOf={data.asOf} />
      </PageHeader>
      <p className="toolbar no-print">
        <Button onClick={() => setDay(addDays(data.day, -1))}>{t('venues.practice-before')}</Button>
        <b>{longDay(data.day)}</b>
        {today !== undefined && data.day < today ? (
          <Button onClick={() => setDay(addDays(data.day, 1))}>{t('venues.practice-after')}</Button>
        ) : null}
      </p>
      <KpiStrip label={longDay(data.day)}>
        <Kpi
          label={t('venues.practice-active')}
          value={number(data.active)}
          to={
            <span>
              {t('venues.practice-of', { share: shareOf(data.active, data.registered) ?? '–', count: data.registered })}
            </span>
          }
        />
        <Kpi
          label={t('venues.practice-visits')}
          value={number(data.visits)}
          to={<span>{t('venues.practice-flagged', { count: data.flagged })}</span>}
        />
        <Kpi
          label={t('venues.practice-distinct')}
          value={data.reviewedVisits === 0 ? null : number(data.distinctVisitors)}
          to={<span>{t('venues.practice-distinct-hint')}</span>}
        />
        <Kpi
          label={t('venues.practice-self')}
          value={shareOf(data.selfScans, data.visits)}
          to={<span>{t('venues.practice-self-hint')}</span>}
        />
        <Kpi
          label={t('venues.practice-one-device')}
          value={shareOf(data.oneDeviceVisits, data.reviewedVisits)}
          to={<span>{t('venues.practice-one-device-hint')}</span>}
        />
      </KpiStrip>
      <section className="card" aria-labelledby="by-hour">
        <div className="card-head">
          <h2 id="by-hour">{t('venues.practice-by-hour')}</h2>
        </div>
        <div className="card-body">
          <HourColumns figures={data.activeByHour} />
        </div>
      </section>
    </div>
  )
}
