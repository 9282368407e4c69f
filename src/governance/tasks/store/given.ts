import { sql } from 'kysely'
import type { Counting, Urgency } from '../../../foundation/calendar/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Desk } from '../desk.ts'
import type { GivenTaskCommand, GivenTaskState } from '../given-task.ts'

export interface DirectionRow {
  id: string
  document_id: string
  given_by: Desk
  words: string
  account_id: string
  account_name: string
  given_at: Date
}

export interface GivenTaskRow {
  id: string
  direction_id: string
  document_id: string
  given_by: Desk
  words: string
  account_name: string
  position: number
  what: string
  lead: Desk
  coordinating: Desk[]
  urgency: Urgency
  due_on: string | null
  due_days: number | null
  due_counting: Counting | null
  state: GivenTaskState
  version: number
  /** When it was given to the lead it has now. */
  given_at: Date
  moved_at: Date
  reported_on: string | null
  extension_until: string | null
  extended_until: string | null
}

export async function insertDirection(tx: Transaction, row: DirectionRow): Promise<void> {
  await sql`
    insert into tasks.direction (id, document_id, given_by, words, account_id, account_name, given_at)
    values (${row.id}, ${row.document_id}, ${row.given_by}, ${row.words}, ${row.account_id}, ${row.account_name}, ${row.given_at})`.execute(
    tx,
  )
}

export type NewGivenTask = Pick<
  GivenTaskRow,
  | 'id'
  | 'direction_id'
  | 'position'
  | 'what'
  | 'lead'
  | 'coordinating'
  | 'urgency'
  | 'due_on'
  | 'due_days'
  | 'due_counting'
  | 'given_at'
>

export async function insertGivenTask(tx: Transaction, row: NewGivenTask): Promise<void> {
  await sql`
    insert into tasks.given_task (id, direction_id, position, what, lead, coordinating, urgency, due_on, due_days, due_counting, state, given_at, moved_at)
    values (${row.id}, ${row.direction_id}, ${row.position}, ${row.what}, ${row.lead}, ${row.coordinating}, ${row.urgency}, ${row.due_on}::date,
      ${row.due_days}, ${row.due_counting}, 'assigned', ${row.given_at}, ${row.given_at})`.execute(tx)
}

const columns = sql`t.id, t.direction_id, d.document_id, d.given_by, d.words, d.account_name, t.position, t.what, t.lead, t.coordinating, t.urgency,
  t.due_on, t.due_days, t.due_counting, t.state, t.version, t.given_at, t.moved_at, t.reported_on, t.extension_until, t.extended_until`
const from = sql`from tasks.given_task t join tasks.direction d on d.id = t.direction_id`

export async function givenTaskById(db: Reader, id: string): Promise<GivenTaskRow | undefined> {
  const { rows } = await sql<GivenTaskRow>`select ${columns} ${from} where t.id = ${id}::uuid`.execute(db)
  return rows[0]
}

export async function lockGivenTask(tx: Transaction, id: string): Promise<GivenTaskRow | undefined> {
  const { rows } = await sql<GivenTaskRow>`select ${columns} ${from} where t.id = ${id}::uuid for update of t`.execute(tx)
  return rows[0]
}

/** In the order in which they were given, those of one direction together; the newest 1000. */
export async function givenTasks(db: Reader, documentId: string | null): Promise<GivenTaskRow[]> {
  const { rows } = await sql<GivenTaskRow>`
    select * from (select ${columns} ${from} where ${documentId}::text is null or d.document_id = ${documentId} order by t.given_at desc limit 1000) newest
    order by direction_id, position`.execute(db)
  return rows
}

/** What is with one of these desks: as the lead in some states, as the giver in others. The longest waiting first. */
export async function givenTasksWaiting(
  db: Reader,
  leading: { desks: readonly Desk[]; states: readonly GivenTaskState[] },
  giving: { desks: readonly Desk[]; states: readonly GivenTaskState[] },
): Promise<GivenTaskRow[]> {
  const { rows } = await sql<GivenTaskRow>`
    select * from (
      select ${columns} ${from} where t.lead = any(${[...leading.desks]}) and t.state = any(${[...leading.states]})
      union select ${columns} ${from} where d.given_by = any(${[...giving.desks]}) and t.state = any(${[...giving.states]})
    ) waiting order by moved_at limit 200`.execute(db)
  return rows
}

export async function saveGivenTask(
  tx: Transaction,
  id: string,
  to: Pick<GivenTaskRow, 'state' | 'lead' | 'given_at' | 'reported_on' | 'extension_until' | 'extended_until'>,
  at: Date,
): Promise<void> {
  await sql`
    update tasks.given_task set state = ${to.state}, lead = ${to.lead}, given_at = ${to.given_at}, reported_on = ${to.reported_on}::date,
      extension_until = ${to.extension_until}::date, extended_until = ${to.extended_until}::date, moved_at = ${at}, version = version + 1
    where id = ${id}::uuid`.execute(tx)
}

export interface GivenStepRow {
  id: string
  task_id: string
  command: GivenTaskCommand | 'give'
  from_state: GivenTaskState | null
  to_state: GivenTaskState
  words: string | null
  until_on: string | null
  account_name: string
  taken_at: Date
}

export async function insertStep(tx: Transaction, row: GivenStepRow): Promise<void> {
  await sql`
    insert into tasks.given_step (id, task_id, command, from_state, to_state, words, until_on, account_name, taken_at)
    values (${row.id}, ${row.task_id}, ${row.command}, ${row.from_state}, ${row.to_state}, ${row.words}, ${row.until_on}::date, ${row.account_name}, ${row.taken_at})`.execute(
    tx,
  )
}

/** The newest first. */
export async function stepsOfTask(db: Reader, taskId: string): Promise<GivenStepRow[]> {
  const { rows } = await sql<GivenStepRow>`
    select id, task_id, command, from_state, to_state, words, until_on, account_name, taken_at from tasks.given_step
    where task_id = ${taskId}::uuid order by taken_at desc, id desc`.execute(db)
  return rows
}
