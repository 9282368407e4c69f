import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface VersionRow {
  number: string
  released_on: string
  changes: string
  entered_by_name: string
  entered_at: Date
}

/** False when that number was entered before. */
export async function insertVersion(tx: Transaction, solutionId: string, row: VersionRow): Promise<boolean> {
  const { rows } = await sql`
    insert into solutions.solution_version (solution_id, number, released_on, changes, entered_by_name, entered_at)
    values (${solutionId}, ${row.number}, ${row.released_on}::date, ${row.changes}, ${row.entered_by_name}, ${row.entered_at})
    on conflict do nothing returning number`.execute(tx)
  return rows.length === 1
}

/** Newest first. */
export async function versionsOf(db: Reader, solutionId: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select number, released_on, changes, entered_by_name, entered_at from solutions.solution_version where solution_id = ${solutionId}
    order by released_on desc, entered_at desc`.execute(db)
  return rows
}
