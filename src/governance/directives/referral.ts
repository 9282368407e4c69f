import { defineMachine } from '../../platform/transitions.ts'
import { daysBetween } from '../../vocabulary/period.ts'

export const referralStates = [
  'recommended',
  'deferred',
  'issued-by-higher',
  'approved',
  'approved-with-changes',
  'authorised',
  'returned',
  'refused',
] as const
export type ReferralState = (typeof referralStates)[number]
export type ReferralCommand = 'issue-by-higher' | 'approve' | 'approve-with-changes' | 'authorise' | 'defer' | 'return' | 'refuse'

/** Nothing stands in the way of a higher body's decision; its document and reason are asked for at the door. */
export type ReferralCase = Readonly<Record<never, never>>

const open = ['recommended', 'deferred'] as const satisfies readonly ReferralState[]
const decided = (command: ReferralCommand, to: ReferralState) => ({ command, from: open, to, by: 'referral.decide' })

/**
 * What becomes of a recommendation (M7). All are decisions of the higher body, put on record by its secretary. After an approval or an
 * authorisation the ministry issues the contents itself and cites the decision. The agenda, the opinions sought and the meeting are the
 * higher body's own business and stand in its own system; here only its word counts.
 */
export const referral = defineMachine<ReferralState, ReferralCommand, ReferralCase>({
  name: 'directives.referral',
  states: referralStates,
  first: 'recommended',
  final: ['issued-by-higher', 'approved', 'approved-with-changes', 'authorised', 'returned', 'refused'],
  transitions: [
    decided('issue-by-higher', 'issued-by-higher'),
    decided('approve', 'approved'),
    decided('approve-with-changes', 'approved-with-changes'),
    decided('authorise', 'authorised'),
    decided('defer', 'deferred'),
    decided('return', 'returned'),
    decided('refuse', 'refused'),
  ],
})

/** Days the recommendation has waited for, or took; zero on the day itself. */
export function daysWaited(recommendedOn: string, decidedOn: string | null, on: string): number {
  return Math.max(0, daysBetween(recommendedOn, decidedOn ?? on))
}
