import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { HandoverItem } from '../handover-template.ts'

export interface HandCountRow {
  id: string
  measure_id: string
  unit_path: string
  counted_on: string
  by_hand: number
  computed: number
  counted_by_name: string
  counted_at: Date
}

export async function insertHandCount(tx: Transaction, solutionId: string, row: HandCountRow): Promise<void> {
  await sql`
    insert into solutions.hand_count (id, solution_id, measure_id, unit_path, counted_on, by_hand, computed, counted_by_name, counted_at)
    values (${row.id}, ${solutionId}, ${row.measure_id}, ${row.unit_path}, ${row.counted_on}::date, ${row.by_hand}, ${row.computed}, ${row.counted_by_name},
      ${row.counted_at})`.execute(tx)
}

/** Both numbers of every count, oldest first; those that did not match as well. */
export async function handCountsOf(db: Reader, solutionId: string): Promise<HandCountRow[]> {
  const { rows } = await sql<HandCountRow>`
    select id, measure_id, unit_path, counted_on, by_hand, computed, counted_by_name, counted_at
    from solutions.hand_count where solution_id = ${solutionId} order by id`.execute(db)
  return rows
}

export interface EvidenceRow {
  item: HandoverItem
  sha256: string
  name: string
  media_type: string
  size: number
  by_name: string
  kept_at: Date
}

/** The same file for the same item twice is one. */
export async function insertEvidence(tx: Transaction, solutionId: string, row: EvidenceRow): Promise<void> {
  await sql`
    insert into solutions.handover_evidence (solution_id, item, sha256, name, media_type, size, by_name, kept_at)
    values (${solutionId}, ${row.item}, ${row.sha256}, ${row.name}, ${row.media_type}, ${row.size}, ${row.by_name}, ${row.kept_at})
    on conflict do nothing`.execute(tx)
}

export async function evidenceOf(db: Reader, solutionId: string): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    select item, sha256, name, media_type, size, by_name, kept_at from solutions.handover_evidence where solution_id = ${solutionId}
    order by kept_at, sha256`.execute(db)
  return rows
}

export async function setReceiver(tx: Transaction, solutionId: string, section: string, name: string): Promise<void> {
  await sql`
    update solutions.assignment set receivers = receivers || jsonb_build_object(${section}::text, ${name}::text)
    where solution_id = ${solutionId}`.execute(tx)
}
