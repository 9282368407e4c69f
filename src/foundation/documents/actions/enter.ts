import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import type { Doer } from '../../audit/public.ts'
import type { DocumentType, IssuerLevel, Priority } from '../document-type.ts'
import type { OfficialDocument } from '../layout/official-document.ts'
import { notationKey, tidyNotation, writeNumberLine } from '../notation.ts'
import type { Point } from '../point.ts'
import { type Recipient, readRecipients, recipientsOf } from '../recipients.ts'
import { searchWords } from '../search-words.ts'
import type { Signer } from '../signature-block.ts'
import * as documents from '../store/documents.ts'
import { insertPoints, replaceRecipients } from '../store/parts.ts'

/** A document that was signed elsewhere, as far as it is known here. */
export interface DocumentToRegister {
  /** Only for documents that come with the product; others get their own. */
  readonly id?: string
  readonly type: DocumentType
  readonly number: string
  readonly notation: string
  readonly issuer: { readonly name: string; readonly organisationId?: string | null | undefined }
  readonly issuerLevel: IssuerLevel
  /** The unit whose register it stands in; who reaches that unit reads it. */
  readonly unitPath: string
  readonly issuedOn: string
  readonly dateNote?: { readonly vi: string; readonly en: string } | undefined
  readonly subject: string
  readonly subjectIsOurs?: boolean | undefined
  readonly glossEn?: string | null | undefined
  readonly signer?: Signer | undefined
  readonly priority?: Priority | undefined
  readonly conveysOpinionOf?: string | null | undefined
  readonly addressees?: readonly string[] | undefined
  /** The `Nơi nhận` block as written; and recipients that are known one by one. */
  readonly recipientsBlock?: string | undefined
  readonly recipients?: readonly Recipient[] | undefined
  readonly sources?: readonly string[] | undefined
  readonly notSeen?: boolean | undefined
  readonly fullText?: string | null | undefined
  readonly content?: OfficialDocument | null | undefined
  readonly points?: readonly Point[] | undefined
}

/** Puts a signed document into the register, or refuses with `document-is-already-registered`, naming the one that is there. */
export async function enter(tx: Transaction, given: DocumentToRegister, at: Date, by: Doer): Promise<string> {
  const known = await alreadyThere(tx, given)
  if (known !== undefined) throw alreadyRegistered(known)
  const id = given.id ?? newId()
  const addressees = [...(given.addressees ?? [])]
  const lines = readRecipients(given.recipientsBlock ?? '')
  const content = given.content ?? null
  const inserted = await documents.insertDocument(tx, {
    id,
    type: given.type,
    number: given.number,
    notation: tidyNotation(given.notation),
    issuer_name: given.issuer.name.normalize('NFC'),
    issuer_organisation_id: given.issuer.organisationId ?? null,
    issuer_level: given.issuerLevel,
    issued_on: given.issuedOn,
    date_note: given.dateNote ?? null,
    dated_on: given.issuedOn,
    subject: given.subject.normalize('NFC'),
    subject_is_ours: given.subjectIsOurs ?? false,
    gloss_en: given.glossEn ?? null,
    signer: given.signer ?? {},
    priority: given.priority ?? 'normal',
    conveys_opinion_of: given.conveysOpinionOf ?? null,
    addressees,
    sources: [...(given.sources ?? [])],
    not_seen: given.notSeen ?? false,
    origin: 'recorded',
    state: 'recorded',
    full_text: given.fullText ?? null,
    content:
      content === null
        ? null
        : { ...content, recipients: lines.length > 0 ? lines.map(({ written }) => written) : content.recipients },
    scope_path: given.unitPath,
    issuer_key: issuerKey(given.issuer.name),
    notation_key: notationKey(given.notation),
    words: wordsOf({ ...given, issuerName: given.issuer.name, signerName: given.signer?.name ?? '' }, given.fullText ?? ''),
    registered_at: at,
    registered_by: by.id,
  })
  if (!inserted) throw alreadyRegistered((await alreadyThere(tx, given)) ?? given)
  await replaceRecipients(tx, id, [...recipientsOf(lines, addressees), ...(given.recipients ?? [])])
  await insertPoints(tx, id, given.points ?? [])
  return id
}

export const issuerKey = (name: string): string => searchWords(name)

/** Everything a document is found by. */
export function wordsOf(
  known: {
    number: string
    notation: string
    subject: string
    glossEn?: string | null | undefined
    issuerName: string
    signerName: string
    conveysOpinionOf?: string | null | undefined
    addressees?: readonly string[] | undefined
  },
  text: string,
): string {
  const { number, notation, subject, glossEn, issuerName, signerName, conveysOpinionOf, addressees } = known
  return searchWords(
    number,
    notation,
    subject,
    glossEn ?? '',
    issuerName,
    signerName,
    conveysOpinionOf ?? '',
    ...(addressees ?? []),
    text,
  )
}

interface Numbered {
  readonly number: string
  readonly notation: string
  readonly issuer: { readonly name: string }
  readonly unitPath: string
  readonly issuedOn: string
}

/**
 * The same document in the same register or in one above it. A lower unit's own entry stands in nobody's way: a province that
 * entered a ministry's letter first does not keep the ministry from doing so.
 */
export async function alreadyThere(tx: Transaction, given: Numbered): Promise<documents.DocumentRow | undefined> {
  const key = {
    issuerKey: issuerKey(given.issuer.name),
    number: given.number,
    notationKey: notationKey(given.notation),
    year: Number(given.issuedOn.slice(0, 4)),
  }
  return (await documents.documentsOfNumber(tx, key)).find((row) => isWithin([row.scope_path], given.unitPath))
}

export function alreadyRegistered(known: { id?: string; number: string; notation: string; subject: string }): Refusal {
  return new Refusal(
    'document-is-already-registered',
    { document: writeNumberLine(known.number, known.notation), subject: known.subject, documentId: known.id ?? '' },
    409,
  )
}
