import { hashPassword } from 'better-auth/crypto'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { record } from '../../audit/public.ts'
import type { Access } from '../access.ts'
import { heldFor, loadAccount } from '../account.ts'
import { decideReset } from '../grant.ts'
import { makeOneTimePassword } from '../one-time-password.ts'
import { accountById, removeSecondFactor, savePassword } from '../store/account.ts'
import { rolesNotEnded } from '../store/assignment.ts'
import { dropChallenges, endSessions, forgiveAttempts } from '../store/sign-in.ts'
import { attemptKeys } from './attempt.ts'
import { type By, oneTimePasswordEnd } from './create-account.ts'

/**
 * The way back for somebody who lost password or phone: the unit above hands out a new one-time password. Sessions end and the second
 * factor goes, so that nothing depends on the lost device. Commits by itself and counts at once.
 */
export async function resetAccount(
  access: Access,
  command: { accountId: string; reason: string },
  by: By,
): Promise<{ oneTimePassword: string }> {
  const { database, machineClock } = access.house
  const on = civilDay(by.now)
  const oneTimePassword = makeOneTimePassword()
  const hash = await hashPassword(oneTimePassword)
  await database.transaction(async (tx) => {
    const target = found(await accountById(tx, command.accountId), 'account')
    const targetRoles = (await rolesNotEnded(tx, [target.id], on)).map(({ role, unit_path }) => ({ role, unitPath: unit_path }))
    const resetter = await loadAccount(tx, access.places, by.actor.id, on)
    const decision = decideReset(
      { id: by.actor.id, held: resetter === undefined ? [] : heldFor(resetter) },
      { id: target.id, roles: targetRoles },
    )
    if (!decision.allowed) throw decision.code === 'not-found' ? notFound('account') : new Refusal(decision.code, {}, 403)
    await savePassword(tx, target.id, hash, oneTimePasswordEnd(access), machineClock.now())
    await removeSecondFactor(tx, target.id)
    await dropChallenges(tx, target.id)
    await endSessions(tx, target.id, null)
    await forgiveAttempts(tx, attemptKeys(access, { username: target.username, ip: '' }).account)
    await record(tx, {
      actor: by.actor,
      action: 'account.reset',
      subject: { kind: 'account', id: target.id },
      scopePath: targetRoles[0]?.unitPath ?? 'vn',
      purpose: command.reason,
      facts: { hadSecondFactor: target.two_factor_enabled },
      at: by.now,
    })
  })
  access.forget(command.accountId)
  return { oneTimePassword }
}
