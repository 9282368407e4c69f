/** Where the invitation of a door controller stands. */
export const delegationStates = ['offered', 'accepted', 'expired', 'withdrawn', 'ended'] as const
export type DelegationState = (typeof delegationStates)[number]

/** A link that nobody took up within three days opens nothing any more. */
export const invitationHours = 72
/** A door has shifts, not a crowd. */
export const mostDelegations = 30

export interface DelegationTimes {
  readonly endsAt: Date
  readonly acceptedAt: Date | null
  readonly endedAt: Date | null
}

export function delegationState(times: DelegationTimes, now: Date): DelegationState {
  if (times.endedAt !== null) return times.acceptedAt === null ? 'withdrawn' : 'ended'
  if (times.acceptedAt !== null) return 'accepted'
  return now < times.endsAt ? 'offered' : 'expired'
}
