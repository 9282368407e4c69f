import { z } from 'zod'
import { done, endpoint } from '../../../platform/http/contract.ts'
import { readClockTime } from '../../../vocabulary/clock-time.ts'
import { venueId } from './shape.ts'

const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .nullable()
/** Both or neither; nothing means always open, and closing before opening means past midnight. */
const hours = { opensAt: clockTime, closesAt: clockTime }
const bothOrNeither = (given: { opensAt: string | null; closesAt: string | null }) =>
  (given.opensAt === null) === (given.closesAt === null)
const notBefore = { path: ['opensAt'], error: 'open-at-midnight-is-zero' }
const opensInTheDay = (given: { opensAt: string | null }) => given.opensAt === null || readClockTime(given.opensAt) !== 1440

export const setOpeningHours = endpoint({
  method: 'POST',
  path: '/api/venues/:venueId/opening-hours',
  summary: 'When a venue is open, in Viet Nam’s time; visits outside these hours are kept and flagged from now on',
  permission: 'venue.edit',
  params: z.strictObject({ venueId }),
  body: z
    .strictObject({ ...hours, version: z.number().int().positive() })
    .refine(bothOrNeither, { path: ['closesAt'], error: 'both-hours-or-neither' })
    .refine(opensInTheDay, notBefore),
  reply: done,
})

export const setOwnOpeningHours = endpoint({
  method: 'POST',
  path: '/api/device/venues/:venueId/opening-hours',
  summary: 'When a venue is open that this phone registered',
  permission: 'device',
  params: z.strictObject({ venueId }),
  body: z
    .strictObject(hours)
    .refine(bothOrNeither, { path: ['closesAt'], error: 'both-hours-or-neither' })
    .refine(opensInTheDay, notBefore),
  reply: done,
  perMinute: 30,
})

export const switchRotation = endpoint({
  method: 'POST',
  path: '/api/venues/:venueId/rotation',
  summary: 'Whether a screen at the door shows a link that changes every five minutes, beside the paper',
  permission: 'venue.edit',
  params: z.strictObject({ venueId }),
  body: z.strictObject({ rotates: z.boolean() }),
  reply: done,
})

export const readScreenLink = endpoint({
  method: 'GET',
  path: '/api/venues/:venueId/screen-link',
  summary: 'The link that a screen at the door shows now, and until when; refused while the venue has no screen switched on',
  permission: 'screen.show',
  params: z.strictObject({ venueId }),
  reply: z.strictObject({ name: z.string(), code: z.string(), link: z.string(), endsAt: z.iso.datetime() }),
})
