import { isWithin, readPath } from '../../vocabulary/administrative-unit-code.ts'
import type { ProposalKind } from './proposal.ts'

/** How a solution came in: points 1, 2 and 3 of the letter. */
export const tracks = ['assigned', 'requirement', 'proposal'] as const
export type Track = (typeof tracks)[number]

/** What a directive has said about it (point 4); null until one does. */
export const forces = ['mandatory', 'recommended'] as const
export type Force = (typeof forces)[number]

/** The machine that has the say about a solution at the moment. */
export const governingMachines = ['assignment', 'requirement', 'proposal'] as const
export type GoverningMachine = (typeof governingMachines)[number]

export interface Standing {
  readonly machine: GoverningMachine
  readonly state: string
  /** It was built for a requirement and meets it: changing hands takes nothing from that. */
  readonly meetsItsRequirement?: boolean
  /** Of a proposal; null on the other tracks. */
  readonly kind: ProposalKind | null
}

/** Whether a directive may name it: it has been handed over, it meets its requirement, or it exists and both authorities agree on it. */
export function isApplicable({ machine, state, kind, meetsItsRequirement = false }: Standing): boolean {
  if (machine === 'assignment') return state === 'handed-over' || (meetsItsRequirement && state !== 'withdrawn')
  if (machine === 'requirement') return state === 'met' || state === 'met-as-reported'
  return state === 'agreed' && kind === 'built'
}

/** Offices of the state work on problems, requirements and assignments; companies and facilities see what came out of it. */
export function worksForTheState(scope: readonly string[]): boolean {
  return scope.some((path) => readPath(path)?.organisation === undefined)
}

/**
 * Who sees a solution: everybody what may be applied; offices what was assigned or is required; a proposal, until it is agreed,
 * only those whose scope holds its proposer, which is the nation's desks and the proposer itself.
 */
export function maySee(
  scope: readonly string[],
  solution: { readonly track: Track; readonly applicable: boolean; readonly scopePath: string },
): boolean {
  if (solution.applicable) return true
  if (solution.track !== 'proposal' && worksForTheState(scope)) return true
  return isWithin(scope, solution.scopePath)
}
