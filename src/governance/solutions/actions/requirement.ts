import { documentFacts, type LetterGiven } from '../../../foundation/documents/public.ts'
import { notify } from '../../../foundation/notifications/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { type Facts, found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { isJustified } from '../capability.ts'
import { canDo, isExplained, type RequirementCase, type RequirementState, requirement } from '../requirement.ts'
import { maySee } from '../solution.ts'
import { assignmentOf } from '../store/assignment.ts'
import { reportersOf } from '../store/difficulty.ts'
import * as store from '../store/requirement.ts'
import { setVendor, solutionById } from '../store/solution.ts'
import { type Asker, asRead, nation, requireNation, type Step } from './asker.ts'
import { beginAssignment } from './assignment.ts'
import { chronicle, type Happening } from './chronicle.ts'
import { type Figure, isTakenHere, type TakeFigure } from './figure.ts'
import { recordAs } from './letters.ts'
import { meetProblemWhenLast } from './problem.ts'
import {
  authorityNow,
  overlapsAtIntake,
  register,
  requireComing,
  requireVendor,
  type SolutionWords,
  settleStanding,
} from './registry.ts'
import { followTerms } from './terms.ts'

export interface OnRequirement {
  readonly requirementId: string
  readonly version: number
}

/** The technology side does not understand it yet. */
export async function askAboutRequirement(
  tx: Transaction,
  given: OnRequirement & { question: string },
  by: Asker,
): Promise<Step> {
  const row = await hold(tx, given, by)
  const to = decide(requirement, row.state, 'ask', caseOf(row, by))
  return move(tx, row, to, by, {}, { act: 'requirement.asked', command: 'ask', words: given.question })
}

export async function clarifyRequirement(
  tx: Transaction,
  given: OnRequirement & { clarification: string },
  by: Asker,
): Promise<Step> {
  const row = await hold(tx, given, by)
  const to = decide(requirement, row.state, 'clarify', caseOf(row, by))
  return move(tx, row, to, by, {}, { act: 'requirement.clarified', command: 'clarify', words: given.clarification })
}

/** What the technology side cannot overcome goes up (“báo cáo khó khăn, vướng mắc”); declining does not exist. */
export async function raiseRequirement(
  tx: Transaction,
  given: OnRequirement & { reason: string; documentId: string | null },
  by: Asker,
): Promise<Step> {
  const row = await hold(tx, given, by)
  const to = decide(requirement, row.state, 'raise', caseOf(row, by))
  return move(
    tx,
    row,
    to,
    by,
    {},
    { act: 'requirement.raised', command: 'raise', words: given.reason, documentId: given.documentId },
  )
}

export async function settleRequirement(
  tx: Transaction,
  given: OnRequirement & { decision: string; documentId: string | null },
  by: Asker,
): Promise<Step> {
  const row = await hold(tx, given, by)
  const to = decide(requirement, row.state, 'settle', caseOf(row, by))
  return move(
    tx,
    row,
    to,
    by,
    {},
    { act: 'requirement.settled', command: 'settle', words: given.decision, documentId: given.documentId },
  )
}

/** Answered by what exists: it goes straight to verification against this requirement's measure. */
export async function reuseSolution(
  tx: Transaction,
  given: OnRequirement & { solutionId: string; words: string | null; capabilityReason: string | null },
  by: Asker,
): Promise<Step> {
  const row = await hold(tx, given, by)
  const solution = await solutionById(tx, given.solutionId)
  const visible =
    solution && maySee(by.scope, { track: solution.track, applicable: solution.applicable, scopePath: solution.scope_path })
  const { id, applicable, capabilities } = found(visible ? solution : undefined, 'solution')
  const capable = canDo(row.capability, capabilities)
  const to = decide(requirement, row.state, 'reuse', {
    ...caseOf(row, by),
    reusable: applicable,
    capable,
    explained: isExplained(given.capabilityReason),
  })
  const capabilityReason = capable ? null : given.capabilityReason
  const change = { answered: { answer: 'reuse', solutionId: id, capabilityReason }, offeredBy: by.actor.id } as const
  return move(tx, row, to, by, change, {
    act: 'requirement.answered',
    command: 'reuse',
    words: [given.words, capabilityReason].filter(Boolean).join(' – ') || null,
    facts: { answer: 'reuse', capable },
  })
}

/** Answered by a new solution. Existing ones with the same capability are stored with it, and the reason for not reusing them. */
export async function buildSolution(
  tx: Transaction,
  given: OnRequirement & SolutionWords & { overlapReason: string | null },
  by: Asker,
): Promise<Step> {
  const row = await hold(tx, given, by)
  const overlaps = await overlapsAtIntake(tx, given.capabilities)
  const to = decide(requirement, row.state, 'build', {
    ...caseOf(row, by),
    justified: isJustified(overlaps, given.overlapReason),
    capable: canDo(row.capability, given.capabilities),
    explained: false,
  })
  const ownerId = await authorityNow(tx, 'technology-authority', by.now)
  const standing = {
    track: 'requirement',
    machine: 'requirement',
    state: to,
    ownerId,
    vendorId: null,
    scopePath: nation,
    overlaps,
  } as const
  const { name, nameEn, capabilities, overlapReason } = given
  const solutionId = await register(tx, { name, nameEn, capabilities, overlapReason, ...standing }, by.now)
  const facts = { answer: 'build', overlaps: overlaps.length }
  return move(
    tx,
    row,
    to,
    by,
    { answered: { answer: 'build', solutionId, capabilityReason: null } },
    { act: 'requirement.answered', command: 'build', words: overlapReason, facts },
  )
}

/** A builder is found and begins. */
export async function startBuilding(
  tx: Transaction,
  given: OnRequirement & { vendorId: string | null; dueOn: string | null },
  by: Asker,
): Promise<Step> {
  requireComing(given.dueOn, by.now)
  await requireVendor(tx, given.vendorId)
  const row = await hold(tx, given, by)
  const to = decide(requirement, row.state, 'start-building', caseOf(row, by))
  if (given.vendorId !== null && row.solution_id !== null) await setVendor(tx, row.solution_id, given.vendorId)
  const facts = { vendorId: given.vendorId, dueOn: given.dueOn }
  return move(tx, row, to, by, {}, { act: 'requirement.building-started', command: 'start-building', facts })
}

export async function submitForVerification(
  tx: Transaction,
  given: OnRequirement & { words: string | null },
  by: Asker,
): Promise<Step> {
  const row = await hold(tx, given, by)
  const to = decide(requirement, row.state, 'submit-for-verification', caseOf(row, by))
  return move(
    tx,
    row,
    to,
    by,
    { offeredBy: by.actor.id },
    { act: 'requirement.submitted', command: 'submit-for-verification', words: given.words },
  )
}

export type Verification = OnRequirement & { readonly measuredOn: string; readonly note: string | null } & (
    | { readonly kind: 'measured' }
    | { readonly kind: 'reported'; readonly value: number; readonly evidence: LetterGiven }
  )

/**
 * The number decides. Where the product measures it, the figure is taken from the field for that day and kept with what it was counted
 * from; otherwise somebody reports it with a document, and it is shown as reported. Met: those who reported the difficulty are told.
 */
export async function verifyRequirement(tx: Transaction, given: Verification, by: Asker, take: TakeFigure): Promise<Step> {
  const row = await hold(tx, given, by)
  const offeredOn = civilDay(row.state_since)
  if (row.state === 'verifying' && given.measuredOn < offeredOn)
    throw new Refusal('measurement-is-older-than-the-answer', { offeredOn })
  const { figure, value } = await decidingNumber(tx, row, given, by, take)
  const measured = { value, on: given.measuredOn }
  const to = decide(requirement, row.state, 'verify', { ...caseOf(row, by), measured: { ...measured, kind: given.kind } })
  const evidence = given.kind === 'reported' ? await evidenceOf(tx, row, given, by) : null
  await store.insertVerification(tx, {
    id: newId(),
    requirement_id: row.id,
    kind: given.kind,
    value,
    as_of: given.measuredOn,
    source: figure?.source ?? null,
    numerator: figure?.numerator ?? null,
    denominator: figure?.denominator ?? null,
    evidence_document_id: evidence,
    note: given.note,
    verified_by_name: by.actor.displayName,
    verified_at: by.now,
  })
  const isMet = to === 'met' || to === 'met-as-reported'
  const reporterIds = isMet ? await reportersOf(tx, row.problem_id) : []
  const counts: Facts =
    figure === null ? {} : { numerator: figure.numerator, denominator: figure.denominator, source: figure.source }
  const facts = {
    kind: given.kind,
    measureId: row.measure_id,
    value,
    target: row.target,
    measuredOn: given.measuredOn,
    ...counts,
  }
  const step = {
    act: isMet ? 'requirement.met' : 'requirement.missed',
    command: 'verify',
    words: given.note,
    documentId: evidence,
    facts,
    reporterIds,
  } as const
  const moved = await move(tx, row, to, by, { measured: { ...measured, byName: by.actor.displayName } }, step)
  // What was reported has told everybody once; measuring it later changes nothing for them.
  if (isMet && row.state === 'verifying') {
    await meetProblemWhenLast(tx, row.problem_id, by)
    await notify(
      tx,
      reporterIds,
      { key: `solutions.notice.requirement-${to}`, facts: { title: row.title }, link: '/difficulties' },
      by.now,
    )
  }
  return moved
}

async function decidingNumber(
  tx: Transaction,
  row: store.RequirementRow,
  given: Verification,
  by: Asker,
  take: TakeFigure,
): Promise<{ figure: Figure | null; value: number }> {
  if (given.kind === 'reported') return { figure: null, value: given.value }
  if (!isTakenHere(row.measure_id, row.unit)) throw new Refusal('measure-is-not-measured-yet', { measure: row.measure_id })
  const today = civilDay(by.now)
  if (given.measuredOn > today) throw new Refusal('measurement-lies-in-the-future')
  const figure = await take(tx, row.measure_id, given.measuredOn, today)
  if (figure === null) throw new Refusal('nothing-to-measure-on-that-day', { day: given.measuredOn })
  return { figure, value: figure.value }
}

/** A report or minutes about this measurement: signed, and not older than what it tells. */
async function evidenceOf(
  tx: Transaction,
  row: store.RequirementRow,
  { evidence, measuredOn }: { readonly evidence: LetterGiven; readonly measuredOn: string },
  by: Asker,
): Promise<string> {
  const early = (issuedOn: string) => {
    if (issuedOn < measuredOn) throw new Refusal('evidence-is-older-than-the-measurement', { issuedOn, measuredOn })
  }
  if (evidence.given === 'recorded') {
    early(evidence.issuedOn)
    return recordAs(tx, evidence, 'health', `Kết quả kiểm chứng yêu cầu “${row.title}”`, null, by, 'report')
  }
  const facts = (await documentFacts(tx, [evidence.documentId])).get(evidence.documentId)
  if (facts === undefined || facts.issuedOn === null || facts.state === 'drafted')
    throw new Refusal('document-is-not-recorded', { document: evidence.documentId })
  if (facts.type !== 'report' && facts.type !== 'minutes') throw new Refusal('evidence-is-no-report')
  early(facts.issuedOn)
  return evidence.documentId
}

/** What was built for a requirement that is met changes hands: item by item, and both sides sign, as under point 1. */
export async function openHandover(
  tx: Transaction,
  given: OnRequirement & { documentId: string | null; dueOn: string | null; urgent: boolean },
  by: Asker,
): Promise<Step> {
  requireComing(given.dueOn, by.now)
  const row = await hold(tx, given, by)
  const begun = row.solution_id !== null && (await assignmentOf(tx, row.solution_id)) !== undefined
  const to = decide(requirement, row.state, 'open-handover', caseOf(row, by, begun))
  const solutionId = found(row.solution_id, 'solution')
  const { documentId, dueOn, urgent } = given
  const facts = { dueOn, urgent }
  const moved = await move(
    tx,
    row,
    to,
    by,
    {},
    { act: 'requirement.handover-opened', command: 'open-handover', documentId, facts },
  )
  await beginAssignment(tx, { solutionId, scopePath: nation, documentId, dueOn, urgent, overlaps: 0 }, by)
  return moved
}

async function hold(tx: Transaction, given: OnRequirement, by: Asker): Promise<store.RequirementRow> {
  requireNation(by.scope)
  const at = { id: given.requirementId, version: given.version }
  return asRead(tx, await store.lockRequirement(tx, given.requirementId), 'requirement', at)
}

export function successOf(row: store.RequirementRow) {
  return { measureId: row.measure_id, comparison: row.comparison, target: row.target, unit: row.unit }
}

/** The facts that the machine's guards ask for. */
export function caseOf(
  row: store.RequirementRow,
  by: { actor: { id: string }; now: Date },
  handoverBegun = false,
): RequirementCase {
  return {
    asker: by.actor.id,
    offeredBy: row.offered_by,
    success: successOf(row),
    today: civilDay(by.now),
    reusable: null,
    justified: null,
    measured: null,
    capable: null,
    explained: null,
    built: row.answer === 'build' && row.solution_id !== null,
    handoverBegun,
    measurable: isTakenHere(row.measure_id, row.unit),
  }
}

export async function move(
  tx: Transaction,
  row: store.RequirementRow,
  to: RequirementState,
  by: Asker,
  change: Parameters<typeof store.moveRequirement>[4] & object,
  step: Pick<Happening, 'act' | 'command' | 'words' | 'documentId' | 'facts' | 'reporterIds'>,
): Promise<Step> {
  await store.moveRequirement(tx, row.id, to, by.now, change)
  const { words, documentId } = step
  await followTerms(tx, { machine: 'requirement', id: row.id, from: row.state, to, words, documentId }, by.now)
  const answer = change.answered?.answer ?? row.answer
  const solutionId = change.answered?.solutionId ?? row.solution_id
  // A reused solution keeps the standing of its own track, one that changes hands that of its handover.
  const governs = answer === 'build' && solutionId !== null && (await assignmentOf(tx, solutionId)) === undefined
  if (governs) await settleStanding(tx, solutionId, 'requirement', to, null, by.now)
  await chronicle(tx, by, { ...step, thing: 'requirement', id: row.id, solutionId, scopePath: nation, from: row.state, to })
  return { id: row.id, state: to, version: row.version + 1 }
}
