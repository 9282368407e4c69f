import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { IssuerLevel } from '../document-type.ts'
import type { OfficialDocument } from '../layout/official-document.ts'
import { giverOf } from '../layout/printed-page.ts'
import { notationKey, tidyNotation } from '../notation.ts'
import { readRecipients, recipientsOf, writeRecipients } from '../recipients.ts'
import type { Evidence, RelationKind } from '../relation.ts'
import { faultOfSignature, type Signer } from '../signature-block.ts'
import * as documents from '../store/documents.ts'
import { addDraftHand, outgoingOf } from '../store/outgoing.ts'
import { replaceRecipients } from '../store/parts.ts'
import { issuerKey, wordsOf } from './enter.ts'
import { type By, note } from './note.ts'
import { quickerWithTheDraft } from './quicker.ts'
import { changeableDocument } from './read.ts'
import { officialIssuer, placeMustExist } from './register.ts'
import { relate } from './relate.ts'

export interface DraftToCreate {
  readonly unitPath: string
  readonly issuerOrganisationId?: string | null | undefined
  readonly issuerLevel: IssuerLevel
  /** Parsed by `officialDocument`; its number and date are ignored, they are given when it is signed. */
  readonly content: OfficialDocument
  readonly glossEn?: string | null | undefined
  readonly conveysOpinionOf?: string | null | undefined
  readonly relations?:
    | readonly { readonly toId: string; readonly kind: RelationKind; readonly evidence?: Evidence | undefined }[]
    | undefined
}

/** Writes a draft. What it will answer, implement or replace is said now and takes effect when it is issued. */
export async function createDraft(tx: Transaction, given: DraftToCreate, by: By): Promise<{ id: string; version: number }> {
  if (!isWithin(by.scope, given.unitPath)) throw new Refusal('unit-is-outside-your-scope', { unit: given.unitPath }, 403)
  const content = asDraft(given.content)
  const today = civilDay(by.now)
  await placeMustExist(tx, given.unitPath, today)
  const issuer = await officialIssuer(tx, { name: content.issuer, organisationId: given.issuerOrganisationId })
  const conveys = content.opinion === null ? (given.conveysOpinionOf ?? null) : giverOf(content.opinion)
  const id = newId()
  await documents.insertDocument(tx, {
    id,
    type: content.type,
    number: '',
    notation: content.notation,
    issuer_name: issuer.name,
    issuer_organisation_id: issuer.organisationId,
    issuer_level: given.issuerLevel,
    issued_on: null,
    date_note: null,
    dated_on: today,
    subject: content.subject,
    subject_is_ours: false,
    gloss_en: given.glossEn ?? null,
    signer: content.signer,
    priority: content.priority,
    conveys_opinion_of: conveys,
    addressees: content.addressees,
    sources: [],
    not_seen: false,
    origin: 'drafted',
    state: 'drafted',
    full_text: null,
    content,
    scope_path: given.unitPath,
    issuer_key: issuerKey(issuer.name),
    notation_key: notationKey(content.notation),
    words: wordsOfContent(content, { glossEn: given.glossEn, conveysOpinionOf: conveys }),
    registered_at: by.now,
    registered_by: by.actor.id,
  })
  await saveRecipients(tx, id, content)
  await addDraftHand(tx, id, by.actor.id)
  await note(tx, by, { id, scopePath: given.unitPath }, 'drafted')
  for (const { toId, kind, evidence } of given.relations ?? [])
    await relate(tx, { fromId: id, toId, kind, evidence: evidence ?? 'stated' }, by)
  return { id, version: 1 }
}

/** Puts a new text in the place of a draft's; `version` is the one that was read, so that two writers do not undo each other. */
export async function reviseDraft(
  tx: Transaction,
  id: string,
  given: { version: number; content: OfficialDocument },
  by: By,
): Promise<{ id: string; version: number }> {
  const draft = await openDraft(tx, id, by)
  if (draft.version !== given.version) throw await quickerWithTheDraft(tx, draft, given.version)
  const content = asDraft(given.content)
  const conveys = content.opinion === null ? null : giverOf(content.opinion)
  const words = wordsOfContent(content, { glossEn: draft.gloss_en, conveysOpinionOf: conveys })
  await documents.keepEarlierDraft(tx, id)
  await documents.updateDraft(tx, id, {
    content,
    conveysOpinionOf: conveys,
    notationKey: notationKey(content.notation),
    datedOn: civilDay(by.now),
    words,
  })
  await saveRecipients(tx, id, content)
  await addDraftHand(tx, id, by.actor.id)
  await note(tx, by, { id, scopePath: draft.scope_path }, 'revised')
  return { id, version: draft.version + 1 }
}

/** A draft that is still open, held until commit. */
export async function openDraft(
  tx: Transaction,
  id: string,
  by: By,
): Promise<documents.DocumentRow & { content: OfficialDocument }> {
  const draft = await changeableDocument(tx, id, by)
  if (draft.state !== 'drafted' || draft.content === null || draft.became_id !== null)
    throw new Refusal('document-is-not-a-draft', { state: draft.state }, 409)
  const way = await outgoingOf(tx, id)
  if (way !== undefined && way.state !== 'draft')
    throw new Refusal('document-is-on-its-way', { state: `documents.outgoing.state.${way.state}` }, 409)
  return { ...draft, content: draft.content }
}

export function wordsOfContent(
  content: OfficialDocument,
  more: { glossEn?: string | null | undefined; conveysOpinionOf?: string | null | undefined },
  text = '',
): string {
  const blocks = [content, ...(content.annexes ?? [])].flatMap(({ body }) => body)
  const body = [
    content.opinion?.upon ?? '',
    ...(content.annexes ?? []).map(({ title }) => title),
    ...blocks.map((part) => ('text' in part ? part.text : '')),
  ].join(' ')
  const { number, notation, subject, addressees } = content
  return wordsOf(
    { number, notation, subject, addressees, issuerName: content.issuer, signerName: content.signer.name, ...more },
    `${body} ${text}`,
  )
}

function asDraft(content: OfficialDocument): OfficialDocument {
  const fault = isBlank(content.signer) ? null : faultOfSignature(content.signer)
  if (fault !== null) throw new Refusal(fault)
  return { ...content, number: '', issuedOn: null, notation: tidyNotation(content.notation) }
}

/** Who will sign may still be open while the text is written. */
const isBlank = (signer: Signer): boolean => signer.name === '' && signer.titles.length === 0 && signer.capacity.length === 0

async function saveRecipients(tx: Transaction, id: string, content: OfficialDocument): Promise<void> {
  const lines = readRecipients(writeRecipients(content.recipients.map((written) => ({ written }))))
  const listed = recipientsOf(lines, content.addressees)
  const addressed = lines.some(({ asAbove }) => asAbove)
    ? []
    : content.addressees.map((name) => ({ name, purpose: 'for-action' as const, copies: null }))
  await replaceRecipients(tx, id, [...addressed, ...listed])
}
