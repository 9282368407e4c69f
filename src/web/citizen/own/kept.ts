import { fieldIn } from '../../api/lean.ts'
import type { PersonalCode } from './own-api.ts'
import type { Status } from './status.ts'

export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What the phone shows without a network: times, initials and the code. No name, no number. */
export interface Kept {
  readonly status?: { readonly said: Status; readonly family: number; readonly askedAt: string }
  readonly code?: PersonalCode & { /** By this phone's clock, in milliseconds. */ readonly madeAt: number }
}
const key = 'khien.own'
/** A door takes a code on a screen for ten minutes; an older one may be a photograph. */
export const codeIsOldAfterMs = 10 * 60_000

export function recallKept(storage: KeptStorage | undefined): Kept {
  try {
    const value: unknown = JSON.parse(storage?.getItem(key) ?? '{}')
    const status = readStatus(fieldIn(value, 'status'))
    const code = readCode(fieldIn(value, 'code'))
    return { ...(status ? { status } : {}), ...(code ? { code } : {}) }
  } catch {
    return {}
  }
}

export function keep(storage: KeptStorage | undefined, more: Kept): void {
  try {
    storage?.setItem(key, JSON.stringify({ ...recallKept(storage), ...more }))
  } catch {
    // A full or forbidden storage: the page then needs the network next time.
  }
}

/** After an office withdrew this phone nothing of the person may stay on it. */
export function forgetKept(storage: KeptStorage | undefined): void {
  try {
    storage?.removeItem(key)
  } catch {
    // Nothing was kept either.
  }
}

/** Private windows and locked-down phones may forbid even the question. */
export function phoneStorage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

function readStatus(value: unknown): Kept['status'] {
  const said = fieldIn(value, 'said')
  const askedAt = fieldIn(value, 'askedAt')
  const family = fieldIn(value, 'family')
  if (typeof askedAt !== 'string' || typeof family !== 'number') return undefined
  const kind = fieldIn(said, 'kind')
  if (kind === 'none') return { said: { kind }, family, askedAt }
  const declaredAt = fieldIn(said, 'declaredAt')
  const validUntil = fieldIn(said, 'validUntil')
  if (kind !== 'valid' && kind !== 'expired' && kind !== 'call') return undefined
  if (typeof declaredAt !== 'string' || typeof validUntil !== 'string') return undefined
  return { said: { kind, declaredAt, validUntil }, family, askedAt }
}

function readCode(value: unknown): Kept['code'] {
  const [text, shortCode, initials] = ['text', 'shortCode', 'initials'].map((name) => fieldIn(value, name))
  const madeAt = fieldIn(value, 'madeAt')
  if (typeof text !== 'string' || typeof shortCode !== 'string' || typeof initials !== 'string') return undefined
  return typeof madeAt === 'number' ? { text, shortCode, initials, madeAt } : undefined
}
