import type { Reader, Transaction } from '../../platform/database.ts'
import type { By } from './actions/note.ts'
import type { Objection } from './objection.ts'

/** What the room asks of the rooms above without knowing them; compose.ts fills it. */
export interface DocumentHooks {
  /** What stands against this person's signature on a day; null when nothing, as for every document that is no other room's. */
  objectionToSigning(
    db: Reader,
    asked: { readonly documentId: string; readonly signer: string; readonly on: string },
  ): Promise<Objection | null>
  /** In the transaction that issues a document signed here: what it carries comes into force with it, or neither does. `by` is the clerk. */
  onIssue(tx: Transaction, issued: { readonly documentId: string; readonly signer: string }, by: By): Promise<void>
}
