import { holdAlone } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Access } from '../access.ts'
import { subscriberOf } from '../network-address.ts'
import * as store from '../store/sign-in.ts'
import { decideAttempt, throttle } from '../throttle.ts'

const counted = new Set(['wrong-user-name-or-password', 'wrong-code', 'wrong-backup-code', 'current-password-is-wrong'])

/**
 * Runs something that a stranger could try many times. The attempt counts as failed before it begins, so that a hundred at once do
 * not all pass the check; success takes it back, together with what failed before it from this address. Refuses with
 * `too-many-attempts` and the seconds to wait. Commits by itself: a refusal must leave its trace.
 */
export async function asAttempt<T>(access: Access, who: { username: string; ip: string }, work: () => Promise<T>): Promise<T> {
  const { database, machineClock } = access.house
  const keys = attemptKeys(access, who)
  const id = await database.transaction(async (tx) => {
    for (const name of [keys.account, keys.address].map((key) => key.toString('hex')).toSorted())
      await holdAlone(tx, `access.attempt ${name}`)
    const now = machineClock.now()
    const decision = decideAttempt(
      await store.attemptsSince(tx, keys, new Date(now.getTime() - throttle.windowSeconds * 1000)),
      now,
    )
    if (!decision.allowed) throw new Refusal('too-many-attempts', { seconds: decision.seconds }, 429)
    return store.insertAttempt(tx, keys, now)
  })
  try {
    const result = await work()
    await database.transaction((tx) => store.forgiveAttempts(tx, keys.account, keys.address))
    return result
  } catch (fault) {
    if (!(fault instanceof Refusal && counted.has(fault.code))) await store.deleteAttempt(database.read, id)
    throw fault
  }
}

/** Blind, because people now and then type their password where the user name belongs. */
export function attemptKeys(access: Access, who: { username: string; ip: string }): store.AttemptKeys {
  const { keyring } = access.house
  return {
    account: keyring.blindIndex(who.username, 'access.attempt-account'),
    address: keyring.blindIndex(subscriberOf(who.ip), 'access.attempt-address'),
  }
}
