import { z } from 'zod'
import { endpoint, fileReply } from '../../../platform/http/contract.ts'
import { unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { severities } from '../defect.ts'
import { itemResults, movedThings } from '../handover.ts'
import { handoverItems, handoverSections } from '../handover-template.ts'
import { day, documentId, id, note, organisationId, sentence, solutionWords, version } from './given.ts'
import { step as reply } from './shape.ts'

const onAssignment = { method: 'POST', params: z.strictObject({ solutionId: id }), reply, resendable: true } as const

export const assignSolution = endpoint({
  method: 'POST',
  path: '/api/assignments',
  summary: 'Enters a solution that the Steering Committee assigned; without a date it is urgent',
  permission: 'solution.assign',
  body: z.strictObject({
    ...solutionWords,
    assigningDocumentId: id,
    vendorId: organisationId.nullable().default(null),
    dueOn: day,
    /** “Khẩn trương”: eight items of the handover suffice, the others are reserved to a date. */
    urgent: z.boolean().default(true),
  }),
  reply,
  resendable: true,
})

export const beginCompleting = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/begin-completing',
  summary: 'The technology side names who completes it and until when',
  permission: 'solution.complete',
  body: z.strictObject({ version, builderId: organisationId.nullable().default(null), dueOn: day }),
})

export const declareReady = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/declare-ready',
  summary: 'The technology side signs that it is complete',
  permission: 'solution.complete',
  body: z.strictObject({ version, words: note }),
})

/** Who saw that an item passes, and when: where no file shows it. */
const sight = { seenBy: z.string().trim().min(3).max(120).nullable().default(null), seenOn: day }

export const checkItem = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/check-item',
  summary: 'The health side writes down what it found of one item',
  permission: 'handover.accept',
  body: z.strictObject({
    version,
    item: z.enum(handoverItems),
    result: z.enum(itemResults),
    note: z.string().trim().max(2000).default(''),
    dueOn: day,
    ...sight,
  }),
})

export const acceptHandover = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/accept',
  summary: 'The health side signs that it accepts',
  permission: 'handover.accept',
  body: z.strictObject({ version }),
})

export const transferSolution = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/transfer',
  summary: 'A signer of the giving side signs the same minutes; the solution changes hands',
  permission: 'handover.transfer',
  body: z.strictObject({ version, moved: z.array(z.enum(movedThings)).max(movedThings.length), recordDocumentId: documentId }),
})

export const nameReceiver = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/name-receiver',
  summary: 'The health side names who receives a part of the handover',
  permission: 'handover.accept',
  body: z.strictObject({ version, section: z.enum(handoverSections), receiver: z.string().trim().min(2).max(120) }),
})

export const agreeNotApplicable = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/agree-not-applicable',
  summary: 'The giving side says too that an item does not apply',
  permission: 'solution.complete',
  body: z.strictObject({ version, item: z.enum(handoverItems) }),
})

export const reserveTheRest = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/reserve-the-rest',
  summary: 'When urgent: everything that was not looked at and need not be there now is reserved to one day',
  permission: 'handover.accept',
  body: z.strictObject({ version, dueOn: civilDate, note: z.string().trim().max(2000).default('') }),
})

export const countByHand = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/count-by-hand',
  summary: 'Holds a count by hand at one place against what the product counts there; both numbers are kept',
  permission: 'handover.accept',
  body: z.strictObject({
    version,
    measureId: z.string().trim().min(1).max(80),
    unitPath,
    on: civilDate,
    byHand: z.number().int().min(0).max(10_000_000),
  }),
})

export const raiseDefect = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/raise-defect',
  summary: 'The receiver writes down a defect, how grave it is and until when it is to be gone',
  permission: 'handover.accept',
  body: z.strictObject({
    version,
    item: z.enum(handoverItems),
    severity: z.literal(severities),
    words: sentence,
    dueOn: civilDate,
  }),
})

const onDefect = { method: 'POST', params: z.strictObject({ defectId: id }), reply, resendable: true } as const

export const fixDefect = endpoint({
  ...onDefect,
  path: '/api/defects/:defectId/fix',
  summary: 'The giving side says that a defect is repaired, and how',
  permission: 'solution.complete',
  body: z.strictObject({ version, words: sentence }),
})

export const retestDefect = endpoint({
  ...onDefect,
  path: '/api/defects/:defectId/retest',
  summary: 'The receiver looks a second time: gone, or still there',
  permission: 'handover.accept',
  body: z.strictObject({ version, gone: z.boolean(), words: note }),
})

export const keepEvidence = endpoint({
  method: 'POST',
  path: '/api/assignments/:solutionId/evidence',
  summary: 'Keeps a file behind an item of the handover; what it is is told by its content',
  permission: 'handover.bring',
  params: z.strictObject({ solutionId: id }),
  query: z.strictObject({ item: z.enum(handoverItems), name: z.string().trim().min(1).max(200) }),
  upload: { types: ['application/pdf', 'image/png', 'image/jpeg'], maxBytes: 25 * 1024 * 1024 },
  commitsItself: true,
  perMinute: 60,
  reply: z.strictObject({ sha256: z.string(), size: z.number().int() }),
})

export const readEvidence = endpoint({
  method: 'GET',
  path: '/api/assignments/:solutionId/evidence/:sha256',
  summary: 'A file behind an item of the handover',
  permission: 'solution.read',
  params: z.strictObject({ solutionId: id, sha256: z.hex().length(64) }),
  reply: fileReply,
})

export const drawMinutes = endpoint({
  method: 'GET',
  path: '/api/assignments/:solutionId/minutes.pdf',
  summary: 'The minutes of the handover (biên bản bàn giao) as PDF in the layout of Decree 30/2020/NĐ-CP',
  permission: 'solution.read',
  params: z.strictObject({ solutionId: id }),
  perMinute: 120,
  reply: fileReply,
})

export const returnForCompletion = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/return',
  summary: 'The health side gives it back to be completed',
  permission: 'handover.accept',
  body: z.strictObject({ version, reason: sentence }),
})

export const closeReservation = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/close-reservation',
  summary: 'What was reserved at the handover is there now',
  permission: 'handover.accept',
  body: z.strictObject({ version, item: z.enum(handoverItems), note: sentence, ...sight }),
})

export const withdrawAssignment = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/withdraw',
  summary: 'The Steering Committee takes its assignment back before it has changed hands',
  permission: 'solution.withdraw',
  body: z.strictObject({ version, reason: sentence, documentId }),
})
