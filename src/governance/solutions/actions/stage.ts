import { documentCitations, documentFacts } from '../../../foundation/documents/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import type { Capability } from '../capability.ts'
import type { Thing } from '../events.ts'
import { type Force, governingMachines } from '../solution.ts'
import {
  documentsBehind,
  releaseForce,
  setForce,
  solutionById,
  solutionsById,
  applicable as storedApplicable,
} from '../store/solution.ts'
import { type StageRow, stageOf } from '../store/stage.ts'
import { termIn } from '../waiting-term.ts'
import { presentOf } from './retirement.ts'
import { termsByThing } from './terms.ts'

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
  const successors = await solutionsById(
    db,
    rows.flatMap(({ successor_id }) => successor_id ?? []),
  )
  return new Map(
    rows.map((row) => {
      const next = successors.find(({ id }) => id === row.successor_id)
      const [vi, en] = [row.name, row.name_en ?? row.name]
      return [
        row.id,
        next === undefined ? { vi, en } : { vi: `${vi} (nay là ${next.name})`, en: `${en} (now ${next.name_en ?? next.name})` },
      ]
    }),
  )
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
  // What was retired since is meant as what took its place.
  const solutionId = await presentOf(tx, given.solutionId)
  if (given.force === null) await releaseForce(tx, solutionId, given.directiveId)
  else await setForce(tx, solutionId, given.force, given.directiveId)
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
  /** The first day by which one of them is due; null where none has a day, and once they are done. */
  readonly earliestDueOn: string | null
  readonly lastMovedAt: Date | null
}

/**
 * Where point 1, 2 or 3 of the letter stands; the tasks room computes the letter's tasks from it. A state that holds nothing is missing.
 * By when something is due is what its running term says; only where a state waits for nobody by a term, the day that was set.
 */
export async function stageOfPoint(db: Reader, point: 1 | 2 | 3, now: Date): Promise<PointPart[]> {
  const rows = await stageOf(db, point)
  return Promise.all(
    rows.map(async (row) => {
      const open = !closedStates[row.thing].includes(row.state)
      return {
        thing: row.thing,
        state: row.state,
        open,
        count: row.count,
        ids: row.ids.slice(0, mostIds),
        earliestDueOn: open ? await dueOnOf(db, row, now) : null,
        lastMovedAt: row.last_moved_at,
      }
    }),
  )
}

const mostIds = 200

async function dueOnOf(db: Reader, row: StageRow, now: Date): Promise<string | null> {
  const machine = governingMachines.find((one) => one === row.thing)
  if (machine === undefined || termIn(machine, row.state) === null) return row.earliest_set_on
  const running = [...(await termsByThing(db, machine, row.ids, now)).values()]
    .flat()
    .filter(({ stoppedAt }) => stoppedAt === null)
  return running.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0] ?? null
}

const closedStates: Readonly<Record<Thing, readonly string[]>> = {
  assignment: ['handed-over', 'withdrawn'],
  defect: ['closed'],
  difficulty: ['grouped', 'set-aside'],
  problem: ['met'],
  requirement: ['met', 'met-as-reported'],
  proposal: ['agreed', 'build-directed', 'not-adopted', 'withdrawn'],
  entry: ['retired'],
}
