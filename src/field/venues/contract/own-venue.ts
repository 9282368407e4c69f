import { z } from 'zod'
import { endpoint, fileReply } from '../../../platform/http/contract.ts'
import { ownVenueToRegister, venue, venueId } from './shape.ts'

export const findCommunes = endpoint({
  method: 'GET',
  path: '/api/venues/communes',
  summary: 'Communes whose name contains what was typed, with the units above, for whoever registers a venue',
  permission: 'public',
  query: z.strictObject({ text: z.string().trim().min(2).max(60) }),
  reply: z.strictObject({ rows: z.array(z.strictObject({ path: z.string(), nameVi: z.string(), nameEn: z.string() })) }),
  perMinute: 240,
})

export const registerOwnVenue = endpoint({
  method: 'POST',
  path: '/api/device/venues',
  summary: 'A keeper without an account registers a venue; where the province approves first, it waits',
  permission: 'device',
  body: ownVenueToRegister,
  reply: venue,
  resendable: true,
  perMinute: 20,
})

export const listOwnVenues = endpoint({
  method: 'GET',
  path: '/api/device/venues',
  summary: 'The venues that this phone registered',
  permission: 'device',
  reply: z.strictObject({ rows: z.array(venue) }),
})

export const readOwnPoster = endpoint({
  method: 'GET',
  path: '/api/device/venues/:venueId/poster.pdf',
  summary: 'The poster of a venue that this phone registered',
  permission: 'device',
  params: z.strictObject({ venueId }),
  reply: fileReply,
  perMinute: 60,
})
