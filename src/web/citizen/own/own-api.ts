import { askLean, Declined, fieldIn, rowsIn, textIn, wordIn } from '../../api/lean.ts'

export interface Device {
  /** The server did not know this phone, or an office withdrew it: nothing that was kept before is this phone's any more. */
  readonly isNew: boolean
  readonly isBound: boolean
}
export interface OwnRow {
  readonly id: string
  readonly declaredAt: string
  readonly validUntil: string
  readonly flagged: boolean
  /** The health station has called and found nothing. */
  readonly settled: boolean
  readonly onBehalf: boolean
  /** Rows of one number speak of one person. */
  readonly person: number
  /** As it was typed on this phone. */
  readonly name: string
  /** The commune that was declared; empty when the form asks for none. */
  readonly residence: string
}
export interface Own {
  readonly businessNow: string
  readonly rows: readonly OwnRow[]
}
export interface PersonalCode {
  readonly text: string
  readonly shortCode: string
  readonly initials: string
}
export interface Visit {
  readonly venue: string
  readonly address: string
  readonly at: string
  readonly leftAt: string
  readonly leftIsEstimated: boolean
  /** Longer than thirty days, because a document orders so. */
  readonly kept: { readonly untilOn: string; readonly documentNumber: string | null } | null
}
const readingKinds = [
  'viewed',
  'looked-up',
  'declared',
  'redeclared',
  'followed-up',
  'bound',
  'device-withdrawn',
  'card-printed',
  'correction-asked',
  'correction-made',
  'correction-refused',
  'exported',
  'unmasking-asked',
  'unmasking-granted',
  'unmasking-refused',
  'unmasking-answered',
  'unmasking-ended',
  'changed',
] as const
export interface Reading {
  readonly at: string
  readonly by: string
  readonly purpose: { readonly vi: string; readonly en: string } | null
  readonly what: (typeof readingKinds)[number]
}
export interface Facts {
  readonly name: string
  readonly phone: string | null
  readonly documentNumber: string | null
  readonly bornOn: string | null
}
export const correctable = ['name', 'phone', 'bornOn', 'documentNumber', 'other'] as const
export type Correctable = (typeof correctable)[number]
const correctionStates = ['asked', 'made', 'refused'] as const
export interface Correction {
  readonly field: Correctable
  readonly state: (typeof correctionStates)[number]
  readonly askedAt: string
  readonly reason: string | null
}

/** Gives this phone a credential, if it has none: no name, number or account. */
export async function openDevice(): Promise<Device> {
  const reply = await askLean('POST', '/api/device')
  return { isNew: fieldIn(reply, 'isNew') === true, isBound: fieldIn(reply, 'isBound') === true }
}

export async function readOwn(): Promise<Own> {
  const reply = await askLean('GET', '/api/declarations/own')
  return { businessNow: textIn(reply, 'businessNow'), rows: rowsIn(reply, 'rows', readRow) }
}

function readRow(row: unknown): OwnRow {
  const answers = fieldIn(row, 'answers')
  const said = (name: string) => {
    const value = fieldIn(answers, name)
    return typeof value === 'string' ? value : ''
  }
  return {
    id: textIn(row, 'id'),
    declaredAt: textIn(row, 'declaredAt'),
    validUntil: textIn(row, 'validUntil'),
    flagged: fieldIn(row, 'flagged') === true,
    settled: fieldIn(row, 'settled') === true,
    onBehalf: fieldIn(row, 'onBehalf') === true,
    person: Number(fieldIn(row, 'person')),
    name: said('name'),
    residence: said('residence'),
  }
}

/** The code of this phone's person, or of somebody it declared for; undefined when nobody was declared yet. */
export async function readPersonalCode(declarationId?: string): Promise<PersonalCode | undefined> {
  try {
    const reply = await askLean('POST', '/api/device/personal-code', declarationId === undefined ? {} : { declarationId })
    return { text: textIn(reply, 'text'), shortCode: textIn(reply, 'shortCode'), initials: textIn(reply, 'initials') }
  } catch (error) {
    if (error instanceof Declined && error.code === 'declare-yourself-first') return undefined
    throw error
  }
}

export interface Visits {
  readonly businessNow: string
  readonly isBound: boolean
  readonly visits: readonly Visit[]
}

export async function readVisits(): Promise<Visits> {
  const reply = await askLean('GET', '/api/device/visits')
  const visits = rowsIn(reply, 'visits', (row) => ({
    venue: textIn(row, 'venue'),
    address: textIn(row, 'address'),
    at: textIn(row, 'at'),
    leftAt: textIn(row, 'leftAt'),
    leftIsEstimated: fieldIn(row, 'leftIsEstimated') === true,
    kept: readHeld(fieldIn(row, 'kept')),
  }))
  return { businessNow: textIn(reply, 'businessNow'), isBound: fieldIn(reply, 'isBound') === true, visits }
}

/** By which document a visit is kept, and until when. */
export function readHeld(value: unknown): Visit['kept'] {
  const untilOn = fieldIn(value, 'untilOn')
  return typeof untilOn === 'string' ? { untilOn, documentNumber: textOrNull(value, 'documentNumber') } : null
}

const readPurpose = (value: unknown): Reading['purpose'] =>
  value === null || value === undefined ? null : { vi: textIn(value, 'vi'), en: textIn(value, 'en') }

export async function readReadings(): Promise<readonly Reading[]> {
  return rowsIn(await askLean('GET', '/api/device/readings'), 'readings', (row) => ({
    at: textIn(row, 'at'),
    by: textIn(row, 'by'),
    purpose: readPurpose(fieldIn(row, 'purpose')),
    what: wordIn(row, 'what', readingKinds),
  }))
}

/** What the office holds about the person this phone is bound to; null until then. */
export async function readFacts(): Promise<Facts | null> {
  const facts = fieldIn(await askLean('GET', '/api/device/person'), 'facts')
  if (facts === null || facts === undefined) return null
  return {
    name: textIn(facts, 'name'),
    phone: textOrNull(facts, 'phone'),
    documentNumber: textOrNull(facts, 'documentNumber'),
    bornOn: textOrNull(facts, 'bornOn'),
  }
}

export async function readCorrections(): Promise<readonly Correction[]> {
  return rowsIn(await askLean('GET', '/api/device/corrections'), 'corrections', (row) => ({
    field: wordIn(row, 'field', correctable),
    state: wordIn(row, 'state', correctionStates),
    askedAt: textIn(row, 'askedAt'),
    reason: textOrNull(row, 'reason'),
  }))
}

/** Sent again with the same key, it is the same request. */
export async function askForCorrection(
  asked: { field: Correctable; wanted: string; unitPath: string },
  key: string,
): Promise<void> {
  await askLean('POST', '/api/device/corrections', asked, key)
}

/** `1234 5678`, for ten minutes from now. */
export async function askForBinding(): Promise<string> {
  return textIn(await askLean('POST', '/api/device/binding-code'), 'code')
}

/** Everything this phone may see, as a file. */
export async function downloadOwnData(format: 'page' | 'json', language: 'vi' | 'en'): Promise<{ name: string; file: Blob }> {
  const response = await fetch('/api/device/export', {
    method: 'POST',
    headers: { accept: '*/*', 'content-type': 'application/json' },
    body: JSON.stringify({ format, language }),
  }).catch(() => undefined)
  if (response === undefined || !response.ok) throw new Declined(response?.status ?? 0, 'export', undefined)
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { name: decodeURIComponent(named ?? 'khien'), file: await response.blob() }
}

function textOrNull(value: unknown, name: string): string | null {
  const field = fieldIn(value, name)
  return typeof field === 'string' ? field : null
}
