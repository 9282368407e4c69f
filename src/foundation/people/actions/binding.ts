import { createHash, randomInt } from 'node:crypto'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { type Doer, record } from '../../audit/public.ts'
import type { PersonFacts } from '../person.ts'
import * as devices from '../store/devices.ts'
import { revokeCodesOfDevice, revokePersonalCodes } from '../store/personal-codes.ts'
import { establishPerson, identityOf, standingIds } from './identity.ts'

const askedForMinutes = 10

/** What the phone shows at the front desk: eight digits for ten minutes. Asking again gives a new one. */
export async function askForBinding(tx: Transaction, deviceId: string, now: Date): Promise<{ code: string; until: Date }> {
  const code = String(randomInt(100_000_000)).padStart(8, '0')
  const until = new Date(now.getTime() + askedForMinutes * 60_000)
  await devices.saveBindingRequest(tx, { deviceId, codeHash: hashOf(code), until })
  return { code: `${code.slice(0, 4)} ${code.slice(4)}`, until }
}

/**
 * Binds the phone that shows the code to the person whose document was checked. From now on it sees what the office knows of that
 * person; phones and cards bound before are withdrawn when the person says that they are lost.
 */
export async function bindDevice(
  tx: Transaction,
  keyring: Keyring,
  given: { code: string; facts: PersonFacts; withdrawOthers: boolean },
  by: { actor: Doer; now: Date },
): Promise<{ deviceId: string; personId: number; withdrawn: readonly string[] }> {
  const deviceId = await devices.takeBindingRequest(tx, hashOf(given.code.replace(/\D/g, '')), by.now)
  if (deviceId === undefined) throw new Refusal('binding-code-is-not-valid')
  const { personId, joined } = await establishPerson(tx, keyring, given.facts, deviceId, by.now)
  const withdrawn = given.withdrawOthers ? await withdrawLost(tx, keyring, personId, deviceId, by) : []
  const boundAs = await ofItsOwner(tx, deviceId, personId, by)
  await devices.bindDevice(tx, { deviceId: boundAs, personId, at: by.now, by: by.actor.id })
  await record(tx, {
    actor: by.actor,
    action: 'device.bound',
    subject: { kind: 'person', id: String(personId) },
    facts: { withdrawn: withdrawn.length, joined },
    at: by.now,
  })
  return { deviceId, personId, withdrawn }
}

/**
 * Under which id a phone is bound to a person. One that was bound to somebody else changes hands: it goes on under a new id, so that it
 * shows nothing of what it was given before, and that stays its former owner's as if they had lost it.
 */
async function ofItsOwner(tx: Transaction, deviceId: string, personId: number, by: { actor: Doer; now: Date }): Promise<string> {
  const before = await devices.personOfDevice(tx, deviceId)
  if (before === null || (await standingIds(tx, [before])).get(before) === personId) return deviceId
  const next = newId()
  await devices.continueDevice(tx, deviceId, next, by.now)
  await revokeCodesOfDevice(tx, deviceId, by.now)
  await recordWithdrawal(tx, before, 1, by)
  return next
}

/**
 * Phones and cards of a person that are lost: phones that were bound, and phones that only said they were this person, are shut out;
 * every code is withdrawn. What a bound phone declared before stays declared. Answers which phones were shut out.
 */
export async function withdrawLost(
  tx: Transaction,
  keyring: Keyring,
  personId: number,
  exceptDevice: string | null,
  by: { actor: Doer; now: Date },
): Promise<readonly string[]> {
  const at = by.now
  const { ids, claims, slips } = await identityOf(tx, keyring, personId)
  const all = [...ids, ...claims]
  await revokePersonalCodes(tx, [...all, ...slips], at)
  const withdrawn = await devices.withdrawDevices(tx, all, exceptDevice, at)
  await devices.unlinkSelf(tx, all, exceptDevice)
  await recordWithdrawal(tx, personId, withdrawn.length, by)
  return withdrawn
}

async function recordWithdrawal(
  tx: Transaction,
  personId: number,
  phones: number,
  by: { actor: Doer; now: Date },
): Promise<void> {
  await record(tx, {
    actor: by.actor,
    action: 'device.withdrawn',
    subject: { kind: 'person', id: String(personId) },
    facts: { phones },
    at: by.now,
  })
}

function hashOf(code: string): Buffer {
  return createHash('sha256').update(`khien binding ${code}`).digest()
}
