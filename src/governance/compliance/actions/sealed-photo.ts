import type { Keyring } from '../../../platform/keyring.ts'
import type { SealedTable } from '../../../platform/reseal.ts'

const purpose = 'compliance.reason-photo'

/** What this room seals, for the rotation of keys; few at once, for a row holds a picture of some megabytes. */
export const sealedInCompliance: readonly SealedTable[] = [
  { table: 'compliance.reason_photo', key: ['reason_id'], columns: { sealed: purpose }, rowsAtOnce: 5 },
]

export function sealPhoto(keyring: Keyring, bytes: Buffer): Buffer {
  return keyring.seal(bytes.toString('base64'), purpose)
}

export function openPhoto(keyring: Keyring, sealed: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.from(keyring.open(sealed, purpose), 'base64'))
}
