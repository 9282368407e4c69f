import { askLean, Declined, fieldIn, rowsIn, textIn, wordIn } from '../../../../web/api/lean.ts'
import { type FormId, formIds, type Words } from '../../form-definition.ts'
import type { Given } from './flow.ts'

export interface OwnDeclaration {
  readonly id: string
  readonly groupId: string
  readonly form: FormId
  readonly declaredAt: string
  readonly validUntil: string
  readonly state: 'valid' | 'expired'
  readonly onBehalf: boolean
  readonly shared: Given
  readonly answers: Given
}
export interface OwnDeclarations {
  readonly businessNow: string
  readonly rows: readonly OwnDeclaration[]
}
export interface Declared {
  readonly declaredAt: string
  readonly validUntil: string
  readonly flagged: boolean
}
export interface Unit {
  readonly path: string
  readonly level: 'province' | 'district' | 'commune'
  readonly name: Words
}

/** Gives this phone its credential, if it has none: no name, number or account. */
export async function openDevice(): Promise<void> {
  await askLean('POST', '/api/device')
}

export async function readOwn(): Promise<OwnDeclarations> {
  const reply = await askLean('GET', '/api/declarations/own')
  return { businessNow: textIn(reply, 'businessNow'), rows: rowsIn(reply, 'rows', readRow) }
}

function readRow(row: unknown): OwnDeclaration {
  return {
    id: textIn(row, 'id'),
    groupId: textIn(row, 'groupId'),
    form: wordIn(row, 'form', formIds),
    declaredAt: textIn(row, 'declaredAt'),
    validUntil: textIn(row, 'validUntil'),
    state: wordIn(row, 'state', ['valid', 'expired']),
    onBehalf: fieldIn(row, 'onBehalf') === true,
    shared: objectIn(row, 'shared'),
    answers: objectIn(row, 'answers'),
  }
}

/** Sent again with the same key, it is the same declaration. A phone whose credential was lost gets a new one on the way. */
export async function sendDeclaration(body: unknown, key: string): Promise<Declared> {
  const send = () => askLean('POST', '/api/declarations', body, key)
  const reply = await send().catch(async (error: unknown) => {
    if (!(error instanceof Declined) || error.status !== 401) throw error
    await openDevice()
    return send()
  })
  return {
    declaredAt: textIn(reply, 'declaredAt'),
    validUntil: textIn(reply, 'validUntil'),
    flagged: rowsIn(reply, 'persons', (person) => fieldIn(person, 'flagged') === true).includes(true),
  }
}

/** Units under another one; each list is fetched once. */
export function unitsUnder(parent: string): Promise<readonly Unit[]> {
  const known = fetched.get(parent)
  if (known !== undefined) return known
  const units = askLean('GET', `/api/units?parent=${encodeURIComponent(parent)}`).then((reply) => rowsIn(reply, 'rows', readUnit))
  fetched.set(parent, units)
  units.catch(() => fetched.delete(parent))
  return units
}
const fetched = new Map<string, Promise<readonly Unit[]>>()

function readUnit(row: unknown): Unit {
  return {
    path: textIn(row, 'path'),
    level: wordIn(row, 'level', ['province', 'district', 'commune']),
    name: { vi: textIn(row, 'nameVi'), en: textIn(row, 'nameEn') },
  }
}

function objectIn(row: unknown, name: string): Given {
  const value = fieldIn(row, name)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
