import { isCivilDate } from '../../vocabulary/period.ts'

/** A day as people type it (25/5/2021, 25-05-2021, 25.5.2021, 25052021) as `YYYY-MM-DD`; undefined when it is none. */
export function readDay(text: string): string | undefined {
  const parts = text.trim().match(/^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/) ?? text.trim().match(/^(\d{2})(\d{2})(\d{4})$/)
  if (parts === null) return undefined
  const [, day = '', month = '', year = ''] = parts
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : undefined
}

/** `YYYY-MM-DD` as it is typed and shown: 25/05/2021. */
export function writeDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`
}
