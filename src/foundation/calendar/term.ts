import { z } from 'zod'
import { addDays, civilDay, endOfCivilDay } from '../../vocabulary/period.ts'
import { isWorkingDay, type WorkingCalendar, workingDayOnOrAfter } from '../../vocabulary/working-day.ts'

/** How fast a matter must go (khẩn, thượng khẩn, hỏa tốc); the same words as a document's. */
export const urgencies = ['normal', 'urgent', 'very-urgent', 'express'] as const
export type Urgency = (typeof urgencies)[number]

/** A case goes as fast as the most urgent of what stands behind it; nothing behind it is no hurry. */
export function mostUrgent(given: readonly Urgency[]): Urgency {
  return urgencies.findLast((one) => given.includes(one)) ?? 'normal'
}

/** How a document that gives a term lets it be counted. */
export const countings = ['working-days', 'calendar-days'] as const
export type Counting = (typeof countings)[number]

export const span = z.strictObject({ count: z.number().int().min(1).max(3650), unit: z.enum(['days', 'hours']) })
export type Span = z.output<typeof span>

/** A stretch in which the clock stood still; `to` null: it still does. */
export interface Pause {
  readonly from: Date
  readonly to: Date | null
}

export interface Term {
  readonly startedAt: Date
  readonly span: Span
  readonly counting: Counting
  readonly urgency: Urgency
  readonly pauses: readonly Pause[]
}

/** Urgent and above count every day: Decision 2666 was signed on a Saturday, letter 4403 on a Sunday. */
export function countsEveryDay({ counting, urgency }: Pick<Term, 'counting' | 'urgency'>): boolean {
  return urgency !== 'normal' || counting === 'calendar-days'
}

/**
 * When a term ends; null while it is paused, because nobody knows. Days are counted from the day after the start (Civil Code 2015,
 * article 147) and a day counts when the clock runs at its end; the term ends with its last day. An ordinary term in calendar days that
 * would end on a day off ends with the next working day (article 148 clause 5). Hours run on, and pauses are added to them.
 */
export function dueOf(term: Term, calendar: WorkingCalendar): Date | null {
  const { startedAt, span, pauses } = term
  if (pauses.some(({ to }) => to === null)) return null
  if (span.unit === 'hours') return new Date(startedAt.getTime() + span.count * 3_600_000 + pausedWithin(term))
  const everyDay = countsEveryDay(term)
  let day = civilDay(startedAt)
  for (let left = span.count; left > 0; ) {
    day = addDays(day, 1)
    const isCounted = everyDay || isWorkingDay(day, calendar)
    if (isCounted && !isPaused(pauses, endOfCivilDay(day))) left -= 1
  }
  const last = term.urgency === 'normal' ? workingDayOnOrAfter(day, calendar) : day
  return endOfCivilDay(last)
}

/** An instant at which a pause ends is running again. */
const isPaused = (pauses: readonly Pause[], at: Date) => pauses.some(({ from, to }) => from < at && (to === null || at < to))

/** Each pause moves the end, and so decides whether a later one still lies within the term. */
function pausedWithin({ startedAt, span, pauses }: Term): number {
  let paused = 0
  for (const { from, to } of [...pauses].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const end = startedAt.getTime() + span.count * 3_600_000 + paused
    const begins = Math.max(from.getTime(), startedAt.getTime())
    if (to !== null && begins < end) paused += Math.max(0, to.getTime() - begins)
  }
  return paused
}

/**
 * The day of a step before or after a due day: counted in working days, and never on a day off, so that a reminder is not spent while
 * nobody is at work. Step 0 of a term that ends on a day off stands on the working day before it.
 */
export function stepOn(dueOn: string, workingDays: number, calendar: WorkingCalendar): string {
  let day = dueOn
  while (!isWorkingDay(day, calendar)) day = addDays(day, -1)
  const direction = workingDays < 0 ? -1 : 1
  for (let left = Math.abs(workingDays); left > 0; ) {
    day = addDays(day, direction)
    if (isWorkingDay(day, calendar)) left -= 1
  }
  return day
}
