import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { addDays, civilDay } from '../../../vocabulary/period.ts'
import { record } from '../../audit/public.ts'
import { organisationIdOf, organisationsById } from '../../places/public.ts'
import { faultOfSignature } from '../signature-block.ts'
import type { SigningPower } from '../signing-power.ts'
import * as store from '../store/signing-powers.ts'
import { mustKeepBook, signersNamed } from './acting.ts'
import type { By } from './note.ts'
import { placeMustExist } from './register.ts'

export type PowerToRecord = Omit<SigningPower, 'holderId'> & { readonly book: string; readonly basis: string }

/** Puts on record who signs in whose place for an agency, by which decision. Answers its id. */
export async function recordPower(tx: Transaction, given: PowerToRecord, by: By): Promise<string> {
  const on = civilDay(by.now)
  if (!isWithin(by.scope, given.book)) throw new Refusal('book-is-outside-your-scope', { book: given.book }, 403)
  await placeMustExist(tx, given.book, on)
  await mustKeepBook(tx, given.book, by)
  const fault = faultOfSignature({ ...given, name: given.holderName })
  if (fault !== null) throw new Refusal(fault)
  if (given.toOn !== null && given.toOn <= given.fromOn) throw new Refusal('power-ends-before-it-begins')
  const [organisation] = await organisationsById(tx, [organisationIdOf(given.book) ?? ''])
  const agency = {
    issuer_name: organisation?.name ?? '',
    issuer_organisation_id: organisation?.id ?? null,
    scope_path: given.book,
  }
  const named = await signersNamed(tx, agency, given.holderName, on)
  if (named.length > 1) throw new Refusal('several-sign-under-that-name')
  const id = newId()
  await store.insertPower(tx, {
    id,
    book_path: given.book,
    holder_name: given.holderName,
    holder_id: named[0] ?? null,
    capacity: given.capacity.map((one) => ({ ...one })),
    titles: [...given.titles],
    document_types: given.types === null ? null : [...given.types],
    from_on: given.fromOn,
    to_on: given.toOn,
    basis: given.basis,
    recorded_by: by.actor.id,
    recorded_at: by.now,
  })
  const forms = given.capacity.map(({ form }) => form)
  await noteOf(tx, by, 'signing-power.recorded', { id, bookPath: given.book }, { forms, fromOn: given.fromOn, toOn: given.toOn })
  return id
}

/** From tomorrow on it no longer holds; what was signed under it stays signed. */
export async function endPower(tx: Transaction, id: string, by: By): Promise<void> {
  const row = await store.lockPower(tx, id)
  const mine = found(row !== undefined && isWithin(by.scope, row.book_path) ? row : undefined, 'signing-power')
  await mustKeepBook(tx, mine.book_path, by)
  const toOn = addDays(civilDay(by.now), 1)
  if (mine.to_on !== null && mine.to_on <= toOn) throw new Refusal('power-has-ended', {}, 409)
  if (mine.from_on >= toOn) throw new Refusal('power-has-not-begun', { fromOn: mine.from_on }, 409)
  await store.endPower(tx, id, toOn)
  await noteOf(tx, by, 'signing-power.ended', { id, bookPath: mine.book_path }, { toOn })
}

export async function powersIn(db: Reader, bookPath: string): Promise<SigningPower[]> {
  return (await store.powersOf(db, bookPath)).map((row) => ({
    holderName: row.holder_name,
    holderId: row.holder_id,
    capacity: row.capacity,
    titles: row.titles,
    types: row.document_types,
    fromOn: row.from_on,
    toOn: row.to_on,
  }))
}

async function noteOf(
  tx: Transaction,
  by: By,
  action: 'signing-power.recorded' | 'signing-power.ended',
  { id, bookPath }: { readonly id: string; readonly bookPath: string },
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await record(tx, {
    actor: by.actor,
    action,
    subject: { kind: 'unit', id: bookPath },
    scopePath: bookPath,
    facts: { powerId: id, ...facts },
    at: by.now,
  })
}
