import { flags, isDoubtful } from './visit.ts'

/** A visit as the review of a venue's day sees it. */
export interface ReviewedVisit {
  readonly id: string
  readonly personId: number
  readonly inAt: Date
  readonly flags: number
  /** The phone that scanned the poster; null: unknown, or scanned by staff. */
  readonly deviceId: string | null
  /** The same person's nearest other visit, elsewhere. */
  readonly elsewhere: { readonly at: Date; readonly path: string } | null
}

/** One door lets at most this many people through in a minute; a gate of a stadium has several devices, not one poster. */
export const mostInAMinute = 60
/** A phone may speak for a family of this many at one venue and day. */
export const mostOfOneDevice = 8

/** Reviews look at these only; others are set when a visit arrives. */
const reviewed = flags['impossible-travel'] | flags.burst | flags['one-device']

/**
 * How long it takes at the very least from one place to another: between provinces half an hour, between districts five minutes,
 * within a district nothing can be said. Paths are `vn/province/district/commune/organisation`.
 */
export function leastMinutesBetween(one: string, other: string): number {
  const [, province, district] = one.split('/')
  const [, otherProvince, otherDistrict] = other.split('/')
  if (province !== otherProvince) return 30
  return district === otherDistrict ? 0 : 5
}

export interface Review {
  /** Visits whose flags changed. */
  readonly changed: readonly { readonly id: string; readonly inAt: Date; readonly flags: number }[]
  readonly visits: number
  readonly flagged: number
  readonly distinctVisitors: number
  /** Undoubted self-scans of the busiest device, for the own-device share. */
  readonly oneDeviceVisits: number
  readonly hours: number
}

/** Looks at all visits of one venue on one day together. Running it again on the same visits changes nothing. */
export function reviewDay(path: string, visits: readonly ReviewedVisit[]): Review {
  const inMinute = countBy(visits, (visit) => Math.floor(visit.inAt.getTime() / 60_000))
  const personsOf = new Map<string, Set<number>>()
  for (const visit of visits) {
    if (visit.deviceId === null) continue
    personsOf.set(visit.deviceId, (personsOf.get(visit.deviceId) ?? new Set()).add(visit.personId))
  }
  const judged = visits.map((visit) => {
    let bits = visit.flags & ~reviewed
    if ((inMinute.get(Math.floor(visit.inAt.getTime() / 60_000)) ?? 0) > mostInAMinute) bits |= flags.burst
    if (visit.deviceId !== null && (personsOf.get(visit.deviceId)?.size ?? 0) > mostOfOneDevice) bits |= flags['one-device']
    if (visit.elsewhere !== null && isTooFar(path, visit.inAt, visit.elsewhere)) bits |= flags['impossible-travel']
    return { visit, bits }
  })
  const counted = judged.filter(({ bits }) => !isDoubtful(bits)).map(({ visit }) => visit)
  const devices = countBy(
    counted.filter((visit) => visit.deviceId !== null),
    (visit) => visit.deviceId,
  )
  return {
    changed: judged
      .filter(({ visit, bits }) => bits !== visit.flags)
      .map(({ visit, bits }) => ({ id: visit.id, inAt: visit.inAt, flags: bits })),
    visits: counted.length,
    flagged: visits.length - counted.length,
    distinctVisitors: new Set(counted.map((visit) => visit.personId)).size,
    oneDeviceVisits: Math.max(0, ...devices.values()),
    hours: counted.reduce((bits, visit) => bits | hourBit(visit.inAt), 0),
  }
}

/** The bit of the hour of day in Viet Nam. */
export function hourBit(at: Date): number {
  return 1 << Math.floor(((at.getTime() + 7 * 3_600_000) % 86_400_000) / 3_600_000)
}

function isTooFar(path: string, at: Date, elsewhere: { at: Date; path: string }): boolean {
  return Math.abs(at.getTime() - elsewhere.at.getTime()) < leastMinutesBetween(path, elsewhere.path) * 60_000
}

function countBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return counts
}
