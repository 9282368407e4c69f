import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Condition } from '../consultation.ts'
import type { Authority } from '../side.ts'

export interface ReconciliationRow {
  id: string
  round: number
  content_hash: string
  minutes_document_id: string
  words: string
  conditions: (Condition & { side: Authority })[]
  recorded_side: Authority
  recorded_by: string
  recorded_by_name: string
  recorded_at: Date
  signed_by_name: string | null
  signed_at: Date | null
  replaced_at: Date | null
}

/** Minutes of the meetings about a proposal, oldest first; those that were replaced or overtaken as well. */
export async function reconciliationsOf(db: Reader, solutionId: string): Promise<ReconciliationRow[]> {
  const { rows } = await sql<ReconciliationRow>`
    select id, round, content_hash, minutes_document_id, words, conditions, recorded_side, recorded_by, recorded_by_name, recorded_at,
      signed_by_name, signed_at, replaced_at
    from solutions.reconciliation where solution_id = ${solutionId} order by id`.execute(db)
  return rows
}

/** New minutes take the place of those that were still waiting for the other side. */
export async function insertReconciliation(
  tx: Transaction,
  solutionId: string,
  row: Omit<ReconciliationRow, 'signed_by_name' | 'signed_at' | 'replaced_at'>,
): Promise<void> {
  await setAsideReconciliation(tx, solutionId, row.recorded_at)
  await sql`
    insert into solutions.reconciliation (id, solution_id, round, content_hash, minutes_document_id, words, conditions, recorded_side, recorded_by, recorded_by_name, recorded_at)
    values (${row.id}, ${solutionId}, ${row.round}, ${row.content_hash}, ${row.minutes_document_id}, ${row.words}, ${JSON.stringify(row.conditions)}::jsonb,
      ${row.recorded_side}, ${row.recorded_by}, ${row.recorded_by_name}, ${row.recorded_at})`.execute(tx)
}

/** Minutes that the other side has not signed lapse: another meeting was held, or the matter moved on. */
export async function setAsideReconciliation(tx: Transaction, solutionId: string, at: Date): Promise<void> {
  await sql`update solutions.reconciliation set replaced_at = ${at} where solution_id = ${solutionId} and signed_at is null and replaced_at is null`.execute(
    tx,
  )
}

export async function signReconciliation(
  tx: Transaction,
  id: string,
  signed: { by: { id: string; displayName: string }; at: Date },
): Promise<void> {
  const { by, at } = signed
  await sql`update solutions.reconciliation set signed_by = ${by.id}, signed_by_name = ${by.displayName}, signed_at = ${at} where id = ${id}`.execute(
    tx,
  )
}
