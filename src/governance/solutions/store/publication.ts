import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface PublicationRow {
  id: string
  document_id: string
  published_at: Date
  published_by_name: string
  withdrawn_at: Date | null
  withdrawn_by_name: string | null
  withdrawal_reason: string | null
}

/** False when one is in force already. */
export async function insertPublication(
  tx: Transaction,
  row: { id: string; documentId: string; at: Date; byName: string },
): Promise<boolean> {
  const { rows } = await sql`
    insert into solutions.publication (id, document_id, published_at, published_by_name)
    values (${row.id}, ${row.documentId}, ${row.at}, ${row.byName}) on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** The one that was in force; undefined when none was. */
export async function withdrawPublication(
  tx: Transaction,
  by: { at: Date; byName: string; reason: string },
): Promise<PublicationRow | undefined> {
  const { rows } = await sql<PublicationRow>`
    update solutions.publication set withdrawn_at = ${by.at}, withdrawn_by_name = ${by.byName}, withdrawal_reason = ${by.reason}
    where withdrawn_at is null returning *`.execute(tx)
  return rows[0]
}

/** Newest first; at most one of them is in force. */
export async function publications(db: Reader): Promise<PublicationRow[]> {
  const { rows } =
    await sql<PublicationRow>`select * from solutions.publication order by published_at desc, id desc limit 50`.execute(db)
  return rows
}
