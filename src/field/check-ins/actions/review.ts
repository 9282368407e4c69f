import type { Reader, Transaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { addDays, civilDay } from '../../../vocabulary/period.ts'
import { daysToReview, lockDay, saveReview, venuesById } from '../../venues/public.ts'
import { reviewDay } from '../review.ts'
import { type Elsewhere, flagVisits, nearestElsewhere, visitsToReview } from '../store/reviews.ts'
import { oldestDays } from '../visit.ts'

/**
 * Reviews the days of venues that got visits since their last review: what only all visits of a day together show (a burst, one phone
 * for many persons, a person in two places) is flagged, distinct visitors are counted, and the day's counts follow. Late scans make
 * their day due again. Answers how many days were reviewed.
 */
export async function reviewDays(house: House, most = 2000): Promise<number> {
  const oldest = addDays(civilDay(house.businessClock.now()), -oldestDays)
  const due = await daysToReview(house.database.read, oldest, most)
  const paths = await pathsOf(
    house.database.read,
    due.map((one) => one.venue_id),
  )
  for (const { venue_id: venueId, day } of due) {
    const path = paths.get(venueId)
    if (path === undefined) continue
    // The long question is asked before the day is locked: a crowded venue's doors wait for the short ones only.
    const elsewhere = await nearestElsewhere(house.database.read, venueId, day)
    await house.database.transaction((tx) => reviewOne(tx, { venueId, path, day, elsewhere }))
  }
  return due.length
}

interface DayUnderReview {
  readonly venueId: number
  readonly path: string
  readonly day: string
  /** As it was a moment ago; visits that arrived since are asked about under the lock. */
  readonly elsewhere: ReadonlyMap<string, Elsewhere | null>
}

/** Reviews one venue's day; its count is locked against arriving visits meanwhile. */
async function reviewOne(tx: Transaction, { venueId, path, day, elsewhere }: DayUnderReview): Promise<void> {
  await lockDay(tx, venueId, day)
  const rows = await visitsToReview(tx, venueId, day)
  const arrived = rows.flatMap((row) => (elsewhere.has(row.id) ? [] : [row.id]))
  const newer = await nearestElsewhere(tx, venueId, day, arrived)
  const near = new Map(rows.map((row) => [row.id, elsewhere.get(row.id) ?? newer.get(row.id) ?? null]))
  const others = await pathsOf(
    tx,
    [...near.values()].flatMap((one) => (one === null ? [] : [one.venueId])),
  )
  const review = reviewDay(
    path,
    rows.map((row) => {
      const other = near.get(row.id) ?? null
      const otherPath = other === null ? undefined : others.get(other.venueId)
      return {
        id: row.id,
        personId: row.person_id,
        inAt: row.in_at,
        at: row.at,
        outAt: row.out_at,
        flags: row.flags,
        devices: [row.device_id, row.sent_by].filter((id) => id !== null),
        isBefore: row.is_before,
        elsewhere: otherPath === undefined || other === null ? null : { at: other.at, path: otherPath },
      }
    }),
  )
  await flagVisits(tx, venueId, review.changed)
  await saveReview(tx, { venueId, day, ...review })
}

async function pathsOf(db: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  return new Map((await venuesById(db, [...new Set(ids)])).map((row) => [row.id, row.path]))
}
