import { z } from 'zod'
import { civilDate } from '../../vocabulary/period.ts'
import type { WorkingCalendar } from '../../vocabulary/working-day.ts'
import days from './data/days.json' with { type: 'json' }

export const dayKinds = ['holiday', 'in-lieu', 'worked'] as const
export type DayKind = (typeof dayKinds)[number]

export interface SpecialDay {
  readonly on: string
  readonly kind: DayKind
  readonly vi: string
  readonly en: string
  /** The law or announcement it comes from. */
  readonly basis: string
  /** Somebody compared it with its source; what was not is said on the page. */
  readonly checked: boolean
}

/** Days off and worked weekend days of 2021 and 2026 that the product brings; the administrator keeps the rest. */
export const shippedDays: readonly SpecialDay[] = z
  .array(
    z.strictObject({
      on: civilDate,
      kind: z.enum(dayKinds),
      vi: z.string().min(3),
      en: z.string().min(3),
      basis: z.string().min(3),
      checked: z.boolean(),
    }),
  )
  .parse(days)

/** What the rules of terms ask of a list of days. */
export function calendarOf(list: readonly Pick<SpecialDay, 'on' | 'kind'>[]): WorkingCalendar {
  return {
    holidays: list.filter(({ kind }) => kind !== 'worked').map(({ on }) => on),
    workedWeekendDays: list.filter(({ kind }) => kind === 'worked').map(({ on }) => on),
  }
}
export const shippedCalendar: WorkingCalendar = calendarOf(shippedDays)
