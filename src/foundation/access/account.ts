import type { Reader } from '../../platform/database.ts'
import type { Actor } from '../../platform/http/mount.ts'
import type { SignedInAccount } from './contract.ts'
import { type Duty, dutyOf, needsSecondFactor } from './duty.ts'
import type { HeldRole } from './grant.ts'
import { holdersOf, isPermission, isRole, permissionNames, type Role } from './matrix.ts'
import type { Places } from './places.ts'
import { reduceScope } from './scope.ts'
import { accountById } from './store/account.ts'
import { rolesInForce } from './store/assignment.ts'
import type { AccountRow } from './tables.ts'

/** An account as it stands on a day. */
export interface Account {
  readonly id: string
  readonly username: string
  readonly displayName: string
  readonly roles: readonly { readonly role: Role; readonly unitPath: string; readonly reach: readonly string[] }[]
  readonly duty: Duty
  readonly needsSecondFactor: boolean
  readonly row: AccountRow
}

/** The account with the roles in force on a day; undefined when there is none of this id. */
export async function loadAccount(db: Reader, places: Places, id: string, on: string): Promise<Account | undefined> {
  const row = await accountById(db, id)
  if (row === undefined) return undefined
  const held = await rolesInForce(db, [id], on)
  // A role that the matrix no longer knows gives nothing.
  const roles = held.flatMap(({ role, unit_path }) =>
    isRole(role) ? [{ role, unitPath: unit_path, reach: places.expandScope([unit_path], on) }] : [],
  )
  const names = roles.map(({ role }) => role)
  const duty = dutyOf({
    roles: names,
    mustChangePassword: row.must_change_password,
    secondFactorIsSetUp: row.two_factor_enabled,
    secondFactorIsWaived: row.second_factor_waived,
  })
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    roles,
    duty,
    needsSecondFactor: needsSecondFactor(names),
    row,
  }
}

/** The unit paths in which an account holds a permission: none while a duty is open. */
export function scopeOf(account: Account, permission: string): string[] {
  if (!isPermission(permission)) return []
  return reduceScope(heldFor(account).flatMap(({ role, reach }) => (holdersOf(permission).includes(role) ? reach : [])))
}

/** Who asks, as the mount knows it. Scopes are worked out once per permission and kept as long as the session is. */
export function actorOf(account: Account): Actor {
  const scopes = new Map<string, readonly string[]>()
  return {
    id: account.id,
    displayName: account.displayName,
    scopesOf(permission) {
      const scope = scopes.get(permission) ?? scopeOf(account, permission)
      scopes.set(permission, scope)
      return scope
    },
  }
}

/** The roles that count now: none while a duty is open. */
export function heldFor(account: Account): readonly HeldRole[] {
  return account.duty === 'nothing' ? account.roles : []
}

/** An account in the words of the contract. */
export async function describeAccount(db: Reader, places: Places, account: Account, on: string): Promise<SignedInAccount> {
  const names = await placeWords(
    db,
    places,
    account.roles.map(({ unitPath }) => unitPath),
    on,
  )
  return {
    id: account.id,
    username: account.username,
    displayName: account.displayName,
    roles: account.roles.map(({ role, unitPath }) => ({ role, unitPath, ...names(unitPath) })),
    permissions: permissionNames.filter((permission) => scopeOf(account, permission).length > 0),
    mustDo: account.duty,
  }
}

/** The names of places as the contract carries them; a place without a name that day shows its path. */
export async function placeWords(
  db: Reader,
  places: Places,
  paths: readonly string[],
  on: string,
): Promise<(path: string) => { placeVi: string; placeEn: string }> {
  const names = await places.placeNames(db, [...new Set(paths)], on)
  return (path) => ({ placeVi: names.get(path)?.vi ?? path, placeEn: names.get(path)?.en ?? path })
}
