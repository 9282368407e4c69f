import type { Database } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { mayChange } from '../reach.ts'
import { readSignedText, type SignedText } from '../reading/signed-text.ts'
import * as documents from '../store/documents.ts'
import { attachFile, filesOf } from '../store/parts.ts'
import { saveSignatures } from '../store/signatures.ts'
import { wordsOfContent } from './draft.ts'
import { wordsOf } from './enter.ts'
import { refuseContradictions } from './issue.ts'
import { type By, note } from './note.ts'
import { changeableDocument, factsOf, readableDocument } from './read.ts'
import { type IncomingDesk, readIncoming } from './read-incoming.ts'

export interface AttachedPdf {
  readonly sha256: string
  readonly size: number
  readonly pages: number
  /** What the file says of itself: offered to whoever types number and date. */
  readonly found: SignedText
}

export interface PdfToAttach {
  readonly bytes: Buffer
  /** Somebody has looked: number or date in the file differ from the register's, and that is all right. */
  readonly confirmed: boolean
  /** Put it in the place of another file; that one is kept. */
  readonly instead: boolean
}

/**
 * Attaches the signed PDF. Reading it takes its time on a thread of its own and holds no transaction open; the file is stored before
 * the row that names it, so that a crash leaves at most a file that nothing names.
 */
export async function attachSignedPdf(
  database: Database,
  desk: IncomingDesk,
  id: string,
  given: PdfToAttach,
  by: By,
): Promise<AttachedPdf> {
  const seen = await readableDocument(database.read, id, by)
  found(mayChange(by.scope, factsOf(seen)) ? seen : undefined, 'document')
  const { pages, text, signed } = await readIncoming(given.bytes, desk, given.confirmed)
  const { sha256, size } = await desk.files.put(given.bytes)
  await database.transaction(async (tx) => {
    const document = await changeableDocument(tx, id, by)
    if (document.state === 'recalled' || document.became_id !== null)
      throw new Refusal('document-is-past-this', { state: document.state }, 409)
    const [latest] = await filesOf(tx, [id])
    if (latest !== undefined && latest.sha256 !== sha256 && !given.instead)
      throw new Refusal('document-has-another-file', {}, 409)
    if (document.issued_on !== null) refuseContradictions({ ...document, issuedOn: document.issued_on }, text, given.confirmed)
    await attachFile(tx, { document_id: id, sha256, size, pages, text, attached_at: by.now, attached_by: by.actor.displayName })
    await saveSignatures(tx, sha256, signed, by.now)
    await documents.updateWords(tx, id, wordsWith(document, text))
    await note(tx, by, { id, scopePath: document.scope_path }, 'file-attached', '', { facts: { sha256 } })
  })
  return { sha256, size, pages, found: readSignedText(text) }
}

function wordsWith(row: documents.DocumentRow, text: string): string {
  const more = { glossEn: row.gloss_en, conveysOpinionOf: row.conveys_opinion_of }
  if (row.content !== null && row.full_text === null) return wordsOfContent(row.content, more, text)
  return wordsOf(
    { ...row, ...more, issuerName: row.issuer_name, signerName: row.signer.name ?? '' },
    `${row.full_text ?? ''} ${text}`,
  )
}
