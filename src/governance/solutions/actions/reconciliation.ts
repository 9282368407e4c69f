import type { LetterGiven } from '../../../foundation/documents/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type Condition, type Opinion, outcomeOf } from '../consultation.ts'
import { proposal } from '../proposal.ts'
import { type Authority, authorities } from '../side.ts'
import { insertConditions, insertOpinion, voidOpinions } from '../store/proposal.ts'
import * as store from '../store/reconciliation.ts'
import type { Asker, Step } from './asker.ts'
import { outcomeNews } from './consultation.ts'
import { recordAs, requireMinutes } from './letters.ts'
import { type HeldProposal, holdProposal, moveProposal, type OnProposal } from './proposal.ts'
import { requireComing } from './registry.ts'

export type Reconciling = OnProposal & { readonly side: Authority; readonly contentHash: string } & (
    | {
        readonly act: 'record'
        readonly minutes: LetterGiven
        readonly words: string
        readonly conditions: readonly (Condition & { readonly side: Authority })[]
      }
    | { readonly act: 'sign'; readonly reconciliationId: string }
  )

/**
 * After a dissent the two authorities meet. One records the signed minutes with what was settled; nothing comes of them until a signer
 * of the other has confirmed the same ones. Then they carry the opinions of both.
 */
export async function reconcile(tx: Transaction, given: Reconciling, by: Asker): Promise<Step> {
  const held = await holdProposal(tx, given, by)
  return given.act === 'record' ? recordMinutes(tx, held, given, by) : signMinutes(tx, held, given, by)
}

async function recordMinutes(
  tx: Transaction,
  held: HeldProposal,
  given: Extract<Reconciling, { act: 'record' }>,
  by: Asker,
): Promise<Step> {
  const { side, contentHash, words } = given
  for (const { dueOn } of given.conditions) requireComing(dueOn, by.now)
  const to = decide(proposal, held.row.state, 'reconcile', { ...held.case, seenHash: contentHash, outcome: 'not-agreed' })
  const minutes = await minutesOf(tx, given.minutes, side, held, by)
  const id = newId()
  await store.insertReconciliation(tx, held.solutionId, {
    id,
    round: held.row.round,
    content_hash: contentHash,
    minutes_document_id: minutes,
    words,
    conditions: [...given.conditions],
    recorded_side: side,
    recorded_by: by.actor.id,
    recorded_by_name: by.actor.displayName,
    recorded_at: by.now,
  })
  const facts = { side, conditions: given.conditions.length, reconciliationId: id }
  return moveProposal(tx, held, to, by, {}, { act: 'minutes.recorded', command: 'reconcile', words, documentId: minutes, facts })
}

async function signMinutes(
  tx: Transaction,
  held: HeldProposal,
  given: Extract<Reconciling, { act: 'sign' }>,
  by: Asker,
): Promise<Step> {
  const { side, contentHash } = given
  const all = await store.reconciliationsOf(tx, held.solutionId)
  const minutes = found(
    all.find(({ id, signed_at, replaced_at }) => id === given.reconciliationId && signed_at === null && replaced_at === null),
    'minutes',
  )
  if (minutes.recorded_side === side) throw new Refusal('minutes-wait-for-the-other-side')
  if (minutes.content_hash !== held.row.content_hash) throw new Refusal('proposal-was-changed-since-you-read-it')
  const said = authorities.map((one): Opinion & { conditions: Condition[] } => {
    const conditions = minutes.conditions.filter((condition) => condition.side === one)
    const verdict = conditions.length > 0 ? 'agree-with-conditions' : 'agree'
    const givenBy = one === side ? by.actor.id : minutes.recorded_by
    return { side: one, verdict, contentHash, givenBy, unmetConditions: conditions.length, conditions }
  })
  const outcome = outcomeOf(said, held.row.content_hash)
  const to = decide(proposal, held.row.state, 'reconcile', {
    ...held.case,
    seenHash: contentHash,
    outcome,
    spokeForTheOther: minutes.recorded_by === by.actor.id,
  })
  await store.signReconciliation(tx, minutes.id, { by: by.actor, at: by.now })
  await voidOpinions(tx, held.solutionId, null, 'reconciled-in-minutes')
  for (const { conditions, ...opinion } of said) {
    const id = newId()
    await insertOpinion(tx, held.solutionId, {
      id,
      round: held.row.round,
      side: opinion.side,
      verdict: opinion.verdict,
      reason: null,
      content_hash: contentHash,
      reply_document_id: minutes.minutes_document_id,
      given_by: opinion.givenBy,
      given_by_name: opinion.side === side ? by.actor.displayName : minutes.recorded_by_name,
      given_at: by.now,
    })
    await insertConditions(
      tx,
      id,
      conditions.map(({ text, verifier, dueOn }) => ({ id: newId(), text, verifier, dueOn })),
    )
  }
  const step = {
    act: 'minutes.signed',
    alsoNews: outcomeNews[outcome],
    command: 'reconcile',
    documentId: minutes.minutes_document_id,
    facts: { side, reconciliationId: minutes.id },
  } as const
  return moveProposal(tx, held, to, by, {}, step)
}

/** Biên bản: one of the register, or one recorded in the same step; about this question, not older than it and not of a coming day. */
async function minutesOf(tx: Transaction, given: LetterGiven, side: Authority, held: HeldProposal, by: Asker): Promise<string> {
  const refuseMisdated = (issuedOn: string) => {
    if (issuedOn > civilDay(by.now)) throw new Refusal('reply-letter-lies-in-the-future')
    const openedOn = held.case.askedOn
    if (openedOn !== null && issuedOn < openedOn) throw new Refusal('reply-letter-is-older-than-the-question', { openedOn })
  }
  if (given.given === 'recorded') {
    refuseMisdated(given.issuedOn)
    return recordAs(tx, given, side, `Biên bản trao đổi, thống nhất về giải pháp “${held.name}”`, null, by, 'minutes')
  }
  refuseMisdated(await requireMinutes(tx, given.documentId, by.now))
  return given.documentId
}
