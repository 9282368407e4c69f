import { z } from 'zod'
import { endpoint } from '../../../platform/http/contract.ts'
import { handoverItems, itemResults } from '../handover.ts'
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

export const checkItem = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/check-item',
  summary: 'The health side writes down what it found of one of the eight items',
  permission: 'handover.accept',
  body: z.strictObject({
    version,
    item: z.enum(handoverItems),
    result: z.enum(itemResults),
    note: z.string().trim().max(2000).default(''),
    dueOn: day,
  }),
})

export const acceptHandover = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/accept',
  summary: 'The health side signs the handover',
  permission: 'handover.accept',
  body: z.strictObject({ version, recordDocumentId: documentId }),
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
  body: z.strictObject({ version, item: z.enum(handoverItems), note: sentence }),
})

export const withdrawAssignment = endpoint({
  ...onAssignment,
  path: '/api/assignments/:solutionId/withdraw',
  summary: 'The Steering Committee takes its assignment back before it has changed hands',
  permission: 'solution.withdraw',
  body: z.strictObject({ version, reason: sentence, documentId }),
})
