import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import type { Capability } from '../capability.ts'
import { hasGrounds, problem } from '../problem.ts'
import { type DataClass, requirement, type SuccessMeasure } from '../requirement.ts'
import * as store from '../store/requirement.ts'
import { type Asker, asRead, nation, requireNation, type Step } from './asker.ts'
import { chronicle } from './chronicle.ts'
import { groupUnder } from './difficulty.ts'
import { isPerCent } from './figure.ts'
import { requireComing } from './registry.ts'
import { followTerms } from './terms.ts'

/** Point 2: the health authority states a problem, on the grounds of what the field reported or of a recorded document. */
export async function stateProblem(
  tx: Transaction,
  given: { title: string; grounds: string; difficultyIds: readonly string[]; evidenceDocumentId: string | null },
  by: Asker,
): Promise<Step> {
  requireNation(by.scope)
  const { title, grounds, evidenceDocumentId } = given
  if (!hasGrounds({ difficulties: given.difficultyIds.length, evidenceDocumentId }))
    throw new Refusal('problem-needs-grounds-from-practice')
  const id = newId()
  await store.insertProblem(tx, { id, title, grounds, evidenceDocumentId, state: problem.first, at: by.now })
  await groupUnder(tx, id, given.difficultyIds, by)
  const step = { act: 'problem.stated', thing: 'problem', command: 'state', from: null, to: problem.first } as const
  await chronicle(tx, by, {
    ...step,
    id,
    scopePath: nation,
    documentId: evidenceDocumentId,
    facts: { difficulties: given.difficultyIds.length },
  })
  return { id, state: problem.first, version: 1 }
}

/** More of the same came in. */
export async function groupMore(
  tx: Transaction,
  given: { problemId: string; version: number; difficultyIds: readonly string[] },
  by: Asker,
): Promise<Step> {
  requireNation(by.scope)
  const at = { id: given.problemId, version: given.version }
  const row = await asRead(tx, await store.lockProblem(tx, given.problemId), 'problem', at)
  const to = decide(problem, row.state, 'group', { openRequirements: null })
  await groupUnder(tx, row.id, given.difficultyIds, by)
  await store.moveProblem(tx, row.id, to, by.now)
  const step = { act: 'problem.grouped', thing: 'problem', command: 'group', from: row.state, to } as const
  await chronicle(tx, by, { ...step, id: row.id, scopePath: nation, facts: { difficulties: given.difficultyIds.length } })
  return { id: row.id, state: to, version: row.version + 1 }
}

export interface NewRequirement extends SuccessMeasure {
  readonly problemId: string
  /** Of the problem. */
  readonly version: number
  readonly title: string
  readonly demand: string
  /** Who suffers from it (ai chịu ảnh hưởng). */
  readonly sufferers: string
  readonly legalBasis: string
  readonly dataClass: DataClass
  /** What a solution must be able to do to answer it. */
  readonly capability: Capability
  /** Null: urgently, no date set. */
  readonly deadlineOn: string | null
}

/** Whether the catalogue of measures has this id. */
export type IsMeasure = (measureId: string) => boolean

/** Makes a requirement out of a problem, with the measure that will decide whether it is met. Answers the requirement. */
export async function stateRequirement(tx: Transaction, given: NewRequirement, isMeasure: IsMeasure, by: Asker): Promise<Step> {
  requireComing(given.deadlineOn, by.now)
  if (!isMeasure(given.measureId)) throw new Refusal('measure-is-not-in-the-catalogue', { measure: given.measureId })
  requireNation(by.scope)
  const at = { id: given.problemId, version: given.version }
  const row = await asRead(tx, await store.lockProblem(tx, given.problemId), 'problem', at)
  const to = decide(problem, row.state, 'require', { openRequirements: null })
  const unit = isPerCent(given.unit) ? '%' : given.unit
  if (given.target < 0 || (unit === '%' && given.target > 100))
    throw new Refusal('target-is-out-of-reach', { target: given.target })
  await store.moveProblem(tx, row.id, to, by.now)
  const id = newId()
  await store.insertRequirement(tx, {
    id,
    problem_id: row.id,
    title: given.title,
    demand: given.demand,
    measure_id: given.measureId,
    comparison: given.comparison,
    target: given.target,
    unit,
    sufferers: given.sufferers,
    legal_basis: given.legalBasis,
    data_class: given.dataClass,
    capability: given.capability,
    deadline_on: given.deadlineOn,
    state: requirement.first,
    stated_at: by.now,
  })
  const documentId = row.evidence_document_id
  await followTerms(tx, { machine: 'requirement', id, from: null, to: requirement.first, documentId }, by.now)
  const facts = {
    problemId: row.id,
    measureId: given.measureId,
    comparison: given.comparison,
    target: given.target,
    deadlineOn: given.deadlineOn,
  }
  const step = { act: 'requirement.stated', thing: 'requirement', command: 'state', from: null, to: requirement.first } as const
  await chronicle(tx, by, { ...step, id, scopePath: nation, facts })
  return { id, state: requirement.first, version: 1 }
}

/** After a requirement was met: when it was the last open one, its problem is met as well. Waits for a colleague who verifies another at this moment. */
export async function meetProblemWhenLast(tx: Transaction, problemId: string, by: Asker): Promise<void> {
  const row = found(await store.lockProblem(tx, problemId), 'problem')
  const openRequirements = await store.countOpenRequirements(tx, problemId)
  if (openRequirements > 0) return
  const to = decide(problem, row.state, 'meet', { openRequirements })
  await store.moveProblem(tx, problemId, to, by.now)
  await chronicle(tx, by, {
    act: 'problem.met',
    thing: 'problem',
    id: problemId,
    scopePath: nation,
    command: 'meet',
    from: row.state,
    to,
  })
}
