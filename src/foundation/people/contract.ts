import { z } from 'zod'
import { endpoint, fileReply } from '../../platform/http/contract.ts'
import { unitPath } from '../../vocabulary/administrative-unit-code.ts'
import { citizenNumberDoubts } from '../../vocabulary/citizen-id.ts'
import { correctable, correctionCommands, correctionStates } from './correction.ts'
import { shownIdentity } from './shown-identity.ts'

export { shownIdentity }

/** What was done, in the eyes of the person whom it is about. */
export const readingKinds = [
  'viewed',
  'looked-up',
  'declared',
  'redeclared',
  'followed-up',
  'bound',
  'device-withdrawn',
  'card-printed',
  'correction-asked',
  'correction-made',
  'correction-refused',
  'exported',
  'unmasking-asked',
  'unmasking-granted',
  'unmasking-refused',
  'unmasking-answered',
  'unmasking-ended',
  'changed',
] as const
const correctionId = z.uuid()
const text = (most: number) => z.string().trim().min(1).max(most)

export const openDevice = endpoint({
  method: 'POST',
  path: '/api/device',
  summary: 'Gives this phone or browser a credential of its own, if it has none; no name, number or account is asked for',
  permission: 'public',
  reply: z.strictObject({ isNew: z.boolean(), isBound: z.boolean() }),
  perMinute: 60,
})

export const askForBinding = endpoint({
  method: 'POST',
  path: '/api/device/binding-code',
  summary: 'The eight digits that this phone shows at a front desk, valid for ten minutes',
  permission: 'device',
  reply: z.strictObject({ code: z.string(), until: z.iso.datetime() }),
  perMinute: 10,
})

export const bindDevice = endpoint({
  method: 'POST',
  path: '/api/devices/bind',
  summary:
    'A front desk that checked a document binds the phone that shows the code to that person; lost phones and cards are withdrawn',
  permission: 'device.bind',
  body: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{4}[ -]?\d{4}$/),
    ...shownIdentity,
    withdrawOthers: z.boolean(),
  }),
  reply: z.strictObject({
    maskedLine: z.string(),
    withdrawn: z.number().int(),
    /** Why the number should be compared with the paper once more. */
    doubts: z.array(z.enum(citizenNumberDoubts)),
  }),
  resendable: true,
  perMinute: 30,
})

export const readOwnFacts = endpoint({
  method: 'GET',
  path: '/api/device/person',
  summary: 'What is held about the person this phone is bound to; nothing as long as no office checked a document',
  permission: 'device',
  reply: z.strictObject({
    facts: z
      .strictObject({
        name: z.string(),
        phone: z.string().nullable(),
        documentNumber: z.string().nullable(),
        bornOn: z.string().nullable(),
        provenance: z.enum(['self-declared', 'declared-on-behalf', 'read-from-card', 'verified']),
      })
      .nullable(),
  }),
})

export const listReadings = endpoint({
  method: 'GET',
  path: '/api/device/readings',
  summary: 'Who looked at the data of the person this phone is bound to, when and for what',
  permission: 'device',
  reply: z.strictObject({
    readings: z.array(
      z.strictObject({
        at: z.iso.datetime(),
        by: z.string(),
        /** An officer’s own words stand in both as they were written. */
        purpose: z.strictObject({ vi: z.string(), en: z.string() }).nullable(),
        what: z.enum(readingKinds),
      }),
    ),
  }),
})

export const exportOwnData = endpoint({
  method: 'POST',
  path: '/api/device/export',
  summary: 'Everything this phone may see, as a page to read or as JSON; recorded once the phone is bound to a person',
  permission: 'device',
  body: z.strictObject({ format: z.enum(['page', 'json']), language: z.enum(['vi', 'en']) }),
  reply: fileReply,
  perMinute: 6,
})

export const askForCorrection = endpoint({
  method: 'POST',
  path: '/api/device/corrections',
  summary: 'A person says which fact about them is wrong; the commune answers',
  permission: 'device',
  body: z.strictObject({ field: z.enum(correctable), wanted: text(300), unitPath }),
  reply: z.strictObject({ id: correctionId }),
  resendable: true,
  perMinute: 10,
})

export const listOwnCorrections = endpoint({
  method: 'GET',
  path: '/api/device/corrections',
  summary: 'What became of the corrections this person asked for',
  permission: 'device',
  reply: z.strictObject({
    corrections: z.array(
      z.strictObject({
        field: z.enum(correctable),
        state: z.enum(correctionStates),
        askedAt: z.iso.datetime(),
        reason: z.string().nullable(),
      }),
    ),
  }),
})

export const listCorrections = endpoint({
  method: 'GET',
  path: '/api/corrections',
  summary: 'Corrections asked for in one’s area, masked, the longest waiting first',
  permission: 'correction.answer',
  query: z.strictObject({ state: z.enum(correctionStates).default('asked') }),
  reply: z.strictObject({
    rows: z.array(
      z.strictObject({
        id: correctionId,
        maskedLine: z.string(),
        field: z.enum(correctable),
        state: z.enum(correctionStates),
        askedAt: z.iso.datetime(),
        reason: z.string().nullable(),
      }),
    ),
  }),
})

export const openCorrection = endpoint({
  method: 'POST',
  path: '/api/corrections/:correctionId/open',
  summary: 'Shows what is held and what is wanted; the reading is recorded',
  permission: 'correction.answer',
  params: z.strictObject({ correctionId }),
  reply: z.strictObject({ field: z.enum(correctable), held: z.string().nullable(), wanted: z.string() }),
})

export const answerCorrection = endpoint({
  method: 'POST',
  path: '/api/corrections/:correctionId/answer',
  summary: 'Makes the correction after looking at the paper, or refuses it with a reason',
  permission: 'correction.answer',
  params: z.strictObject({ correctionId }),
  body: z.strictObject({ command: z.enum(correctionCommands), reason: text(300).optional() }),
  reply: z.strictObject({ state: z.enum(correctionStates) }),
})
