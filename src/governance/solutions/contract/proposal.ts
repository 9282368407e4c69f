import { z } from 'zod'
import { endpoint } from '../../../platform/http/contract.ts'
import { verdicts } from '../consultation.ts'
import { proposalKinds } from '../proposal.ts'
import {
  day,
  documentId,
  id,
  letter,
  longText,
  organisationId,
  overlapReason,
  sentence,
  solutionWords,
  title,
  version,
} from './given.ts'
import { step as reply } from './shape.ts'

const onProposal = { method: 'POST', params: z.strictObject({ solutionId: id }), reply, resendable: true } as const
const content = z.strictObject({ kind: z.enum(proposalKinds), ...solutionWords, evidence: longText, privacySummary: longText })

export const submitProposal = endpoint({
  method: 'POST',
  path: '/api/proposals',
  summary: 'Proposes a solution to build, or one that is built',
  permission: 'proposal.submit',
  body: z.strictObject({ content, proposerId: organisationId.nullable().default(null), overlapReason, documentId }),
  reply,
  resendable: true,
})

export const reviseProposal = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/revise',
  summary: 'Changes the text: another round begins and earlier opinions are void',
  permission: 'proposal.submit',
  body: z.strictObject({ version, content, overlapReason }),
})

export const openConsultation = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/open-consultation',
  summary: 'Asks both authorities for their opinions; silence is no opinion',
  permission: 'consultation.open',
  body: z.strictObject({ version, question: sentence, dueOn: day, letter: letter.nullable().default(null) }),
})

/** An opinion is what the authority's own letter says, about the text with this hash. */
const said = { version, contentHash: z.hex().length(64), letter }
const opinion = z.discriminatedUnion('verdict', [
  z.strictObject({ ...said, verdict: z.literal(verdicts[0]) }),
  z.strictObject({
    ...said,
    verdict: z.literal(verdicts[1]),
    conditions: z
      .array(z.strictObject({ text: sentence, verifier: title }))
      .min(1)
      .max(20),
  }),
  z.strictObject({ ...said, verdict: z.literal(verdicts[2]), reason: sentence }),
])

export const giveOpinionForHealth = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/give-opinion/health',
  summary: 'The health authority’s opinion on the text as it was read (its hash), in its own letter',
  permission: 'opinion.give-for-health',
  body: opinion,
})

export const giveOpinionForTechnology = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/give-opinion/technology',
  summary: 'The technology authority’s opinion on the text as it was read (its hash), in its own letter',
  permission: 'opinion.give-for-technology',
  body: opinion,
})

const confirmation = z.strictObject({ version, conditionId: id, note: sentence })

export const confirmConditionForHealth = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/confirm-condition/health',
  summary: 'The health authority says that a condition it set is met',
  permission: 'opinion.give-for-health',
  body: confirmation,
})

export const confirmConditionForTechnology = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/confirm-condition/technology',
  summary: 'The technology authority says that a condition it set is met',
  permission: 'opinion.give-for-technology',
  body: confirmation,
})

export const directBuild = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/direct-build',
  summary: 'Directs that an agreed proposal be built; it is then completed and handed over like an assigned solution',
  permission: 'solution.assign',
  body: z.strictObject({ version, documentId, dueOn: day }),
})
