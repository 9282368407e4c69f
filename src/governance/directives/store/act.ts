import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Act, ActKind } from '../act.ts'

export interface ActRow {
  id: string
  directive_id: string
  kind: ActKind
  effective_on: string
  provision_ids: string[] | null
  document_id: string | null
  by_directive_id: string | null
  note: string | null
  recorded_at: Date
  recorded_by: string
  brought_about_at: Date | null
  /** The act on the higher directive that this one follows. */
  follows_id: string | null
}
const columns = sql`id, directive_id, kind, effective_on, provision_ids, document_id, by_directive_id, note, recorded_at, recorded_by, brought_about_at, follows_id`

/** An act as the rules know it. */
export function actOf(row: ActRow): Act {
  return { id: row.id, kind: row.kind, effectiveOn: row.effective_on, provisionIds: row.provision_ids }
}

export async function insertAct(tx: Transaction, row: Omit<ActRow, 'brought_about_at'>): Promise<void> {
  await sql`
    insert into directives.act (id, directive_id, kind, effective_on, provision_ids, document_id, by_directive_id, note, recorded_at, recorded_by, follows_id)
    values (${row.id}, ${row.directive_id}, ${row.kind}, ${row.effective_on}::date, ${row.provision_ids}::text[], ${row.document_id}, ${row.by_directive_id},
      ${row.note}, ${row.recorded_at}, ${row.recorded_by}, ${row.follows_id})`.execute(tx)
}

export async function actsOf(db: Reader, directiveIds: readonly string[]): Promise<ActRow[]> {
  if (directiveIds.length === 0) return []
  const { rows } = await sql<ActRow>`
    select ${columns} from directives.act where directive_id in (${sql.join([...directiveIds])}) order by directive_id, effective_on, id`.execute(
    db,
  )
  return rows
}

/** Acts whose day has come and of which nothing followed yet, in the order of their days. */
export async function actsDue(tx: Transaction, on: string): Promise<ActRow[]> {
  const { rows } = await sql<ActRow>`
    select ${columns} from directives.act where brought_about_at is null and effective_on <= ${on}::date order by effective_on, id`.execute(
    tx,
  )
  return rows
}

export async function saveBroughtAbout(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update directives.act set brought_about_at = ${at} where id = ${id}`.execute(tx)
}
