import { z } from 'zod'
import { done, endpoint, fileReply } from '../../../platform/http/contract.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { verdicts } from '../consultation.ts'
import { proposalKinds, settlements } from '../proposal.ts'
import { remarkParts } from '../remark.ts'
import { authorities } from '../side.ts'
import {
  day,
  documentId,
  id,
  letter,
  longText,
  note,
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

const condition = z.strictObject({ text: sentence, verifier: title, dueOn: civilDate })
/** An opinion is what the authority's own letter says, about the text with this hash. */
const said = { version, contentHash: z.hex().length(64), letter }
const opinion = z.discriminatedUnion('verdict', [
  z.strictObject({ ...said, verdict: z.literal(verdicts[0]) }),
  z.strictObject({
    ...said,
    verdict: z.literal(verdicts[1]),
    conditions: z.array(condition).min(1).max(20),
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

const asked = z.strictObject({ version, untilOn: civilDate, reason: sentence })

export const askExtensionForHealth = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/ask-extension/health',
  summary: 'The health authority asks for more time, once in a round',
  permission: 'opinion.give-for-health',
  body: asked,
})

export const askExtensionForTechnology = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/ask-extension/technology',
  summary: 'The technology authority asks for more time, once in a round',
  permission: 'opinion.give-for-technology',
  body: asked,
})

export const decideExtension = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/decide-extension',
  summary: 'Grants an extension that was asked for, or leaves the day as it was',
  permission: 'consultation.open',
  body: z.strictObject({ version, side: z.enum(authorities), granted: z.boolean(), words: note }),
})

const minutes = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('record'),
    version,
    contentHash: z.hex().length(64),
    minutes: letter,
    words: sentence,
    conditions: z
      .array(z.strictObject({ ...condition.shape, side: z.enum(authorities) }))
      .max(20)
      .default([]),
  }),
  z.strictObject({ act: z.literal('sign'), version, contentHash: z.hex().length(64), reconciliationId: id }),
])

export const reconcileForHealth = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/reconcile/health',
  summary: 'The health authority records the minutes of the meeting after a dissent, or signs those the other side recorded',
  permission: 'opinion.give-for-health',
  body: minutes,
})

export const reconcileForTechnology = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/reconcile/technology',
  summary: 'The technology authority records the minutes of the meeting after a dissent, or signs those the other side recorded',
  permission: 'opinion.give-for-technology',
  body: minutes,
})

export const referProposal = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/refer',
  summary: 'Brings both positions before the Steering Committee: no agreement was reached, or a day has passed in silence',
  permission: 'consultation.open',
  body: z.strictObject({ version, reason: sentence, documentId }),
})

export const settleProposal = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/settle',
  summary: 'The Steering Committee gives its direction: back to both authorities, or not adopted',
  permission: 'consultation.settle',
  body: z.strictObject({ version, settlement: z.enum(settlements), decision: sentence, dueOn: day, documentId }),
})

export const withdrawProposal = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/withdraw',
  summary: 'Whoever proposed takes it back',
  permission: 'proposal.submit',
  body: z.strictObject({ version, reason: sentence }),
})

const beside = { method: 'POST', params: z.strictObject({ solutionId: id }) } as const

export const makeRemark = endpoint({
  ...beside,
  path: '/api/proposals/:solutionId/remarks',
  summary: 'Writes a remark beside a paragraph of a round; it is no opinion and moves nothing',
  permission: 'consultation.remark',
  body: z.strictObject({
    round: z.number().int().min(1),
    part: z.enum(remarkParts),
    paragraph: z.number().int().min(0).max(1000),
    words: sentence,
  }),
  reply: z.strictObject({ id: z.string() }),
  resendable: true,
})

export const noteViewForHealth = endpoint({
  ...beside,
  path: '/api/proposals/:solutionId/views/health',
  summary: 'The health authority has opened the text; the first time in a round is kept',
  permission: 'opinion.give-for-health',
  reply: done,
  resendable: true,
})

export const noteViewForTechnology = endpoint({
  ...beside,
  path: '/api/proposals/:solutionId/views/technology',
  summary: 'The technology authority has opened the text; the first time in a round is kept',
  permission: 'opinion.give-for-technology',
  reply: done,
  resendable: true,
})

export const keepProposalFile = endpoint({
  method: 'POST',
  path: '/api/proposals/:solutionId/files',
  summary:
    'Keeps evidence with a proposal: a PDF or a picture, told by its content, before the consultation or to prove a condition',
  permission: 'proposal.submit',
  params: z.strictObject({ solutionId: id }),
  query: z.strictObject({ name: z.string().trim().min(1).max(200) }),
  upload: { types: ['application/pdf', 'image/png', 'image/jpeg'], maxBytes: 10 * 1024 * 1024 },
  commitsItself: true,
  perMinute: 30,
  reply: z.strictObject({ sha256: z.string(), size: z.number().int() }),
})

export const readProposalFile = endpoint({
  method: 'GET',
  path: '/api/proposals/:solutionId/files/:sha256',
  summary: 'Evidence of a proposal, for its proposer and the nation’s desks',
  permission: 'solution.read',
  params: z.strictObject({ solutionId: id, sha256: z.hex().length(64) }),
  reply: fileReply,
})

export const askAboutProposal = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/ask',
  summary: 'The technology side asks the proposer what is meant; its term stands still until the answer',
  permission: 'consultation.open',
  body: z.strictObject({ version, question: sentence }),
})

export const clarifyProposal = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/clarify',
  summary: 'The proposer says what is meant',
  permission: 'proposal.submit',
  body: z.strictObject({ version, clarification: sentence }),
})

export const directBuild = endpoint({
  ...onProposal,
  path: '/api/proposals/:solutionId/direct-build',
  summary: 'Directs that an agreed proposal be built; it is then completed and handed over like an assigned solution',
  permission: 'solution.assign',
  body: z.strictObject({ version, documentId, dueOn: day, urgent: z.boolean().default(true) }),
})
