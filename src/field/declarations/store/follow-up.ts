import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'

export interface FollowUpRow {
  id: string
  declaration_id: string
  person_id: number
  unit_path: string
  kinds: number
  state: string
  version: number
  opened_at: Date
  changed_at: Date
}
const columns = sql`f.id, f.declaration_id, f.person_id, f.unit_path, f.kinds, f.state, f.version, f.opened_at, f.changed_at`

/** False when the person already stands on a list: whoever declares a fever three times is called once. */
export async function insertFollowUp(tx: Transaction, f: FollowUpRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into declarations.follow_up (id, declaration_id, person_id, unit_path, kinds, state, version, opened_at, changed_at)
    values (${f.id}, ${f.declaration_id}, ${f.person_id}, ${f.unit_path}, ${f.kinds}, ${f.state}, ${f.version}, ${f.opened_at}, ${f.changed_at})
    on conflict (person_id) where state in ('new', 'called') do nothing`.execute(tx)
  return numAffectedRows === 1n
}

/** A person who is on the list already declared something more. */
export async function addKinds(tx: Transaction, personId: number, kinds: number): Promise<void> {
  await sql`update declarations.follow_up set kinds = kinds | ${kinds}::int::smallint
    where person_id = ${personId} and state in ('new', 'called')`.execute(tx)
}

/** Moves a follow-up on; false when somebody was quicker. */
export async function moveFollowUp(
  tx: Transaction,
  to: { id: string; version: number; state: string; actor: { id: string; displayName: string }; at: Date },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update declarations.follow_up set state = ${to.state}, version = version + 1, changed_at = ${to.at}
    where id = ${to.id}::uuid and version = ${to.version}`.execute(tx)
  if (numAffectedRows !== 1n) return false
  await sql`
    insert into declarations.follow_up_step (follow_up_id, version, state, actor_id, actor_name, at)
    values (${to.id}, ${to.version + 1}, ${to.state}, ${to.actor.id}, ${to.actor.displayName}, ${to.at})`.execute(tx)
  return true
}

export async function followUpById(db: Reader, id: string): Promise<FollowUpRow | undefined> {
  const { rows } = await sql<FollowUpRow>`select ${columns} from declarations.follow_up f where f.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** Whether the person was called and cleared since this declaration. */
export async function wasCleared(db: Reader, of: { readonly person_id: number; readonly declared_at: Date }): Promise<boolean> {
  const { rows } = await sql`
    select 1 from declarations.follow_up
    where person_id = ${of.person_id} and state = 'cleared' and changed_at >= ${of.declared_at} limit 1`.execute(db)
  return rows.length > 0
}

export async function openFollowUpOf(db: Reader, declarationId: string): Promise<FollowUpRow | undefined> {
  const { rows } = await sql<FollowUpRow>`
    select ${columns} from declarations.follow_up f where f.declaration_id = ${declarationId}::uuid and f.state in ('new', 'called')`.execute(
    db,
  )
  return rows[0]
}

/** Follow-ups in scope, those opened last first, from behind `after`. One indexed range per prefix. */
export async function followUpsWithin(
  db: Reader,
  scope: readonly string[],
  filter: { states: readonly string[]; after: string | null; limit: number },
): Promise<(FollowUpRow & { form: string; last_by: string | null })[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`(
      select ${columns} from declarations.follow_up f
      where f.unit_path >= ${from} and f.unit_path < ${to} and f.state in (${sql.join([...filter.states])})
        and (${filter.after}::uuid is null or f.id < ${filter.after}::uuid)
      order by f.id desc limit ${filter.limit})`
  })
  const { rows } = await sql<FollowUpRow & { form: string; last_by: string | null }>`
    select f.*, d.form, (select s.actor_name from declarations.follow_up_step s where s.follow_up_id = f.id order by s.version desc limit 1) as last_by
    from (${sql.join(parts, sql` union all `)}) as f join declarations.declaration d on d.id = f.declaration_id
    order by f.id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** Follow-ups in scope by state. */
export async function followUpCounts(db: Reader, scope: readonly string[]): Promise<{ state: string; count: number }[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select state from declarations.follow_up where unit_path >= ${from} and unit_path < ${to}`
  })
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*) as count from (${sql.join(parts, sql` union all `)}) as parts group by state`.execute(db)
  return rows
}

export interface StepRow {
  state: string
  actor_name: string
  at: Date
}

export async function stepsOf(db: Reader, declarationIds: readonly string[]): Promise<StepRow[]> {
  if (declarationIds.length === 0) return []
  const { rows } = await sql<StepRow>`
    select s.state, s.actor_name, s.at from declarations.follow_up_step s join declarations.follow_up f on f.id = s.follow_up_id
    where f.declaration_id in (${sql.join([...declarationIds])}) order by s.at, s.version`.execute(db)
  return rows
}

/** People in scope who still have to be called, and since when the first of them waits. */
export async function followUpsWaiting(db: Reader, scope: readonly string[]): Promise<{ count: number; since: Date | null }> {
  if (scope.length === 0) return { count: 0, since: null }
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select f.id, f.opened_at from declarations.follow_up f where f.unit_path >= ${from} and f.unit_path < ${to} and f.state in ('new', 'called')`
  })
  const { rows } = await sql<{ count: number; since: Date | null }>`
    select count(distinct id) as count, min(opened_at) as since from (${sql.join(parts, sql` union all `)}) as parts`.execute(db)
  return rows[0] ?? { count: 0, since: null }
}
