import { defineMachine } from '../../platform/transitions.ts'
import { daysBetween } from '../../vocabulary/period.ts'

export const referralStates = ['recommended', 'issued-by-higher', 'returned', 'refused'] as const
export type ReferralState = (typeof referralStates)[number]
export type ReferralCommand = 'issue-by-higher' | 'return' | 'refuse'

/** Nothing stands in the way of a higher body's decision; its document and reason are asked for at the door. */
export type ReferralCase = Readonly<Record<never, never>>

/** What becomes of a recommendation (M7). All three are decisions of the higher body, put on record by its secretary. */
export const referral = defineMachine<ReferralState, ReferralCommand, ReferralCase>({
  name: 'directives.referral',
  states: referralStates,
  first: 'recommended',
  final: ['issued-by-higher', 'returned', 'refused'],
  transitions: [
    { command: 'issue-by-higher', from: ['recommended'], to: 'issued-by-higher', by: 'referral.decide' },
    { command: 'return', from: ['recommended'], to: 'returned', by: 'referral.decide' },
    { command: 'refuse', from: ['recommended'], to: 'refused', by: 'referral.decide' },
  ],
})

/** Days the recommendation has waited for, or took; zero on the day itself. */
export function daysWaited(recommendedOn: string, decidedOn: string | null, on: string): number {
  return Math.max(0, daysBetween(recommendedOn, decidedOn ?? on))
}
