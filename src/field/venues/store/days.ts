import { CompiledQuery, sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { placeholders } from '../../../platform/group-commit.ts'

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

/** Adds visits without persons to the days of their venues. Sorted by venue and day, so that two writers never wait for each other in a circle. */
export async function addToDays(tx: Transaction, counts: readonly DayCount[]): Promise<void> {
  if (counts.length === 0) return
  const values = [...counts]
    .sort((a, b) => a.venueId - b.venueId || (a.day < b.day ? -1 : 1))
    .flatMap((c) => [c.venueId, c.day, c.visits, c.flagged, c.selfScans, c.hours])
  await tx.executeQuery(
    CompiledQuery.raw(
      `insert into venues.venue_day (venue_id, unit_path, day, visits, flagged, self_scans, hours)
       select v.id, regexp_replace(v.path, '/[^/]*$', ''), c.day::date, c.visits::int, c.flagged::int, c.self_scans::int, c.hours::int
       from (values ${placeholders(counts.length, 6)}) as c (venue_id, day, visits, flagged, self_scans, hours)
       join venues.venue v on v.id = c.venue_id::int order by 1, 3
       on conflict (day, venue_id) do update set visits = venue_day.visits + excluded.visits, flagged = venue_day.flagged + excluded.flagged,
         self_scans = venue_day.self_scans + excluded.self_scans, hours = venue_day.hours | excluded.hours`,
      values,
    ),
  )
}

export interface DayToReview {
  readonly venue_id: number
  readonly day: string
  readonly total: number
}

/** Days of venues since a day, with visits that no review has seen, oldest first. Older ones have no visits to look at any more, and must not stand in the way. */
export async function daysToReview(db: Reader, since: string, limit: number): Promise<DayToReview[]> {
  const { rows } = await sql<DayToReview>`
    select venue_id, day, visits + flagged as total from venues.venue_day
    where visits + flagged > reviewed_visits and day >= ${since}::date order by day, venue_id limit ${limit}`.execute(db)
  return rows
}

/** Writes what a review found. The undoubted and the flagged are counted anew; visits that arrived meanwhile keep the day due. */
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
  },
): Promise<void> {
  await sql`
    update venues.venue_day set visits = ${found.visits}, flagged = ${found.flagged}, self_scans = ${found.selfScans}, hours = ${found.hours}, distinct_visitors = ${found.distinctVisitors},
      one_device_visits = ${found.oneDeviceVisits}, reviewed_visits = ${found.visits + found.flagged}
    where venue_id = ${found.venueId} and day = ${found.day}::date`.execute(tx)
}

/** Locks a day's count, so that a review and an ingest of the same day do not overwrite each other. */
export async function lockDay(tx: Transaction, venueId: number, day: string): Promise<void> {
  await sql`select 1 from venues.venue_day where venue_id = ${venueId} and day = ${day}::date for update`.execute(tx)
}
