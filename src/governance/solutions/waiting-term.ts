import type { ProposalState } from './proposal.ts'
import { type Authority, authorities, type Side } from './side.ts'
import type { GoverningMachine } from './solution.ts'

/** What this room waits for by a term; how long each lasts by default stands in the calendar's table. */
export const waitingTerms = ['triage', 'opinion', 'reconciliation', 'referral', 'acceptance'] as const
export type WaitingTerm = (typeof waitingTerms)[number]

/** Same words as a document's: the case goes as fast as the most urgent document behind it. */
export const urgencies = ['normal', 'urgent', 'very-urgent', 'express'] as const
export type Urgency = (typeof urgencies)[number]

export function moreUrgent(one: Urgency, other: Urgency): Urgency {
  return urgencies.indexOf(one) < urgencies.indexOf(other) ? other : one
}

const terms: Readonly<Record<GoverningMachine, Readonly<Record<string, WaitingTerm>>>> = {
  requirement: { stated: 'triage', clarifying: 'triage', raised: 'referral' },
  proposal: {
    submitted: 'triage',
    clarifying: 'triage',
    'in-consultation': 'opinion',
    'not-agreed': 'reconciliation',
    referred: 'referral',
  },
  assignment: { ready: 'acceptance' },
}

/** The term that runs while a thing stands in a state; null: nobody is waited for by a term. Building has its own agreed day. */
export function termIn(machine: GoverningMachine, state: string): WaitingTerm | null {
  return terms[machine][state] ?? null
}

/** While a question is open, the side that asked it is not late: its term stands still. */
export const standsStill = (state: string): boolean => state === 'clarifying'

/** Who is waited for by a term. The opinions of a consultation have a term for each authority. */
export function awaitedIn(term: WaitingTerm, opinionOf: Authority | null): Side[] {
  if (term === 'opinion') return opinionOf === null ? [] : [opinionOf]
  if (term === 'reconciliation') return [...authorities]
  if (term === 'referral') return ['steering']
  return [term === 'acceptance' ? 'health' : 'technology']
}

/** Whose opinion is waited for: nobody's outside a consultation. */
export function sidesAsked(state: ProposalState, missing: readonly Authority[]): Authority[] {
  return state === 'in-consultation' ? [...missing] : []
}
