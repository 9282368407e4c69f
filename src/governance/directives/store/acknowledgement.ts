import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface AcknowledgementRow {
  directive_id: string
  unit_path: string
  account_name: string
  acknowledged_at: Date
}

/** False when the unit has said so before. */
export async function insertAcknowledgement(tx: Transaction, row: AcknowledgementRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into directives.acknowledgement (directive_id, unit_path, account_name, acknowledged_at)
    values (${row.directive_id}, ${row.unit_path}, ${row.account_name}, ${row.acknowledged_at}) on conflict do nothing`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

export async function acknowledgementsOf(db: Reader, directiveIds: readonly string[]): Promise<AcknowledgementRow[]> {
  if (directiveIds.length === 0) return []
  const { rows } = await sql<AcknowledgementRow>`
    select directive_id, unit_path, account_name, acknowledged_at from directives.acknowledgement
    where directive_id in (${sql.join([...directiveIds])}) order by acknowledged_at, unit_path`.execute(db)
  return rows
}
