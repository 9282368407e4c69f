import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface OutcomeRow {
  requirement_id: string
  after_days: 30 | 90
  taken_on: string
  value: number | null
  numerator: number | null
  denominator: number | null
  holds: boolean | null
}

export async function insertOutcome(tx: Transaction, row: OutcomeRow): Promise<void> {
  await sql`
    insert into solutions.outcome (requirement_id, after_days, taken_on, value, numerator, denominator, holds)
    values (${row.requirement_id}, ${row.after_days}, ${row.taken_on}::date, ${row.value}, ${row.numerator}, ${row.denominator}, ${row.holds})`.execute(
    tx,
  )
}

export async function outcomesOf(db: Reader, requirementId: string): Promise<OutcomeRow[]> {
  const { rows } = await sql<OutcomeRow>`
    select requirement_id, after_days, taken_on, value, numerator, denominator, holds from solutions.outcome
    where requirement_id = ${requirementId} order by after_days`.execute(db)
  return rows
}

/** Requirements that were met and whose second outcome is still to come. */
export async function awaitingOutcome(db: Reader): Promise<{ id: string; since: Date }[]> {
  const { rows } = await sql<{ id: string; since: Date }>`
    select id, state_since as since from solutions.requirement r
    where state = 'met' and not exists (select 1 from solutions.outcome o where o.requirement_id = r.id and o.after_days = 90)
    order by id`.execute(db)
  return rows
}
