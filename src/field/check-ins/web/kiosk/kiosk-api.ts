import { askLean, fieldIn, rowsIn, textIn, wordIn } from '../../../../web/api/lean.ts'
import type { DoorAnswer } from './door-answer.ts'
import type { QueuedVisit } from './queued-visit.ts'

export interface KioskAccount {
  readonly displayName: string
  /** May record visits at a door. */
  readonly records: boolean
  /** Something has to be done at the desk first: change the password, set up the second factor. */
  readonly hasDuty: boolean
}
export interface KioskVenue {
  readonly id: number
  readonly name: string
  readonly address: string
  readonly code: string
}
export interface BatchRow {
  readonly sequence: number
  /** new, known, same-visit, or the code of the refusal. */
  readonly outcome: string
  /** Only for visits that were asked about. */
  readonly declaration?: DoorAnswer
}
export interface Batch {
  readonly deviceId: string
  readonly venueId: number
  readonly visits: readonly Pick<QueuedVisit, 'sequence' | 'at' | 'scanned' | 'direction'>[]
  /** Whose declaration the door controller waits to hear of. */
  readonly answerFor?: readonly number[]
}

/** Who is signed in on this device; null: nobody. */
export async function readAccount(): Promise<KioskAccount | null> {
  return accountIn(fieldIn(await askLean('GET', '/api/session'), 'account'))
}

export async function signIn(username: string, password: string): Promise<KioskAccount | null> {
  return accountIn(await askLean('POST', '/api/session', { username, password }))
}

export async function signOut(): Promise<void> {
  await askLean('DELETE', '/api/session')
}

/** The venues at whose doors the account stands. */
export async function ownVenues(): Promise<readonly KioskVenue[]> {
  return rowsIn(await askLean('GET', '/api/venues?limit=200'), 'rows', (row) => ({
    id: numberIn(row, 'id'),
    name: textIn(row, 'name'),
    address: textIn(row, 'address'),
    code: textIn(row, 'code'),
  }))
}

export interface Installation {
  readonly publicUrl: string
  /** The business clock minus this device’s, in milliseconds. */
  readonly ahead: number
  readonly sampleData: boolean
}

export async function readInstallation(): Promise<Installation> {
  const reply = await askLean('GET', '/api/installation')
  return {
    publicUrl: textIn(reply, 'publicUrl'),
    ahead: Date.parse(textIn(reply, 'businessNow')) - Date.now(),
    sampleData: fieldIn(reply, 'sampleData') === true,
  }
}

export interface Choice {
  /** Scanned as if it were a paper; holds for this venue and ten minutes. */
  readonly choice: string
  readonly maskedLine: string
}

export async function lookUpVisitor(venueId: number, phone: string): Promise<readonly Choice[]> {
  return rowsIn(await askLean('POST', `/api/venues/${venueId}/look-up`, { phone }), 'choices', (row) => ({
    choice: textIn(row, 'choice'),
    maskedLine: textIn(row, 'maskedLine'),
  }))
}

export async function sendBatch({ deviceId, venueId, visits, answerFor = [] }: Batch): Promise<readonly BatchRow[]> {
  const body = {
    deviceId,
    venueId,
    visits: visits.map(({ sequence, at, scanned, direction }) => ({
      sequence,
      at,
      scanned,
      ...(direction === undefined ? {} : { direction }),
    })),
    ...(answerFor.length === 0 ? {} : { answerFor }),
  }
  return rowsIn(await askLean('POST', '/api/visits/batch', body), 'rows', (row) => {
    const declaration = answerIn(fieldIn(row, 'declaration'))
    const answered = { sequence: numberIn(row, 'sequence'), outcome: textIn(row, 'outcome') }
    return declaration === undefined ? answered : { ...answered, declaration }
  })
}

function answerIn(value: unknown): DoorAnswer | undefined {
  if (value === undefined || value === null) return undefined
  const declaredAt = fieldIn(value, 'declaredAt')
  return {
    state: wordIn(value, 'state', ['valid', 'expired', 'none']),
    declaredAt: typeof declaredAt === 'string' ? declaredAt : undefined,
    flagged: fieldIn(value, 'flagged') === true,
    unverified: fieldIn(value, 'unverified') === true,
    unmatched: fieldIn(value, 'unmatched') === true,
    acceptedHours: numberIn(value, 'acceptedHours'),
  }
}

function accountIn(account: unknown): KioskAccount | null {
  if (account === null || account === undefined) return null
  const permissions: unknown = fieldIn(account, 'permissions')
  return {
    displayName: textIn(account, 'displayName'),
    records: Array.isArray(permissions) && permissions.includes('visit.record'),
    hasDuty: fieldIn(account, 'mustDo') !== 'nothing',
  }
}

function numberIn(value: unknown, name: string): number {
  const field = fieldIn(value, name)
  return typeof field === 'number' ? field : Number.NaN
}
