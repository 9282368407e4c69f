import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { DocumentState } from '../document-state.ts'
import type { DocumentType, IssuerLevel, Origin, Priority } from '../document-type.ts'
import type { OfficialDocument } from '../layout/official-document.ts'
import type { Signer } from '../signature-block.ts'

export interface DocumentRow {
  id: string
  type: DocumentType
  number: string
  notation: string
  issuer_name: string
  issuer_organisation_id: string | null
  issuer_level: IssuerLevel
  issued_on: string | null
  date_note: { vi: string; en: string } | null
  dated_on: string
  subject: string
  subject_is_ours: boolean
  gloss_en: string | null
  signer: Partial<Signer>
  priority: Priority
  conveys_opinion_of: string | null
  addressees: string[]
  sources: string[]
  not_seen: boolean
  origin: Origin
  state: DocumentState
  full_text: string | null
  content: OfficialDocument | null
  became_id: string | null
  scope_path: string
  version: number
  registered_at: Date
  /** Null: entered before this was kept. */
  registered_by: string | null
}

export interface NewDocument extends Omit<DocumentRow, 'version' | 'became_id'> {
  issuer_key: string
  notation_key: string
  words: string
}

export const columns = sql`d.id, d.type, d.number, d.notation, d.issuer_name, d.issuer_organisation_id, d.issuer_level, d.issued_on, d.date_note, d.dated_on, d.subject,
  d.subject_is_ours, d.gloss_en, d.signer, d.priority, d.conveys_opinion_of, d.addressees, d.sources, d.not_seen, d.origin, d.state, d.full_text, d.content, d.became_id, d.scope_path,
  d.version, d.registered_at, d.registered_by`

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))

/** False when a document of this number is there already, also when somebody else is entering it at this moment. */
export async function insertDocument(tx: Transaction, d: NewDocument): Promise<boolean> {
  const { rows } = await sql`
    insert into documents.document (id, type, number, notation, issuer_name, issuer_organisation_id, issuer_level, issued_on, date_note, dated_on, subject, subject_is_ours,
      gloss_en, signer, priority, conveys_opinion_of, addressees, sources, not_seen, origin, state, full_text, content, scope_path, issuer_key, notation_key, words, registered_at, registered_by)
    values (${d.id}, ${d.type}, ${d.number}, ${d.notation}, ${d.issuer_name}, ${d.issuer_organisation_id}, ${d.issuer_level}, ${d.issued_on}::date, ${json(d.date_note)}::jsonb,
      ${d.dated_on}::date, ${d.subject}, ${d.subject_is_ours}, ${d.gloss_en}, ${json(d.signer)}::jsonb, ${d.priority}, ${d.conveys_opinion_of}, ${json(d.addressees)}::jsonb,
      ${json(d.sources)}::jsonb, ${d.not_seen}, ${d.origin}, ${d.state}, ${d.full_text}, ${json(d.content)}::jsonb, ${d.scope_path}, ${d.issuer_key}, ${d.notation_key},
      to_tsvector('simple', ${d.words}), ${d.registered_at}, ${d.registered_by})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function documentById(db: Reader, id: string): Promise<DocumentRow | undefined> {
  const { rows } = await sql<DocumentRow>`select ${columns} from documents.document d where d.id = ${id}`.execute(db)
  return rows[0]
}

/** The document, held against other writers until commit. */
export async function lockDocument(tx: Transaction, id: string): Promise<DocumentRow | undefined> {
  const { rows } = await sql<DocumentRow>`select ${columns} from documents.document d where d.id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function documentsById(db: Reader, ids: readonly string[]): Promise<DocumentRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<DocumentRow>`select ${columns} from documents.document d where d.id in (${sql.join(ids)})`.execute(
    db,
  )
  return rows
}

/** Documents of that number, notation, issuer and year, wherever in the country they were entered. */
export async function documentsOfNumber(
  db: Reader,
  key: { issuerKey: string; number: string; notationKey: string; year: number },
): Promise<DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select ${columns} from documents.document d
    where d.number = ${key.number} and d.number <> '' and d.notation_key = ${key.notationKey} and d.issuer_key = ${key.issuerKey} and extract(year from d.issued_on) = ${key.year}`.execute(
    db,
  )
  return rows
}

export async function setState(tx: Transaction, id: string, state: DocumentState): Promise<void> {
  await sql`update documents.document set state = ${state}, version = version + 1 where id = ${id}`.execute(tx)
}

export interface RevisedDraft {
  content: OfficialDocument
  conveysOpinionOf: string | null
  notationKey: string
  datedOn: string
  words: string
}

/** Before a draft is written anew: what it says now, under its version. */
export async function keepEarlierDraft(tx: Transaction, id: string): Promise<void> {
  await sql`
    insert into documents.earlier_draft (document_id, version, content)
    select id, version, content from documents.document where id = ${id} and content is not null`.execute(tx)
}

/** What a draft said in one of its versions, where it has been written anew since. */
export async function earlierDraft(db: Reader, id: string, version: number): Promise<OfficialDocument | undefined> {
  const { rows } = await sql<{ content: OfficialDocument }>`
    select content from documents.earlier_draft where document_id = ${id} and version >= ${version} order by version limit 1`.execute(
    db,
  )
  return rows[0]?.content
}

export async function updateDraft(tx: Transaction, id: string, draft: RevisedDraft): Promise<void> {
  const { content } = draft
  await sql`
    update documents.document set type = ${content.type}, notation = ${content.notation}, notation_key = ${draft.notationKey}, subject = ${content.subject},
      priority = ${content.priority}, signer = ${json(content.signer)}::jsonb, addressees = ${json(content.addressees)}::jsonb, content = ${json(content)}::jsonb,
      conveys_opinion_of = ${draft.conveysOpinionOf}, dated_on = ${draft.datedOn}::date, words = to_tsvector('simple', ${draft.words}), version = version + 1
    where id = ${id}`.execute(tx)
}

/** Whoever says that a draft came back signed answers for its number and date. */
export async function setRegisteredBy(tx: Transaction, id: string, accountId: string): Promise<void> {
  await sql`update documents.document set registered_by = ${accountId} where id = ${id}`.execute(tx)
}

export interface SignedFacts {
  number: string
  notation: string
  notationKey: string
  issuedOn: string
  content: OfficialDocument | null
  words: string
}

/** A draft becomes the signed document it was written for. */
export async function updateIssued(tx: Transaction, id: string, signed: SignedFacts): Promise<void> {
  await sql`
    update documents.document set state = 'issued', number = ${signed.number}, notation = ${signed.notation}, notation_key = ${signed.notationKey}, issued_on = ${signed.issuedOn}::date,
      dated_on = ${signed.issuedOn}::date, content = ${json(signed.content)}::jsonb, words = to_tsvector('simple', ${signed.words}), version = version + 1
    where id = ${id}`.execute(tx)
}

/** The registered document takes over the page of the draft that it was, unless it has one; the draft is closed and points to it. */
export async function joinDraft(
  tx: Transaction,
  draftId: string,
  joined: { documentId: string; content: OfficialDocument; words: string },
): Promise<void> {
  await sql`
    update documents.document set content = coalesce(content, ${json(joined.content)}::jsonb), words = words || to_tsvector('simple', ${joined.words}), version = version + 1
    where id = ${joined.documentId}`.execute(tx)
  await sql`update documents.document set became_id = ${joined.documentId}, version = version + 1 where id = ${draftId}`.execute(
    tx,
  )
}

export async function updateWords(tx: Transaction, id: string, words: string): Promise<void> {
  await sql`update documents.document set words = to_tsvector('simple', ${words}) where id = ${id}`.execute(tx)
}

/** Whether the installation carries sample data; pages made there say so. */
export async function carriesSampleData(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ sample_data: boolean }>`select sample_data from platform.installation`.execute(db)
  return rows[0]?.sample_data ?? false
}
