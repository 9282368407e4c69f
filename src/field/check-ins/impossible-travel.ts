import { flags, repeated } from './visit.ts'

/** That a person was scanned somewhere, and how far it may be believed. */
export interface Sighting {
  /** When, as it is filed. */
  readonly at: Date
  /** Path of the venue: `vn/province/district/commune/organisation`. */
  readonly path: string
  readonly flags: number
  /** Recorded by staff, or by a phone that an office bound to this person. Anybody can type somebody's name and number at a poster. */
  readonly isWitnessed: boolean
  /** The phone that scanned the poster, by its credential and by its own number. */
  readonly devices: readonly string[]
}

/**
 * Whether a sighting makes another one of the same person doubtful: it is too far away for the minutes between, its time is its own, and
 * somebody other than its author stands for it. What one phone typed of a person tells against nothing but what the same phone typed. A
 * photograph of somebody's code, shown far away, says nothing of where its owner was.
 */
export function tellsAgainst(one: Sighting, other: Sighting): boolean {
  if (!isTooFar(one, other) || (one.flags & (flags.misdated | flags['stale-code'])) !== 0) return false
  return one.isWitnessed || (!other.isWitnessed && one.devices.some((id) => other.devices.includes(id)))
}

/**
 * Of the sightings elsewhere those whose own flag is no longer right, as far as this one can tell: it tells against them and they are not
 * flagged yet, or it loses its own flag and what it was flagged with may lose theirs. None once both sides have been reviewed, so two days
 * do not call for each other for ever. A scan that repeats another stands for nothing and is left alone.
 */
export function unsettledBy<S extends Sighting>(one: Sighting, others: readonly S[]): S[] {
  const losesFlag = isFlagged(one) && !isRepeated(one) && !others.some((other) => tellsAgainst(other, one))
  return others.filter((other) => {
    if (isRepeated(other)) return false
    if (isFlagged(other)) return losesFlag && isTooFar(one, other)
    return tellsAgainst(one, other)
  })
}

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

function isTooFar(one: Sighting, other: Sighting): boolean {
  return Math.abs(one.at.getTime() - other.at.getTime()) < leastMinutesBetween(one.path, other.path) * 60_000
}

function isFlagged(one: Sighting): boolean {
  return (one.flags & flags['impossible-travel']) !== 0
}

function isRepeated(one: Sighting): boolean {
  return (one.flags & repeated) !== 0
}
