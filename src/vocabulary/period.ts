import { z } from 'zod'
import { isBelievableDate, isCivilDate, VIETNAM_OFFSET } from './civil-date.ts'

export { civilDay, isCivilDate } from './civil-date.ts'

/**
 * A stretch of time that includes its start and excludes its end, so that two neighbouring periods never overlap and never
 * leave a gap. `to: null` is still running. Points are instants (`Date`) or civil dates (`YYYY-MM-DD`); never mix the two.
 */
export type Period<Point extends Date | string> = { from: Point; to: Point | null }

export function contains<Point extends Date | string>(period: Period<Point>, point: Point): boolean {
  return point >= period.from && (period.to === null || point < period.to)
}

/** True when the two periods share at least a moment; an empty period shares none. */
export function overlaps<Point extends Date | string>(one: Period<Point>, other: Period<Point>): boolean {
  return intersection(one, other) !== undefined
}

/** What two periods have in common; undefined when that is nothing. */
export function intersection<Point extends Date | string>(one: Period<Point>, other: Period<Point>): Period<Point> | undefined {
  if (one.from < other.from) return intersection(other, one)
  const { from } = one
  const to = one.to === null ? other.to : other.to === null || one.to < other.to ? one.to : other.to
  return to === null || from < to ? { from, to } : undefined
}

/** Whole minutes that two periods of instants share; open ends count up to `until` (the clock, passed in). */
export function sharedMinutes(one: Period<Date>, other: Period<Date>, until: Date): number {
  const shared = intersection(one, other)
  if (shared === undefined) return 0
  const to = shared.to === null || shared.to > until ? until : shared.to
  return Math.max(0, Math.floor((to.getTime() - shared.from.getTime()) / MINUTE))
}

/** A date that exists and that somebody can mean (1900 to 2200), written `YYYY-MM-DD`: the one shape of every date in every contract. */
export const civilDate = z.iso.date({ abort: true }).refine(isBelievableDate, { params: { is: 'date' } })

/** Sums may leave the years that people mean (the day after 31/12/2200); only a text that is no date at all is a mistake of ours. */
function existing(day: string): string {
  if (!isCivilDate(day)) throw new RangeError('this date does not exist')
  return day
}

/** The hour and minute in Viet Nam, `HH:MM`, for "tính đến 17:00". */
export function civilTime(instant: Date): string {
  return new Date(instant.getTime() + VIETNAM_OFFSET).toISOString().slice(11, 16)
}

/** Midnight in Viet Nam at which a civil day begins. Throws on a date that does not exist. */
export function startOfCivilDay(day: string): Date {
  return new Date(Date.parse(`${existing(day)}T00:00:00Z`) - VIETNAM_OFFSET)
}

/** The instant at which the day is over, which is where the next one begins. */
export function endOfCivilDay(day: string): Date {
  return new Date(startOfCivilDay(day).getTime() + DAY)
}

export function civilDayPeriod(day: string): Period<Date> & { to: Date } {
  return { from: startOfCivilDay(day), to: endOfCivilDay(day) }
}

/** Moves a civil date by whole days; negative goes back. Throws on a date that does not exist. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${existing(day)}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Days from one civil date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((startOfCivilDay(to).getTime() - startOfCivilDay(from).getTime()) / DAY)
}

const MINUTE = 60_000
const DAY = 86_400_000
