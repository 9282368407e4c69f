import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import { holdAlone } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { record } from '../../audit/public.ts'
import type { Access } from '../access.ts'
import { isTooSimple } from '../password.ts'
import { insertAccounts, someAccountExists } from '../store/account.ts'
import { insertAssignments } from '../store/assignment.ts'
import { type SignedIn, signIn } from './sign-in.ts'

/** Creates the first administrator and signs them in. Whoever comes first becomes it, so it is refused for good once any account exists. */
export async function createFirstAdministrator(
  access: Access,
  given: { username: string; displayName: string; password: string },
  ip: string,
): Promise<SignedIn> {
  const { database, businessClock, machineClock } = access.house
  const refuseOthers = () => new Refusal('first-administrator-exists', {}, 409)
  if (await someAccountExists(database.read)) throw refuseOthers()
  if (isTooSimple(given.password, given.username)) throw new Refusal('password-is-too-simple')
  const passwordHash = await hashPassword(given.password)
  const at = businessClock.now()
  const id = newId()
  await database.transaction(async (tx) => {
    await holdAlone(tx, 'access.first-administrator')
    if (await someAccountExists(tx)) throw refuseOthers()
    await insertAccounts(
      tx,
      [
        {
          ...given,
          id,
          passwordHash,
          mustChangePassword: false,
          oneTimePasswordEndsAt: null,
          secondFactorWaived: false,
          shownAtSignIn: false,
        },
      ],
      machineClock.now(),
    )
    await insertAssignments(
      tx,
      [{ accountId: id, role: 'system-administrator', unitPath: 'vn', fromOn: civilDay(at), toOn: null, grantedBy: id }],
      at,
    )
    await sql`update platform.installation set set_up_at = coalesce(set_up_at, ${machineClock.now()})`.execute(tx)
    const actor = { id, displayName: given.displayName }
    const subject = { kind: 'account', id }
    await record(
      tx,
      { actor, action: 'account.created', subject, scopePath: 'vn', facts: { first: true }, at },
      {
        actor,
        action: 'role.granted',
        subject,
        scopePath: 'vn',
        facts: { role: 'system-administrator', fromOn: civilDay(at) },
        at,
      },
    )
  })
  return signIn(access, given, ip)
}
