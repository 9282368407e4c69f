import { type Facts, Refusal } from './refusal.ts'

/** One way from some states to another. The table of these is the law of a thing: API, buttons, diagram and tests are read from it. */
export interface Transition<State extends string, Command extends string, Case> {
  readonly command: Command
  readonly from: readonly State[]
  readonly to: State
  /** A permission of the access matrix, or `system` for what follows by itself. */
  readonly by: string
  /** Every guard must hold; the first that does not gives the refusal. */
  readonly guards?: readonly Guard<Case>[]
}

export interface Guard<Case> {
  /** The refusal's code when the guard does not hold. */
  readonly code: string
  holds(given: Case): boolean
  facts?(given: Case): Facts
}

export interface Machine<State extends string, Command extends string, Case> {
  readonly name: string
  readonly states: readonly State[]
  readonly first: State
  /** States without a way on; every other state must have one. */
  readonly final: readonly State[]
  readonly transitions: readonly Transition<State, Command, Case>[]
}

/** Declares a machine and refuses a broken table at once: a typo in the law must not wait for a user to find it. */
export function defineMachine<State extends string, Command extends string, Case>(
  machine: Machine<State, Command, Case>,
): Machine<State, Command, Case> {
  const faults = faultsOf(machine)
  if (faults.length > 0) throw new Error(`machine ${machine.name}: ${faults.join('; ')}`)
  return machine
}

/** Where the command leads from here. Throws a refusal: the command is not one of this state (409), or a guard does not hold (422). */
export function decide<S extends string, C extends string, K>(machine: Machine<S, C, K>, state: S, command: C, given: K): S {
  const candidates = machine.transitions.filter((one) => one.command === command && one.from.includes(state))
  if (candidates.length === 0)
    throw new Refusal('not-possible-in-this-state', { state: `${machine.name}.state.${state}`, command }, 409)
  let refusal: Refusal | undefined
  for (const candidate of candidates) {
    const broken = candidate.guards?.find((guard) => !guard.holds(given))
    if (broken === undefined) return candidate.to
    refusal ??= new Refusal(broken.code, broken.facts?.(given) ?? {})
  }
  throw refusal
}

export interface NextStep<C extends string> {
  readonly command: C
  /** Null when it may be done now; otherwise the refusal code that says why not. */
  readonly whyNot: string | null
}

/** What can be done from here and why not, for one actor: the page's buttons. Commands of `system` are not offered. */
export function nextSteps<S extends string, C extends string, K>(
  machine: Machine<S, C, K>,
  state: S,
  given: K,
  holds: (permission: string) => boolean,
): NextStep<C>[] {
  const steps = new Map<C, string | null>()
  for (const one of machine.transitions) {
    if (!one.from.includes(state) || one.by === 'system') continue
    const whyNot = holds(one.by) ? (one.guards?.find((guard) => !guard.holds(given))?.code ?? null) : 'not-your-permission'
    if (steps.get(one.command) !== null || !steps.has(one.command)) steps.set(one.command, whyNot)
  }
  return [...steps].map(([command, whyNot]) => ({ command, whyNot }))
}

/** The machine as a Mermaid state diagram, for the room's README. */
export function diagramOf<S extends string, C extends string, K>(machine: Machine<S, C, K>): string {
  const arrows = machine.transitions.flatMap((one) => one.from.map((from) => `  ${id(from)} --> ${id(one.to)}: ${one.command}`))
  const ends = machine.final.map((state) => `  ${id(state)} --> [*]`)
  return ['stateDiagram-v2', `  [*] --> ${id(machine.first)}`, ...new Set(arrows), ...ends].join('\n')
}

function id(state: string): string {
  return state.replaceAll('-', '_')
}

function faultsOf<S extends string, C extends string, K>(machine: Machine<S, C, K>): string[] {
  const reached = new Set<S>([machine.first])
  for (let size = 0; size !== reached.size; ) {
    size = reached.size
    for (const one of machine.transitions) if (one.from.some((from) => reached.has(from))) reached.add(one.to)
  }
  const hasWayOn = (state: S) => machine.transitions.some((one) => one.from.includes(state))
  return [
    ...machine.states.filter((state) => !reached.has(state)).map((state) => `${state} cannot be reached`),
    ...machine.states
      .filter((state) => hasWayOn(state) === machine.final.includes(state))
      .map((state) => `${state} must either have a way on or be final`),
  ]
}
