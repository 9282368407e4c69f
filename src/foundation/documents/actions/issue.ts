import type { Transaction } from '../../../platform/database.ts'
import { emit } from '../../../platform/outbox.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { record, system } from '../../audit/public.ts'
import { notationKey, tidyNotation, writeNumberLine } from '../notation.ts'
import { contradictions, readSignedText } from '../reading/signed-text.ts'
import * as documents from '../store/documents.ts'
import { fileText, moveParts, relationsOf } from '../store/parts.ts'
import { openDraft, wordsOfContent } from './draft.ts'
import { alreadyRegistered, alreadyThere } from './enter.ts'
import { type By, note } from './note.ts'
import { changeableDocument } from './read.ts'
import { takeEffect } from './relate.ts'

export interface SignedDraft {
  readonly number: string
  readonly notation: string
  readonly issuedOn: string
  /** SHA-256 of the signed PDF, attached to the draft before; null only where the paper itself is the record (`confirmed` is then needed). */
  readonly file: string | null
  /** Somebody has looked: what the file says otherwise, or that there is no file, is all right. */
  readonly confirmed?: boolean | undefined
  /** The signed document was registered by itself before: the draft becomes that one. */
  readonly sameAs?: string | undefined
}

/**
 * A draft that was signed and numbered elsewhere comes back: it becomes an issued document, and what it replaces or repeals is so
 * from now on. Emits `document.recorded`. Answers the document's id, which differs from the draft's only with `sameAs`.
 */
export async function recordIssued(
  tx: Transaction,
  draftId: string,
  given: SignedDraft,
  by: By,
): Promise<{ documentId: string }> {
  const draft = await openDraft(tx, draftId, by)
  const signed = { ...given, notation: tidyNotation(given.notation) }
  const today = civilDay(by.now)
  if (signed.issuedOn > today) throw new Refusal('issued-on-is-in-the-future', { issuedOn: signed.issuedOn, today })
  const text = await signedText(tx, draftId, signed)
  const known = await alreadyThere(tx, { ...signed, issuer: { name: draft.issuer_name }, unitPath: draft.scope_path })
  if (known !== undefined && known.id !== given.sameAs) throw alreadyRegistered(known)
  if (given.sameAs !== undefined && known === undefined) throw new Refusal('document-is-another-one', { document: given.sameAs })
  const documentId = known === undefined ? draftId : await joinRegistered(tx, draftId, known.id, by)
  const content = { ...draft.content, number: signed.number, notation: signed.notation, issuedOn: signed.issuedOn }
  const words = wordsOfContent(content, { glossEn: draft.gloss_en, conveysOpinionOf: draft.conveys_opinion_of }, text)
  if (known !== undefined) await documents.joinDraft(tx, draftId, { documentId, content, words })
  else {
    await documents.updateIssued(tx, draftId, { ...signed, notationKey: notationKey(signed.notation), content, words })
    await documents.setRegisteredBy(tx, draftId, by.actor.id)
  }
  await afterIssue(tx, { documentId, draftId, file: signed.file, inBook: null }, by)
  return { documentId }
}

export interface Issued {
  readonly documentId: string
  readonly draftId: string
  /** SHA-256 of the signed PDF; null where only paper exists. */
  readonly file: string | null
  /** Where it was numbered, when that was here. */
  readonly inBook: { readonly bookPath: string; readonly book: string; readonly year: number; readonly number: number } | null
}

/**
 * What follows from a document being issued, wherever it was signed: its history, what it replaces or repeals, the news, and an entry
 * of the audit log without anybody's name in it, which whoever holds the PDF may ask for and check (`document.published`).
 */
export async function afterIssue(tx: Transaction, { documentId, draftId, file, inBook }: Issued, by: By): Promise<void> {
  const document = found(await documents.documentById(tx, documentId), 'document')
  const facts = file === null ? {} : { facts: { sha256: file } }
  await note(tx, by, { id: documentId, scopePath: document.scope_path }, 'issued', '', facts)
  for (const relation of await relationsOf(tx, [documentId])) {
    if (relation.from_id === documentId) await takeEffect(tx, relation.kind, document, relation.to_id, by)
  }
  const { type, number, notation, issued_on: issuedOn, scope_path: scopePath } = document
  if (file !== null) {
    const said = { sha256: file, type, numberLine: writeNumberLine(number, notation), issuedOn, ...(inBook ?? {}) }
    const act = { actor: system, scopePath, facts: said, at: by.now }
    await record(tx, { ...act, action: 'document.published', subject: { kind: 'file', id: file } })
    if (inBook !== null) await record(tx, { ...act, action: 'number.used', subject: { kind: 'number', id: numberKey(inBook) } })
  }
  await emit(tx, 'document.recorded', { documentId, draftId, type, unitPath: scopePath, issuedOn }, by.now)
}

/** The text of the signed file, after comparing what it says with what was typed. */
async function signedText(tx: Transaction, draftId: string, signed: SignedDraft): Promise<string> {
  if (signed.file === null) {
    if (signed.confirmed !== true) throw new Refusal('signed-file-is-missing')
    return ''
  }
  const text = await fileText(tx, draftId, signed.file)
  if (text === undefined) throw new Refusal('signed-file-is-missing')
  refuseContradictions(signed, text, signed.confirmed ?? false)
  return text
}

/** What cannot be read contradicts nothing: a scan has no text. */
export function refuseContradictions(
  typed: { number: string; notation: string; issuedOn: string },
  text: string,
  confirmed: boolean,
): void {
  const differing = confirmed ? [] : contradictions(typed, readSignedText(text))
  if (differing.length > 0) {
    throw new Refusal('signed-file-says-otherwise', {
      what: differing.map(({ what }) => what),
      typed: differing.map((one) => one.typed),
      read: differing.map((one) => one.read),
    })
  }
}

async function joinRegistered(tx: Transaction, draftId: string, documentId: string, by: By): Promise<string> {
  await changeableDocument(tx, documentId, by)
  await moveParts(tx, draftId, documentId)
  return documentId
}

/** A number in its book and year: what must never stand for two documents. */
const numberKey = ({ bookPath, book, year, number }: NonNullable<Issued['inBook']>): string =>
  [bookPath, book, year, number].join(' ')
