import { fieldIn } from '../../api/lean.ts'
import { type PersonalCode, readHeld, type Visit } from './own-api.ts'
import type { Status } from './status.ts'

export type KeptStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** One of the family as this phone declared them. */
export interface FamilyRow {
  readonly id: string
  readonly name: string
  readonly onBehalf: boolean
  readonly validUntil: string
}
/** When the server said so: its business time, and this phone's own clock in milliseconds, which tells how long ago that was. */
interface Seen {
  readonly askedAt: string
  readonly seenAt: number
}

/**
 * What the phone shows without a network: times, initials and the code; the names that were typed on it, and the places it was told.
 * No number, and nothing longer than the server itself would hold it.
 */
export interface Kept {
  readonly family?: Seen & { readonly rows: readonly FamilyRow[] }
  readonly visits?: Seen & { readonly isBound: boolean; readonly rows: readonly Visit[] }
  readonly status?: { readonly said: Status; readonly family: number; readonly askedAt: string }
  readonly code?: PersonalCode & { /** By this phone's clock, in milliseconds. */ readonly madeAt: number }
}
const key = 'khien.own'
/** A door takes a code on a screen for ten minutes; an older one may be a photograph. */
export const codeIsOldAfterMs = 10 * 60_000

/** Visits, and declarations after they ended, are deleted after this long; so they are here. */
const heldMs = 30 * 86_400_000

export function recallKept(storage: KeptStorage | undefined, now: number = Date.now()): Kept {
  const text = readText(storage)
  const kept = readKept(text, now)
  const fresh = JSON.stringify(kept)
  // What is over is not only hidden.
  if (text !== undefined && fresh !== text) write(storage, fresh)
  return kept
}

function readText(storage: KeptStorage | undefined): string | undefined {
  try {
    return storage?.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

function readKept(text: string | undefined, now: number): Kept {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    const status = readStatus(fieldIn(value, 'status'))
    const code = readCode(fieldIn(value, 'code'))
    const family = readFamily(fieldIn(value, 'family'), now)
    const visits = readVisits(fieldIn(value, 'visits'), now)
    return {
      ...(status ? { status } : {}),
      ...(code ? { code } : {}),
      ...(family ? { family } : {}),
      ...(visits ? { visits } : {}),
    }
  } catch {
    return {}
  }
}

export function keep(storage: KeptStorage | undefined, more: Kept): void {
  write(storage, JSON.stringify({ ...recallKept(storage), ...more }))
}

function write(storage: KeptStorage | undefined, text: string): void {
  try {
    storage?.setItem(key, text)
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

function readSeen(value: unknown): Seen | undefined {
  const askedAt = fieldIn(value, 'askedAt')
  const seenAt = fieldIn(value, 'seenAt')
  if (typeof askedAt !== 'string' || Number.isNaN(Date.parse(askedAt))) return undefined
  return typeof seenAt === 'number' ? { askedAt, seenAt } : undefined
}

/** Business time by now, as far as the phone's clock knows; what lies before is no longer held. */
const heldSince = ({ askedAt, seenAt }: Seen, now: number): number => Date.parse(askedAt) + Math.max(0, now - seenAt) - heldMs

function readFamily(value: unknown, now: number): Kept['family'] {
  const seen = readSeen(value)
  const rows = fieldIn(value, 'rows')
  if (seen === undefined || !Array.isArray(rows)) return undefined
  return { ...seen, rows: rows.flatMap(readMember).filter((row) => Date.parse(row.validUntil) >= heldSince(seen, now)) }
}

function readMember(value: unknown): FamilyRow[] {
  const [id, name, validUntil] = ['id', 'name', 'validUntil'].map((field) => fieldIn(value, field))
  if (typeof id !== 'string' || typeof name !== 'string' || typeof validUntil !== 'string') return []
  return [{ id, name, onBehalf: fieldIn(value, 'onBehalf') === true, validUntil }]
}

function readVisits(value: unknown, now: number): Kept['visits'] {
  const seen = readSeen(value)
  const rows = fieldIn(value, 'rows')
  if (seen === undefined || !Array.isArray(rows)) return undefined
  const held = rows.flatMap(readVisit).filter((row) => {
    const until = row.kept === null ? row.at : `${row.kept.untilOn}T17:00:00Z`
    return Date.parse(until) >= heldSince(seen, now) + (row.kept === null ? 0 : heldMs)
  })
  return { ...seen, isBound: fieldIn(value, 'isBound') === true, rows: held }
}

function readVisit(value: unknown): Visit[] {
  const [venue, address, at, leftAt] = ['venue', 'address', 'at', 'leftAt'].map((field) => fieldIn(value, field))
  if (typeof venue !== 'string' || typeof address !== 'string' || typeof at !== 'string' || typeof leftAt !== 'string') return []
  return [
    {
      venue,
      address,
      at,
      leftAt,
      leftIsEstimated: fieldIn(value, 'leftIsEstimated') === true,
      kept: readHeld(fieldIn(value, 'kept')),
    },
  ]
}
