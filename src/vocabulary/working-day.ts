import { z } from 'zod'
import { addDays, civilDate } from './period.ts'

/**
 * The days that differ from the week's pattern, published by the government year by year: public holidays (with the days off
 * in lieu when one falls on a weekend) and weekend days worked to make up for a bridge day. It is data, so next year's table
 * needs no new code.
 */
export const workingCalendar = z.strictObject({
  holidays: z.array(civilDate).readonly(),
  workedWeekendDays: z.array(civilDate).readonly(),
})
export type WorkingCalendar = z.infer<typeof workingCalendar>

/** Offices of the state work Monday to Friday (Decision 188/1999/QĐ-TTg), but for what the calendar says. */
export function isWorkingDay(day: string, calendar: WorkingCalendar): boolean {
  if (calendar.holidays.includes(day)) return false
  return !isWeekend(day) || calendar.workedWeekendDays.includes(day)
}

export function isWeekend(day: string): boolean {
  const weekday = new Date(`${addDays(day, 0)}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/**
 * The working day that lies so many working days after (or, negative, before) a date. The date itself is not counted (Civil
 * Code 2015, article 147). Zero gives the date back, working day or not.
 */
export function addWorkingDays(day: string, count: number, calendar: WorkingCalendar): string {
  const step = count < 0 ? -1 : 1
  let reached = day
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step)
    if (isWorkingDay(reached, calendar)) left -= 1
  }
  return reached
}

export function subtractWorkingDays(day: string, count: number, calendar: WorkingCalendar): string {
  return addWorkingDays(day, -count, calendar)
}

/**
 * The last day of a term counted in calendar days. A term that would end on a day off ends on the next working day (Civil
 * Code 2015, article 148 clause 5).
 */
export function addCalendarDays(day: string, count: number, calendar: WorkingCalendar): string {
  return workingDayOnOrAfter(addDays(day, count), calendar)
}

/** The day itself when offices are open, else the first day on which they are. */
export function workingDayOnOrAfter(day: string, calendar: WorkingCalendar): string {
  return isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar)
}

/** How many working days lie after `from`, up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: string, to: string, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1
  return count
}
