import { fieldIn } from '../../../../web/api/lean.ts'
import { formIds } from '../../form-definition.ts'
import type { Draft, DraftPerson, Given } from './flow.ts'

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
const key = 'khien.declaration'

/** The declaration that was being filled in on this phone; undefined when there is none or it cannot be read. */
export function recallDraft(storage: DraftStorage | undefined): Draft | undefined {
  try {
    const text = storage?.getItem(key)
    return text ? readDraft(JSON.parse(text)) : undefined
  } catch {
    return undefined
  }
}

/** False when the phone keeps nothing (a private window, a full disk): the page then says so. */
export function keepDraft(storage: DraftStorage | undefined, draft: Draft): boolean {
  try {
    storage?.setItem(key, JSON.stringify(draft))
    return storage !== undefined
  } catch {
    return false
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

/** Once the server has it nothing of it stays here. */
export function forgetDraft(storage: DraftStorage | undefined): void {
  try {
    storage?.removeItem(key)
  } catch {
    // A phone that forbids storage has kept nothing either.
  }
}

/** What stands in the storage is a text that anything may have written. */
function readDraft(value: unknown): Draft | undefined {
  const text = (name: string) => {
    const field = fieldIn(value, name)
    return typeof field === 'string' ? field : ''
  }
  const form = formIds.find((id) => id === text('form'))
  const version = fieldIn(value, 'version')
  const persons = listIn(fieldIn(value, 'persons')).map(readPerson)
  if (form === undefined || typeof version !== 'number' || persons.length === 0) return undefined
  if (text('key').length < 16 || !/^\d{4}-\d{2}-\d{2}$/.test(text('today'))) return undefined
  return {
    form,
    version,
    today: text('today'),
    shared: givenIn(fieldIn(value, 'shared')),
    persons,
    skip: listIn(fieldIn(value, 'skip')).filter((one) => typeof one === 'string'),
    at: text('at'),
    key: text('key'),
    leaving: fieldIn(value, 'leaving') === true,
    ...correctsIn(fieldIn(value, 'corrects')),
  }
}

function correctsIn(value: unknown): Pick<Draft, 'corrects'> {
  const [id, reason] = [fieldIn(value, 'id'), fieldIn(value, 'reason')]
  if (typeof id !== 'string' || typeof reason !== 'string') return {}
  return { corrects: { id, reason, shared: givenIn(fieldIn(value, 'shared')), answers: givenIn(fieldIn(value, 'answers')) } }
}

function readPerson(value: unknown): DraftPerson {
  return { answers: givenIn(fieldIn(value, 'answers')), onBehalf: fieldIn(value, 'onBehalf') === true }
}

function givenIn(value: unknown): Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
