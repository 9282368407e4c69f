import { z } from 'zod'
import type { Keyring } from '../../platform/keyring.ts'
import type { SealedTable } from '../../platform/reseal.ts'
import type { Credentials } from './address-guard.ts'

const purpose = 'cameras.camera.address'
const content = z.strictObject({ url: z.string(), user: z.string().optional(), password: z.string().optional() })

/** What this room seals, for the rotation of keys. */
export const sealedInCameras: readonly SealedTable[] = [{ table: 'cameras.camera', key: ['id'], columns: { address: purpose } }]

/** Address and credentials in one sealed value; only the watcher opens it. */
export function sealAddress(keyring: Keyring, address: { url: string; credentials: Credentials | undefined }): Buffer {
  return keyring.seal(
    JSON.stringify({ url: address.url, user: address.credentials?.user, password: address.credentials?.password }),
    purpose,
  )
}

export function openAddress(keyring: Keyring, sealed: Uint8Array): { url: string; credentials: Credentials | undefined } {
  const { url, user, password } = content.parse(JSON.parse(keyring.open(sealed, purpose)))
  return { url, credentials: user === undefined ? undefined : { user, password: password ?? '' } }
}
