import type { Transaction } from '../../../platform/database.ts'
import { decide } from '../../../platform/transitions.ts'
import { proposal, type Settlement } from '../proposal.ts'
import { insertRound, roundsOf, voidOpinions } from '../store/proposal.ts'
import { setAsideReconciliation } from '../store/reconciliation.ts'
import type { Asker, Step } from './asker.ts'
import { holdProposal, moveProposal, type OnProposal, requireProposer } from './proposal.ts'

/** The two could not agree, or one has let its day pass: both positions go to the Steering Committee side by side, as they stand. */
export async function refer(
  tx: Transaction,
  given: OnProposal & { reason: string; documentId: string | null },
  by: Asker,
): Promise<Step> {
  const held = await holdProposal(tx, given, by)
  const to = decide(proposal, held.row.state, 'refer', held.case)
  await setAsideReconciliation(tx, held.solutionId, by.now)
  const facts = { round: held.row.round, spoken: held.standing.map(({ side }) => side) }
  const { reason, documentId } = given
  return moveProposal(tx, held, to, by, {}, { act: 'proposal.referred', command: 'refer', words: reason, documentId, facts })
}

/**
 * The Steering Committee gives its direction: the question goes back to both, who answer anew on the same text, or it is not adopted.
 * It does not agree in the place of either.
 */
export async function settle(
  tx: Transaction,
  given: OnProposal & { settlement: Settlement; decision: string; dueOn: string | null; documentId: string | null },
  by: Asker,
): Promise<Step> {
  const { settlement, decision, documentId, dueOn } = given
  const held = await holdProposal(tx, given, by)
  const to = decide(proposal, held.row.state, 'settle', { ...held.case, settlement })
  const step = {
    act: 'proposal.settled',
    alsoNews: settlement === 'not-adopted' ? (['proposal.not-adopted'] as const) : [],
    command: 'settle',
    words: decision,
    documentId,
    facts: { settlement, round: held.row.round },
  } as const
  if (settlement === 'not-adopted') return moveProposal(tx, held, to, by, {}, step)
  const { kind, content_hash } = held.row
  const round = held.row.round + 1
  const last = (await roundsOf(tx, held.solutionId)).at(-1)
  await voidOpinions(tx, held.solutionId, null, 'returned-by-the-committee')
  if (last) await insertRound(tx, held.solutionId, { ...last, round, opened_at: by.now })
  return moveProposal(tx, held, to, by, { dueOn, text: { round, kind, contentHash: content_hash } }, step)
}

/** Whoever proposed takes it back; what was said about it stays. */
export async function withdrawProposal(tx: Transaction, given: OnProposal & { reason: string }, by: Asker): Promise<Step> {
  const held = await holdProposal(tx, given, by)
  await requireProposer(tx, held, by)
  const to = decide(proposal, held.row.state, 'withdraw', held.case)
  await setAsideReconciliation(tx, held.solutionId, by.now)
  return moveProposal(tx, held, to, by, {}, { act: 'proposal.withdrawn', command: 'withdraw', words: given.reason })
}
