import { isCivilDate } from './civil-date.ts'

/**
 * When a person was born, as far as the papers know: a full date or only a year. Many older people's cards carry just the
 * year, and inventing 1 January for them would make two different people equal.
 */
export function isBornOn(text: string): boolean {
  return /^\d{4}$/.test(text) || isCivilDate(text)
}

/**
 * Reads the ways in which Vietnamese papers and sheets write a birth date: 1987-01-18, 18/01/1987, 18011987, and year-only
 * 1950, 00/00/1950, 00001950, 1950-00-00. A known month without a day keeps the year only. Undefined for a date that does not
 * exist, and for years outside 1900–2099, which no living person's papers carry.
 */
export function readBirthDate(text: string): string | undefined {
  const parts =
    text.match(/^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/) ??
    text.match(/^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/) ??
    text.match(/^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4})$/) ??
    text.match(/^(?:(?<month>\d{2})\/)?(?<year>\d{4})$/)
  const { year = '', month = '00', day = '00' } = parts?.groups ?? {}
  if (!/^(19|20)\d{2}$/.test(year)) return undefined
  if (Number(day) === 0) return Number(month) <= 12 ? year : undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(date) ? date : undefined
}

export const birthYear = (born: string): number => Number(born.slice(0, 4))

/** False for a birth after today or more than 130 years ago. `today` is a civil date, passed in. */
export function isPossibleBirth(born: string, today: string): boolean {
  return born <= today && birthYear(born) >= birthYear(today) - 130
}
