import { type RawBuilder, sql } from 'kysely'
import type { Reader, Transaction } from '../../platform/database.ts'
import { prefixRange } from '../../vocabulary/administrative-unit-code.ts'
import type { MessageKind } from './exchange-message.ts'

export interface AddressRow {
  organ_id: string
  organisation_id: string
  from_on: string
  to_on: string | null
  basis: string
}

/** Codes in force on a day, of every organisation or of those named. */
export async function addressesOn(
  db: Reader,
  on: string,
  of: { organisations?: readonly string[]; organIds?: readonly string[] } = {},
): Promise<AddressRow[]> {
  if (of.organisations?.length === 0 || of.organIds?.length === 0) return []
  const organisations = of.organisations === undefined ? sql`true` : sql`organisation_id in (${sql.join(of.organisations)})`
  const organIds = of.organIds === undefined ? sql`true` : sql`organ_id in (${sql.join(of.organIds)})`
  const { rows } = await sql<AddressRow>`
    select organ_id, organisation_id, from_on, to_on, basis from exchange.address
    where from_on <= ${on}::date and (to_on is null or to_on > ${on}::date) and ${organisations} and ${organIds}
    order by organ_id`.execute(db)
  return rows
}

/** Ends what was in force for the organisation or under the code, and notes the new code from that day. */
export async function putAddress(tx: Transaction, a: Omit<AddressRow, 'to_on'>, at: Date, by: string): Promise<void> {
  await sql`delete from exchange.address where (organ_id = ${a.organ_id} or organisation_id = ${a.organisation_id}) and from_on >= ${a.from_on}::date`.execute(
    tx,
  )
  await sql`
    update exchange.address set to_on = ${a.from_on}::date
    where (organ_id = ${a.organ_id} or organisation_id = ${a.organisation_id}) and (to_on is null or to_on > ${a.from_on}::date)`.execute(
    tx,
  )
  await sql`
    insert into exchange.address (organ_id, from_on, organisation_id, basis, noted_at, noted_by)
    values (${a.organ_id}, ${a.from_on}::date, ${a.organisation_id}, ${a.basis}, ${at}, ${by})`.execute(tx)
}

export interface MessageRow {
  id: string
  direction: 'out' | 'in'
  kind: MessageKind
  scope_path: string
  own_organ_id: string
  peer_organ_id: string
  peer_name: string
  document_name: string
  document_id: string | null
  subject: string
  reason: string
  state: 'waiting' | 'sent' | 'received'
  status_code: string | null
  sha256: string
  size: number
  other_files: string[]
  at: Date
  by_name: string
  position: number
}
const columns = sql`m.id, m.direction, m.kind, m.scope_path, m.own_organ_id, m.peer_organ_id, m.peer_name, m.document_name, m.document_id, m.subject, m.reason, m.state,
  m.status_code, m.sha256, m.size, m.other_files, m.at, m.by_name, m.position`

/** False when the same package, or the same document by another package, came before. */
export async function insertMessage(tx: Transaction, m: Omit<MessageRow, 'position'>): Promise<boolean> {
  const { rows } = await sql`
    insert into exchange.message (id, direction, kind, scope_path, own_organ_id, peer_organ_id, peer_name, document_name, document_id, subject, reason, state, status_code,
      sha256, size, other_files, at, by_name)
    values (${m.id}, ${m.direction}, ${m.kind}, ${m.scope_path}, ${m.own_organ_id}, ${m.peer_organ_id}, ${m.peer_name}, ${m.document_name}, ${m.document_id}, ${m.subject},
      ${m.reason}, ${m.state}, ${m.status_code}, ${m.sha256}, ${m.size}, ${JSON.stringify(m.other_files)}::jsonb, ${m.at}, ${m.by_name})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function nameDocument(tx: Transaction, id: string, documentId: string): Promise<void> {
  await sql`update exchange.message set document_id = ${documentId} where id = ${id}`.execute(tx)
}

/** Newest first, of the organisations within scope. */
export async function messagesWithin(
  db: Reader,
  scope: readonly string[],
  filter: { direction: string | null; documentId: string | null },
  after: number | null,
  limit: number,
): Promise<MessageRow[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix): RawBuilder<MessageRow> => {
    const { from, to } = prefixRange(prefix)
    return sql<MessageRow>`(
      select ${columns} from exchange.message m where m.scope_path >= ${from} and m.scope_path < ${to}
        and (${filter.direction}::text is null or m.direction = ${filter.direction})
        and (${filter.documentId}::text is null or m.document_id = ${filter.documentId})
        and (${after}::bigint is null or m.position < ${after}) order by m.position desc limit ${limit})`
  })
  const { rows } = await sql<MessageRow>`
    select * from (${sql.join(parts, sql` union `)}) as parts order by position desc limit ${limit}`.execute(db)
  return rows
}

export async function messageById(db: Reader, id: string): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`select ${columns} from exchange.message m where m.id = ${id}`.execute(db)
  return rows[0]
}

/** What came from a peer under a document's name: by which a recall or an update finds what it means. */
export async function receivedUnder(db: Reader, documentName: string, peer: string): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${columns} from exchange.message m
    where m.direction = 'in' and m.kind in ('document', 'replacement') and m.document_name = ${documentName} and m.peer_organ_id = ${peer}
    order by m.position`.execute(db)
  return rows
}

/** Whether an agency here sent the document itself. */
export async function wasSentFromHere(db: Reader, documentId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from exchange.message m where m.direction = 'out' and m.kind <> 'status' and m.document_id = ${documentId} limit 1`.execute(
    db,
  )
  return rows.length > 0
}

/** A receipt reaches what was sent to that peer under that name. A later word takes the place of an earlier one, never the other way. */
export async function noteStatus(
  tx: Transaction,
  sent: { documentName: string; own: string; peer: string; code: string },
): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    update exchange.message m set status_code = case when m.status_code is null or m.status_code < ${sent.code} then ${sent.code} else m.status_code end
    where m.direction = 'out' and m.kind <> 'status' and m.document_name = ${sent.documentName} and m.own_organ_id = ${sent.own} and m.peer_organ_id = ${sent.peer}
    returning ${columns}`.execute(tx)
  return rows
}

export async function waitingMessages(db: Reader, limit: number): Promise<MessageRow[]> {
  const { rows } = await sql<MessageRow>`
    select ${columns} from exchange.message m where m.state = 'waiting' order by m.position limit ${limit}`.execute(db)
  return rows
}

export async function markSent(tx: Transaction, id: string): Promise<boolean> {
  const { rows } =
    await sql`update exchange.message set state = 'sent' where id = ${id} and state = 'waiting' returning id`.execute(tx)
  return rows.length === 1
}
