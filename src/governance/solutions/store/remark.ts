import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { RemarkPart } from '../remark.ts'
import type { Authority } from '../side.ts'

export interface RemarkRow {
  id: string
  round: number
  part: RemarkPart
  paragraph: number
  words: string
  by_name: string
  made_at: Date
}

export async function insertRemark(tx: Transaction, solutionId: string, row: RemarkRow & { by_id: string }): Promise<void> {
  await sql`
    insert into solutions.remark (id, solution_id, round, part, paragraph, words, by_id, by_name, made_at)
    values (${row.id}, ${solutionId}, ${row.round}, ${row.part}, ${row.paragraph}, ${row.words}, ${row.by_id}, ${row.by_name}, ${row.made_at})`.execute(
    tx,
  )
}

export async function remarksOf(db: Reader, solutionId: string): Promise<RemarkRow[]> {
  const { rows } = await sql<RemarkRow>`
    select id, round, part, paragraph, words, by_name, made_at from solutions.remark where solution_id = ${solutionId} order by id`.execute(
    db,
  )
  return rows
}

export interface FirstViewRow {
  round: number
  side: Authority
  by_name: string
  seen_at: Date
}

/** Keeps the first reading only; answers whether this was it. */
export async function noteFirstView(tx: Transaction, solutionId: string, row: FirstViewRow): Promise<boolean> {
  const { rows } = await sql`
    insert into solutions.first_view (solution_id, round, side, by_name, seen_at)
    values (${solutionId}, ${row.round}, ${row.side}, ${row.by_name}, ${row.seen_at}) on conflict do nothing returning 1`.execute(
    tx,
  )
  return rows.length > 0
}

export async function firstViewsOf(db: Reader, solutionId: string): Promise<FirstViewRow[]> {
  const { rows } = await sql<FirstViewRow>`
    select round, side, by_name, seen_at from solutions.first_view where solution_id = ${solutionId} order by round, side`.execute(
    db,
  )
  return rows
}
