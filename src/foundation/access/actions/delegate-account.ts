import { randomInt } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { foldVietnamese } from '../../../vocabulary/person-name.ts'
import { record } from '../../audit/public.ts'
import type { Access } from '../access.ts'
import { isTooSimple } from '../password.ts'
import { endSessions } from '../store/sign-in.ts'
import { type By, storeAccounts } from './create-account.ts'

/**
 * An account for somebody whom the holder of one organisation invited to its door: one role, at that organisation, with a password of
 * their own. The room that keeps the invitation has checked it. The user name is made from the name, for nobody at a door invents one.
 */
export async function createDoorController(
  tx: Transaction,
  access: Access,
  given: { displayName: string; password: string; organisationPath: string },
  by: By,
): Promise<{ id: string; username: string }> {
  const passwordHash = await hashPassword(given.password)
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const account = {
      id: newId(),
      username: usernameFrom(given.displayName),
      displayName: given.displayName,
      passwordHash,
      mustChangePassword: false,
      oneTimePasswordEndsAt: null,
      secondFactorWaived: false,
      shownAtSignIn: false,
    }
    if (isTooSimple(given.password, account.username)) throw new Refusal('password-is-too-simple')
    const roles = [{ role: 'door-controller' as const, unitPath: given.organisationPath }]
    if ((await storeAccounts(tx, access, [{ account, roles }], by)).has(account.id))
      return { id: account.id, username: account.username }
  }
  throw new Refusal('user-name-is-taken', {}, 409)
}

/** Ends such an account: it signs in no more, and its sessions end within the five seconds that they are remembered. */
export async function endDoorController(tx: Transaction, access: Access, id: string, by: By): Promise<void> {
  const at = access.house.machineClock.now()
  await sql`update access.account_user set disabled_at = ${at}, updated_at = ${at} where id = ${id} and disabled_at is null`.execute(
    tx,
  )
  await endSessions(tx, id, null)
  access.forget(id)
  await record(tx, { actor: by.actor, action: 'account.ended', subject: { kind: 'account', id }, at: by.now })
}

/** `Hồ Văn An` becomes `ho.van.an.4821`. */
function usernameFrom(name: string): string {
  const base = foldVietnamese(name)
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 40)
  return `${base === '' ? 'kiem.soat' : base}.${randomInt(1000, 10_000)}`
}
