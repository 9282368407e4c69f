/** Dates as the calendar has them, without the shapes of `period.ts`: the pages at a venue's door must stay light. */

/** Whether a text is a date that exists, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** A date that somebody can mean: what lies outside these years is a slip of the keyboard, and PostgreSQL knows no year 0. */
export function isBelievableDate(text: string): boolean {
  return isCivilDate(text) && text >= '1900-01-01' && text < '2201-01-01'
}

/** Viet Nam is UTC+7 all year, without summer time. In milliseconds. */
export const VIETNAM_OFFSET = 7 * 3_600_000

/** The day in Viet Nam in which an instant falls. */
export function civilDay(instant: Date): string {
  return new Date(instant.getTime() + VIETNAM_OFFSET).toISOString().slice(0, 10)
}
