import { z } from 'zod'
import { endpoint } from '../../platform/http/contract.ts'
import { sourceNames } from './visit.ts'

const code = z.string().trim().min(1).max(40)
const venueId = z.coerce.number().int().positive().max(2_147_483_647)
/** One intent of one device: sent again with the same pair, it is the same visit. */
const copy = { deviceId: z.uuid(), sequence: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), at: z.iso.datetime() }

export const recordSelfVisit = endpoint({
  method: 'POST',
  path: '/api/visits/self',
  summary: 'A visitor who scanned the poster says who they are; answers only what they themselves typed, masked',
  permission: 'public',
  commitsItself: true,
  body: z.strictObject({
    ...copy,
    venueCode: code,
    name: z.string().trim().min(2).max(100),
    phone: z.string().trim().min(8).max(20),
  }),
  reply: z.strictObject({
    outcome: z.enum(['new', 'known', 'same-visit']),
    maskedLine: z.string(),
    initials: z.string(),
    recordedAt: z.iso.datetime(),
  }),
  perMinute: 1200,
})

export const recordScannedVisit = endpoint({
  method: 'POST',
  path: '/api/visits/scanned',
  summary: 'The door controller scanned a visitor’s national QR, ID card or health-insurance card',
  permission: 'visit.record',
  commitsItself: true,
  body: z.strictObject({ ...copy, venueId, scanned: z.string().min(1).max(2000) }),
  reply: z.strictObject({
    outcome: z.enum(['new', 'known', 'same-visit']),
    source: z.enum(sourceNames),
    maskedLine: z.string(),
    initials: z.string(),
    recordedAt: z.iso.datetime(),
  }),
})

export const recordVisitBatch = endpoint({
  method: 'POST',
  path: '/api/visits/batch',
  summary: 'A kiosk that was offline sends what it kept, at most 500 at a time; each row is answered for itself',
  permission: 'visit.record',
  commitsItself: true,
  body: z.strictObject({
    deviceId: copy.deviceId,
    venueId,
    visits: z
      .array(z.strictObject({ sequence: copy.sequence, at: copy.at, scanned: z.string().min(1).max(2000) }))
      .min(1)
      .max(500),
  }),
  maxBodyBytes: 2_000_000,
  reply: z.strictObject({ rows: z.array(z.strictObject({ sequence: z.number().int(), outcome: z.string() })) }),
})

export const listVisits = endpoint({
  method: 'GET',
  path: '/api/venues/:venueId/visits',
  summary: 'Who was recorded at one venue on the business day, masked, the newest first',
  permission: 'visit.read',
  params: z.strictObject({ venueId }),
  reply: z.strictObject({
    day: z.iso.date(),
    visits: z.array(
      z.strictObject({
        id: z.string(),
        at: z.iso.datetime(),
        source: z.enum(sourceNames),
        maskedLine: z.string(),
        doubtful: z.boolean(),
      }),
    ),
  }),
})

export const unmaskVisitor = endpoint({
  method: 'POST',
  path: '/api/venues/:venueId/visits/:visitId/unmask',
  summary: 'Shows one visitor unmasked, for a stated purpose; the reading is recorded',
  permission: 'person.unmask',
  params: z.strictObject({ venueId, visitId: z.uuid() }),
  body: z.strictObject({ day: z.iso.date(), purpose: z.string().trim().min(10).max(300) }),
  reply: z.strictObject({
    name: z.string(),
    phone: z.string().nullable(),
    documentNumber: z.string().nullable(),
    bornOn: z.string().nullable(),
  }),
})
