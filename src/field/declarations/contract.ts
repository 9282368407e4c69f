import { z } from 'zod'
import { endpoint, pageOf, pageQuery } from '../../platform/http/contract.ts'
import { followUpCommands, followUpStates } from './follow-up.ts'
import { flagKinds, formIds } from './form-definition.ts'

export * from './contract/arrivals.ts'

const form = z.enum(formIds)
const kinds = z.array(z.enum(flagKinds))
/** Answers by question; which questions there are and what is right stands in the form's definition. */
const answers = z.record(
  z.string().max(40),
  z.union([
    z.string().max(500),
    z.number(),
    z.array(z.string().max(60)).max(30),
    // Beyond what any form takes, so that the form's own words say how many it takes.
    z.array(z.record(z.string().max(40), z.string().max(300))).max(2000),
  ]),
)
/** Five hundred destinations with long Vietnamese addresses are about 350 kB. */
const maxBodyBytes = 768 * 1024
const state = z.enum(['valid', 'expired'])
const declarationId = z.strictObject({ declarationId: z.uuid() })
const purpose = z.string().trim().min(10).max(300)

const declared = z.strictObject({
  groupId: z.string(),
  declaredAt: z.iso.datetime(),
  validUntil: z.iso.datetime(),
  persons: z.array(z.strictObject({ id: z.string(), flagged: z.boolean() })),
})

export const giveDeclaration = endpoint({
  method: 'POST',
  path: '/api/declarations',
  summary: 'Declares for oneself, a family or the people of a vehicle in one go, from a phone without an account',
  permission: 'device',
  resendable: true,
  maxBodyBytes,
  perMinute: 60,
  body: z.strictObject({
    form,
    version: z.number().int().min(1).max(1000),
    shared: answers,
    persons: z
      .array(z.strictObject({ answers, onBehalf: z.boolean() }))
      .min(1)
      .max(60),
    truthful: z.literal(true),
  }),
  reply: declared,
})

export const readOwnDeclarations = endpoint({
  method: 'GET',
  path: '/api/declarations/own',
  summary: 'The last declaration with each form of each person that this phone declared for, as it was given here',
  permission: 'device',
  perMinute: 120,
  reply: z.strictObject({
    businessNow: z.iso.datetime(),
    rows: z.array(
      z.strictObject({
        id: z.string(),
        groupId: z.string(),
        form,
        version: z.number().int(),
        declaredAt: z.iso.datetime(),
        validUntil: z.iso.datetime(),
        state,
        flagged: z.boolean(),
        /** The health station has called and found nothing, or wrote the declaration anew without it. */
        settled: z.boolean(),
        onBehalf: z.boolean(),
        /** Rows of one number speak of one person; the number is of this reply only. */
        person: z.number().int(),
        provenance: z.enum(['self-declared', 'declared-on-behalf', 'read-from-card', 'verified']),
        corrected: z.enum(['no', 'by-declarer', 'by-officer']),
        mayCorrect: z.boolean(),
        shared: answers,
        answers,
      }),
    ),
  }),
})

export const correctOwnDeclaration = endpoint({
  method: 'POST',
  path: '/api/declarations/own/:declarationId/corrections',
  summary: 'Corrects what this phone declared; the older declaration is kept',
  permission: 'device',
  resendable: true,
  maxBodyBytes,
  perMinute: 60,
  params: declarationId,
  body: z.strictObject({
    shared: answers,
    answers,
    truthful: z.literal(true),
    reason: z.string().trim().min(3).max(300).optional(),
  }),
  reply: declared,
})

export const enterDeclaration = endpoint({
  method: 'POST',
  path: '/api/declarations/entered',
  summary: 'An officer declares for people who stand at the desk or at the checkpoint',
  permission: 'declaration.record',
  resendable: true,
  maxBodyBytes,
  body: z.strictObject({
    form,
    version: z.number().int().min(1).max(1000),
    shared: answers,
    persons: z
      .array(z.strictObject({ answers, documentSeen: z.boolean() }))
      .min(1)
      .max(60),
  }),
  reply: declared,
})

export const checkDeclaration = endpoint({
  method: 'POST',
  path: '/api/declarations/check',
  summary: 'Whether the declaration shown at the door is accepted; staff learn a category, never a symptom',
  permission: 'visit.record',
  body: declarationId,
  reply: z.strictObject({
    state: z.enum(['valid', 'expired', 'none']),
    declaredAt: z.iso.datetime().nullable(),
    maskedLine: z.string().nullable(),
    flagged: z.boolean(),
    categories: kinds,
    /** A phone that no office confirmed declared signs for this person: a question to ask, not the person's answer. */
    unverified: z.boolean(),
    /** Their own phone declared it with a name or number that does not fit their papers: a desk corrects it. */
    unmatched: z.boolean(),
  }),
})

const followUp = z.strictObject({
  id: z.string(),
  declarationId: z.string(),
  maskedLine: z.string(),
  form,
  kinds,
  state: z.enum(followUpStates),
  version: z.number().int(),
  openedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  lastBy: z.string().nullable(),
  placeVi: z.string(),
  placeEn: z.string(),
  nextSteps: z.array(z.strictObject({ command: z.enum(followUpCommands), whyNot: z.string().nullable() })),
})

export const listFollowUps = endpoint({
  method: 'GET',
  path: '/api/declarations/follow-ups',
  summary: 'Flagged declarations in one’s area, masked, those opened last first',
  permission: 'declaration.follow',
  query: z.strictObject({ ...pageQuery, after: z.uuid().optional(), which: z.enum(['open', 'closed']).default('open') }),
  reply: pageOf(followUp),
})

export const countFollowUps = endpoint({
  method: 'GET',
  path: '/api/declarations/follow-ups/counts',
  summary: 'Flagged declarations in one’s area by state, and the declarations of the business day',
  permission: 'declaration.follow',
  reply: z.strictObject({
    asOf: z.iso.datetime(),
    states: z.array(z.strictObject({ state: z.enum(followUpStates), count: z.number().int() })),
    today: z.strictObject({ declarations: z.number().int(), persons: z.number().int(), flagged: z.number().int() }),
  }),
})

export const takeFollowUpStep = endpoint({
  method: 'POST',
  path: '/api/declarations/follow-ups/:followUpId/steps',
  summary: 'Marks a flagged person as called, cleared or referred',
  permission: 'declaration.follow',
  resendable: true,
  params: z.strictObject({ followUpId: z.uuid() }),
  body: z.strictObject({ command: z.enum(followUpCommands), version: z.number().int().min(1) }),
  reply: z.strictObject({ state: z.enum(followUpStates), version: z.number().int() }),
})

export const readContact = endpoint({
  method: 'POST',
  path: '/api/declarations/follow-ups/:followUpId/contact',
  summary: 'Name and telephone of a flagged person, to call them; the reading is recorded',
  permission: 'declaration.follow',
  params: z.strictObject({ followUpId: z.uuid() }),
  body: z.strictObject({}),
  reply: z.strictObject({ name: z.string(), phone: z.string().nullable() }),
})

export const openDeclaration = endpoint({
  method: 'POST',
  path: '/api/declarations/:declarationId/opened',
  summary: 'Shows a declaration whole, with its history, for a stated purpose; the reading is recorded',
  permission: 'declaration.follow',
  params: declarationId,
  body: z.strictObject({ purpose }),
  reply: z.strictObject({
    id: z.string(),
    form,
    version: z.number().int(),
    declaredAt: z.iso.datetime(),
    validUntil: z.iso.datetime(),
    kinds,
    isNewest: z.boolean(),
    shared: answers,
    answers,
    history: z.array(
      z.strictObject({
        id: z.string(),
        at: z.iso.datetime(),
        provenance: z.enum(['self-declared', 'declared-on-behalf', 'read-from-card', 'verified']),
        /** Null: a phone without an account. */
        by: z.string().nullable(),
        reason: z.string().nullable(),
        kinds,
      }),
    ),
    steps: z.array(z.strictObject({ at: z.iso.datetime(), state: z.enum(followUpStates), by: z.string() })),
    /** Names of the communes among the answers. */
    communes: z.array(z.strictObject({ path: z.string(), vi: z.string(), en: z.string() })),
  }),
})

export const correctDeclaration = endpoint({
  method: 'POST',
  path: '/api/declarations/:declarationId/corrections',
  summary: 'An officer corrects a declaration after checking a document; the older one is kept',
  permission: 'declaration.follow',
  resendable: true,
  maxBodyBytes,
  params: declarationId,
  body: z.strictObject({ shared: answers, answers, documentSeen: z.boolean(), reason: z.string().trim().min(3).max(300) }),
  reply: z.strictObject({ id: z.string() }),
})
