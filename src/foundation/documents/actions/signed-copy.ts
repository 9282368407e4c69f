import type { Reader } from '../../../platform/database.ts'
import type { FileStore } from '../../../platform/files.ts'
import type { Priority } from '../document-type.ts'
import type { Signer } from '../signature-block.ts'
import * as parts from '../store/parts.ts'
import type { By } from './note.ts'
import { type DocumentFacts, documentFacts, readableDocument } from './read.ts'

/** What leaves the house with a signed document: what it is, who signed, to whom, and the signed PDF when it is here. */
export interface SignedCopy {
  readonly facts: DocumentFacts
  readonly priority: Priority
  readonly signer: Partial<Signer>
  readonly recipients: readonly string[]
  readonly file: { readonly sha256: string; readonly pages: number; readonly bytes: Buffer } | null
  /** Ids of the documents it replaces or repeals. */
  readonly replaces: readonly string[]
}

/** A signed document within reach, with its latest signed PDF. */
export async function signedCopy(db: Reader, files: FileStore, id: string, by: Pick<By, 'scope' | 'now'>): Promise<SignedCopy> {
  const row = await readableDocument(db, id, by)
  const facts = (await documentFacts(db, [id])).get(id)
  if (facts === undefined) throw new Error('a document that was just read is gone')
  const [latest] = await parts.filesOf(db, [id])
  const bytes = latest === undefined ? undefined : await files.get(latest.sha256)
  const recipients = await parts.recipientsOf(db, id)
  const relations = await parts.relationsOf(db, [id])
  return {
    facts,
    priority: row.priority,
    signer: row.signer,
    recipients: recipients.map(({ name }) => name),
    file: latest === undefined || bytes === undefined ? null : { sha256: latest.sha256, pages: latest.pages, bytes },
    replaces: relations
      .filter(({ from_id, kind }) => from_id === id && (kind === 'replaces' || kind === 'repeals'))
      .map(({ to_id }) => to_id),
  }
}

/** Whether a signed PDF was ever attached. */
export async function hasFile(db: Reader, id: string, by: Pick<By, 'scope' | 'now'>): Promise<boolean> {
  await readableDocument(db, id, by)
  return (await parts.filesOf(db, [id])).length > 0
}
