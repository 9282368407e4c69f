import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { endOfCivilDay, startOfCivilDay } from '../../../vocabulary/period.ts'
import { sameVisitWithinMs } from '../visit.ts'
import { ownTime } from './scans.ts'

export interface ReviewRow {
  id: string
  person_id: number
  in_at: Date
  received_at: Date
  at: Date
  out_at: Date | null
  flags: number
  source: number
  device_id: string | null
  sent_by: string | null
  /** Of the minutes before the day: only to tell which scans of its first minute repeat one of them. */
  is_before: boolean
}

/** A visit of the same person at another venue. */
export interface Elsewhere {
  readonly venueId: number
  readonly at: Date
}

const ofDay = (venueId: number, day: string) => {
  const start = startOfCivilDay(day)
  return sql`v.venue_id = ${venueId} and v.in_at >= ${new Date(start.getTime() - 10 * sameVisitWithinMs)} and v.in_at < ${endOfCivilDay(day)}`
}

/** All visits of a venue's day. */
export async function visitsToReview(db: Reader, venueId: number, day: string): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select v.id, v.person_id, v.in_at, v.received_at, ${ownTime} as at, v.out_at, v.flags, v.source, v.device_id, v.sent_by, v.in_at < ${startOfCivilDay(day)} as is_before
    from check_ins.visit v where ${ofDay(venueId, day)}`.execute(db)
  return rows
}

/**
 * By the id of each visit of a venue's day the same person's nearest visit at another venue within half an hour, or null. `only` these
 * ids, when given.
 */
export async function nearestElsewhere(
  db: Reader,
  venueId: number,
  day: string,
  only?: readonly string[],
): Promise<Map<string, Elsewhere | null>> {
  if (only?.length === 0) return new Map()
  const { rows } = await sql<{ id: string; venue_id: number | null; at: Date | null }>`
    select v.id, o.venue_id, o.in_at as at
    from check_ins.visit v
    left join lateral (
      select venue_id, in_at from check_ins.visit
      where person_id = v.person_id and in_at > v.in_at - interval '30 minutes' and in_at < v.in_at + interval '30 minutes' and venue_id <> v.venue_id
      order by abs(extract(epoch from in_at - v.in_at)) limit 1
    ) o on true
    where ${ofDay(venueId, day)} ${only === undefined ? sql`` : sql`and v.id = any(${only}::uuid[])`}`.execute(db)
  return new Map(
    rows.map((row) => [row.id, row.venue_id === null || row.at === null ? null : { venueId: row.venue_id, at: row.at }]),
  )
}

/** Writes what was found of these visits of one venue, in one statement. */
export async function flagVisits(
  tx: Transaction,
  venueId: number,
  visits: readonly { readonly id: string; readonly inAt: Date; readonly flags: number }[],
): Promise<void> {
  if (visits.length === 0) return
  const times = visits.map((visit) => visit.inAt.getTime())
  await sql`
    update check_ins.visit v set flags = g.flags
    from unnest(${visits.map((visit) => visit.id)}::uuid[], ${visits.map((visit) => visit.inAt)}::timestamptz[],
      ${visits.map((visit) => visit.flags)}::int[]) as g (id, in_at, flags)
    where v.venue_id = ${venueId} and v.in_at = g.in_at and v.id = g.id
      and v.in_at >= ${new Date(times.reduce((a, b) => Math.min(a, b)))} and v.in_at <= ${new Date(times.reduce((a, b) => Math.max(a, b)))}`.execute(
    tx,
  )
}
