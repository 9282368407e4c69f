import { z } from 'zod'
import { done, endpoint } from '../../platform/http/contract.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { termKinds } from './default-term.ts'
import { dayKinds } from './shipped-days.ts'
import { span } from './term.ts'

export { countings, urgencies } from './term.ts'

export const moveClock = endpoint({
  method: 'POST',
  path: '/api/clock/moves',
  summary: 'Moves the business clock of a demonstration forward: to the next morning, or to a later day',
  permission: 'clock.move',
  body: z.strictObject({ to: z.union([z.literal('next-day'), civilDate]) }),
  reply: z.strictObject({ businessNow: z.iso.datetime() }),
  commitsItself: true,
})

const day = z.strictObject({
  id: z.string(),
  on: civilDate,
  kind: z.enum(dayKinds),
  nameVi: z.string(),
  nameEn: z.string(),
  basis: z.string(),
  checked: z.boolean(),
  notedBy: z.string(),
})

export const readCalendar = endpoint({
  method: 'GET',
  path: '/api/calendar',
  summary: 'Days off and worked weekend days of a year, and how long terms last by default',
  permission: 'calendar.read',
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) }),
  reply: z.strictObject({
    days: z.array(day),
    terms: z.array(
      z.strictObject({
        kind: z.enum(termKinds),
        vi: z.string(),
        en: z.string(),
        normal: span,
        urgent: span,
        'very-urgent': span,
        express: span,
      }),
    ),
  }),
})

export const noteDay = endpoint({
  method: 'POST',
  path: '/api/calendar/days',
  summary: 'Notes a day off, a day off in lieu, or a weekend day that is worked',
  permission: 'calendar.manage',
  body: z.strictObject({
    on: civilDate,
    kind: z.enum(dayKinds),
    nameVi: z.string().trim().min(3).max(100),
    nameEn: z.string().trim().min(3).max(100),
    basis: z.string().trim().min(3).max(300),
  }),
  reply: done,
})

export const withdrawDay = endpoint({
  method: 'DELETE',
  path: '/api/calendar/days/:dayId',
  summary: 'Takes a day out of the calendar; the entry is kept with who and when',
  permission: 'calendar.manage',
  params: z.strictObject({ dayId: z.string().min(1).max(64) }),
  reply: done,
})
