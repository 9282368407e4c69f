import type { LetterGiven } from '../../../foundation/documents/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { type Condition, type Opinion, type Outcome, outcomeOf, type Verdict, withOpinion } from '../consultation.ts'
import type { NewsName } from '../events.ts'
import { proposal } from '../proposal.ts'
import type { Authority } from '../side.ts'
import * as store from '../store/proposal.ts'
import { setAsideReconciliation } from '../store/reconciliation.ts'
import type { Asker, Step } from './asker.ts'
import { replyLetter } from './letters.ts'
import { holdProposal, moveProposal, type OnProposal, type StandingOpinion } from './proposal.ts'
import { requireComing } from './registry.ts'

export interface GivenOpinion extends OnProposal {
  /** The text the signer read; another text by now voids the reading. */
  readonly contentHash: string
  readonly verdict: Verdict
  /** Of `not-yet-agreed`. */
  readonly reason: string | null
  /** Of `agree-with-conditions`: at least one. */
  readonly conditions: readonly Condition[]
  /** The authority that speaks. */
  readonly side: Authority
  /** Its own letter (văn bản tham gia ý kiến): one of the register that answers, or one recorded in this step. */
  readonly letter: LetterGiven
}

/** A signer speaks for one authority, with its letter. Both must have spoken before anything comes of it; a later opinion replaces the side's own earlier one. */
export async function giveOpinion(tx: Transaction, given: GivenOpinion, by: Asker): Promise<Step> {
  const held = await holdProposal(tx, given, by)
  const { verdict, contentHash, reason, side } = given
  const conditions = verdict === 'agree-with-conditions' ? given.conditions.map((one) => ({ id: newId(), ...one })) : []
  for (const { dueOn } of conditions) requireComing(dueOn, by.now)
  if (verdict === 'agree-with-conditions' && conditions.length === 0) throw new Refusal('conditional-opinion-needs-conditions')
  const said: Opinion = { side, verdict, contentHash, givenBy: by.actor.id, unmetConditions: conditions.length }
  const outcome = outcomeOf(withOpinion(held.standing.map(asOpinion), said), held.row.content_hash)
  const to = decide(proposal, held.row.state, 'give-opinion', {
    ...held.case,
    seenHash: contentHash,
    outcome,
    spokeForTheOther: spokeForTheOther(held.standing, side, by.actor.id),
  })
  const replyDocumentId = await replyLetter(tx, given.letter, { side, row: held.row, name: held.name }, by)
  await store.voidOpinions(tx, held.solutionId, side, 'replaced-by-a-later-opinion')
  await setAsideReconciliation(tx, held.solutionId, by.now)
  const id = newId()
  await store.insertOpinion(tx, held.solutionId, {
    id,
    round: held.row.round,
    side,
    verdict,
    reason: verdict === 'not-yet-agreed' ? reason : null,
    content_hash: contentHash,
    reply_document_id: replyDocumentId,
    given_by: by.actor.id,
    given_by_name: by.actor.displayName,
    given_at: by.now,
  })
  await store.insertConditions(tx, id, conditions)
  const facts = { side, verdict, round: held.row.round, contentHash, conditions: conditions.length }
  const step = {
    act: 'opinion.given',
    alsoNews: to === held.row.state ? [] : outcomeNews[outcome],
    command: 'give-opinion',
    words: reason,
    documentId: replyDocumentId,
    facts,
  } as const
  return moveProposal(tx, held, to, by, {}, step)
}

/** The side that set a condition says that it is met; the last one makes the agreement whole. */
export async function confirmCondition(
  tx: Transaction,
  given: OnProposal & { side: Authority; conditionId: string; note: string },
  by: Asker,
): Promise<Step> {
  const held = await holdProposal(tx, given, by)
  const { side } = given
  const opinion = held.standing.find((one) => one.conditions.some((condition) => condition.id === given.conditionId))
  const condition = found(
    opinion?.conditions.find((one) => one.id === given.conditionId),
    'condition',
  )
  const confirmable = opinion?.side === side && condition.met_at === null
  const after = held.standing.map((one) => ({ ...one, conditions: one.conditions.filter((c) => c.id !== condition.id) }))
  const outcome = outcomeOf(after.map(asOpinion), held.row.content_hash)
  const to = decide(proposal, held.row.state, 'confirm-condition', { ...held.case, outcome, confirmable })
  await store.meetCondition(tx, condition.id, { at: by.now, byName: by.actor.displayName, note: given.note })
  const alsoNews = to === held.row.state ? [] : outcomeNews[outcome]
  const step = {
    act: 'condition.confirmed',
    alsoNews,
    command: 'confirm-condition',
    words: given.note,
    facts: { side, conditionId: condition.id },
  } as const
  return moveProposal(tx, held, to, by, {}, step)
}

/** One account that has spoken for the other authority in this round may not answer itself. */
export function spokeForTheOther(standing: readonly StandingOpinion[], side: Authority, accountId: string): boolean {
  return standing.some((one) => one.side !== side && one.given_by === accountId)
}

export function asOpinion(row: StandingOpinion): Opinion {
  const unmetConditions = row.conditions.filter((one) => one.met_at === null).length
  return { side: row.side, verdict: row.verdict, contentHash: row.content_hash, givenBy: row.given_by, unmetConditions }
}

export const outcomeNews: Readonly<Record<Outcome, readonly NewsName[]>> = {
  waiting: [],
  agreed: ['proposal.agreed'],
  'agreed-with-conditions': ['proposal.agreed-with-conditions'],
  'not-agreed': ['proposal.not-agreed'],
}
