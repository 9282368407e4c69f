import { z } from 'zod'
import { endpoint, fileReply, pageOf, pageQuery } from '../../platform/http/contract.ts'
import { unitPath } from '../../vocabulary/administrative-unit-code.ts'
import { venueCategories } from './venue.ts'

const code = z.string().trim().min(1).max(40)
const venueId = z.coerce.number().int().positive().max(2_147_483_647)

export const venue = z.strictObject({
  id: z.number().int(),
  code: z.string(),
  name: z.string(),
  address: z.string(),
  category: z.enum(venueCategories),
  state: z.enum(['registered', 'revoked']),
  placeVi: z.string(),
  placeEn: z.string(),
  unitPath: z.string(),
  link: z.string(),
})

export const findVenueByCode = endpoint({
  method: 'GET',
  path: '/api/venues/by-code/:code',
  summary: 'The venue that a poster belongs to, for the page a phone camera opens',
  permission: 'public',
  params: z.strictObject({ code }),
  reply: z.strictObject({
    code: z.string(),
    name: z.string(),
    address: z.string(),
    state: z.enum(['registered', 'revoked']),
    placeVi: z.string(),
    placeEn: z.string(),
    businessNow: z.iso.datetime(),
  }),
  perMinute: 600,
})

export const listVenues = endpoint({
  method: 'GET',
  path: '/api/venues',
  summary: 'Venues in one’s scope with the business day’s visits',
  permission: 'venue.read',
  query: z.strictObject({
    ...pageQuery,
    search: z.string().max(100).optional(),
    unit: unitPath.optional(),
    silent: z.enum(['true', 'false']).default('false'),
    day: z.iso.date().optional(),
  }),
  reply: pageOf(venue.extend({ visits: z.number().int(), path: z.string() })),
})

export const readVenue = endpoint({
  method: 'GET',
  path: '/api/venues/:venueId',
  summary: 'One venue with the link its poster carries',
  permission: 'venue.read',
  params: z.strictObject({ venueId }),
  reply: venue,
})

export const registerVenue = endpoint({
  method: 'POST',
  path: '/api/venues',
  summary: 'Registers a venue and gives it its code; answers the link its poster carries',
  permission: 'venue.register',
  body: z.strictObject({
    name: z.string().trim().min(2).max(200),
    address: z.string().trim().min(3).max(300),
    unitPath,
    category: z.enum(venueCategories),
  }),
  reply: venue,
  resendable: true,
})

export const readVenueQr = endpoint({
  method: 'GET',
  path: '/api/venues/:venueId/qr.svg',
  summary: 'The venue’s QR picture: a plain https link that any phone camera opens',
  permission: 'venue.read',
  params: z.strictObject({ venueId }),
  reply: fileReply,
})
