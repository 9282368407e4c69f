import type { Database, Transaction } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { record } from '../../audit/public.ts'
import type { DocumentType, IssuerLevel } from '../document-type.ts'
import { readSignedText } from '../reading/signed-text.ts'
import * as documents from '../store/documents.ts'
import { attachFile, keepFile, keptFile } from '../store/parts.ts'
import { saveSignatures } from '../store/signatures.ts'
import type { AttachedPdf } from './attach.ts'
import { wordsOf } from './enter.ts'
import { refuseContradictions } from './issue.ts'
import { type By, note } from './note.ts'
import { type IncomingDesk, readIncoming } from './read-incoming.ts'
import { registerDocument } from './register.ts'
import { relate } from './relate.ts'

/** A letter that another step of work stands on: one in the register, or one that is recorded in the same step. */
export type LetterGiven =
  | { readonly given: 'registered'; readonly documentId: string }
  | {
      readonly given: 'recorded'
      readonly number: string
      readonly notation: string
      readonly issuedOn: string
      /** SHA-256 of a PDF that was kept before; null: only the paper is there. */
      readonly file: string | null
      readonly confirmed: boolean
    }

export interface LetterToRecord extends Omit<Extract<LetterGiven, { given: 'recorded' }>, 'given'> {
  readonly type: DocumentType
  readonly subject: string
  readonly issuer: { readonly name: string; readonly organisationId: string | null }
  readonly issuerLevel: IssuerLevel
  readonly unitPath: string
  /** The letter it answers. */
  readonly answers: string | null
}

/**
 * Reads a signed PDF and keeps it, before there is a document it belongs to. Holds no transaction open while reading. One whose
 * signatures are broken is kept and shown as broken where a person brings it; `mustBeIntact` refuses it (`signatures-are-broken`).
 */
export async function keepSignedPdf(
  database: Database,
  desk: IncomingDesk,
  bytes: Buffer,
  by: By,
  { mustBeIntact }: { mustBeIntact: boolean } = { mustBeIntact: false },
): Promise<AttachedPdf> {
  const { pages, text, signed } = await readIncoming(bytes, desk, !mustBeIntact)
  const { sha256, size } = await desk.files.put(bytes)
  await database.transaction(async (tx) => {
    await keepFile(tx, { sha256, size, pages, text, kept_at: by.now, kept_by: by.actor.displayName })
    await saveSignatures(tx, sha256, signed, by.now)
    await record(tx, { actor: by.actor, action: 'document.file-kept', subject: { kind: 'document', id: sha256 }, at: by.now })
  })
  return { sha256, size, pages, found: readSignedText(text) }
}

/**
 * Enters a letter with its file in the caller's own transaction; what the file says must not contradict what was typed. Its subject is
 * our description: the printed one was not typed. Answers the document's id.
 */
export async function recordLetter(tx: Transaction, given: LetterToRecord, by: By): Promise<string> {
  const { file, confirmed, answers, ...facts } = given
  const { id } = await registerDocument(tx, { ...facts, subjectIsOurs: true }, by)
  if (answers !== null) await relate(tx, { fromId: id, toId: answers, kind: 'answers', evidence: 'stated' }, by)
  if (file !== null) await attachKept(tx, id, given, file, by)
  return id
}

/** Gives a kept file to a document that was just entered; refuses when number or date in it differ and nobody confirmed that. */
export async function attachKept(
  tx: Transaction,
  id: string,
  given: Pick<LetterToRecord, 'number' | 'notation' | 'issuedOn' | 'confirmed'>,
  sha256: string,
  by: By,
): Promise<void> {
  const { size, pages, text } = await agreeingFile(tx, given, sha256)
  await attachFile(tx, { document_id: id, sha256, size, pages, text, attached_at: by.now, attached_by: by.actor.displayName })
  const row = found(await documents.documentById(tx, id), 'document')
  const words = wordsOf({ ...row, issuerName: row.issuer_name, signerName: row.signer.name ?? '' }, text)
  await documents.updateWords(tx, id, words)
  await note(tx, by, { id, scopePath: row.scope_path }, 'file-attached', '', { facts: { sha256 } })
}

/** The kept file, once what it says does not contradict what was said of it. */
export async function agreeingFile(
  tx: Transaction,
  given: Pick<LetterToRecord, 'number' | 'notation' | 'issuedOn' | 'confirmed'>,
  sha256: string,
): Promise<{ size: number; pages: number; text: string }> {
  const kept = await keptFile(tx, sha256)
  if (kept === undefined) throw new Refusal('signed-file-is-missing')
  refuseContradictions(given, kept.text, given.confirmed)
  return kept
}
