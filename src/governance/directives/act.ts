import { type DirectiveState, directive } from './directive.ts'

/** What may become of a signed directive. Expiry stands in its own text; all others are said by a later document. */
export const actKinds = ['suspend', 'resume', 'amend', 'replace', 'repeal', 'expire'] as const
export type ActKind = (typeof actKinds)[number]

/** One dated act. `effectiveOn` is the first day on which it holds; `provisionIds: null` means the whole directive. */
export interface Act {
  readonly id: string
  readonly kind: ActKind
  readonly effectiveOn: string
  readonly provisionIds: readonly string[] | null
}

export const standings = ['applies', 'suspended', 'ended'] as const
export type Standing = (typeof standings)[number]

/**
 * How a content stands on a day: a function of the acts dated up to that day and of nothing else, so that no later act changes what was
 * true before it. What has ended stays ended; of two acts on one day the one recorded later has the last word.
 */
export function standingOn(provisionId: string, acts: readonly Act[], on: string): Standing {
  let standing: Standing = 'applies'
  for (const act of inOrder(acts)) {
    if (act.effectiveOn > on || standing === 'ended') break
    if (touches(act, provisionId)) standing = leadsTo[act.kind]
  }
  return standing
}

const leadsTo: Readonly<Record<ActKind, Standing>> = {
  suspend: 'suspended',
  resume: 'applies',
  amend: 'ended',
  replace: 'ended',
  repeal: 'ended',
  expire: 'ended',
}

/** Whether an act takes force away for good. */
export function ends(kind: ActKind): boolean {
  return leadsTo[kind] === 'ended'
}

/** The first day on which a content no longer applies, as far as is known; null while nothing says so. */
export function endOf(provisionId: string, acts: readonly Act[]): string | null {
  return inOrder(acts).find((act) => ends(act.kind) && touches(act, provisionId))?.effectiveOn ?? null
}

/** The stretches in which a content was or will be suspended; `to` is the first day on which it applies again, null while nobody has said when. */
export function pausesOf(provisionId: string, acts: readonly Act[]): { from: string; to: string | null }[] {
  const pauses: { from: string; to: string | null }[] = []
  const end = endOf(provisionId, acts)
  for (const act of inOrder(acts)) {
    if (!touches(act, provisionId) || (end !== null && act.effectiveOn >= end)) continue
    const open = pauses.at(-1)?.to === null ? pauses.at(-1) : undefined
    if (act.kind === 'suspend' && open === undefined) pauses.push({ from: act.effectiveOn, to: null })
    if (act.kind === 'resume' && open !== undefined) open.to = act.effectiveOn
  }
  const last = pauses.at(-1)
  if (last?.to === null) last.to = end
  return pauses.filter(({ from, to }) => from !== to)
}

/** The state of a signed directive on a day. An act that finds it already ended, or not in a state that knows it, falls away. */
export function stateOn(acts: readonly Act[], on: string): DirectiveState {
  let state: DirectiveState = 'issued'
  for (const act of inOrder(acts)) {
    if (act.effectiveOn > on) break
    if (act.provisionIds === null) state = stateAfter(state, act.kind)
  }
  return state
}

/** Where one act of the whole directive leads; the same state when it falls away. */
export function stateAfter(state: DirectiveState, kind: ActKind): DirectiveState {
  return directive.transitions.find((one) => one.command === kind && one.from.includes(state))?.to ?? state
}

/** Of how much of a directive can be said that it is in force on a day (schema.org: inForce, partiallyInForce, notInForce). */
export const extents = ['to-come', 'in-force', 'partly-in-force', 'suspended', 'ended'] as const
export type Extent = (typeof extents)[number]

/** Null for what was never signed: neither a draft nor a recommendation is ever in force. */
export function extentOn(
  state: DirectiveState,
  provisions: readonly { readonly id: string; readonly fromOn: string }[],
  acts: readonly Act[],
  on: string,
): Extent | null {
  if (state === 'drafted' || state === 'recommended') return null
  const all = provisions.map(({ id, fromOn }) => ({ begun: fromOn <= on, standing: standingOn(id, acts, on) }))
  const applying = all.filter(({ begun, standing }) => begun && standing === 'applies').length
  if (applying > 0) return applying === all.length ? 'in-force' : 'partly-in-force'
  if (all.some(({ standing }) => standing === 'suspended')) return 'suspended'
  return all.some(({ begun, standing }) => !begun && standing === 'applies') ? 'to-come' : 'ended'
}

function touches({ provisionIds }: Act, id: string): boolean {
  return provisionIds === null || provisionIds.includes(id)
}

/** By their days; on one day as they were recorded (ids rise with time). */
function inOrder(acts: readonly Act[]): Act[] {
  return acts.toSorted((a, b) => compare(a.effectiveOn, b.effectiveOn) || compare(a.id, b.id))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
