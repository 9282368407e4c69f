import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { endOfCivilDay, startOfCivilDay } from '../../../vocabulary/period.ts'
import { sameVisitWithinMs } from '../visit.ts'
import { ownTime } from './scans.ts'

export interface ReviewRow {
  id: string
  person_id: number
  in_at: Date
  at: Date
  out_at: Date | null
  flags: number
  device_id: string | null
  sent_by: string | null
  /** Of the minutes before the day: only to tell which scans of its first minute repeat one of them. */
  is_before: boolean
  other_venue_id: number | null
  other_at: Date | null
}

/** All visits of a venue's day, each with the same person's nearest visit at another venue within half an hour. */
export async function visitsToReview(db: Reader, venueId: number, day: string): Promise<ReviewRow[]> {
  const start = startOfCivilDay(day)
  const { rows } = await sql<ReviewRow>`
    select v.id, v.person_id, v.in_at, ${ownTime} as at, v.out_at, v.flags, v.device_id, v.sent_by, v.in_at < ${start} as is_before, o.venue_id as other_venue_id, o.in_at as other_at
    from check_ins.visit v
    left join lateral (
      select venue_id, in_at from check_ins.visit
      where person_id = v.person_id and in_at > v.in_at - interval '30 minutes' and in_at < v.in_at + interval '30 minutes' and venue_id <> v.venue_id
      order by abs(extract(epoch from in_at - v.in_at)) limit 1
    ) o on true
    where v.venue_id = ${venueId} and v.in_at >= ${new Date(start.getTime() - 10 * sameVisitWithinMs)} and v.in_at < ${endOfCivilDay(day)}`.execute(
    db,
  )
  return rows
}

export async function flagVisit(
  tx: Transaction,
  venueId: number,
  visit: { readonly id: string; readonly inAt: Date; readonly flags: number },
): Promise<void> {
  await sql`update check_ins.visit set flags = ${visit.flags} where venue_id = ${venueId} and in_at = ${visit.inAt} and id = ${visit.id}::uuid`.execute(
    tx,
  )
}
