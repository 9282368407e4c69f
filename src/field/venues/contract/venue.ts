import { z } from 'zod'
import { done, endpoint, fileReply, pageOf, pageQuery } from '../../../platform/http/contract.ts'
import { unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { venueStates } from '../venue.ts'
import { venue, venueId, venueToRegister } from './shape.ts'

export { venue } from './shape.ts'

export const findVenueByCode = endpoint({
  method: 'GET',
  path: '/api/venues/by-code/:code',
  summary: 'The venue that a poster belongs to, for the page a phone camera opens; of a withdrawn code, where to go instead',
  permission: 'public',
  params: z.strictObject({ code: z.string().trim().min(1).max(40) }),
  /** What a screen's link carries besides the code. */
  query: z.strictObject({ t: z.string().max(40).optional() }),
  reply: z.strictObject({
    code: z.string(),
    name: z.string(),
    address: z.string(),
    state: z.enum(['registered', 'revoked']),
    placeVi: z.string(),
    placeEn: z.string(),
    /** Of a withdrawn code whose venue has a new one. */
    newCode: z.string().nullable(),
    hotline: z.string(),
    businessNow: z.iso.datetime(),
    /** The link was on the venue's screen more than ten minutes ago: a photograph of it. */
    codeIsOld: z.boolean(),
  }),
  perMinute: 600,
})

export const listVenues = endpoint({
  method: 'GET',
  path: '/api/venues',
  summary:
    'Venues in one’s scope with the business day’s visits; found by words of name and address (the last may be only begun), or by code',
  permission: 'venue.read',
  query: z.strictObject({
    ...pageQuery,
    search: z.string().max(100).optional(),
    unit: unitPath.optional(),
    silent: z.enum(['true', 'false']).default('false'),
    state: z.enum(venueStates).optional(),
    day: civilDate.optional(),
  }),
  reply: pageOf(venue.extend({ visits: z.number().int(), path: z.string() })),
})

export const readVenue = endpoint({
  method: 'GET',
  path: '/api/venues/:venueId',
  summary: 'One venue with the link its poster carries, who keeps it (masked) and what can be decided about it',
  permission: 'venue.read',
  params: z.strictObject({ venueId }),
  reply: venue.extend({
    version: z.number().int(),
    keeper: z.string(),
    /** What the poster says to call. */
    hotline: z.string(),
    registeredAt: z.iso.datetime(),
    registeredByKeeper: z.boolean(),
    statedDistinct: z.boolean(),
    decisionReason: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
    formerCodes: z.array(z.string()),
    rotates: z.boolean(),
    nextSteps: z.array(
      z.strictObject({ command: z.enum(['approve', 'refuse', 'revoke', 'reissue']), whyNot: z.string().nullable() }),
    ),
  }),
})

export const registerVenue = endpoint({
  method: 'POST',
  path: '/api/venues',
  summary: 'Registers a venue and gives it its code; answers the link its poster carries',
  permission: 'venue.register',
  body: venueToRegister,
  reply: venue,
  resendable: true,
})

export const decideVenue = endpoint({
  method: 'POST',
  path: '/api/venues/:venueId/decision',
  summary: 'Approves or refuses a venue that waits, withdraws a code, or gives a new one; the reason is kept',
  permission: 'venue.decide',
  params: z.strictObject({ venueId }),
  body: z.strictObject({
    command: z.enum(['approve', 'refuse', 'revoke', 'reissue']),
    reason: z.string().trim().max(500).optional(),
    version: z.number().int().positive(),
  }),
  reply: done,
})

export const readVenueQr = endpoint({
  method: 'GET',
  path: '/api/venues/:venueId/qr.svg',
  summary: 'The venue’s QR picture: a plain https link that any phone camera opens',
  permission: 'venue.read',
  params: z.strictObject({ venueId }),
  reply: fileReply,
})

export const readVenuePractice = endpoint({
  method: 'GET',
  path: '/api/venues/practice',
  summary:
    'How the venues of one’s area practised on a day: active by hour, distinct visitors, self-scans, the busiest phone’s share; no person in it',
  permission: 'venue.read',
  query: z.strictObject({ unit: unitPath.optional(), day: civilDate.optional() }),
  reply: z.strictObject({
    day: civilDate,
    asOf: z.iso.datetime(),
    registered: z.number().int(),
    active: z.number().int(),
    visits: z.number().int(),
    flagged: z.number().int(),
    selfScans: z.number().int(),
    distinctVisitors: z.number().int(),
    oneDeviceVisits: z.number().int(),
    reviewedVisits: z.number().int(),
    activeByHour: z.array(z.number().int()).length(24),
  }),
})
