import { camerasOfFacilities } from '../../../field/cameras/measures.ts'
import { activeVenuePaths, registeredVenuePaths } from '../../../field/venues/measures.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { addDays } from '../../../vocabulary/period.ts'
import { provisionsById } from '../../directives/public.ts'
import { type MeasureId, measuredNow } from '../../measures/public.ts'
import { assess, daysOverdue, isPaused, metStates, type Pause } from '../obligation.ts'
import { lastAssessedOn, type ObligationRow, obligationsOf, saveVerdicts } from '../store.ts'
import { keepDay } from './day.ts'

/** On which days a subject met a measure, in order; null: the measure could not be taken, which is its own answer. */
type Taken = (row: ObligationRow) => Met | null

interface Met {
  readonly days: readonly string[]
  /** From this day on the days above are the whole truth, also where something else was found before; null: they only add to it. */
  readonly since: string | null
}

/** Pulls each measure from its field room and judges every obligation under a prefix for one day. Answers how many changed state. */
export async function assessUnder(
  tx: Transaction,
  prefix: string,
  day: string,
  only: readonly MeasureId[] = measuredNow,
): Promise<number> {
  let changed = 0
  for (const measureId of only) changed += await assessMeasure(tx, measureId, prefix, day, await take(tx, measureId, prefix, day))
  await keepDay(tx, prefix, day)
  return changed
}

async function take(tx: Transaction, measureId: MeasureId, prefix: string, day: string): Promise<Taken> {
  switch (measureId) {
    case 'venue-active': {
      const days = daysToLookAt(day, await lastAssessedOn(tx, measureId, prefix))
      const active: { on: string; paths: ReadonlySet<string> }[] = []
      for (const on of days) active.push({ on, paths: await activeVenuePaths(tx, [prefix], on) })
      return (row) => ({
        days: active.filter(({ paths }) => paths.has(row.subject_path)).map(({ on }) => on),
        since: days[0] ?? day,
      })
    }
    case 'venue-registered': {
      const registered = await registeredVenuePaths(tx, [prefix])
      return (row) => ({ days: registered.has(row.subject_path) ? [day] : [], since: null })
    }
    case 'camera-connected': {
      const cameras = await camerasOfFacilities(tx, [prefix])
      return (row) => {
        const of = cameras.get(row.subject_id)
        if (of === undefined) return null
        return { days: of.working > 0 ? [day] : [], since: null }
      }
    }
    default:
      return () => null
  }
}

async function assessMeasure(tx: Transaction, measureId: MeasureId, prefix: string, day: string, taken: Taken): Promise<number> {
  const pageSize = 5000
  let changed = 0
  for (let after = { path: '', provision: '' }; ; ) {
    const page = await obligationsOf(tx, measureId, prefix, after, pageSize)
    const lives = await livesOf(tx, page)
    const judged = page.map((row) => judge(row, taken(row), day, lives(row)))
    changed += judged.filter((row, i) => row.state !== page[i]?.state).length
    await saveVerdicts(tx, judged)
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return changed
    after = { path: last.subject_path, provision: last.provision_id }
  }
}

/**
 * Today, and every whole day since the last judgement: what was scanned after it, or reached us late because a door was without network,
 * still counts for the day on which it happened. Yesterday is always looked at again; further back than a month the roll-up is not asked.
 */
function daysToLookAt(today: string, last: string | undefined): string[] {
  const yesterday = addDays(today, -1)
  const oldest = addDays(today, -30)
  const from = last === undefined || last > yesterday ? yesterday : last < oldest ? oldest : last
  const days: string[] = []
  for (let on = from; on <= today; on = addDays(on, 1)) days.push(on)
  return days
}

/** What became of a duty's provision: asked anew each time, so that a duty is closed as of its own day however late anybody looks. */
interface Life {
  readonly pauses: readonly Pause[]
  readonly endsOn: string | null
}

const untouched: Life = { pauses: [], endsOn: null }

async function livesOf(db: Reader, rows: readonly ObligationRow[]): Promise<(row: ObligationRow) => Life> {
  const provisions = await provisionsById(db, [...new Set(rows.map((row) => row.provision_id))])
  const lives = new Map(provisions.map((one) => [one.id, one]))
  return (row) => lives.get(row.provision_id) ?? untouched
}

/** For a list of stored duties: for how many days each is overdue on a day; null when it is not. */
export async function daysOverdueOf(db: Reader, rows: readonly ObligationRow[], day: string) {
  const lives = await livesOf(db, rows)
  return (row: ObligationRow): number | null => {
    if (row.state !== 'open-overdue') return null
    const facts = { ...dutyOf(row, lives(row)), firstMetOn: row.first_met_on, lastMetOn: row.last_met_on, met: false }
    return daysOverdue(facts, day)
  }
}

function judge(row: ObligationRow, met: Met | null, day: string, life: Life): ObligationRow {
  const isOver = life.endsOn !== null && life.endsOn <= day
  const isOwed = (on: string) => on >= row.from_on && (life.endsOn === null || on < life.endsOn) && !isPaused(life.pauses, on)
  const counted = met?.days.filter(isOwed) ?? []
  const { first, last } = withoutWithdrawn(row, met)
  const firstMetOn = first ?? counted[0] ?? null
  const lastCounted = counted.at(-1) ?? null
  const lastMetOn = last === null || (lastCounted !== null && lastCounted > last) ? lastCounted : last
  const isMet = isOver && life.endsOn !== null ? wasMet(row, met, addDays(life.endsOn, -1)) : (met?.days.includes(day) ?? null)
  const state = assess({ ...dutyOf(row, life), firstMetOn, lastMetOn, met: isMet }, day)
  return {
    ...row,
    first_met_on: firstMetOn,
    last_met_on: lastMetOn,
    state,
    state_since_on: state === row.state ? row.state_since_on : day,
    assessed_on: day,
    ended_on: isOver ? life.endsOn : null,
  }
}

/** Whether it was met on the last day on which it was owed: from the days where they are known, else as it was judged last. */
function wasMet(row: ObligationRow, met: Met | null, lastDay: string): boolean | null {
  if (met !== null && met.since !== null && met.since <= lastDay) return met.days.includes(lastDay)
  return metStates.some((state) => state === row.state)
}

/** Visits of a day may be found doubtful afterwards: a day that no longer counts is no longer one on which the duty was met. */
function withoutWithdrawn(row: ObligationRow, met: Met | null): { first: string | null; last: string | null } {
  const since = met?.since ?? null
  const first = since !== null && row.first_met_on !== null && row.first_met_on >= since ? null : row.first_met_on
  const last = since !== null && row.last_met_on !== null && row.last_met_on >= since ? first : row.last_met_on
  return { first, last }
}

function dutyOf(row: ObligationRow, life: Life) {
  const { pauses, endsOn } = life
  return { frequency: row.frequency, fromOn: row.from_on, dueOn: row.due_on, pauses, endsOn }
}
