import { createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { initials } from '../../../vocabulary/person-name.ts'
import {
  type PersonalCode,
  personalCodeBody,
  shortCodeOf,
  showShortCode,
  type TypedPersonalCode,
  writePersonalCode,
} from '../../../vocabulary/personal-code.ts'
import * as store from '../store/personal-codes.ts'
import { standingIds } from './identity.ts'
import { ownFacts } from './persons.ts'

/** PKCS#8 of an Ed25519 key is this and its 32 bytes (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

export interface PersonalCodes {
  /** Makes the code of a person: the same handle as long as it is not withdrawn, signed anew each time. */
  issue(
    tx: Transaction,
    of: { personId: number; deviceId: string | null; shownOn: 'screen' | 'card' },
    now: Date,
  ): Promise<{ text: string; shortCode: string; initials: string }>
  /** Whose code this is. Refuses a forged one, and one that was withdrawn. */
  personOf(
    db: Reader,
    code: PersonalCode | TypedPersonalCode,
  ): Promise<{ personId: number /** Null: a card. */; deviceId: string | null; initials: string }>
  /** With this key, 32 raw bytes, a door checks codes without a network. */
  readonly publicKey: Buffer
}

/** Signs and checks personal QR codes with one key of this installation, derived from the keyring and never stored. */
export function openPersonalCodes(keyring: Keyring): PersonalCodes {
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8, keyring.derive('personal code')]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey)
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
    issue: async (tx, of, now) => {
      const personId = (await standingIds(tx, [of.personId])).get(of.personId) ?? of.personId
      const facts = found(await ownFacts(tx, keyring, personId), 'person')
      const letters = initials(facts.name)
      const held = await store.personalCodeFor(tx, { ...of, personId })
      const handle = held?.handle.toString('hex') ?? randomBytes(8).toString('hex')
      const shortCode = shortCodeOf(handle)
      if (held === undefined)
        await store.insertPersonalCode(tx, {
          handle: Buffer.from(handle, 'hex'),
          short_code: shortCode,
          person_id: personId,
          device_id: of.deviceId,
          shown_on: of.shownOn,
          initials: letters,
          issued_at: now,
        })
      const body = personalCodeBody({ shownOn: of.shownOn, handle, madeAt: now, initials: letters })
      return {
        text: writePersonalCode(body, sign(null, body, privateKey)),
        shortCode: showShortCode(shortCode),
        initials: letters,
      }
    },
    personOf: async (db, code) => {
      if (code.kind === 'personal-code' && !verify(null, code.signed, publicKey, code.signature))
        throw new Refusal('personal-code-is-forged')
      const row =
        code.kind === 'personal-code'
          ? await store.personalCodeByHandle(db, Buffer.from(code.handle, 'hex'))
          : await store.personalCodeByShort(db, code.shortCode)
      if (row === undefined) throw new Refusal('personal-code-is-not-known')
      if (row.revoked_at !== null) throw new Refusal('personal-code-was-withdrawn')
      return { personId: row.person_id, deviceId: row.device_id, initials: row.initials }
    },
  }
}
