import { z } from 'zod'
import { shownIdentity } from '../../foundation/people/contract.ts'
import { endpoint, fileReply } from '../../platform/http/contract.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { directions, flagNames, sourceNames } from './visit.ts'

export * from './contract/hold.ts'
export * from './contract/unmasking.ts'

const code = z.string().trim().min(1).max(40)
const venueId = z.coerce.number().int().positive().max(2_147_483_647)
/** One intent of one device: sent again with the same pair, it is the same visit. */
const copy = {
  deviceId: z.uuid(),
  sequence: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  at: z.iso.datetime(),
  direction: z.enum(directions).default('in'),
}
const name = z.string().trim().min(2).max(100)
const phone = z.string().trim().min(8).max(20)
/** What the door was shown (a QR code's text, a typed code, a choice of a look-up), or what a visitor without papers said. */
const shown = { scanned: z.string().min(1).max(2000).optional(), person: z.strictObject({ name, phone }).optional() }
const oneOf = (row: { scanned?: unknown; person?: unknown }) => (row.scanned === undefined) !== (row.person === undefined)
const outcome = z.enum(['new', 'known', 'same-visit', 'left'])
/** The answer to "has this person declared?": neutral; never which symptom. */
const declaration = z.strictObject({
  state: z.enum(['valid', 'expired', 'none']),
  declaredAt: z.iso.datetime().nullable(),
  flagged: z.boolean(),
  /** A phone that no office confirmed declared signs for this person: a question to ask, not the person's answer. */
  unverified: z.boolean(),
  /** Their own phone declared it with a name or number that does not fit their papers: a desk corrects it. */
  unmatched: z.boolean(),
  /** How long a declaration is accepted at a door on this day, for the words “none within so many hours”. */
  acceptedHours: z.number().int().positive(),
})
/** A door asks about the few people who may still stand before it, never about everybody it kept while it was offline. */
export const mostAnswersAtOnce = 5

export const recordSelfVisit = endpoint({
  method: 'POST',
  path: '/api/visits/self',
  summary: 'A visitor who scanned the poster says who they are; answers only what they themselves typed, masked',
  permission: 'public',
  commitsItself: true,
  body: z.strictObject({
    ...copy,
    venueCode: code,
    name,
    phone,
    /** What a screen's link carried besides the code; the paper has none. */
    screenToken: z.string().max(40).optional(),
  }),
  reply: z.strictObject({
    outcome,
    maskedLine: z.string(),
    initials: z.string(),
    recordedAt: z.iso.datetime(),
    /** A photograph of the screen was scanned: recorded, and marked doubtful. */
    codeIsOld: z.boolean(),
  }),
  perMinute: 1200,
})

export const recordScannedVisit = endpoint({
  method: 'POST',
  path: '/api/visits/scanned',
  summary: 'The door controller scanned a visitor’s paper or personal code, or typed what the visitor said',
  permission: 'visit.record',
  commitsItself: true,
  body: z.strictObject({ ...copy, venueId, ...shown }).refine(oneOf, { error: 'one-of-scanned-and-person' }),
  reply: z.strictObject({
    outcome,
    source: z.enum(sourceNames),
    maskedLine: z.string(),
    initials: z.string(),
    recordedAt: z.iso.datetime(),
    doubtful: z.boolean(),
    declaration: declaration.nullable(),
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
      .array(
        z
          .strictObject({ sequence: copy.sequence, at: copy.at, direction: copy.direction, ...shown })
          .refine(oneOf, { error: 'one-of-scanned-and-person' }),
      )
      .min(1)
      .max(500),
    /** The numbers of entries for which the door controller waits to hear whether the person declared. */
    answerFor: z.array(copy.sequence).max(mostAnswersAtOnce).optional(),
  }),
  maxBodyBytes: 2_000_000,
  reply: z.strictObject({
    rows: z.array(z.strictObject({ sequence: z.number().int(), outcome: z.string(), declaration: declaration.optional() })),
  }),
})

export const lookUpVisitor = endpoint({
  method: 'POST',
  path: '/api/venues/:venueId/look-up',
  summary: 'Who gave this telephone number, as masked lines to confirm at the door; every look-up is recorded',
  permission: 'visit.record',
  params: z.strictObject({ venueId }),
  body: z.strictObject({ phone }),
  reply: z.strictObject({ choices: z.array(z.strictObject({ choice: z.string(), maskedLine: z.string() })) }),
  perMinute: 20,
})

export const readDoorKey = endpoint({
  method: 'GET',
  path: '/api/visits/personal-code-key',
  summary: 'The Ed25519 key (base64url) with which a door checks personal codes without a network',
  permission: 'visit.record',
  reply: z.strictObject({ publicKey: z.string() }),
})

export const listVisits = endpoint({
  method: 'GET',
  path: '/api/venues/:venueId/visits',
  summary: 'Who was recorded at one venue on the business day, masked, the newest first',
  permission: 'visit.read',
  params: z.strictObject({ venueId }),
  reply: z.strictObject({
    day: civilDate,
    visits: z.array(
      z.strictObject({
        id: z.string(),
        at: z.iso.datetime(),
        outAt: z.iso.datetime().nullable(),
        source: z.enum(sourceNames),
        maskedLine: z.string(),
        doubtful: z.boolean(),
        flags: z.array(z.enum(flagNames)),
      }),
    ),
  }),
})

export const listOwnVisits = endpoint({
  method: 'GET',
  path: '/api/device/visits',
  summary:
    'Places this phone recorded in the last 30 days, and longer where a document orders so; all places of its person once an office has checked a document',
  permission: 'device',
  reply: z.strictObject({
    businessNow: z.iso.datetime(),
    isBound: z.boolean(),
    visits: z.array(
      z.strictObject({
        venue: z.string(),
        address: z.string(),
        at: z.iso.datetime(),
        leftAt: z.iso.datetime(),
        leftIsEstimated: z.boolean(),
        source: z.enum(sourceNames),
        /** Past its thirty days, because a document orders so. */
        kept: z.strictObject({ untilOn: civilDate, documentNumber: z.string().nullable() }).nullable(),
      }),
    ),
  }),
})

export const readPersonalCode = endpoint({
  method: 'POST',
  path: '/api/device/personal-code',
  summary: 'The signed personal QR code of this phone’s person, or of one it declared for; no name or number stands in it',
  permission: 'device',
  /** A declaration that this phone gave: the code of the person it is about. */
  body: z.strictObject({ declarationId: z.uuid().optional() }),
  reply: z.strictObject({ text: z.string(), shortCode: z.string(), initials: z.string(), madeAt: z.iso.datetime() }),
  perMinute: 60,
})

export const issuePersonalCard = endpoint({
  method: 'POST',
  path: '/api/personal-cards',
  summary: 'A paper card with a code of 5 × 5 cm for somebody whose document was checked; lost phones and cards are withdrawn',
  permission: 'device.bind',
  body: z.strictObject({ ...shownIdentity, withdrawOthers: z.boolean() }),
  reply: fileReply,
  perMinute: 30,
})
