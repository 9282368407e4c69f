import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { DocumentType } from '../document-type.ts'
import type { SigningForm } from '../signature-block.ts'

export interface SigningPowerRow {
  id: string
  book_path: string
  holder_name: string
  holder_id: string | null
  capacity: { form: SigningForm; of: string }[]
  titles: string[]
  document_types: DocumentType[] | null
  from_on: string
  to_on: string | null
  basis: string
  recorded_by: string
  recorded_at: Date
}

export async function insertPower(tx: Transaction, row: SigningPowerRow): Promise<void> {
  await sql`
    insert into documents.signing_power (id, book_path, holder_name, holder_id, capacity, titles, document_types, from_on, to_on, basis, recorded_by, recorded_at)
    values (${row.id}, ${row.book_path}, ${row.holder_name}, ${row.holder_id}, ${JSON.stringify(row.capacity)}::jsonb, ${row.titles}, ${row.document_types}, ${row.from_on}::date,
      ${row.to_on}::date, ${row.basis}, ${row.recorded_by}, ${row.recorded_at})`.execute(tx)
}

/** All that were ever given in an agency, the newest first: what a signature of then rested on can be seen later. */
export async function powersOf(db: Reader, bookPath: string): Promise<SigningPowerRow[]> {
  const { rows } =
    await sql<SigningPowerRow>`select * from documents.signing_power where book_path = ${bookPath} order by from_on desc, id desc`.execute(
      db,
    )
  return rows
}

export async function lockPower(tx: Transaction, id: string): Promise<SigningPowerRow | undefined> {
  const { rows } = await sql<SigningPowerRow>`select * from documents.signing_power where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function endPower(tx: Transaction, id: string, on: string): Promise<void> {
  await sql`update documents.signing_power set to_on = ${on}::date where id = ${id}`.execute(tx)
}
