import { askLean, Declined, fieldIn, rowsIn, textIn, wordIn } from '../../../../web/api/lean.ts'
import { type FormId, formIds } from '../../form-definition.ts'
import type { Given } from './flow.ts'

export interface OwnDeclaration {
  readonly id: string
  readonly groupId: string
  readonly form: FormId
  readonly declaredAt: string
  readonly validUntil: string
  readonly state: 'valid' | 'expired'
  readonly onBehalf: boolean
  /** Rows of one number speak of one person. */
  readonly person: number
  readonly version: number
  readonly provenance: (typeof provenances)[number]
  readonly corrected: (typeof corrections)[number]
  readonly mayCorrect: boolean
  readonly shared: Given
  readonly answers: Given
}
const provenances = ['self-declared', 'declared-on-behalf', 'read-from-card', 'verified'] as const
const corrections = ['no', 'by-declarer', 'by-officer'] as const
export interface OwnDeclarations {
  readonly businessNow: string
  readonly rows: readonly OwnDeclaration[]
}
export interface Declared {
  readonly declaredAt: string
  readonly validUntil: string
  readonly flagged: boolean
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
    person: Number(fieldIn(row, 'person')),
    version: Number(fieldIn(row, 'version')),
    provenance: wordIn(row, 'provenance', provenances),
    corrected: wordIn(row, 'corrected', corrections),
    mayCorrect: fieldIn(row, 'mayCorrect') === true,
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
  return declaredIn(reply)
}

/** Sent again with the same key, it is the same correction; the older declaration is kept. */
export async function sendCorrection(declarationId: string, body: unknown, key: string): Promise<Declared> {
  return declaredIn(await askLean('POST', `/api/declarations/own/${declarationId}/corrections`, body, key))
}

function declaredIn(reply: unknown): Declared {
  return {
    declaredAt: textIn(reply, 'declaredAt'),
    validUntil: textIn(reply, 'validUntil'),
    flagged: rowsIn(reply, 'persons', (person) => fieldIn(person, 'flagged') === true).includes(true),
  }
}

function objectIn(row: unknown, name: string): Given {
  const value = fieldIn(row, name)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
