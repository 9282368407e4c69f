import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keyring } from '../../../platform/keyring.ts'
import { rotationWindow } from '../rotation.ts'

/** The token that a venue's screen shows in the window of an instant: ten letters of an HMAC under a key of the installation. */
export function rotatingToken(keyring: Keyring, code: string, at: Date): string {
  return tokenOf(keyring, code, rotationWindow(at))
}

/**
 * Whether a token (`?t=` of a venue's link) was on the venue's screen at an instant or just before: `current`, `last` (the window
 * before, for phones that are slow), `wrong`. A photographed link is `wrong` after ten minutes at most.
 */
export function readRotatingToken(keyring: Keyring, code: string, token: string, at: Date): 'current' | 'last' | 'wrong' {
  const window = rotationWindow(at)
  if (isSame(token, tokenOf(keyring, code, window))) return 'current'
  return isSame(token, tokenOf(keyring, code, window - 1)) ? 'last' : 'wrong'
}

/** Whether a visitor scanned a photograph of a venue's screen. The paper carries no token and is never old. */
export function isOldScreenCode(
  keyring: Keyring,
  venue: { readonly code: string; readonly rotates: boolean },
  token: string | undefined,
  at: Date,
): boolean {
  return venue.rotates && token !== undefined && readRotatingToken(keyring, venue.code, token, at) === 'wrong'
}

function tokenOf(keyring: Keyring, code: string, window: number): string {
  return createHmac('sha256', keyring.derive('venues.rotation')).update(`${code} ${window}`).digest('base64url').slice(0, 10)
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
