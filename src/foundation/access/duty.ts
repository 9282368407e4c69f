import { holdersOf, type Role, roles, unmaskingPermissions } from './matrix.ts'

export type Duty = 'nothing' | 'change-password' | 'set-up-second-factor'

export interface Standing {
  readonly roles: readonly Role[]
  /** The password in use was handed out by somebody else. */
  readonly mustChangePassword: boolean
  readonly secondFactorIsSetUp: boolean
  /** Sample accounts of a demonstration; see `createSampleAccount`. */
  readonly secondFactorIsWaived: boolean
}

/** What an account must do before it may do anything else: until then it has no permission at all. */
export function dutyOf(standing: Standing): Duty {
  if (standing.mustChangePassword) return 'change-password'
  if (!standing.secondFactorIsSetUp && !standing.secondFactorIsWaived && needsSecondFactor(standing.roles))
    return 'set-up-second-factor'
  return 'nothing'
}

/** National and provincial roles as the matrix says, and whoever may see personal data unmasked. */
export function needsSecondFactor(held: readonly Role[]): boolean {
  return held.some(
    (role) => roles[role].secondFactor || unmaskingPermissions.some((permission) => holdersOf(permission).includes(role)),
  )
}

/** How long a sign-in lasts: a shift where a second factor is asked for, a week for a door tablet or a commune's desk. */
export function sessionHours(held: readonly Role[]): number {
  return needsSecondFactor(held) ? 12 : 7 * 24
}
