import type { Reader, Transaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { addDays, civilDay } from '../../../vocabulary/period.ts'
import { daysToReview, lockDay, saveReview, venuesById } from '../../venues/public.ts'
import { reviewDay } from '../review.ts'
import { flagVisit, visitsToReview } from '../store/reviews.ts'
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
    if (path !== undefined) await house.database.transaction((tx) => reviewOne(tx, venueId, path, day))
  }
  return due.length
}

/** Reviews one venue's day inside the caller's transaction; the day's count is locked against arriving visits meanwhile. */
export async function reviewOne(tx: Transaction, venueId: number, path: string, day: string): Promise<void> {
  await lockDay(tx, venueId, day)
  const rows = await visitsToReview(tx, venueId, day)
  const others = await pathsOf(
    tx,
    rows.flatMap((row) => (row.other_venue_id === null ? [] : [row.other_venue_id])),
  )
  const review = reviewDay(
    path,
    rows.map((row) => {
      const otherPath = row.other_venue_id === null ? undefined : others.get(row.other_venue_id)
      return {
        id: row.id,
        personId: row.person_id,
        inAt: row.in_at,
        at: row.at,
        outAt: row.out_at,
        flags: row.flags,
        devices: [row.device_id, row.sent_by].filter((id) => id !== null),
        isBefore: row.is_before,
        elsewhere: otherPath === undefined || row.other_at === null ? null : { at: row.other_at, path: otherPath },
      }
    }),
  )
  for (const changed of review.changed) await flagVisit(tx, venueId, changed)
  await saveReview(tx, { venueId, day, ...review })
}

async function pathsOf(db: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  return new Map((await venuesById(db, ids)).map((row) => [row.id, row.path]))
}
