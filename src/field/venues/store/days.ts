import { CompiledQuery, sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface DayCount {
  readonly venueId: number
  /** Civil day, YYYY-MM-DD. */
  readonly day: string
  readonly visits: number
  readonly flagged: number
  readonly selfScans: number
  /** Bit n: at least one undoubted visit between n and n + 1 o'clock in Viet Nam. */
  readonly hours: number
}

/** One text for every size, so that the connections that write visits plan it once. */
export const addCounts = `insert into venues.venue_day (venue_id, unit_path, day, visits, flagged, self_scans, hours)
  select v.id, regexp_replace(v.path, '/[^/]*$', ''), c.day, c.visits, c.flagged, c.self_scans, c.hours
  from unnest($1::int[], $2::date[], $3::int[], $4::int[], $5::int[], $6::int[]) as c (venue_id, day, visits, flagged, self_scans, hours)
  join venues.venue v on v.id = c.venue_id order by 1, 3
  on conflict (day, venue_id) do update set visits = venue_day.visits + excluded.visits, flagged = venue_day.flagged + excluded.flagged,
    self_scans = venue_day.self_scans + excluded.self_scans, hours = venue_day.hours | excluded.hours`

/** Adds visits without persons to the days of their venues. Sorted by venue and day, so that two writers never wait for each other in a circle. */
export async function addToDays(tx: Transaction, counts: readonly DayCount[]): Promise<void> {
  if (counts.length === 0) return
  const sorted = [...counts].sort((a, b) => a.venueId - b.venueId || (a.day < b.day ? -1 : 1))
  await tx.executeQuery(
    CompiledQuery.raw(addCounts, [
      sorted.map((count) => count.venueId),
      sorted.map((count) => count.day),
      sorted.map((count) => count.visits),
      sorted.map((count) => count.flagged),
      sorted.map((count) => count.selfScans),
      sorted.map((count) => count.hours),
    ]),
  )
}

export interface DayToReview {
  readonly venue_id: number
  readonly day: string
}

/**
 * At most `limit` days of venues with visits that no review has seen, or that are to be seen again. First those since `recent` (today and
 * yesterday are what people look at), the latest day first and then whichever has waited longest; a quarter is kept for those from `since`
 * to then, so that neither a backlog nor a busy country holds the other up. Older ones have no visits to look at any more.
 */
export async function daysToReview(
  db: Reader,
  { since, recent }: { since: string; recent: string },
  limit: number,
): Promise<DayToReview[]> {
  const due = (part: ReturnType<typeof sql>) => sql<DayToReview>`
    select venue_id, day from venues.venue_day where (visits + flagged > reviewed_visits or review_again) and ${part}
    order by reviewed_at nulls first, day desc, venue_id limit ${limit}`
  const { rows: fresh } = await due(sql`day >= ${recent}::date`).execute(db)
  const { rows: older } = await due(sql`day >= ${since}::date and day < ${recent}::date`).execute(db)
  const kept = Math.min(older.length, Math.max(limit - fresh.length, Math.floor(limit / 4)))
  return [...fresh.slice(0, limit - kept), ...older.slice(0, kept)].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
}

/** Makes these days due although no visit arrived there. Locked in the order in which visits lock them. */
export async function reviewAgain(
  tx: Transaction,
  days: readonly { readonly venueId: number; readonly day: string }[],
): Promise<void> {
  if (days.length === 0) return
  await sql`
    with due as materialized (
      select d.venue_id, d.day from unnest(${days.map((one) => one.venueId)}::int[], ${days.map((one) => one.day)}::date[]) as g (venue_id, day)
      join venues.venue_day d on d.day = g.day and d.venue_id = g.venue_id
      where not d.review_again order by d.venue_id, d.day for update of d)
    update venues.venue_day d set review_again = true from due where d.day = due.day and d.venue_id = due.venue_id`.execute(tx)
}

/** Writes what a review found. The undoubted and the flagged are counted anew; the day stays due where it is to be seen again. */
export async function saveReview(
  tx: Transaction,
  found: {
    venueId: number
    day: string
    visits: number
    flagged: number
    selfScans: number
    hours: number
    distinctVisitors: number
    oneDeviceVisits: number
    isToSeeAgain: boolean
    /** By the server's clock. */
    at: Date
  },
): Promise<void> {
  await sql`
    update venues.venue_day set visits = ${found.visits}, flagged = ${found.flagged}, self_scans = ${found.selfScans}, hours = ${found.hours}, distinct_visitors = ${found.distinctVisitors},
      one_device_visits = ${found.oneDeviceVisits}, reviewed_visits = ${found.visits + found.flagged},
      review_again = ${found.isToSeeAgain}, reviewed_at = ${found.at}
    where venue_id = ${found.venueId} and day = ${found.day}::date`.execute(tx)
}

/** Locks a day's count, so that a review and an ingest of the same day do not overwrite each other. */
export async function lockDay(tx: Transaction, venueId: number, day: string): Promise<void> {
  await sql`select 1 from venues.venue_day where venue_id = ${venueId} and day = ${day}::date for update`.execute(tx)
}
