import { documentCitations, documentFacts } from '../../../foundation/documents/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import type { Capability } from '../capability.ts'
import type { Thing } from '../events.ts'
import type { Force } from '../solution.ts'
import {
  documentsBehind,
  releaseForce,
  setForce,
  solutionById,
  solutionsById,
  applicable as storedApplicable,
} from '../store/solution.ts'
import { stageOf } from '../store/stage.ts'

export interface ApplicableSolution {
  readonly id: string
  readonly vi: string
  readonly en: string
  readonly capabilities: readonly Capability[]
  readonly force: Force | null
}

/** Solutions that a directive may name: handed over, meeting their requirement, or built and agreed by both authorities. */
export async function applicableSolutions(db: Reader): Promise<ApplicableSolution[]> {
  const rows = await storedApplicable(db)
  return rows.map(({ id, name, name_en, capabilities, force }) => ({ id, vi: name, en: name_en ?? name, capabilities, force }))
}

/** Names by id, for documents and screens of other rooms; an id that is not there is missing. */
export async function solutionWords(db: Reader, ids: readonly string[]): Promise<Map<string, { vi: string; en: string }>> {
  const rows = await solutionsById(db, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, { vi: row.name, en: row.name_en ?? row.name }]))
}

/** What a page cites of solutions that it names: what assigned them, what they were handed over with, in what letters they were agreed. */
export async function groundsOfSolutions(
  db: Reader,
  ids: readonly string[],
  on: string,
): Promise<{ readonly documentId: string; readonly on: string; readonly pageVi: string }[]> {
  const behind = await documentsBehind(db, ids)
  const facts = await documentFacts(db, behind)
  const citations = await documentCitations(db, behind)
  return [...facts.values()].flatMap(({ id, issuedOn }) => {
    const pageVi = citations.get(id)
    return issuedOn === null || issuedOn > on || pageVi === undefined ? [] : [{ documentId: id, on: issuedOn, pageVi }]
  })
}

/**
 * A directive in force has said that a solution is mandatory or recommended; null when it no longer says so, which leaves alone what
 * another directive has said since. The directive's room records the act.
 */
export async function declareForce(
  tx: Transaction,
  given: { solutionId: string; force: Force | null; directiveId: string },
): Promise<void> {
  found(await solutionById(tx, given.solutionId), 'solution')
  if (given.force === null) await releaseForce(tx, given.solutionId, given.directiveId)
  else await setForce(tx, given.solutionId, given.force, given.directiveId)
}

/** Things of one kind that stand in one state. */
export interface PointPart {
  readonly thing: Thing
  readonly state: string
  /** Somebody still has to do something about them. */
  readonly open: boolean
  readonly count: number
  /** At most 200, oldest first; empty for difficulties. */
  readonly ids: readonly string[]
  readonly earliestDueOn: string | null
  readonly lastMovedAt: Date | null
}

/** Where point 1, 2 or 3 of the letter stands; the tasks room computes the letter's tasks from it. A state that holds nothing is missing. */
export async function stageOfPoint(db: Reader, point: 1 | 2 | 3): Promise<PointPart[]> {
  const rows = await stageOf(db, point)
  return rows.map((row) => ({
    thing: row.thing,
    state: row.state,
    open: !closedStates[row.thing].includes(row.state),
    count: row.count,
    ids: row.ids,
    earliestDueOn: row.earliest_due_on,
    lastMovedAt: row.last_moved_at,
  }))
}

const closedStates: Readonly<Record<Thing, readonly string[]>> = {
  assignment: ['handed-over', 'withdrawn'],
  defect: ['closed'],
  difficulty: ['grouped', 'set-aside'],
  problem: ['met'],
  requirement: ['met', 'met-as-reported'],
  proposal: ['agreed', 'build-directed', 'not-adopted', 'withdrawn'],
}
