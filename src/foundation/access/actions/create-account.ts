import { hashPassword } from 'better-auth/crypto'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type Act, type Doer, record } from '../../audit/public.ts'
import type { Access } from '../access.ts'
import { heldFor, loadAccount } from '../account.ts'
import { decideGrant } from '../grant.ts'
import type { Role } from '../matrix.ts'
import { makeOneTimePassword, oneTimePasswordDays } from '../one-time-password.ts'
import { insertAccounts } from '../store/account.ts'
import { insertAssignments } from '../store/assignment.ts'
import type { NewAccount } from '../tables.ts'

export interface AccountToCreate {
  readonly username: string
  readonly displayName: string
  readonly roles: readonly { readonly role: string; readonly unitPath: string }[]
}

export interface By {
  readonly actor: Doer
  readonly now: Date
}

/** Creates an account with roles from today on, within the reach of whoever creates it; answers the one-time password, which is kept nowhere. */
export async function createAccount(
  tx: Transaction,
  access: Access,
  command: AccountToCreate,
  by: By,
): Promise<{ id: string; oneTimePassword: string }> {
  const on = civilDay(by.now)
  const granter = await loadAccount(tx, access.places, by.actor.id, on)
  const known = await access.places.findPlaces(
    tx,
    command.roles.map(({ unitPath }) => unitPath),
    on,
  )
  const granted = command.roles.map(({ role, unitPath }) => {
    const decision = decideGrant(granter === undefined ? [] : heldFor(granter), { role, unitPath }, on)
    if (!decision.allowed)
      throw new Refusal(decision.code, { role, unit: unitPath }, decision.code === 'role-is-not-known' ? 422 : 403)
    if (known.get(unitPath) !== unitPath) throw new Refusal('unit-is-not-known', { unit: unitPath })
    return { role: decision.role, unitPath }
  })
  const made = await withOneTimePassword(access, command)
  const created = await storeAccounts(tx, access, [{ account: made.account, roles: granted }], by)
  if (!created.has(made.account.id)) throw new Refusal('user-name-is-taken', {}, 409)
  return { id: made.account.id, oneTimePassword: made.oneTimePassword }
}

/** A new account with a password that its owner must change within thirty days. About 60 ms of hashing. */
export async function withOneTimePassword(
  access: Access,
  given: { username: string; displayName: string },
): Promise<{ account: NewAccount; oneTimePassword: string }> {
  const oneTimePassword = makeOneTimePassword()
  const account = {
    id: newId(),
    username: given.username,
    displayName: given.displayName,
    passwordHash: await hashPassword(oneTimePassword),
    mustChangePassword: true,
    oneTimePasswordEndsAt: oneTimePasswordEnd(access),
    secondFactorWaived: false,
    shownAtSignIn: false,
  }
  return { account, oneTimePassword }
}

export function oneTimePasswordEnd(access: Access): Date {
  return new Date(access.house.machineClock.now().getTime() + oneTimePasswordDays * 86_400_000)
}

/** Stores accounts with their roles and puts both on the record; answers the ids of those whose user name was free. */
export async function storeAccounts(
  tx: Transaction,
  access: Access,
  wanted: readonly { account: NewAccount; roles: readonly { role: Role; unitPath: string }[] }[],
  by: By,
): Promise<Set<string>> {
  const fromOn = civilDay(by.now)
  const inserted = await insertAccounts(
    tx,
    wanted.map(({ account }) => account),
    access.house.machineClock.now(),
  )
  const created = wanted.filter(({ account }) => inserted.has(account.id))
  const assignments = created.flatMap(({ account, roles }) =>
    roles.map(({ role, unitPath }) => ({ accountId: account.id, role, unitPath, fromOn, toOn: null, grantedBy: by.actor.id })),
  )
  await insertAssignments(tx, assignments, by.now)
  const acts = created.flatMap(({ account, roles }): Act[] => {
    const subject = { kind: 'account', id: account.id }
    return [
      {
        actor: by.actor,
        action: 'account.created',
        subject,
        scopePath: roles[0]?.unitPath ?? 'vn',
        facts: { roles: roles.length },
        at: by.now,
      },
      ...roles.map(({ role, unitPath }) => ({
        actor: by.actor,
        action: 'role.granted',
        subject,
        scopePath: unitPath,
        facts: { role, fromOn },
        at: by.now,
      })),
    ]
  })
  if (acts.length > 0) await record(tx, ...acts)
  return inserted
}
