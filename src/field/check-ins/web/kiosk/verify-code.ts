import { readPersonalCode } from '../../../../vocabulary/personal-code.ts'
import { askLean, textIn } from '../../../../web/api/lean.ts'
import { note, noted } from './place.ts'

const keyName = 'khien.door-key'

/** Brings the key with which personal codes are signed, so that the door can check them without a network. */
export async function bringDoorKey(): Promise<void> {
  try {
    note(keyName, textIn(await askLean('GET', '/api/visits/personal-code-key'), 'publicKey'))
  } catch {
    // The key that an earlier day brought still holds.
  }
}

/** Whether a personal code was certainly not issued here. Without the key, or in a browser without Ed25519, the server decides later. */
export async function isForged(text: string): Promise<boolean> {
  const code = readPersonalCode(text)
  const key = noted(keyName)
  if (code === undefined || key === undefined || !globalThis.crypto?.subtle) return false
  try {
    const raw = Uint8Array.from(atob(key.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
    const imported = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify'])
    return !(await crypto.subtle.verify('Ed25519', imported, new Uint8Array(code.signature), new Uint8Array(code.signed)))
  } catch {
    return false
  }
}
