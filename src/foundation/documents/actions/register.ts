import type { Reader, Transaction } from '../../../platform/database.ts'
import { emit } from '../../../platform/outbox.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { organisationIdOf, organisationsById, placeNames, unitNames } from '../../places/public.ts'
import { faultOfSignature } from '../signature-block.ts'
import { arrivalsOf, insertArrival, takeArrivalNumber } from '../store/parts.ts'
import { alreadyThere, type DocumentToRegister, enter } from './enter.ts'
import { type By, note } from './note.ts'
import { readableDocument } from './read.ts'

export interface Arrival {
  readonly bookPath: string
  readonly year: number
  readonly number: number
  readonly arrivedOn: string
}

/**
 * Enters a document that was signed elsewhere. With `book`, the path of the organisation or unit that received it, it also gets the
 * next arrival number of that book. Emits `document.registered`.
 */
export async function registerDocument(
  tx: Transaction,
  given: DocumentToRegister,
  by: By,
  book: { path: string; arrivedOn?: string | undefined } | null = null,
): Promise<{ id: string; arrival: Arrival | null }> {
  const today = civilDay(by.now)
  if (!isWithin(by.scope, given.unitPath)) throw new Refusal('unit-is-outside-your-scope', { unit: given.unitPath }, 403)
  if (given.issuedOn > today) throw new Refusal('issued-on-is-in-the-future', { issuedOn: given.issuedOn, today })
  const fault = given.signer === undefined || given.signer.capacity.length === 0 ? null : faultOfSignature(given.signer)
  if (fault !== null) throw new Refusal(fault)
  await placeMustExist(tx, given.unitPath, today)
  const issuer = await officialIssuer(tx, given.issuer)
  const id = await enter(tx, { ...given, issuer }, by.now, by.actor)
  await note(tx, by, { id, scopePath: given.unitPath }, 'registered', '', { onBehalfOf: issuer.name })
  const arrival = book === null ? null : await arrive(tx, id, given, book, by)
  await emit(
    tx,
    'document.registered',
    { documentId: id, type: given.type, unitPath: given.unitPath, issuedOn: given.issuedOn },
    by.now,
  )
  return { id, arrival }
}

/** Enters a document that is already registered into one more incoming book: every organisation numbers what reaches it. */
export async function receiveDocument(
  tx: Transaction,
  id: string,
  book: { path: string; arrivedOn?: string | undefined },
  by: By,
): Promise<Arrival> {
  const document = await readableDocument(tx, id, by)
  if (document.issued_on === null) throw new Refusal('document-is-still-a-draft', {}, 409)
  const there = (await arrivalsOf(tx, [id])).find((row) => row.book_path === book.path)
  if (there !== undefined) throw new Refusal('document-has-arrived-already', { number: there.number, year: there.year }, 409)
  return arrive(tx, id, { issuedOn: document.issued_on, unitPath: document.scope_path }, book, by)
}

/** The document of that issuer, number, notation and year when it is in that register already. */
export async function registeredBefore(tx: Transaction, given: DocumentToRegister, by: By): Promise<string | undefined> {
  if (!isWithin(by.scope, given.unitPath)) return undefined
  const known = await alreadyThere(tx, { ...given, issuer: await officialIssuer(tx, given.issuer) })
  return known?.id
}

export async function hasArrived(db: Reader, id: string, bookPath: string): Promise<boolean> {
  return (await arrivalsOf(db, [id])).some((row) => row.book_path === bookPath)
}

async function arrive(
  tx: Transaction,
  id: string,
  document: { issuedOn: string; unitPath: string },
  book: { path: string; arrivedOn?: string | undefined },
  by: By,
): Promise<Arrival> {
  const today = civilDay(by.now)
  if (!isWithin(by.scope, book.path)) throw new Refusal('book-is-outside-your-scope', { book: book.path }, 403)
  await placeMustExist(tx, book.path, today)
  const arrivedOn = book.arrivedOn ?? today
  if (arrivedOn > today || arrivedOn < document.issuedOn)
    throw new Refusal('arrival-day-does-not-fit', { arrivedOn, issuedOn: document.issuedOn, today })
  const year = Number(arrivedOn.slice(0, 4))
  const number = await takeArrivalNumber(tx, book.path, year)
  await insertArrival(tx, { document_id: id, book_path: book.path, year, number, arrived_on: arrivedOn })
  const onBehalfOf = (await placeNames(tx, [book.path], today)).get(book.path)?.vi ?? book.path
  await note(tx, by, { id, scopePath: document.unitPath }, 'arrived', `${number}/${year}`, { onBehalfOf })
  return { bookPath: book.path, year, number, arrivedOn }
}

/** A unit of that day, or an organisation seated in one. */
export async function placeMustExist(db: Reader, path: string, on: string): Promise<void> {
  const organisationId = organisationIdOf(path)
  if (organisationId === undefined) {
    if (!(await unitNames(db, [path], on)).has(path)) throw new Refusal('unit-is-not-in-force', { unit: path })
    return
  }
  const [organisation] = await organisationsById(db, [organisationId])
  if (organisation?.path !== path) throw new Refusal('organisation-is-not-known', { organisation: organisationId })
}

/** An issuer that stands in the list of organisations is called as it is called there. */
export async function officialIssuer(
  db: Reader,
  issuer: { name: string; organisationId?: string | null | undefined },
): Promise<{ name: string; organisationId: string | null }> {
  const { organisationId } = issuer
  if (organisationId === undefined || organisationId === null) return { name: issuer.name, organisationId: null }
  const [organisation] = await organisationsById(db, [organisationId])
  if (organisation === undefined) throw new Refusal('organisation-is-not-known', { organisation: organisationId })
  return { name: organisation.name, organisationId }
}
