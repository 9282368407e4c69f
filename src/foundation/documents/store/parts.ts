import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Point } from '../point.ts'
import type { Purpose, Recipient } from '../recipients.ts'
import type { Evidence, RelationKind } from '../relation.ts'

/** The next number of a book in a year; its row stays locked until commit, so that an entry that fails leaves no gap. */
export async function takeArrivalNumber(tx: Transaction, bookPath: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into documents.register as r (book_path, year, last) values (${bookPath}, ${year}, 1)
    on conflict (book_path, year) do update set last = r.last + 1 returning last`.execute(tx)
  const last = rows[0]?.last
  if (last === undefined) throw new Error('the register gave no number')
  return last
}

export interface ArrivalRow {
  document_id: string
  book_path: string
  year: number
  number: number
  arrived_on: string
}

export async function insertArrival(tx: Transaction, arrival: ArrivalRow): Promise<void> {
  await sql`
    insert into documents.arrival (document_id, book_path, year, number, arrived_on)
    values (${arrival.document_id}, ${arrival.book_path}, ${arrival.year}, ${arrival.number}, ${arrival.arrived_on}::date)`.execute(
    tx,
  )
}

export async function arrivalsOf(db: Reader, documentIds: readonly string[]): Promise<ArrivalRow[]> {
  if (documentIds.length === 0) return []
  const { rows } = await sql<ArrivalRow>`
    select document_id, book_path, year, number, arrived_on from documents.arrival where document_id in (${sql.join(documentIds)}) order by arrived_on, book_path`.execute(
    db,
  )
  return rows
}

export async function replaceRecipients(tx: Transaction, documentId: string, recipients: readonly Recipient[]): Promise<void> {
  await sql`delete from documents.recipient where document_id = ${documentId}`.execute(tx)
  if (recipients.length === 0) return
  const values = recipients.map(
    ({ name, purpose, copies }, at) => sql`(${documentId}, ${at + 1}::smallint, ${name}, ${purpose}, ${copies}::smallint)`,
  )
  await sql`insert into documents.recipient (document_id, position, name, purpose, copies) values ${sql.join(values)}`.execute(tx)
}

export async function recipientsOf(db: Reader, documentId: string): Promise<Recipient[]> {
  const { rows } = await sql<{ name: string; purpose: Purpose; copies: number | null }>`
    select name, purpose, copies from documents.recipient where document_id = ${documentId} order by position`.execute(db)
  return rows
}

/** Names of everybody a document goes to, for a page of the register at once. */
export async function recipientsOfAll(db: Reader, documentIds: readonly string[]): Promise<Map<string, string[]>> {
  if (documentIds.length === 0) return new Map()
  const { rows } = await sql<{ document_id: string; names: string[] }>`
    select document_id, array_agg(name order by position) as names from documents.recipient
    where document_id in (${sql.join(documentIds)}) group by document_id`.execute(db)
  return new Map(rows.map((row) => [row.document_id, row.names]))
}

export async function insertPoints(tx: Transaction, documentId: string, points: readonly Point[]): Promise<void> {
  if (points.length === 0) return
  const values = points.map(
    (point, at) =>
      sql`(${documentId}, ${point.number}, ${at + 1}::smallint, ${point.text}, ${point.summaryVi}, ${point.summaryEn})`,
  )
  await sql`insert into documents.point (document_id, number, position, text, summary_vi, summary_en) values ${sql.join(values)}`.execute(
    tx,
  )
}

export async function pointsOf(db: Reader, documentId: string): Promise<Point[]> {
  const { rows } = await sql<Point>`
    select number, text, summary_vi as "summaryVi", summary_en as "summaryEn" from documents.point where document_id = ${documentId} order by position`.execute(
    db,
  )
  return rows
}

export interface RelationRow {
  from_id: string
  to_id: string
  kind: RelationKind
  evidence: Evidence
  note_vi: string
  note_en: string
}

/** False when the two are related in this way already. */
export async function insertRelation(tx: Transaction, relation: RelationRow, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into documents.relation (from_id, to_id, kind, evidence, note_vi, note_en, related_at)
    values (${relation.from_id}, ${relation.to_id}, ${relation.kind}, ${relation.evidence}, ${relation.note_vi}, ${relation.note_en}, ${at})
    on conflict do nothing returning from_id`.execute(tx)
  return rows.length === 1
}

/** Relations that touch one of the documents, either way. */
export async function relationsOf(db: Reader, documentIds: readonly string[]): Promise<RelationRow[]> {
  if (documentIds.length === 0) return []
  const ids = sql.join(documentIds)
  const { rows } = await sql<RelationRow>`
    select from_id, to_id, kind, evidence, note_vi, note_en from documents.relation where from_id in (${ids})
    union
    select from_id, to_id, kind, evidence, note_vi, note_en from documents.relation where to_id in (${ids})
    order by from_id, to_id, kind`.execute(db)
  return rows
}

/** What was related to or attached to a draft is, from now on, the registered document's. */
export async function moveParts(tx: Transaction, draftId: string, documentId: string): Promise<void> {
  await sql`
    insert into documents.relation (from_id, to_id, kind, evidence, note_vi, note_en, related_at)
    select ${documentId}, to_id, kind, evidence, note_vi, note_en, related_at from documents.relation where from_id = ${draftId} and to_id <> ${documentId}
    on conflict do nothing`.execute(tx)
  await sql`
    insert into documents.attached_file (document_id, sha256, size, pages, text, attached_at, attached_by)
    select ${documentId}, sha256, size, pages, text, attached_at, attached_by from documents.attached_file where document_id = ${draftId}
    on conflict do nothing`.execute(tx)
}

export interface FileRow {
  document_id: string
  sha256: string
  size: number
  pages: number
  text: string
  attached_at: Date
  attached_by: string
}

/** The same file again is the latest again. */
export async function attachFile(tx: Transaction, file: FileRow): Promise<void> {
  await sql`
    insert into documents.attached_file (document_id, sha256, size, pages, text, attached_at, attached_by)
    values (${file.document_id}, ${file.sha256}, ${file.size}, ${file.pages}, ${file.text}, ${file.attached_at}, ${file.attached_by})
    on conflict (document_id, sha256) do update set attached_at = excluded.attached_at, attached_by = excluded.attached_by`.execute(
    tx,
  )
}

export interface KeptFileRow {
  sha256: string
  size: number
  pages: number
  text: string
  kept_at: Date
  kept_by: string
}

/** A file without a document yet; the same one twice is one. */
export async function keepFile(tx: Transaction, file: KeptFileRow): Promise<void> {
  await sql`
    insert into documents.kept_file (sha256, size, pages, text, kept_at, kept_by)
    values (${file.sha256}, ${file.size}, ${file.pages}, ${file.text}, ${file.kept_at}, ${file.kept_by}) on conflict (sha256) do nothing`.execute(
    tx,
  )
}

export async function keptFile(db: Reader, sha256: string): Promise<KeptFileRow | undefined> {
  const { rows } = await sql<KeptFileRow>`select * from documents.kept_file where sha256 = ${sha256}`.execute(db)
  return rows[0]
}

/** Newest first; without the text, which can be long. */
export async function filesOf(db: Reader, documentIds: readonly string[]): Promise<Omit<FileRow, 'text'>[]> {
  if (documentIds.length === 0) return []
  const { rows } = await sql<Omit<FileRow, 'text'>>`
    select document_id, sha256, size, pages, attached_at, attached_by from documents.attached_file
    where document_id in (${sql.join(documentIds)}) order by attached_at desc, sha256`.execute(db)
  return rows
}

export async function fileText(db: Reader, documentId: string, sha256: string): Promise<string | undefined> {
  const { rows } = await sql<{
    text: string
  }>`select text from documents.attached_file where document_id = ${documentId} and sha256 = ${sha256}`.execute(db)
  return rows[0]?.text
}

export interface StepRow {
  what: string
  happened_at: Date
  actor_name: string
  note: string
}

export async function insertStep(tx: Transaction, documentId: string, step: StepRow): Promise<void> {
  await sql`
    insert into documents.step (document_id, position, what, happened_at, actor_name, note)
    select ${documentId}, coalesce(max(position), 0) + 1, ${step.what}, ${step.happened_at}::timestamptz, ${step.actor_name}, ${step.note}
    from documents.step where document_id = ${documentId}`.execute(tx)
}

export async function stepsOf(db: Reader, documentId: string): Promise<StepRow[]> {
  const { rows } =
    await sql<StepRow>`select what, happened_at, actor_name, note from documents.step where document_id = ${documentId} order by position`.execute(
      db,
    )
  return rows
}
