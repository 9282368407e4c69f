import { z } from 'zod'
import { done, endpoint } from '../../../platform/http/contract.ts'
import { readPath, unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { saysSomething } from '../../../vocabulary/said-words.ts'
import { readCaseNumber } from '../case-number.ts'

const holdId = z.uuid()
/** A document that names more places than this means the commune. */
const mostVenues = 50
const reason = z.string().trim().min(10).max(300).refine(saysSomething, { error: 'says-nothing' })
/** Of the document that orders it: number and notation. */
const documentNumber = z
  .string()
  .trim()
  .min(3)
  .max(60)
  .refine((text) => readCaseNumber(text)?.kind === 'document', { error: 'no-document-number' })

export const orderHold = endpoint({
  method: 'POST',
  path: '/api/holds',
  summary:
    'Keeps the visits of some days at one or more venues, or in a commune, past their retention, by a document and until a day',
  permission: 'hold.order',
  body: z
    .strictObject({
      venueCodes: z.array(z.string().trim().min(1).max(40)).min(1).max(mostVenues).optional(),
      /** A commune; all its venues, also those registered later. */
      unitPath: unitPath
        .refine((path) => readPath(path)?.level === 'commune' && readPath(path)?.organisation === undefined)
        .optional(),
      fromOn: civilDate,
      toOn: civilDate,
      untilOn: civilDate,
      documentNumber,
      basis: reason,
    })
    .refine((given) => (given.venueCodes === undefined) !== (given.unitPath === undefined), {
      path: ['venueCodes'],
      error: 'one-of-venues-and-commune',
    })
    .refine((given) => given.fromOn <= given.toOn, { path: ['toOn'], error: 'ends-before-it-begins' }),
  reply: z.strictObject({ id: holdId }),
  resendable: true,
})

export const holdStates = ['in-force', 'ended', 'released'] as const

export const listHolds = endpoint({
  method: 'GET',
  path: '/api/holds',
  summary:
    'Legal holds on visits, the newest first: by which document, by whom, and how many visits each keeps past their thirty days',
  permission: 'hold.order',
  reply: z.strictObject({
    rows: z.array(
      z.strictObject({
        id: holdId,
        /** Those in the reader’s area; empty for a commune. */
        venues: z.array(z.string()),
        venuesElsewhere: z.number().int(),
        /** The commune, for a hold on all its venues. */
        placeVi: z.string().nullable(),
        placeEn: z.string().nullable(),
        fromOn: civilDate,
        toOn: civilDate,
        untilOn: civilDate,
        /** Null of holds from before documents were asked for. */
        documentNumber: z.string().nullable(),
        basis: z.string(),
        state: z.enum(holdStates),
        orderedBy: z.string(),
        orderedAt: z.iso.datetime(),
        releasedBy: z.string().nullable(),
        releasedAt: z.iso.datetime().nullable(),
        releaseReason: z.string().nullable(),
        /** Visits whose thirty days are over and which only this hold keeps. */
        held: z.number().int(),
        /** Visits that are still within their thirty days; retention will set them aside. */
        waiting: z.number().int(),
      }),
    ),
  }),
})

export const releaseHold = endpoint({
  method: 'POST',
  path: '/api/holds/:holdId/release',
  summary: 'Releases a hold before its last day, with a reason; what only it kept is deleted at once',
  permission: 'hold.order',
  params: z.strictObject({ holdId }),
  body: z.strictObject({ reason }),
  reply: done,
})
