import { z } from 'zod'
import { endpoint, fileReply } from '../../../platform/http/contract.ts'
import { venueId } from './shape.ts'

export const readPoster = endpoint({
  method: 'GET',
  path: '/api/venues/:venueId/poster.pdf',
  summary: 'The poster of a venue as PDF: A4, a code of exactly 15 × 15 cm',
  permission: 'venue.read',
  params: z.strictObject({ venueId }),
  reply: fileReply,
  perMinute: 120,
})

export const readPosters = endpoint({
  method: 'GET',
  path: '/api/venues/posters.pdf',
  summary: 'The posters of up to two hundred venues as one PDF; venues whose code is not in use are left out',
  permission: 'venue.read',
  query: z.strictObject({
    venues: z
      .string()
      .max(2400)
      .regex(/^\d{1,10}(,\d{1,10}){0,199}$/, 'up to 200 numbers with commas between'),
  }),
  reply: fileReply,
  perMinute: 20,
})
