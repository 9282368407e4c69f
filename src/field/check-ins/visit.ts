import { addDays, civilDay } from '../../vocabulary/period.ts'

/** How a visit was recorded. The numbers are stored; never renumber. */
export const sourceNames = ['self-scan', 'staff-national-qr', 'staff-citizen-card', 'staff-health-insurance-card'] as const
export type Source = (typeof sourceNames)[number]
export const sources: Readonly<Record<Source, number>> = {
  'self-scan': 1,
  'staff-national-qr': 2,
  'staff-citizen-card': 3,
  'staff-health-insurance-card': 4,
}

/** Bits of `flags`: a doubtful visit is kept and shown, and left out of "active" by the rule that names the bit. */
export const flags = { misdated: 1 } as const

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

/**
 * Whether an earlier copy may have been filed elsewhere: a time near the window's edges can be outside it now and inside it a
 * minute later. Only these rare rows pay for looking.
 */
export function mayHaveMoved(clientAt: Date, receivedAt: Date): boolean {
  const age = receivedAt.getTime() - clientAt.getTime()
  return age < 0 || age > (oldestDays - 1) * 86_400_000
}

/** A second scan of the same person at the same venue within a minute is the same visit. */
export const sameVisitWithinMs = 60_000

/** Civil days that need a partition around a moment: the believable past, today, and a week ahead. */
export function daysToKeepReady(now: Date): string[] {
  const today = civilDay(now)
  return Array.from({ length: oldestDays + 9 }, (_, i) => addDays(today, i - oldestDays - 1))
}
