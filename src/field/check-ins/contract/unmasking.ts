import { z } from 'zod'
import { done, endpoint } from '../../../platform/http/contract.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { saysSomething } from '../../../vocabulary/said-words.ts'
import { readCaseNumber } from '../case-number.ts'
import { unmaskPurposeCodes } from '../unmask-purpose.ts'
import { mostVisits, unmaskDecisions, unmaskOutcomes, unmaskStates } from '../unmask-request.ts'

const requestId = z.uuid()
const version = z.number().int().positive()
const caseNumber = z
  .string()
  .trim()
  .min(3)
  .max(60)
  .refine((text) => readCaseNumber(text) !== undefined, { error: 'no-case-number' })
const words = (least: number) => z.string().trim().min(least).max(500).refine(saysSomething, { error: 'says-nothing' })
const steps = <C extends z.ZodType>(command: C) => z.array(z.strictObject({ command, whyNot: z.string().nullable() }))

/** What both sides see of a request: no person in it. */
const request = z.strictObject({
  id: requestId,
  venue: z.string(),
  address: z.string(),
  fromAt: z.iso.datetime(),
  toAt: z.iso.datetime(),
  caseNumber: z.string(),
  purpose: z.enum(unmaskPurposeCodes),
  words: z.string(),
  state: z.enum(unmaskStates),
  version,
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  /** Until when it waits; of a settled one, until when it waited. */
  dueAt: z.iso.datetime(),
  visits: z.number().int(),
  granted: z.number().int(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  outcome: z.enum(unmaskOutcomes).nullable(),
  answer: z.string().nullable(),
  settledAt: z.iso.datetime().nullable(),
})

/** The officer's own unmasked reading. */
export const unmaskVisitor = endpoint({
  method: 'POST',
  path: '/api/venues/:venueId/visits/:visitId/unmask',
  summary: 'Shows one visitor unmasked to the health authority, for a case and a purpose of the list; the reading is recorded',
  permission: 'person.unmask',
  params: z.strictObject({ venueId: z.coerce.number().int().positive().max(2_147_483_647), visitId: z.uuid() }),
  body: z.strictObject({ day: civilDate, caseNumber, purpose: z.enum(unmaskPurposeCodes) }),
  reply: z.strictObject({
    name: z.string(),
    phone: z.string().nullable(),
    documentNumber: z.string().nullable(),
    bornOn: z.string().nullable(),
  }),
})

export const askToUnmask = endpoint({
  method: 'POST',
  path: '/api/unmask-requests',
  summary:
    'Asks the health authority to find the people behind a venue’s visits of a stretch of time, for a case and a purpose; nothing is shown to whoever asks',
  permission: 'unmask.ask',
  body: z
    .strictObject({
      venueCode: z.string().trim().min(1).max(40),
      fromAt: z.iso.datetime(),
      toAt: z.iso.datetime(),
      /** Only these visits of that stretch; all of them when left out. */
      visitIds: z.array(z.uuid()).min(1).max(mostVisits).optional(),
      caseNumber,
      purpose: z.enum(unmaskPurposeCodes),
      words: words(10),
    })
    .refine((given) => given.fromAt <= given.toAt, { path: ['toAt'], error: 'ends-before-it-begins' }),
  reply: z.strictObject({ id: requestId, visits: z.number().int(), dueAt: z.iso.datetime() }),
  resendable: true,
  perMinute: 30,
})

export const listOwnUnmaskRequests = endpoint({
  method: 'GET',
  path: '/api/unmask-requests/own',
  summary:
    'What this account asked the health authority for in the last month, and what came of it: outcomes, never names or numbers',
  permission: 'unmask.ask',
  reply: z.strictObject({ rows: z.array(request.extend({ nextSteps: steps(z.enum(['withdraw'])) })) }),
})

export const withdrawUnmasking = endpoint({
  method: 'POST',
  path: '/api/unmask-requests/:requestId/withdrawal',
  summary: 'Takes back one’s own request as long as nobody has decided',
  permission: 'unmask.ask',
  params: z.strictObject({ requestId }),
  body: z.strictObject({ version }),
  reply: done,
})

export const listUnmaskRequests = endpoint({
  method: 'GET',
  path: '/api/unmask-requests',
  summary: 'Requests of one’s area in one state, those that run out first on top',
  permission: 'unmask.decide',
  query: z.strictObject({ state: z.enum(unmaskStates).default('asked') }),
  reply: z.strictObject({ rows: z.array(request) }),
})

export const readUnmaskRequest = endpoint({
  method: 'GET',
  path: '/api/unmask-requests/:requestId',
  summary: 'One request with its visits, masked, and what can be decided',
  permission: 'unmask.decide',
  params: z.strictObject({ requestId }),
  reply: request.extend({
    rows: z.array(
      z.strictObject({
        visitId: z.uuid(),
        at: z.iso.datetime(),
        maskedLine: z.string(),
        granted: z.boolean(),
        openedAt: z.iso.datetime().nullable(),
      }),
    ),
    nextSteps: steps(z.enum(['grant', 'refuse', 'answer'])),
    /** Why no granted visitor can be opened now; null: they can. */
    openWhyNot: z.string().nullable(),
  }),
})

export const decideUnmasking = endpoint({
  method: 'POST',
  path: '/api/unmask-requests/:requestId/decision',
  summary: 'Grants a request whole, or only some of its visits, or refuses it with a reason',
  permission: 'unmask.decide',
  params: z.strictObject({ requestId }),
  body: z.strictObject({
    command: z.enum(unmaskDecisions),
    version,
    /** The visits that are granted; all of them when left out. */
    visitIds: z.array(z.uuid()).max(mostVisits).optional(),
    reason: z.string().trim().max(500).optional(),
  }),
  reply: done,
})

export const openGrantedVisitor = endpoint({
  method: 'POST',
  path: '/api/unmask-requests/:requestId/visits/:visitId/open',
  summary: 'Shows one granted visitor unmasked to the health authority; the reading is recorded',
  permission: 'person.unmask',
  params: z.strictObject({ requestId, visitId: z.uuid() }),
  reply: unmaskVisitor.reply,
})

export const answerUnmasking = endpoint({
  method: 'POST',
  path: '/api/unmask-requests/:requestId/answer',
  summary: 'Tells whoever asked what came of it; a text with a name or a number of those people is refused',
  permission: 'unmask.decide',
  params: z.strictObject({ requestId }),
  body: z.strictObject({ version, outcome: z.enum(unmaskOutcomes), answer: words(10) }),
  reply: done,
})
