import { z } from 'zod'
import { endpoint, pageOf, pageQuery } from '../../../platform/http/contract.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { requirementStates } from '../requirement.ts'
import { day, documentId, id, letter, note, organisationId, overlapReason, sentence, solutionWords, version } from './given.ts'
import { figure, step as reply, requirementRow, requirementWhole } from './shape.ts'

const onRequirement = { method: 'POST', params: z.strictObject({ requirementId: id }), reply, resendable: true } as const

export const listRequirements = endpoint({
  method: 'GET',
  path: '/api/requirements',
  summary: 'Requirements, newest first',
  permission: 'solution.read',
  query: z.strictObject({ ...pageQuery, state: z.enum(requirementStates).optional(), problemId: id.optional() }),
  reply: pageOf(requirementRow),
})

export const readRequirement = endpoint({
  method: 'GET',
  path: '/api/requirements/:requirementId',
  summary: 'One requirement with its timeline and what one may do next',
  permission: 'solution.read',
  params: z.strictObject({ requirementId: id }),
  reply: requirementWhole,
})

export const askAboutRequirement = endpoint({
  ...onRequirement,
  path: '/api/requirements/:requirementId/ask',
  summary: 'The technology side asks what is meant',
  permission: 'requirement.answer',
  body: z.strictObject({ version, question: sentence }),
})

export const clarifyRequirement = endpoint({
  ...onRequirement,
  path: '/api/requirements/:requirementId/clarify',
  summary: 'The health side says what is meant',
  permission: 'problem.state',
  body: z.strictObject({ version, clarification: sentence }),
})

export const raiseRequirement = endpoint({
  ...onRequirement,
  path: '/api/requirements/:requirementId/raise',
  summary: 'The technology side reports upward what it cannot overcome',
  permission: 'requirement.answer',
  body: z.strictObject({ version, reason: sentence, documentId }),
})

export const settleRequirement = endpoint({
  ...onRequirement,
  path: '/api/requirements/:requirementId/settle',
  summary: 'The Steering Committee settles what was raised and gives the requirement back',
  permission: 'requirement.settle',
  body: z.strictObject({ version, decision: sentence, documentId }),
})

export const reuseSolution = endpoint({
  ...onRequirement,
  path: '/api/requirements/:requirementId/reuse',
  summary: 'Answers a requirement with a solution that exists',
  permission: 'requirement.answer',
  body: z.strictObject({ version, solutionId: id, words: note, capabilityReason: overlapReason }),
})

export const buildSolution = endpoint({
  ...onRequirement,
  path: '/api/requirements/:requirementId/build',
  summary: 'Answers a requirement with a solution to be built',
  permission: 'requirement.answer',
  body: z.strictObject({ version, ...solutionWords, overlapReason }),
})

export const startBuilding = endpoint({
  ...onRequirement,
  path: '/api/requirements/:requirementId/start-building',
  summary: 'Names the builder; building begins',
  permission: 'requirement.answer',
  body: z.strictObject({ version, vendorId: organisationId.nullable().default(null), dueOn: day }),
})

export const openHandover = endpoint({
  ...onRequirement,
  path: '/api/requirements/:requirementId/open-handover',
  summary: 'What was built for a requirement that is met begins to change hands',
  permission: 'requirement.answer',
  body: z.strictObject({
    version,
    documentId: documentId.nullable().default(null),
    dueOn: day,
    urgent: z.boolean().default(true),
  }),
})

export const submitForVerification = endpoint({
  ...onRequirement,
  path: '/api/requirements/:requirementId/submit-for-verification',
  summary: 'The technology side says that it is built',
  permission: 'requirement.answer',
  body: z.strictObject({ version, words: note }),
})

export const verifyRequirement = endpoint({
  ...onRequirement,
  path: '/api/requirements/:requirementId/verify',
  summary:
    'The measure decides: counted by the product on a day where it measures it, otherwise a reported number with the document that carries it',
  permission: 'requirement.verify',
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('measured'), version, measuredOn: civilDate, note }),
    z.strictObject({ kind: z.literal('reported'), version, value: z.number(), measuredOn: civilDate, evidence: letter, note }),
  ]),
})

export const readFigure = endpoint({
  method: 'GET',
  path: '/api/requirements/:requirementId/figure',
  summary:
    'The requirement’s measure as the product counts it for a day; counted again for an earlier day, it comes out the same',
  permission: 'solution.read',
  params: z.strictObject({ requirementId: id }),
  query: z.strictObject({ on: civilDate }),
  reply: z.strictObject({ figure: figure.nullable() }),
})
