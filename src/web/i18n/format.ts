import type { Language } from '../../platform/messages.ts'

/** Numbers and dates in one language. Instants are ISO texts, days are `YYYY-MM-DD`; both are shown in Viet Nam's time. */
export interface Format {
  readonly language: Language
  /** 1.187,5 in Vietnamese, 1,187.5 in English; at most `digits` decimals. */
  number(value: number, digits?: number): string
  /** A share between 0 and 1 as a percentage. */
  percent(share: number, digits?: number): string
  /** With its sign, for a change against another day: +4, −0,8. */
  signed(value: number, digits?: number): string
  /** 25/05/2021 */
  day(day: string): string
  /** Thứ Ba, 25/5/2021 */
  longDay(day: string): string
  /** 06:00 */
  time(instant: string | Date): string
  /** 25/05/2021 06:00 */
  instant(instant: string | Date): string
  /** 06 giờ 00 ngày 25/5/2021, as official bulletins write it. */
  asOf(instant: string | Date): string
  /** 3 giờ trước */
  ago(instant: string | Date, now: Date): string
  /** Names joined by commas. */
  list(names: readonly string[]): string
  compare(one: string, other: string): number
}

export function formatOf(language: Language): Format {
  return formats[language]
}

function createFormat(language: Language): Format {
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const number = numbersOf(locale)
  const collator = once(() => new Intl.Collator(locale))
  const relative = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'always' }))
  const day = (text: string) => `${text.slice(8, 10)}/${text.slice(5, 7)}/${text.slice(0, 4)}`
  const shortDay = (text: string) =>
    language === 'vi'
      ? officialDay(text)
      : `${Number(text.slice(8, 10))} ${monthsInEnglish[Number(text.slice(5, 7)) - 1]} ${text.slice(0, 4)}`
  const instant = (at: string | Date) => `${day(dayOf(at))} ${timeOf(at)}`
  return {
    language,
    number,
    percent: (share, digits = 0) => `${number(share * 100, digits)}%`,
    signed: (value, digits = 1) => `${value > 0 ? '+' : value < 0 ? '−' : ''}${number(Math.abs(value), digits)}`,
    day,
    longDay: (text) => `${weekdays[language][weekdayOf(text)]}, ${shortDay(text)}`,
    time: timeOf,
    instant,
    asOf: (at) => {
      const [hour, minute] = timeOf(at).split(':')
      const on = shortDay(dayOf(at))
      return language === 'vi' ? `${hour} giờ ${minute} ngày ${on}` : `${hour}:${minute} on ${on}`
    },
    ago: (at, now) => {
      const minutes = Math.round((dateOf(at).getTime() - now.getTime()) / 60_000)
      if (Math.abs(minutes) < 60) return relative().format(minutes, 'minute')
      if (Math.abs(minutes) < 48 * 60) return relative().format(Math.trunc(minutes / 60), 'hour')
      return relative().format(Math.trunc(minutes / 1440), 'day')
    },
    list: (names) => names.join(', '),
    compare: (one, other) => collator().compare(one, other),
  }
}

/** Decree 30/2020: days below 10 and the months January and February carry a leading zero, so that nobody adds a digit. */
function officialDay(text: string): string {
  const month = Number(text.slice(5, 7))
  return `${text.slice(8, 10)}/${month < 3 ? `0${month}` : month}/${text.slice(0, 4)}`
}

/** One formatter per number of decimals, never one per cell: making them dominated a table of 10,000 rows. */
function numbersOf(locale: string): (value: number, digits?: number) => string {
  const made = new Map<number, Intl.NumberFormat>()
  return (value, digits = 1) => {
    const format = made.get(digits) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: digits })
    made.set(digits, format)
    return format.format(value)
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Viet Nam keeps UTC+7 all year; worked out here and not taken from `period.ts`, whose zod the lightest pages do without. */
function inVietnam(at: string | Date): string {
  return new Date(dateOf(at).getTime() + 7 * 3_600_000).toISOString()
}
const dayOf = (at: string | Date): string => inVietnam(at).slice(0, 10)
const timeOf = (at: string | Date): string => inVietnam(at).slice(11, 16)
const dateOf = (at: string | Date): Date => (typeof at === 'string' ? new Date(at) : at)
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
const weekdays = {
  vi: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const
const monthsInEnglish = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const formats: Record<Language, Format> = { vi: createFormat('vi'), en: createFormat('en') }
