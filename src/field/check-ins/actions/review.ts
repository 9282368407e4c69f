import { personsMeant, standingIds } from '../../../foundation/people/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { addDays, civilDay } from '../../../vocabulary/period.ts'
import { daysToReview, lockDay, reviewAgain, saveReview } from '../../venues/public.ts'
import { reviewDay } from '../review.ts'
import { flagVisits, type ReviewRow, visitsToReview } from '../store/reviews.ts'
import { oldestDays, sameVisitWithinMs, sources } from '../visit.ts'
import { type Elsewhere, lookElsewhere, pathsOf, sightingKey } from './elsewhere.ts'

/**
 * Reviews the days of venues that got visits since their last review: what only all visits of a day together show (a burst, one phone
 * for many persons, a person in two places) is flagged, distinct visitors are counted, and the day's counts follow. Late scans make
 * their day due again, and the days of other venues whose flags they change. Answers how many days were reviewed.
 */
export async function reviewDays(house: House, most = 2000): Promise<number> {
  const today = civilDay(house.businessClock.now())
  const due = await daysToReview(house.database.read, { since: addDays(today, -oldestDays), recent: addDays(today, -1) }, most)
  const paths = await pathsOf(
    house.database.read,
    due.map((one) => one.venue_id),
  )
  for (const { venue_id: venueId, day } of due) {
    const path = paths.get(venueId)
    if (path === undefined) continue
    // The long question is asked before the day is locked: a crowded venue's doors wait for the short ones only.
    const elsewhere = await lookElsewhere(house.database.read, { venueId, path, day })
    // Before the review and by itself: no writer holds two venues' days out of order, and what breaks off here is found again.
    if (elsewhere.unsettled.length > 0) await house.database.transaction((tx) => reviewAgain(tx, elsewhere.unsettled))
    const at = house.machineClock.now()
    await house.database.transaction((tx) => reviewOne(tx, house.keyring, { venueId, path, day, elsewhere, at }))
  }
  return due.length
}

interface DayUnderReview {
  readonly venueId: number
  readonly path: string
  readonly day: string
  /** As it was a moment ago; visits that arrived since are asked about under the lock. */
  readonly elsewhere: Elsewhere
  readonly at: Date
}

/** Reviews one venue's day; its count is locked against arriving visits meanwhile. */
async function reviewOne(
  tx: Transaction,
  keyring: Keyring,
  { venueId, path, day, elsewhere, at }: DayUnderReview,
): Promise<void> {
  await lockDay(tx, venueId, day)
  const rows = await visitsToReview(tx, venueId, day)
  const arrived = rows.filter((row) => !elsewhere.isDoubted.has(sightingKey(row.id, row.in_at))).map((row) => row.id)
  const newer = await lookElsewhere(tx, { venueId, path, day }, arrived)
  const meant = await meantAtPoster(tx, keyring, rows)
  const review = reviewDay(
    rows.map((row) => {
      const key = sightingKey(row.id, row.in_at)
      return {
        id: row.id,
        personId: row.person_id,
        inAt: row.in_at,
        receivedAt: row.received_at,
        at: row.at,
        outAt: row.out_at,
        flags: row.flags,
        byStaff: row.source !== sources['self-scan'],
        knownAs: meant.get(row.id) ?? nobody,
        devices: [row.device_id, row.sent_by].filter((id) => id !== null),
        isBefore: row.is_before,
        isElsewhere: elsewhere.isDoubted.get(key) ?? newer.isDoubted.get(key) ?? false,
      }
    }),
  )
  await flagVisits(tx, venueId, review.changed)
  // Whom a visit that has just arrived unsettles is told next time: other venues' days are not locked from here.
  await saveReview(tx, { venueId, day, ...review, isToSeeAgain: newer.unsettled.length > 0, at })
}

const nobody: ReadonlySet<number> = new Set()

/** By the id of each scan of the poster under which records staff know its visitor; only where staff scanned somebody within a minute of it. */
async function meantAtPoster(
  tx: Transaction,
  keyring: Keyring,
  rows: readonly ReviewRow[],
): Promise<Map<string, ReadonlySet<number>>> {
  const staff = rows.filter((row) => row.source !== sources['self-scan'])
  const own = rows.flatMap((row) =>
    row.source === sources['self-scan'] && row.device_id !== null
      ? [{ id: row.id, at: row.at, personId: row.person_id, deviceId: row.device_id }]
      : [],
  )
  const times = staff.map((row) => row.at.getTime()).sort((a, b) => a - b)
  const beside = own.filter(({ at }) => isBeside(times, at.getTime()))
  const meant = await personsMeant(tx, keyring, beside)
  const standing = await standingIds(
    tx,
    staff.map((row) => row.person_id),
  )
  const recordsOf = Map.groupBy(
    staff.map((row) => row.person_id),
    (id) => standing.get(id) ?? id,
  )
  return new Map(
    beside.map(({ id, personId }, i) => [
      id,
      new Set([...(meant[i] ?? [])].flatMap((one) => recordsOf.get(one) ?? []).filter((one) => one !== personId)),
    ]),
  )
}

/** Whether one of these times, in order, lies less than a minute away. */
function isBeside(times: readonly number[], at: number): boolean {
  let [from, to] = [0, times.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((times[middle] ?? 0) > at - sameVisitWithinMs) to = middle
    else from = middle + 1
  }
  return (times[from] ?? Number.POSITIVE_INFINITY) < at + sameVisitWithinMs
}
