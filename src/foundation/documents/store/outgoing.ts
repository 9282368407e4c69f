import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'
import type { Hands, OutgoingState } from '../outgoing.ts'

export interface OutgoingRow {
  document_id: string
  book_path: string
  state: OutgoingState
  version: number
  hands: Hands
  reason: string | null
  page_sha256: string | null
  file_sha256: string | null
  moved_at: Date
}

const columns = sql`o.document_id, o.book_path, o.state, o.version, o.hands, o.reason, o.page_sha256, o.file_sha256, o.moved_at`

export async function outgoingOf(db: Reader, documentId: string): Promise<OutgoingRow | undefined> {
  const { rows } =
    await sql<OutgoingRow>`select ${columns} from documents.outgoing o where o.document_id = ${documentId}`.execute(db)
  return rows[0]
}

/** The document must be locked before: it is the lock of everything about it. */
export async function saveOutgoing(tx: Transaction, row: Omit<OutgoingRow, 'version' | 'moved_at'>, at: Date): Promise<void> {
  await sql`
    insert into documents.outgoing (document_id, book_path, state, hands, reason, page_sha256, file_sha256, begun_at, moved_at)
    values (${row.document_id}, ${row.book_path}, ${row.state}, ${JSON.stringify(row.hands)}::jsonb, ${row.reason}, ${row.page_sha256}, ${row.file_sha256}, ${at}, ${at})
    on conflict (document_id) do update set book_path = excluded.book_path, state = excluded.state, hands = excluded.hands, reason = excluded.reason,
      page_sha256 = excluded.page_sha256, file_sha256 = excluded.file_sha256, moved_at = excluded.moved_at, version = documents.outgoing.version + 1`.execute(
    tx,
  )
}

/** A document that was issued here is no longer in force: the way it went ends. One that was signed elsewhere has none. */
export async function endOutgoing(tx: Transaction, documentId: string, state: 'recalled' | 'replaced', at: Date): Promise<void> {
  await sql`
    update documents.outgoing set state = ${state}, version = version + 1, moved_at = ${at} where document_id = ${documentId} and state = 'issued'`.execute(
    tx,
  )
}

export async function addDraftHand(tx: Transaction, documentId: string, accountId: string): Promise<void> {
  await sql`insert into documents.draft_hand (document_id, account_id) values (${documentId}, ${accountId}) on conflict do nothing`.execute(
    tx,
  )
}

export async function draftHands(db: Reader, documentId: string): Promise<string[]> {
  const { rows } = await sql<{
    account_id: string
  }>`select account_id from documents.draft_hand where document_id = ${documentId}`.execute(db)
  return rows.map((row) => row.account_id)
}

/** The next number of an agency's book in a year; its row stays locked until commit, so that what fails leaves no gap. */
export async function takeNumber(tx: Transaction, of: { bookPath: string; book: string; year: number }): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into documents.outgoing_book as b (book_path, book, year, last) values (${of.bookPath}, ${of.book}, ${of.year}, 1)
    on conflict (book_path, book, year) do update set last = b.last + 1 returning last`.execute(tx)
  const last = rows[0]?.last
  if (last === undefined) throw new Error('the outgoing book gave no number')
  return last
}

/** An agency that begins here in the middle of a year goes on from the last number of its own book. */
export async function startBook(
  tx: Transaction,
  of: { bookPath: string; book: string; year: number },
  last: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into documents.outgoing_book (book_path, book, year, last) values (${of.bookPath}, ${of.book}, ${of.year}, ${last})
    on conflict do nothing returning last`.execute(tx)
  return rows.length === 1
}

export interface NumberRow {
  book_path: string
  book: string
  year: number
  number: number
  document_id: string
  numbered_on: string
  voided_on: string | null
  void_reason: string | null
}

export async function insertNumber(tx: Transaction, row: Omit<NumberRow, 'voided_on' | 'void_reason'>): Promise<void> {
  await sql`
    insert into documents.outgoing_number (book_path, book, year, number, document_id, numbered_on)
    values (${row.book_path}, ${row.book}, ${row.year}, ${row.number}, ${row.document_id}, ${row.numbered_on}::date)`.execute(tx)
}

/** The number stays taken; the register shows it as voided. */
export async function voidNumber(tx: Transaction, documentId: string, on: string, reason: string): Promise<void> {
  await sql`update documents.outgoing_number set voided_on = ${on}::date, void_reason = ${reason} where document_id = ${documentId}`.execute(
    tx,
  )
}

export async function numberOf(db: Reader, documentId: string): Promise<NumberRow | undefined> {
  const { rows } = await sql<NumberRow>`select * from documents.outgoing_number where document_id = ${documentId}`.execute(db)
  return rows[0]
}

/** All books of an agency in a year, the latest number first; `book_order` tells books with the same number apart. */
export async function numbersIn(
  db: Reader,
  of: { bookPath: string; year: number },
  after: { number: number; bookOrder: number } | null,
  limit: number,
): Promise<(NumberRow & { book_order: number })[]> {
  const behind = after === null ? sql`` : sql`where (number, book_order) < (${after.number}, ${after.bookOrder})`
  const { rows } = await sql<NumberRow & { book_order: number }>`
    select * from (
      select n.*, dense_rank() over (order by book)::int as book_order from documents.outgoing_number n where book_path = ${of.bookPath} and year = ${of.year}
    ) numbered ${behind} order by number desc, book_order desc limit ${limit}`.execute(db)
  return rows
}

export async function outgoingStatesOf(db: Reader, documentIds: readonly string[]): Promise<Map<string, OutgoingState>> {
  if (documentIds.length === 0) return new Map()
  const { rows } = await sql<{ document_id: string; state: OutgoingState }>`
    select document_id, state from documents.outgoing where document_id in (${sql.join(documentIds)})`.execute(db)
  return new Map(rows.map((row) => [row.document_id, row.state]))
}

export async function bookPathsWithin(db: Reader, from: string, to: string): Promise<string[]> {
  const { rows } = await sql<{ book_path: string }>`
    select book_path from documents.signing_here where book_path >= ${from} and book_path < ${to}
    union select book_path from documents.outgoing_book where book_path >= ${from} and book_path < ${to} order by 1`.execute(db)
  return rows.map((row) => row.book_path)
}

export async function signsHere(db: Reader, bookPath: string, on: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from documents.signing_here where book_path = ${bookPath} and from_on <= ${on}::date and (to_on is null or to_on > ${on}::date)`.execute(
    db,
  )
  return rows.length > 0
}

export async function beginSigningHere(
  tx: Transaction,
  row: { bookPath: string; on: string; by: string; at: Date },
): Promise<void> {
  await sql`
    insert into documents.signing_here (book_path, from_on, set_by, set_at) values (${row.bookPath}, ${row.on}::date, ${row.by}, ${row.at})
    on conflict (book_path, from_on) do update set to_on = null, set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx)
}

export async function endSigningHere(tx: Transaction, bookPath: string, on: string): Promise<void> {
  await sql`update documents.signing_here set to_on = ${on}::date where book_path = ${bookPath} and to_on is null`.execute(tx)
}

export interface SigningRequestRow {
  id: string
  document_id: string
  document_version: number
  account_id: string
  file_sha256: string
  prepared_sha256: string
  byte_range: number[]
  certificate_sha256: string
  expires_at: Date
  answered_at: Date | null
}

export async function insertSigningRequest(tx: Transaction, row: Omit<SigningRequestRow, 'answered_at'>): Promise<void> {
  await sql`
    insert into documents.signing_request (id, document_id, document_version, account_id, file_sha256, prepared_sha256, byte_range, certificate_sha256, expires_at)
    values (${row.id}, ${row.document_id}, ${row.document_version}, ${row.account_id}, ${row.file_sha256}, ${row.prepared_sha256}, ${row.byte_range}, ${row.certificate_sha256}, ${row.expires_at})`.execute(
    tx,
  )
}

export async function lockSigningRequest(tx: Transaction, id: string): Promise<SigningRequestRow | undefined> {
  const { rows } = await sql<SigningRequestRow>`select * from documents.signing_request where id = ${id} for update`.execute(tx)
  return rows[0]
}

/**
 * Takes out what waited for a token and is over, at most so many; answers whose prepared page nothing needs any more: neither the document
 * (whose own file it never is) nor another request.
 */
export async function takeOutOldRequests(
  tx: Transaction,
  before: Date,
  most: number,
): Promise<{ taken: number; pages: string[] }> {
  const { rows } = await sql<{ prepared_sha256: string }>`
    delete from documents.signing_request where id in (
      select id from documents.signing_request where expires_at < ${before} order by expires_at limit ${most} for update skip locked)
    returning prepared_sha256`.execute(tx)
  const pages = [...new Set(rows.map((row) => row.prepared_sha256))]
  if (pages.length === 0) return { taken: 0, pages }
  const { rows: needed } = await sql<{ sha256: string }>`
    select prepared_sha256 as sha256 from documents.signing_request where prepared_sha256 in (${sql.join(pages)})
    union select file_sha256 from documents.outgoing where file_sha256 in (${sql.join(pages)})
    union select page_sha256 from documents.outgoing where page_sha256 in (${sql.join(pages)})
    union select sha256 from documents.attached_file where sha256 in (${sql.join(pages)})`.execute(tx)
  const kept = new Set(needed.map(({ sha256 }) => sha256))
  return { taken: rows.length, pages: pages.filter((one) => !kept.has(one)) }
}

export async function answerSigningRequest(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update documents.signing_request set answered_at = ${at} where id = ${id}`.execute(tx)
}

/** Documents of books within scope that stand in one of some states, the longest waiting first; one indexed range a prefix. */
export async function outgoingWaiting(
  db: Reader,
  scope: readonly string[],
  states: readonly OutgoingState[],
): Promise<Pick<OutgoingRow, 'document_id' | 'state' | 'hands' | 'moved_at'>[]> {
  if (scope.length === 0 || states.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`(select document_id, state, hands, moved_at from documents.outgoing where book_path >= ${from} and book_path < ${to} and state = any(${[...states]})
      order by moved_at limit 100)`
  })
  const { rows } = await sql<Pick<OutgoingRow, 'document_id' | 'state' | 'hands' | 'moved_at'>>`
    select * from (${sql.join(parts, sql` union all `)}) as parts order by moved_at limit 100`.execute(db)
  return rows
}

/** Whose token a certificate is: whoever prepared the first signature with it. Answers that account. */
export async function bindCertificate(tx: Transaction, certificateSha256: string, accountId: string, at: Date): Promise<string> {
  await sql`
    insert into documents.signer_certificate (certificate_sha256, account_id, bound_at) values (${certificateSha256}, ${accountId}, ${at})
    on conflict (certificate_sha256) do nothing`.execute(tx)
  const { rows } = await sql<{ account_id: string }>`
    select account_id from documents.signer_certificate where certificate_sha256 = ${certificateSha256}`.execute(tx)
  return rows[0]?.account_id ?? accountId
}
