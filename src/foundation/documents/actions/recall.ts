import type { Reader, Transaction } from '../../../platform/database.ts'
import { emit } from '../../../platform/outbox.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { stateAfter } from '../document-state.ts'
import * as documents from '../store/documents.ts'
import { endOutgoing, outgoingOf } from '../store/outgoing.ts'
import { mustActFor } from './acting.ts'
import { type By, note } from './note.ts'
import { changeableDocument } from './read.ts'

/**
 * Its agency takes a document back that was signed elsewhere: whoever acts for that agency says so. One that was signed here is
 * recalled by its signer, on the way it went (`outgoing.ts`).
 */
export async function recallDocument(tx: Transaction, id: string, reason: string, by: By): Promise<void> {
  const document = await changeableDocument(tx, id, by)
  refusePast(document)
  if ((await outgoingOf(tx, id))?.state === 'issued') throw new Refusal('recall-is-the-signers-step', {}, 403)
  await mustActFor(tx, document, by)
  await recallEffect(tx, document, reason, by)
}

/** Another agency's own system takes its document back. What was written here does not come from outside and is not recalled from there. */
export async function recallReceived(tx: Transaction, id: string, reason: string, by: By): Promise<void> {
  const document = await changeableDocument(tx, id, by)
  if (document.origin !== 'recorded') throw new Refusal('document-was-issued-here', {}, 403)
  await recallEffect(tx, document, reason, by)
}

/** Whether a document was written here: no other agency's system changes it. */
export async function isWrittenHere(db: Reader, id: string): Promise<boolean> {
  return (await documents.documentById(db, id))?.origin === 'drafted'
}

/** What a recall does, once somebody may: the document stays where it is, with its reason, and counts no more. Emits `document.recalled`. */
export async function recallEffect(tx: Transaction, document: documents.DocumentRow, reason: string, by: By): Promise<void> {
  const { id, scope_path: scopePath } = document
  await documents.setState(tx, id, refusePast(document))
  await endOutgoing(tx, id, 'recalled', by.now)
  await note(tx, by, { id, scopePath }, 'recalled', reason)
  await emit(tx, 'document.recalled', { documentId: id, unitPath: scopePath, on: civilDay(by.now) }, by.now)
}

function refusePast({ state }: documents.DocumentRow): documents.DocumentRow['state'] {
  const after = stateAfter(state, 'recall')
  if (after === undefined) throw new Refusal('document-is-past-this', { state }, 409)
  return after
}
