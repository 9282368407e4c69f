import type { Reader } from '../../../platform/database.ts'
import { assignmentStates, assignmentWaitsFor } from '../assignment.ts'
import { proposalStates, proposalWaitsFor } from '../proposal.ts'
import { requirementStates, requirementWaitsFor } from '../requirement.ts'
import { authorities, type Side } from '../side.ts'
import { kindsOf, standingSides } from '../store/proposal.ts'
import type { SolutionRow } from '../store/solution.ts'

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

function named<State extends string>(states: readonly State[], state: string): State[] {
  return states.filter((one) => one === state)
}
