import { sql } from 'kysely'
import type { Reader, Transaction } from '../../platform/database.ts'
import type { DayKind } from './shipped-days.ts'
import type { Counting, Urgency } from './term.ts'

export interface DayRow {
  id: string
  on_day: string
  kind: DayKind
  name_vi: string
  name_en: string
  basis: string
  checked: boolean
  noted_by: string
}
const dayColumns = sql`id, on_day, kind, name_vi, name_en, basis, checked, noted_by`

/** The days in force of a stretch, first to last. */
export async function daysWithin(db: Reader, from: string, to: string): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    select ${dayColumns} from calendar.day where withdrawn_at is null and on_day between ${from}::date and ${to}::date order by on_day`.execute(
    db,
  )
  return rows
}

export async function allDays(db: Reader): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`select ${dayColumns} from calendar.day where withdrawn_at is null order by on_day`.execute(
    db,
  )
  return rows
}

/** False when that day stands in the calendar already. */
export async function insertDay(tx: Transaction, d: DayRow, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into calendar.day (id, on_day, kind, name_vi, name_en, basis, checked, noted_at, noted_by)
    values (${d.id}, ${d.on_day}::date, ${d.kind}, ${d.name_vi}, ${d.name_en}, ${d.basis}, ${d.checked}, ${at}, ${d.noted_by})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function withdrawDay(tx: Transaction, id: string, at: Date, by: string): Promise<DayRow | undefined> {
  const { rows } = await sql<DayRow>`
    update calendar.day set withdrawn_at = ${at}, withdrawn_by = ${by} where id = ${id} and withdrawn_at is null returning ${dayColumns}`.execute(
    tx,
  )
  return rows[0]
}

export interface ClockRow {
  id: string
  subject_kind: string
  subject_id: string
  term: string
  started_at: Date
  count: number
  unit: 'days' | 'hours'
  counting: Counting
  urgency: Urgency
  stopped_at: Date | null
}

/** False when such a term runs for it already. */
export async function insertClock(tx: Transaction, c: ClockRow): Promise<boolean> {
  const { rows } = await sql`
    insert into calendar.clock (id, subject_kind, subject_id, term, started_at, count, unit, counting, urgency, stopped_at)
    values (${c.id}, ${c.subject_kind}, ${c.subject_id}, ${c.term}, ${c.started_at}, ${c.count}, ${c.unit}, ${c.counting}, ${c.urgency}, null)
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function lockRunningClock(
  tx: Transaction,
  subject: { kind: string; id: string },
  term: string,
): Promise<ClockRow | undefined> {
  const { rows } = await sql<ClockRow>`
    select * from calendar.clock where subject_kind = ${subject.kind} and subject_id = ${subject.id} and term = ${term} and stopped_at is null for update`.execute(
    tx,
  )
  return rows[0]
}

export async function stopClockRow(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update calendar.pause set to_at = greatest(from_at, ${at}) where clock_id = ${id} and to_at is null`.execute(tx)
  await sql`update calendar.clock set stopped_at = ${at} where id = ${id}`.execute(tx)
}

export async function insertPause(tx: Transaction, clockId: string, at: Date, reason: string): Promise<boolean> {
  const { rows } = await sql`
    insert into calendar.pause (clock_id, from_at, reason) values (${clockId}, ${at}, ${reason}) on conflict do nothing returning clock_id`.execute(
    tx,
  )
  return rows.length === 1
}

export async function endPause(tx: Transaction, clockId: string, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update calendar.pause set to_at = greatest(from_at, ${at}) where clock_id = ${clockId} and to_at is null returning clock_id`.execute(
    tx,
  )
  return rows.length === 1
}

export async function clocksFor(db: Reader, kind: string, ids: readonly string[]): Promise<ClockRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ClockRow>`
    select * from calendar.clock where subject_kind = ${kind} and subject_id in (${sql.join(ids)}) order by started_at, id`.execute(
    db,
  )
  return rows
}

export interface PauseRow {
  clock_id: string
  from_at: Date
  to_at: Date | null
  reason: string
}

export async function pausesOf(db: Reader, clockIds: readonly string[]): Promise<PauseRow[]> {
  if (clockIds.length === 0) return []
  const { rows } = await sql<PauseRow>`
    select clock_id, from_at, to_at, reason from calendar.pause where clock_id in (${sql.join(clockIds)}) order by from_at`.execute(
    db,
  )
  return rows
}
