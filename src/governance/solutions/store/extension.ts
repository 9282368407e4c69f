import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Authority } from '../side.ts'

export interface ExtensionRow {
  round: number
  side: Authority
  until_on: string
  reason: string
  asked_by_name: string
  asked_at: Date
  granted: boolean | null
  decided_by_name: string | null
  decided_at: Date | null
}

/** Extensions of a proposal's rounds, in the order in which they were asked for. */
export async function extensionsOf(db: Reader, solutionId: string): Promise<ExtensionRow[]> {
  const { rows } = await sql<ExtensionRow>`
    select round, side, until_on, reason, asked_by_name, asked_at, granted, decided_by_name, decided_at
    from solutions.extension where solution_id = ${solutionId} order by asked_at, side`.execute(db)
  return rows
}

export async function insertExtension(
  tx: Transaction,
  solutionId: string,
  row: Pick<ExtensionRow, 'round' | 'side' | 'until_on' | 'reason' | 'asked_by_name' | 'asked_at'>,
): Promise<void> {
  await sql`
    insert into solutions.extension (solution_id, round, side, until_on, reason, asked_by_name, asked_at)
    values (${solutionId}, ${row.round}, ${row.side}, ${row.until_on}::date, ${row.reason}, ${row.asked_by_name}, ${row.asked_at})`.execute(
    tx,
  )
}

export async function decideExtension(
  tx: Transaction,
  solutionId: string,
  which: { round: number; side: Authority },
  decided: { granted: boolean; byName: string; at: Date },
): Promise<void> {
  await sql`
    update solutions.extension set granted = ${decided.granted}, decided_by_name = ${decided.byName}, decided_at = ${decided.at}
    where solution_id = ${solutionId} and round = ${which.round} and side = ${which.side}`.execute(tx)
}
