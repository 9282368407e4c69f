import { addDays, civilDay } from '../../vocabulary/period.ts'

/** How a visit was recorded. The numbers are stored; never renumber. */
export const sourceNames = [
  'self-scan',
  'staff-national-qr',
  'staff-citizen-card',
  'staff-health-insurance-card',
  'staff-personal-code',
  'staff-typed-code',
  'staff-phone',
  'staff-typed-name',
] as const
export type Source = (typeof sourceNames)[number]
export const sources: Readonly<Record<Source, number>> = {
  'self-scan': 1,
  'staff-national-qr': 2,
  'staff-citizen-card': 3,
  'staff-health-insurance-card': 4,
  'staff-personal-code': 5,
  'staff-typed-code': 6,
  'staff-phone': 7,
  'staff-typed-name': 8,
}

/** People scan when they come and when they leave (2666/QĐ-BYT: "ghi nhận việc đến/đi"). */
export const directions = ['in', 'out'] as const
export type Direction = (typeof directions)[number]

/**
 * Bits of `flags`. A flagged visit is kept and shown, and never dropped. Whether it counts as practice is said by `isDoubtful`.
 *
 * - misdated: the device's clock was not believable; filed under its receipt time.
 * - stale-code: a code on a screen (a visitor's phone, a venue's door) renews itself; one seen ten minutes later was photographed or replayed.
 * - closed-hours: outside the opening hours that the keeper stated.
 * - impossible-travel: the same person elsewhere, too far away for the minutes between.
 * - burst: more people in a minute than pass one door.
 * - one-device: one phone scanned the poster for many persons, more than a family.
 * - no-entry: left without having been recorded on the way in; a true visit all the same.
 */
export const flags = {
  misdated: 1,
  'stale-code': 2,
  'closed-hours': 4,
  'impossible-travel': 8,
  burst: 16,
  'one-device': 32,
  'no-entry': 64,
} as const
export type Flag = keyof typeof flags
export const flagNames = [
  'misdated',
  'stale-code',
  'closed-hours',
  'impossible-travel',
  'burst',
  'one-device',
  'no-entry',
] as const

const doubtful =
  flags.misdated | flags['stale-code'] | flags['closed-hours'] | flags['impossible-travel'] | flags.burst | flags['one-device']

/** Bit of a scan that repeats another one of the same visit (`same-visit.ts`): kept, and left out of lists and figures. */
export const repeated = 128

/** The rule of "active": a doubtful visit is left out of every figure of practice. */
export function isDoubtful(bits: number): boolean {
  return (bits & doubtful) !== 0
}

export function flagsIn(bits: number): Flag[] {
  return flagNames.filter((name) => (bits & flags[name]) !== 0)
}

/** A client's clock is believed from 30 days ago up to five minutes ahead. */
export const oldestDays = 30
export const furthestAheadMs = 5 * 60_000

export interface Filing {
  /** The time the row is filed under. */
  readonly inAt: Date
  readonly flags: number
}

/**
 * Where a visit is filed. Inside the window: under the client's own time. Outside: under its receipt time and flagged, because a
 * wrong clock must neither lose a visit nor open a partition a hundred years away.
 */
export function fileVisit(clientAt: Date, receivedAt: Date): Filing {
  const age = receivedAt.getTime() - clientAt.getTime()
  const believable = age <= oldestDays * 86_400_000 && age >= -furthestAheadMs
  return believable ? { inAt: clientAt, flags: 0 } : { inAt: receivedAt, flags: flags.misdated }
}

/** A second scan of the same person at the same venue within a minute is the same visit. */
export const sameVisitWithinMs = 60_000

/** A screen code is renewed every minute; ten minutes forgive a phone without a network and two clocks. */
const freshCodeMs = 10 * 60_000

export function isStaleCode(code: { shownOn: 'screen' | 'card'; madeAt: Date }, scannedAt: Date): boolean {
  return code.shownOn === 'screen' && Math.abs(scannedAt.getTime() - code.madeAt.getTime()) > freshCodeMs
}

/** Minutes after midnight in Viet Nam; null: always open. Closing before opening means that it is open past midnight. */
export interface OpeningHours {
  readonly opensMinute: number | null
  readonly closesMinute: number | null
}

export function isOpen(hours: OpeningHours, at: Date): boolean {
  const { opensMinute, closesMinute } = hours
  if (opensMinute === null || closesMinute === null || opensMinute === closesMinute) return true
  const minute = Math.floor((at.getTime() + 7 * 3_600_000) / 60_000) % 1440
  return opensMinute < closesMinute
    ? minute >= opensMinute && minute < closesMinute
    : minute >= opensMinute || minute < closesMinute
}

/** When a visitor had left for certain: the scan on the way out, or after the venue's typical stay (automatic check-out). */
export function leftAt(visit: { inAt: Date; outAt: Date | null }, typicalStayMinutes: number): Date {
  return visit.outAt ?? new Date(visit.inAt.getTime() + typicalStayMinutes * 60_000)
}

/** The longest that a scan on the way out looks back for its entry. */
export const longestStayMs = 24 * 3_600_000

/** Civil days that need a partition around a moment: the believable past, today, and a week ahead. */
export function daysToKeepReady(now: Date): string[] {
  const today = civilDay(now)
  return Array.from({ length: oldestDays + 9 }, (_, i) => addDays(today, i - oldestDays - 1))
}
