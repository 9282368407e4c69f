import type { Transaction } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { record } from '../../audit/public.ts'
import type { DocumentType } from '../document-type.ts'
import { bookOf } from '../outgoing-book.ts'
import * as store from '../store/outgoing.ts'
import { mustKeepBook } from './acting.ts'
import type { By } from './note.ts'
import { placeMustExist } from './register.ts'

export interface SwitchOfSigning {
  readonly book: string
  readonly signsHere: boolean
  /** The last numbers that this year's books of the agency had elsewhere. */
  readonly lastNumbers: readonly { readonly type: DocumentType; readonly last: number }[]
}

/**
 * From today on an agency's documents are signed and numbered here, or elsewhere again. What is on its way goes on; books that have
 * begun here keep their own count.
 */
export async function switchSigning(tx: Transaction, given: SwitchOfSigning, by: By): Promise<void> {
  const on = civilDay(by.now)
  if (!isWithin(by.scope, given.book)) throw new Refusal('book-is-outside-your-scope', { book: given.book }, 403)
  await placeMustExist(tx, given.book, on)
  await mustKeepBook(tx, given.book, by)
  if (given.signsHere) {
    await store.beginSigningHere(tx, { bookPath: given.book, on, by: by.actor.id, at: by.now })
    for (const { type, last } of given.lastNumbers) {
      const book = { bookPath: given.book, book: bookOf(type), year: Number(on.slice(0, 4)) }
      if (!(await store.startBook(tx, book, last))) throw new Refusal('book-has-begun', { type: `documents.type.${type}` }, 409)
    }
  } else await store.endSigningHere(tx, given.book, on)
  await record(tx, {
    actor: by.actor,
    action: given.signsHere ? 'signing.begun-here' : 'signing.ended-here',
    subject: { kind: 'unit', id: given.book },
    scopePath: given.book,
    facts: { lastNumbers: given.lastNumbers.map(({ type, last }) => ({ type, last })) },
    at: by.now,
  })
}
