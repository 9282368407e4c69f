import type { Reader } from '../../../platform/database.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { assignmentStates, assignmentWaitsFor } from '../assignment.ts'
import { proposalStates, proposalWaitsFor } from '../proposal.ts'
import { requirementStates, requirementWaitsFor } from '../requirement.ts'
import { authorities, type Side } from '../side.ts'
import { governingMachines } from '../solution.ts'
import { kindsOf, standingSides } from '../store/proposal.ts'
import { requirementsBuilding } from '../store/requirement.ts'
import { dueDays, type SolutionRow } from '../store/solution.ts'
import { type ShownTerm, termsByThing } from './terms.ts'

/** Who is waited for, solution by solution, for a whole page of the registry at once. */
export async function waitingOf(db: Reader, rows: readonly SolutionRow[]): Promise<(row: SolutionRow) => Side[]> {
  const proposed = rows.filter(({ machine }) => machine === 'proposal').map(({ id }) => id)
  const spoken = await standingSides(db, proposed)
  const kinds = await kindsOf(db, proposed)
  return ({ id, machine, state }) => {
    if (machine === 'assignment') return named(assignmentStates, state).flatMap(assignmentWaitsFor)
    if (machine === 'requirement') return named(requirementStates, state).flatMap(requirementWaitsFor)
    const own = spoken.filter((one) => one.solution_id === id)
    const missing = authorities.filter((side) => !own.some((one) => one.side === side))
    const unconfirmed = own.filter(({ unmet }) => unmet).map(({ side }) => side)
    return named(proposalStates, state).flatMap((one) => proposalWaitsFor(one, missing, unconfirmed, kinds.get(id) ?? 'built'))
  }
}

/** Until when they are waited for: the running term of each, otherwise the day that was agreed for it. */
export async function dueOf(
  db: Reader,
  rows: readonly SolutionRow[],
  now: Date,
): Promise<(row: SolutionRow) => { dueOn: string | null; pausedFor: string | null; over: boolean }> {
  const agreed = await dueDays(
    db,
    rows.map(({ id }) => id),
  )
  const requirementIds = await requirementsBuilding(
    db,
    rows.filter(({ machine }) => machine === 'requirement').map(({ id }) => id),
  )
  const thingOf = (row: SolutionRow) => (row.machine === 'requirement' ? (requirementIds.get(row.id) ?? row.id) : row.id)
  const terms = new Map<string, ShownTerm[]>()
  for (const machine of governingMachines) {
    const things = rows.filter((row) => row.machine === machine).map(thingOf)
    if (things.length === 0) continue
    for (const [id, own] of await termsByThing(db, machine, things, now)) terms.set(id, own)
  }
  return (row) => {
    const running = (terms.get(thingOf(row)) ?? []).filter(({ stoppedAt }) => stoppedAt === null)
    const paused = running.find(({ pausedFor }) => pausedFor !== null)
    if (paused) return { dueOn: null, pausedFor: paused.pausedFor, over: false }
    const termDue = running.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0]
    if (termDue !== undefined) return { dueOn: termDue, pausedFor: null, over: running.some(({ over }) => over) }
    const dueOn = agreed.get(row.id) ?? null
    return { dueOn, pausedFor: null, over: dueOn !== null && dueOn < civilDay(now) }
  }
}

function named<State extends string>(states: readonly State[], state: string): State[] {
  return states.filter((one) => one === state)
}
