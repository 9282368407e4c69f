import { record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { carriesPersonalData } from '../personal-words.ts'
import { paragraphsOf, type RemarkPart, textOf } from '../remark.ts'
import type { Authority } from '../side.ts'
import { proposalOf, roundsOf } from '../store/proposal.ts'
import * as store from '../store/remark.ts'
import { solutionById } from '../store/solution.ts'
import type { Asker } from './asker.ts'

/** A remark beside one paragraph of one round. It moves nothing and names no version: opinions are given in letters. */
export async function makeRemark(
  tx: Transaction,
  given: { solutionId: string; round: number; part: RemarkPart; paragraph: number; words: string },
  by: Asker,
): Promise<{ id: string }> {
  const { solutionId, round, part, paragraph, words } = given
  const scopePath = await reachedPath(tx, solutionId, by)
  const text = found(
    (await roundsOf(tx, solutionId)).find((one) => one.round === round),
    'round',
  )
  if (paragraphsOf(textOf(text.content, part))[paragraph] === undefined) throw notFound('paragraph')
  if (carriesPersonalData(words)) throw new Refusal('difficulty-carries-personal-data')
  const id = newId()
  const { actor, now } = by
  await store.insertRemark(tx, solutionId, {
    id,
    round,
    part,
    paragraph,
    words,
    by_id: actor.id,
    by_name: actor.displayName,
    made_at: now,
  })
  const facts = { round, part, paragraph }
  await record(tx, { actor, action: 'remark.made', subject: { kind: 'proposal', id: solutionId }, scopePath, facts, at: now })
  return { id }
}

/** The first time a signer of an authority opens the text of a round: what it cannot say later is that it was not asked. */
export async function noteView(tx: Transaction, given: { solutionId: string; side: Authority }, by: Asker): Promise<void> {
  const { solutionId, side } = given
  const scopePath = await reachedPath(tx, solutionId, by)
  const row = found(await proposalOf(tx, solutionId), 'proposal')
  if (row.state !== 'in-consultation') return
  const { actor, now } = by
  const view = { round: row.round, side, by_name: actor.displayName, seen_at: now }
  if (!(await store.noteFirstView(tx, solutionId, view))) return
  const facts = { side, round: row.round }
  await record(tx, {
    actor,
    action: 'consultation.viewed',
    subject: { kind: 'proposal', id: solutionId },
    scopePath,
    facts,
    at: now,
  })
}

async function reachedPath(tx: Transaction, solutionId: string, by: Asker): Promise<string> {
  const row = found(await solutionById(tx, solutionId), 'proposal')
  if (!isWithin(by.scope, row.scope_path)) throw notFound('proposal')
  return row.scope_path
}
