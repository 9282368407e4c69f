import type { LetterGiven } from '../../../foundation/documents/public.ts'
import { organisationIdOf, organisationsById } from '../../../foundation/places/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { foldVietnamese } from '../../../vocabulary/person-name.ts'
import { isJustified } from '../capability.ts'
import { type ProposalCase, type ProposalContent, type ProposalState, proposal } from '../proposal.ts'
import { type Authority, authorities } from '../side.ts'
import { eventsOfThing } from '../store/event.ts'
import { type ExtensionRow, extensionsOf } from '../store/extension.ts'
import * as store from '../store/proposal.ts'
import { setAsideReconciliation } from '../store/reconciliation.ts'
import { rewrite } from '../store/solution.ts'
import { sidesAsked } from '../waiting-term.ts'
import { type Asker, asRead, type Step } from './asker.ts'
import { beginAssignment } from './assignment.ts'
import { chronicle, type Happening } from './chronicle.ts'
import { contentHash } from './content-hash.ts'
import { askingLetter, questionOf } from './letters.ts'
import { authorityNow, overlapsAtIntake, register, requireComing, settleStanding } from './registry.ts'
import { followOpinionTerms, followTerms, opinionDueOn } from './terms.ts'

export interface OnProposal {
  readonly solutionId: string
  readonly version: number
}

/**
 * Point 3: a company, or the technology authority itself, proposes a solution to build or one that it has built. Without a named
 * proposer it is the asker's own organisation; a national desk may enter what a company sent by letter.
 */
export async function submitProposal(
  tx: Transaction,
  given: { content: ProposalContent; proposerId: string | null; overlapReason: string | null; documentId: string | null },
  by: Asker,
): Promise<Step> {
  const { content, overlapReason } = given
  const proposer = await proposerOf(tx, given.proposerId, by)
  const overlaps = await overlapsAtIntake(tx, content.capabilities)
  if (!isJustified(overlaps, overlapReason)) throw new Refusal('overlap-needs-a-reason')
  const vendorId = proposer.kind === 'vendor' ? proposer.id : null
  const standing = {
    track: 'proposal',
    machine: 'proposal',
    state: proposal.first,
    ownerId: proposer.id,
    vendorId,
    scopePath: proposer.path,
    overlaps,
    overlapReason,
  } as const
  const id = await register(
    tx,
    { name: content.name, nameEn: content.nameEn, capabilities: content.capabilities, ...standing },
    by.now,
  )
  const hash = contentHash(content)
  await store.insertProposal(tx, {
    solutionId: id,
    kind: content.kind,
    proposerId: proposer.id,
    state: proposal.first,
    contentHash: hash,
    at: by.now,
  })
  await store.insertRound(tx, id, { round: 1, content, content_hash: hash, opened_at: by.now })
  await followTerms(tx, { machine: 'proposal', id, from: null, to: proposal.first, documentId: given.documentId }, by.now)
  const step = {
    act: 'proposal.submitted',
    thing: 'proposal',
    command: 'submit',
    from: null,
    to: proposal.first,
    documentId: given.documentId,
  } as const
  await chronicle(tx, by, {
    ...step,
    id,
    solutionId: id,
    scopePath: proposer.path,
    words: overlapReason,
    facts: { kind: content.kind, overlaps: overlaps.length, contentHash: hash },
  })
  return { id, state: proposal.first, version: 1 }
}

/** The text is changed: another round begins, and what was said about the old text is struck through. */
export async function reviseProposal(
  tx: Transaction,
  given: OnProposal & { content: ProposalContent; overlapReason: string | null },
  by: Asker,
): Promise<Step> {
  const { content, overlapReason } = given
  const held = await holdProposal(tx, given, by)
  await requireProposer(tx, held, by)
  const hash = contentHash(content)
  const overlaps = await overlapsAtIntake(tx, content.capabilities, held.solutionId)
  const changed = hash !== held.row.content_hash
  const to = decide(proposal, held.row.state, 'revise', {
    ...held.case,
    changed,
    justified: isJustified(overlaps, overlapReason),
  })
  const round = held.row.round + 1
  await store.voidOpinions(tx, held.solutionId, null, 'proposal-was-revised')
  await setAsideReconciliation(tx, held.solutionId, by.now)
  await store.insertRound(tx, held.solutionId, { round, content, content_hash: hash, opened_at: by.now })
  const { name, nameEn, capabilities, kind } = content
  await rewrite(tx, held.solutionId, { name, nameEn, folded: foldVietnamese(name), capabilities, overlaps, overlapReason })
  const facts = { round, kind, contentHash: hash, opinionsVoided: held.standing.length }
  return moveProposal(
    tx,
    held,
    to,
    by,
    { text: { round, kind, contentHash: hash } },
    { act: 'proposal.revised', command: 'revise', words: overlapReason, facts },
  )
}

/** The technology authority asks both signers. The day is when answers are expected; a day that passes is not an answer. */
export async function openConsultation(
  tx: Transaction,
  given: OnProposal & { question: string; dueOn: string | null; letter: LetterGiven | null },
  by: Asker,
): Promise<Step> {
  requireComing(given.dueOn, by.now)
  const held = await holdProposal(tx, given, by)
  const to = decide(proposal, held.row.state, 'open-consultation', held.case)
  const documentId = await askingLetter(tx, given.letter, held.name, by)
  const step = {
    act: 'consultation.opened',
    command: 'open-consultation',
    words: given.question,
    documentId,
    facts: { dueOn: given.dueOn },
  } as const
  return moveProposal(tx, held, to, by, { dueOn: given.dueOn }, step)
}

/** The technology authority does not understand it yet; its term stands still until the proposer has answered. */
export async function askAboutProposal(tx: Transaction, given: OnProposal & { question: string }, by: Asker): Promise<Step> {
  const held = await holdProposal(tx, given, by)
  const to = decide(proposal, held.row.state, 'ask', held.case)
  return moveProposal(tx, held, to, by, {}, { act: 'proposal.asked', command: 'ask', words: given.question })
}

export async function clarifyProposal(tx: Transaction, given: OnProposal & { clarification: string }, by: Asker): Promise<Step> {
  const held = await holdProposal(tx, given, by)
  const to = decide(proposal, held.row.state, 'clarify', held.case)
  return moveProposal(tx, held, to, by, {}, { act: 'proposal.clarified', command: 'clarify', words: given.clarification })
}

/** An agreed proposal that is yet to be built goes the way of an assigned solution: completed, handed over item by item. */
export async function directBuild(
  tx: Transaction,
  given: OnProposal & { documentId: string | null; dueOn: string | null; urgent?: boolean },
  by: Asker,
): Promise<Step> {
  requireComing(given.dueOn, by.now)
  const held = await holdProposal(tx, given, by)
  const to = decide(proposal, held.row.state, 'direct-build', held.case)
  const step = {
    act: 'build.directed',
    command: 'direct-build',
    documentId: given.documentId,
    facts: { dueOn: given.dueOn },
  } as const
  const moved = await moveProposal(tx, held, to, by, {}, step)
  await beginAssignment(
    tx,
    {
      solutionId: held.solutionId,
      scopePath: held.scopePath,
      documentId: given.documentId,
      dueOn: given.dueOn,
      urgent: given.urgent ?? true,
      overlaps: 0,
    },
    by,
  )
  return moved
}

export interface HeldProposal {
  readonly solutionId: string
  readonly scopePath: string
  readonly name: string
  readonly row: store.ProposalRow
  /** Opinions that stand, with their conditions. */
  readonly standing: readonly StandingOpinion[]
  /** Of the present round. */
  readonly extensions: readonly ExtensionRow[]
  readonly case: ProposalCase
}

export interface StandingOpinion extends store.OpinionRow {
  readonly conditions: readonly store.ConditionRow[]
}

/** Locks a proposal for a step and reads what its guards ask for; `side` when one authority's own day matters. */
export async function holdProposal(
  tx: Transaction,
  given: OnProposal,
  by: Asker,
  side: Authority | null = null,
): Promise<HeldProposal> {
  const at = { id: given.solutionId, version: given.version }
  const row = await asRead(tx, await store.lockProposal(tx, given.solutionId), 'proposal', at, (one) =>
    isWithin(by.scope, one.scope_path),
  )
  const standing = standingOpinions(await store.opinionsOf(tx, row.solution_id), await store.conditionsOf(tx, row.solution_id))
  const extensions = (await extensionsOf(tx, row.solution_id)).filter((one) => one.round === row.round)
  const { openedOn } = await questionOf(tx, row)
  const dueOn = await opinionDueOn(tx, row.solution_id, side, by.now)
  const asked = row.state === 'submitted' || row.state === 'clarifying' ? null : openedOn
  const facts = baseCase(row, { openedOn: asked, dueOn, extensions, now: by.now })
  return { solutionId: row.solution_id, scopePath: row.scope_path, name: row.name, row, standing, extensions, case: facts }
}

export function standingOpinions(
  opinions: readonly store.OpinionRow[],
  conditions: readonly store.ConditionRow[],
): StandingOpinion[] {
  return opinions
    .filter((opinion) => opinion.voided_because === null)
    .map((opinion) => ({ ...opinion, conditions: conditions.filter((condition) => condition.opinion_id === opinion.id) }))
}

/** Before anything is known of the step itself. */
export function baseCase(
  row: store.ProposalRow,
  known: { openedOn: string | null; dueOn: string | null; extensions: readonly ExtensionRow[]; now: Date },
): ProposalCase {
  const { kind, content_hash } = row
  return {
    kind,
    contentHash: content_hash,
    seenHash: content_hash,
    outcome: null,
    changed: null,
    justified: null,
    spokeForTheOther: false,
    confirmable: false,
    today: civilDay(known.now),
    askedOn: known.openedOn,
    dueOn: known.dueOn ?? row.opinions_due_on,
    extensionUntil: null,
    extendedBefore: false,
    extensionWaits: known.extensions.some(({ granted }) => granted === null),
    settlement: null,
  }
}

/** Writes a step of the proposal's machine, wherever it was decided. */
export async function moveProposal(
  tx: Transaction,
  held: HeldProposal,
  to: ProposalState,
  by: Asker,
  change: Parameters<typeof store.moveProposal>[4] & object,
  step: Pick<Happening, 'act' | 'alsoNews' | 'command' | 'words' | 'documentId' | 'facts'>,
): Promise<Step> {
  const { solutionId, scopePath, row } = held
  await store.moveProposal(tx, solutionId, to, by.now, change)
  const { words, documentId } = step
  const urgency = await followTerms(tx, { machine: 'proposal', id: solutionId, from: row.state, to, words, documentId }, by.now)
  const standing = standingOpinions(await store.opinionsOf(tx, solutionId), await store.conditionsOf(tx, solutionId))
  const spoken = standing.map(({ side }) => side)
  await followOpinionTerms(
    tx,
    {
      id: solutionId,
      asked: sidesAsked(
        to,
        authorities.filter((side) => !spoken.includes(side)),
      ),
      anew: row.state !== 'in-consultation' || change.text !== undefined,
      urgency,
      dueOn: change.dueOn ?? null,
    },
    by.now,
  )
  await settleStanding(tx, solutionId, 'proposal', to, change.text?.kind ?? row.kind, by.now)
  await chronicle(tx, by, { ...step, thing: 'proposal', id: solutionId, solutionId, scopePath, from: row.state, to })
  return { id: solutionId, state: to, version: row.version + 1 }
}

/**
 * A proposal is its proposer's: only whoever acts for that organisation changes it or takes it back, or the desk that entered it from
 * the company's letter. The technology authority asks, and declines nothing by rewriting.
 */
export async function requireProposer(tx: Transaction, held: HeldProposal, by: Asker): Promise<void> {
  const actsForIt = by.scope.some((own) => isWithin([held.scopePath], own))
  const entered = (await eventsOfThing(tx, 'proposal', held.solutionId)).find(({ command }) => command === 'submit')
  if (actsForIt || entered?.actor_name === by.actor.displayName) return
  const [proposer] = await organisationsById(tx, [held.row.proposer_id])
  if (proposer?.kind !== 'vendor') return
  throw new Refusal('proposal-is-its-proposers', { proposer: proposer.name }, 403)
}

async function proposerOf(tx: Transaction, named: string | null, by: Asker): Promise<{ id: string; path: string; kind: string }> {
  const own = by.scope.map(organisationIdOf).find((id) => id !== undefined)
  const id = named ?? own ?? (await authorityNow(tx, 'technology-authority', by.now))
  const [organisation] = await organisationsById(tx, [id])
  if (organisation === undefined || !isWithin(by.scope, organisation.path))
    throw new Refusal('proposer-is-not-yours', { proposer: id }, 403)
  return organisation
}
