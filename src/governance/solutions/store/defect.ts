import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { DefectState } from '../defect.ts'
import type { HandoverItem } from '../handover-template.ts'

export interface DefectRow {
  id: string
  solution_id: string
  item: HandoverItem
  severity: number
  words: string
  due_on: string
  state: DefectState
  version: number
  raised_by_name: string
  raised_at: Date
  fixed_by: string | null
  fixed_by_name: string | null
  fix_words: string | null
}
const columns = sql`id, solution_id, item, severity, words, due_on, state, version, raised_by_name, raised_at, fixed_by, fixed_by_name, fix_words`

export async function insertDefect(
  tx: Transaction,
  row: Pick<
    DefectRow,
    'id' | 'solution_id' | 'item' | 'severity' | 'words' | 'due_on' | 'state' | 'raised_by_name' | 'raised_at'
  >,
): Promise<void> {
  await sql`
    insert into solutions.defect (id, solution_id, item, severity, words, due_on, state, raised_by_name, raised_at, state_since)
    values (${row.id}, ${row.solution_id}, ${row.item}, ${row.severity}, ${row.words}, ${row.due_on}::date, ${row.state}, ${row.raised_by_name},
      ${row.raised_at}, ${row.raised_at})`.execute(tx)
}

/** The gravest first. */
export async function defectsOf(db: Reader, solutionId: string): Promise<DefectRow[]> {
  const { rows } =
    await sql<DefectRow>`select ${columns} from solutions.defect where solution_id = ${solutionId} order by severity, id`.execute(
      db,
    )
  return rows
}

export async function lockDefect(tx: Transaction, id: string): Promise<DefectRow | undefined> {
  const { rows } = await sql<DefectRow>`select ${columns} from solutions.defect where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function moveDefect(
  tx: Transaction,
  id: string,
  to: DefectState,
  at: Date,
  fixed?: { by: { id: string; displayName: string }; words: string },
): Promise<void> {
  const changes = [
    sql`state = ${to}, version = version + 1, state_since = ${at}`,
    ...(fixed === undefined
      ? []
      : [sql`fixed_by = ${fixed.by.id}, fixed_by_name = ${fixed.by.displayName}, fix_words = ${fixed.words}`]),
  ]
  await sql`update solutions.defect set ${sql.join(changes)} where id = ${id}`.execute(tx)
}
