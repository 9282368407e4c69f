import { FigureLink } from '../../../governance/compliance/web/FigureLink.tsx'
import { activeShare, type Compliance, type Figures, shareLimits, shareOf } from '../../../governance/compliance/web/figures.ts'
import { listTasks } from '../../../governance/tasks/contract.ts'
import { useAsk } from '../../api/ask.ts'
import { Kpi, KpiStrip } from '../../design/KpiStrip.tsx'
import type { Tone } from '../../design/StateMark.tsx'
import { toneOf } from '../../design/share.ts'
import { PageLink } from '../PageLink.tsx'
import { useWords } from '../words.ts'

interface SinceYesterdayProps {
  data: Compliance
  /** The whole day before; missing while it comes. Cameras and tasks are known as they are now and have no yesterday. */
  before: Figures | undefined
}

/** What was done so far today, with the whole of yesterday beside it: a morning is not compared with a day. */
export function SinceYesterday({ data, before }: SinceYesterdayProps) {
  const { t, number, percent } = useWords()
  const { venues, facilities } = data.total
  const yesterday = before?.venues ?? null
  const unit = data.unitPath
  const share = activeShare(data.total)
  return (
    <KpiStrip label={t('desk.since-yesterday')}>
      <Kpi
        label={t('desk.venues-active')}
        value={venues === null ? null : t('desk.part-of', { part: venues.active, whole: venues.registered })}
        {...(share === null ? {} : { change: percent(share, 1), tone: toneOf(share, shareLimits) })}
        to={
          venues === null ? undefined : (
            <>
              {yesterday === null ? null : <span>{t('desk.yesterday', { value: number(yesterday.active) })}</span>}
              <FigureLink filters={{ unit, kind: 'venue', state: 'silent' }}>{t('desk.see-silent')}</FigureLink>
            </>
          )
        }
      />
      <Kpi
        label={t('desk.visits')}
        value={venues === null ? null : number(venues.visits)}
        to={yesterday === null ? undefined : <span>{t('desk.yesterday', { value: number(yesterday.visits) })}</span>}
      />
      <Kpi
        label={t('desk.facilities-connected')}
        value={facilities === null ? null : t('desk.part-of', { part: facilities.connected, whole: facilities.known })}
        to={
          facilities === null ? undefined : (
            <>
              {facilities.noData > 0 ? <span>{t('desk.without-data', { count: facilities.noData })}</span> : null}
              <FigureLink filters={{ unit, kind: 'quarantine-facility', state: 'any' }}>{t('desk.see-facilities')}</FigureLink>
            </>
          )
        }
      />
      <Kpi
        label={t('desk.cameras-working')}
        value={
          facilities === null || facilities.cameras === 0
            ? null
            : t('desk.part-of', { part: facilities.working, whole: facilities.cameras })
        }
        {...(facilities === null || facilities.cameras === facilities.working
          ? {}
          : {
              change: t('desk.not-working', { count: facilities.cameras - facilities.working }),
              tone: toneOf(shareOf(facilities.working, facilities.cameras), { warn: 1, bad: 0.8 }),
            })}
        to={
          facilities === null || facilities.cameras === facilities.working ? undefined : (
            <FigureLink filters={{ unit, kind: 'quarantine-facility', state: 'not-connected' }}>
              {t('desk.see-disconnected')}
            </FigureLink>
          )
        }
      />
      <TasksKpi />
    </KpiStrip>
  )
}

function TasksKpi() {
  const { t, number } = useWords()
  const rows = useAsk(listTasks, {}, { everySeconds: 60 }).data?.rows
  const open = rows?.filter(({ state }) => !state.startsWith('done')) ?? []
  const overdue = open.filter(({ state }) => state === 'open-overdue').length
  const tone: Tone = overdue > 0 ? 'bad' : 'none'
  return (
    <Kpi
      label={t('desk.tasks-open')}
      value={
        rows === undefined ? null : rows.length === 0 ? number(0) : t('desk.part-of', { part: open.length, whole: rows.length })
      }
      {...(overdue > 0 ? { change: t('desk.tasks-overdue', { count: overdue }), tone } : {})}
      to={<PageLink to="/tasks">{t('desk.see-tasks')}</PageLink>}
    />
  )
}
