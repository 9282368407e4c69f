import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface TaskRow {
  id: string
  document_id: string
  point_number: string
  position: number
  summary_vi: string
  summary_en: string
  computed_from: string
  lead_role: string
  coordinating_roles: string[]
  urgent: boolean
  given_on: string
  due_on: string | null
}

/** False when the point was made into a task before. */
export async function insertTask(tx: Transaction, task: TaskRow, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into tasks.task (id, document_id, point_number, position, summary_vi, summary_en, computed_from, lead_role, coordinating_roles, urgent, given_on, due_on, made_at)
    values (${task.id}, ${task.document_id}, ${task.point_number}, ${task.position}, ${task.summary_vi}, ${task.summary_en}, ${task.computed_from}, ${task.lead_role},
      ${task.coordinating_roles}, ${task.urgent}, ${task.given_on}::date, ${task.due_on}::date, ${at}) on conflict (document_id, point_number) do nothing`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

export async function tasksOf(db: Reader, documentId: string | null): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select id, document_id, point_number, position, summary_vi, summary_en, computed_from, lead_role, coordinating_roles, urgent, given_on, due_on
    from tasks.task where ${documentId}::text is null or document_id = ${documentId} order by given_on, document_id, position limit 500`.execute(
    db,
  )
  return rows
}
