import { isWithin, readPath, type UnitLevel } from '../../vocabulary/administrative-unit-code.ts'
import { type GrantedPermission, holdersOf, isRole, type Role, roleNames, roles } from './matrix.ts'

/** A role that somebody holds, with every path it reaches (its place, and the units that place took over in a merger). */
export interface HeldRole {
  readonly role: Role
  readonly reach: readonly string[]
}

export interface WantedRole {
  readonly role: string
  readonly unitPath: string
}

export type GrantDecision =
  | { readonly allowed: true; readonly role: Role; readonly unitPath: string }
  | {
      readonly allowed: false
      readonly code: 'role-is-not-known' | 'role-does-not-fit-the-place' | 'role-is-outside-your-scope' | 'role-is-above-yours'
    }

/**
 * Whether somebody may give a role at a place: only within the reach of a role of theirs that holds the permission, and never a
 * role of a level above that one, so that a commune cannot make provincial officers nor a province national ones.
 */
export function decideGrant(granter: readonly HeldRole[], wanted: WantedRole, onDate: string): GrantDecision {
  const { role, unitPath } = wanted
  if (!isRole(role)) return { allowed: false, code: 'role-is-not-known' }
  if (!fitsPlace(role, unitPath, onDate)) return { allowed: false, code: 'role-does-not-fit-the-place' }
  const reaching = holding(granter, 'account.create').filter((held) => isWithin(held.reach, unitPath))
  if (reaching.length === 0) return { allowed: false, code: 'role-is-outside-your-scope' }
  if (!reaching.some((held) => depthOf(held.role) <= depthOf(role))) return { allowed: false, code: 'role-is-above-yours' }
  return { allowed: true, role, unitPath }
}

/** The roles that somebody may give somewhere at all; where, decides `decideGrant`. */
export function grantableRoles(granter: readonly HeldRole[]): Role[] {
  const held = holding(granter, 'account.create')
  return roleNames.filter((role) => held.some((one) => depthOf(one.role) <= depthOf(role)))
}

export type ResetDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly code: 'not-found' | 'one-cannot-reset-oneself' | 'account-has-roles-elsewhere' | 'account-is-not-below-yours'
    }

/**
 * Whether somebody may give another account a new one-time password: the unit above does it, for every role of that account. Two
 * people of one unit do not, because whoever resets can then sign in as the other. The system administrator has nobody above.
 */
export function decideReset(
  resetter: { id: string; held: readonly HeldRole[] },
  target: { id: string; roles: readonly { role: string; unitPath: string }[] },
): ResetDecision {
  const held = holding(resetter.held, 'account.reset')
  const reached = target.roles.filter(({ unitPath }) => held.some(({ reach }) => isWithin(reach, unitPath)))
  if (reached.length === 0) return { allowed: false, code: 'not-found' }
  if (resetter.id === target.id) return { allowed: false, code: 'one-cannot-reset-oneself' }
  if (reached.length < target.roles.length) return { allowed: false, code: 'account-has-roles-elsewhere' }
  const isBelow = ({ unitPath }: { unitPath: string }) =>
    held.some(({ role, reach }) => isWithin(reach, unitPath) && (role === 'system-administrator' || !reach.includes(unitPath)))
  return target.roles.every(isBelow) ? { allowed: true } : { allowed: false, code: 'account-is-not-below-yours' }
}

export type ChangeDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly code: 'not-found' | 'one-cannot-change-oneself' | 'account-has-roles-elsewhere' | 'account-is-not-below-yours'
    }

/** Whether somebody may lock another account, open it again or set its address: whoever might also hand out its password. */
export function decideChange(
  changer: { id: string; held: readonly HeldRole[] },
  target: { id: string; roles: readonly { role: string; unitPath: string }[] },
): ChangeDecision {
  const decision = decideReset(changer, target)
  if (decision.allowed) return decision
  return { allowed: false, code: decision.code === 'one-cannot-reset-oneself' ? 'one-cannot-change-oneself' : decision.code }
}

export type EndDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly code:
        | 'not-found'
        | 'one-cannot-change-oneself'
        | 'role-is-outside-your-scope'
        | 'role-is-above-yours'
        | 'role-is-the-last-one'
    }

/**
 * Whether somebody may end a role: whoever might give it. Nobody ends an own one, so that whoever administers cannot lock everybody out;
 * and the last one stays, for an account without any is seen by nobody (it is locked instead).
 */
export function decideEnd(
  ender: { id: string; held: readonly HeldRole[] },
  target: { id: string; roles: readonly { role: string; unitPath: string }[] },
  wanted: WantedRole,
  onDate: string,
): EndDecision {
  if (!target.roles.some((one) => one.role === wanted.role && one.unitPath === wanted.unitPath))
    return { allowed: false, code: 'not-found' }
  const grant = decideGrant(ender.held, wanted, onDate)
  if (!grant.allowed) {
    const { code } = grant
    return { allowed: false, code: code === 'role-is-above-yours' || code === 'role-is-outside-your-scope' ? code : 'not-found' }
  }
  if (ender.id === target.id) return { allowed: false, code: 'one-cannot-change-oneself' }
  return target.roles.length > 1 ? { allowed: true } : { allowed: false, code: 'role-is-the-last-one' }
}

/** Whether a role can be held at a place. Officers of a commune may serve a whole district while there are districts. */
export function fitsPlace(role: Role, unitPath: string, onDate: string): boolean {
  const place = readPath(unitPath)
  if (place === undefined) return false
  const { level } = roles[role]
  if (level === 'organisation') return place.organisation !== undefined
  if (place.organisation !== undefined) return false
  return place.level === level || (role === 'commune-officer' && place.level === 'district' && onDate < districtsEndedOn)
}

/** Resolution 203/2025/QH15 amending the Constitution: two tiers of local government since this day. */
const districtsEndedOn = '2025-07-01'

const depths: Readonly<Record<Exclude<UnitLevel, 'district'> | 'organisation', number>> = {
  nation: 0,
  province: 1,
  commune: 2,
  organisation: 3,
}

function depthOf(role: Role): number {
  return depths[roles[role].level]
}

function holding(held: readonly HeldRole[], permission: GrantedPermission): HeldRole[] {
  return held.filter(({ role }) => holdersOf(permission).includes(role))
}
