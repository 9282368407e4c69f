import type { StageMark } from '../../../web/design/StageBar.tsx'
import type { ProposalKind } from '../proposal.ts'
import type { GoverningMachine } from '../solution.ts'

export interface StageState {
  readonly state: string
  readonly mark: StageMark
}

const paths: Readonly<Record<GoverningMachine, readonly string[]>> = {
  assignment: ['assigned', 'completing', 'ready', 'accepted', 'handed-over'],
  requirement: ['stated', 'answered', 'building', 'verifying', 'met'],
  proposal: ['submitted', 'in-consultation', 'agreed'],
}
/** States beside the straight way, each in the place of the stage it holds up. */
const besides: Readonly<Record<string, string>> = {
  raised: 'stated',
  'agreed-with-conditions': 'agreed',
  'not-agreed': 'agreed',
  referred: 'agreed',
  'not-adopted': 'agreed',
  'met-as-reported': 'met',
}
const ends: readonly string[] = ['handed-over', 'met']

interface Standing {
  readonly machine: GoverningMachine
  readonly state: string
  readonly kind?: ProposalKind | undefined
  /** A requirement that was answered by what exists is never built. */
  readonly reused?: boolean | undefined
}

/**
 * The way of a thing from its first state to its last, with what lies behind, where it stands, and what is to come. A state beside
 * the way stands in the place of the one it holds up; what was withdrawn ends where it was.
 */
export function stagesOf({ machine, state, kind, reused = false }: Standing): StageState[] {
  if (state === 'withdrawn')
    return [
      { state: machine === 'proposal' ? 'submitted' : 'assigned', mark: 'behind' },
      { state, mark: 'stuck' },
    ]
  const path = wayOf(machine, state, { kind, reused })
  const place = besides[state] ?? (state === 'clarifying' ? (path[0] ?? state) : state)
  const here = path.indexOf(place)
  return path.map((one, at) => {
    if (at < here) return { state: one, mark: 'behind' }
    if (at > here) return { state: one, mark: 'ahead' }
    // Said by somebody and not measured: it stands at the end and is not ticked off.
    if (state === 'met-as-reported') return { state, mark: 'here' }
    const isEnd = ends.includes(one) || (one === 'agreed' && state === 'agreed' && kind === 'built')
    return { state, mark: isEnd ? 'behind' : place === state ? 'here' : 'stuck' }
  })
}

function wayOf(machine: GoverningMachine, state: string, { kind, reused }: Pick<Standing, 'kind' | 'reused'>): readonly string[] {
  const path = paths[machine]
  if (machine === 'proposal' && kind === 'to-build') return [...path, 'build-directed']
  if (machine === 'requirement' && reused && state !== 'building') {
    return path.filter((one) => one !== 'answered' && one !== 'building')
  }
  return path
}
