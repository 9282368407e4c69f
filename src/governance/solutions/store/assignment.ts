import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { AssignmentState } from '../assignment.ts'
import type { ItemResult } from '../handover.ts'
import type { HandoverItem } from '../handover-template.ts'
import type { Track } from '../solution.ts'

export interface AssignmentRow {
  solution_id: string
  state: AssignmentState
  version: number
  assigning_document_id: string | null
  due_on: string | null
  builder_id: string | null
  completed_by: string | null
  completed_by_name: string | null
  accepted_by: string | null
  accepted_by_name: string | null
  accepted_at: Date | null
  transferred_by: string | null
  transferred_by_name: string | null
  transferred_at: Date | null
  handover_record_id: string | null
  template_version: number
  urgent: boolean
  /** Section → name. */
  receivers: Record<string, string>
  state_since: Date
}
const columns = sql`solution_id, state, version, assigning_document_id, due_on, builder_id, completed_by, completed_by_name, accepted_by, accepted_by_name,
  accepted_at, transferred_by, transferred_by_name, transferred_at, handover_record_id, template_version, urgent, receivers, state_since`

export async function insertAssignment(
  tx: Transaction,
  row: {
    solutionId: string
    state: AssignmentState
    documentId: string | null
    dueOn: string | null
    urgent: boolean
    templateVersion: number
    at: Date
  },
): Promise<void> {
  await sql`
    insert into solutions.assignment (solution_id, state, assigning_document_id, due_on, urgent, template_version, state_since)
    values (${row.solutionId}, ${row.state}, ${row.documentId}, ${row.dueOn}::date, ${row.urgent}, ${row.templateVersion}, ${row.at})`.execute(
    tx,
  )
}

/** Locked until the end of the transaction: of two officers at once, one goes first and the other sees what was done. */
export async function lockAssignment(
  tx: Transaction,
  solutionId: string,
): Promise<(AssignmentRow & { scope_path: string; track: Track }) | undefined> {
  const { rows } = await sql<AssignmentRow & { scope_path: string; track: Track }>`
    select a.*, s.scope_path, s.track from solutions.assignment a join solutions.solution s on s.id = a.solution_id
    where a.solution_id = ${solutionId} for update of a`.execute(tx)
  return rows[0]
}

export async function assignmentOf(db: Reader, solutionId: string): Promise<AssignmentRow | undefined> {
  const { rows } =
    await sql<AssignmentRow>`select ${columns} from solutions.assignment where solution_id = ${solutionId}`.execute(db)
  return rows[0]
}

/** One step: the state, one version up, and whatever else the step writes. What is left out stays as it was. */
export async function moveAssignment(
  tx: Transaction,
  solutionId: string,
  to: AssignmentState,
  at: Date,
  change: {
    dueOn?: string | null
    builderId?: string | null
    completedBy?: Signer | null
    /** Null: taken back. */
    acceptedBy?: Signer | null
    transferredBy?: Signer
    recordId?: string | null
  } = {},
): Promise<void> {
  const changes = [
    sql`state = ${to}, version = version + 1, state_since = case when state = ${to} then state_since else ${at} end`,
    ...(change.dueOn === undefined ? [] : [sql`due_on = ${change.dueOn}::date`]),
    ...(change.builderId === undefined ? [] : [sql`builder_id = ${change.builderId}`]),
    ...(change.completedBy === undefined
      ? []
      : [sql`completed_by = ${change.completedBy?.id ?? null}, completed_by_name = ${change.completedBy?.displayName ?? null}`]),
    ...(change.acceptedBy === undefined
      ? []
      : [
          sql`accepted_by = ${change.acceptedBy?.id ?? null}, accepted_by_name = ${change.acceptedBy?.displayName ?? null},
            accepted_at = ${change.acceptedBy === null ? null : at}`,
        ]),
    ...(change.transferredBy === undefined
      ? []
      : [
          sql`transferred_by = ${change.transferredBy.id}, transferred_by_name = ${change.transferredBy.displayName}, transferred_at = ${at}`,
        ]),
    ...(change.recordId === undefined ? [] : [sql`handover_record_id = ${change.recordId}`]),
  ]
  await sql`update solutions.assignment set ${sql.join(changes)} where solution_id = ${solutionId}`.execute(tx)
}

interface Signer {
  readonly id: string
  readonly displayName: string
}

export interface ItemRow {
  item: HandoverItem
  result: ItemResult
  note: string
  due_on: string | null
  checked_by_name: string
  checked_at: Date
  seen_by: string | null
  seen_on: string | null
  /** The other side's word that the item does not apply. */
  agreed_by_name: string | null
}

export async function itemsOf(db: Reader, solutionId: string): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select item, result, note, due_on, checked_by_name, checked_at, seen_by, seen_on, agreed_by_name from solutions.handover_item where solution_id = ${solutionId}`.execute(
    db,
  )
  return rows
}

export async function writeItem(tx: Transaction, solutionId: string, row: ItemRow): Promise<void> {
  await sql`
    insert into solutions.handover_item (solution_id, item, result, note, due_on, checked_by_name, checked_at, seen_by, seen_on)
    values (${solutionId}, ${row.item}, ${row.result}, ${row.note}, ${row.due_on}::date, ${row.checked_by_name}, ${row.checked_at}, ${row.seen_by}, ${row.seen_on}::date)
    on conflict (solution_id, item) do update
    set result = excluded.result, note = excluded.note, due_on = excluded.due_on, checked_by_name = excluded.checked_by_name, checked_at = excluded.checked_at,
      seen_by = excluded.seen_by, seen_on = excluded.seen_on, agreed_by_name = null`.execute(tx)
}

export async function agreeItem(tx: Transaction, solutionId: string, item: HandoverItem, byName: string): Promise<void> {
  await sql`update solutions.handover_item set agreed_by_name = ${byName} where solution_id = ${solutionId} and item = ${item}`.execute(
    tx,
  )
}

/** What failed is looked at afresh in the next version; what has passed needs no second look. */
export async function forgetFailedItems(tx: Transaction, solutionId: string): Promise<void> {
  await sql`delete from solutions.handover_item where solution_id = ${solutionId} and result = 'failed'`.execute(tx)
}
