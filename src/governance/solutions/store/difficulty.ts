import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'
import type { DifficultyCategory, DifficultyState } from '../difficulty.ts'
import type { ProblemState } from '../problem.ts'

export interface DifficultyRow {
  id: string
  category: DifficultyCategory
  words: string
  unit_path: string
  state: DifficultyState
  version: number
  problem_id: string | null
  problem_state: ProblemState | null
  set_aside_reason: string | null
  met_on_page: string | null
  reported_at: Date
}
const columns = sql`d.id, d.category, d.words, d.unit_path, d.state, d.version, d.problem_id, p.state as problem_state, d.set_aside_reason, d.met_on_page, d.reported_at`
const tables = sql`solutions.difficulty d left join solutions.problem p on p.id = d.problem_id`

export async function insertDifficulty(
  tx: Transaction,
  row: {
    id: string
    category: DifficultyCategory
    words: string
    unitPath: string
    state: DifficultyState
    reporterId: string
    metOnPage: string | null
    at: Date
  },
): Promise<void> {
  await sql`
    insert into solutions.difficulty (id, category, words, unit_path, state, reporter_id, met_on_page, reported_at)
    values (${row.id}, ${row.category}, ${row.words}, ${row.unitPath}, ${row.state}, ${row.reporterId}, ${row.metOnPage}, ${row.at})`.execute(
    tx,
  )
}

export interface LockedDifficulty {
  id: string
  unit_path: string
  state: DifficultyState
  version: number
  reporter_id: string
}

/** Locked in the order of their ids, so that two officers who group overlapping lists do not wait for each other in a ring. */
export async function lockDifficulties(tx: Transaction, ids: readonly string[]): Promise<LockedDifficulty[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<LockedDifficulty>`
    select id, unit_path, state, version, reporter_id from solutions.difficulty where id in (${sql.join([...ids])}) order by id for update`.execute(
    tx,
  )
  return rows
}

export async function groupDifficulties(
  tx: Transaction,
  ids: readonly string[],
  problemId: string,
  to: DifficultyState,
): Promise<void> {
  if (ids.length === 0) return
  await sql`update solutions.difficulty set state = ${to}, problem_id = ${problemId}, version = version + 1 where id in (${sql.join([...ids])})`.execute(
    tx,
  )
}

export async function setAside(tx: Transaction, id: string, reason: string, to: DifficultyState): Promise<void> {
  await sql`update solutions.difficulty set state = ${to}, set_aside_reason = ${reason}, version = version + 1 where id = ${id}`.execute(
    tx,
  )
}

export interface DifficultyFilter {
  category: DifficultyCategory | null
  state: DifficultyState | null
  problemId: string | null
  after: string | null
  limit: number
}

/** Newest first within scope, one indexed range per prefix. */
export async function difficultiesWithin(
  db: Reader,
  scope: readonly string[],
  filter: DifficultyFilter,
): Promise<DifficultyRow[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`(
      select ${columns} from ${tables}
      where d.unit_path >= ${from} and d.unit_path < ${to}
        and (${filter.after}::text is null or d.id < ${filter.after})
        and (${filter.category}::text is null or d.category = ${filter.category})
        and (${filter.state}::text is null or d.state = ${filter.state})
        and (${filter.problemId}::text is null or d.problem_id = ${filter.problemId})
      order by d.id desc limit ${filter.limit})`
  })
  const { rows } =
    await sql<DifficultyRow>`select * from (${sql.join(parts, sql` union all `)}) as parts order by id desc limit ${filter.limit}`.execute(
      db,
    )
  return rows
}

export async function difficultiesReportedBy(
  db: Reader,
  reporterId: string,
  after: string | null,
  limit: number,
): Promise<DifficultyRow[]> {
  const { rows } = await sql<DifficultyRow>`
    select ${columns} from ${tables} where d.reporter_id = ${reporterId} and (${after}::text is null or d.id < ${after}) order by d.id desc limit ${limit}`.execute(
    db,
  )
  return rows
}

/** How many wait to be grouped, by category, within scope: what the health authority states problems from. */
export async function waitingByCategory(
  db: Reader,
  scope: readonly string[],
): Promise<{ category: DifficultyCategory; count: number }[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select category from solutions.difficulty where unit_path >= ${from} and unit_path < ${to} and state = 'reported'`
  })
  const { rows } = await sql<{ category: DifficultyCategory; count: number }>`
    select category, count(*) as count from (${sql.join(parts, sql` union all `)}) as parts group by category order by count desc, category`.execute(
    db,
  )
  return rows
}

/** The accounts that reported what was grouped into a problem. */
export async function reportersOf(db: Reader, problemId: string): Promise<string[]> {
  const { rows } = await sql<{
    reporter_id: string
  }>`select distinct reporter_id from solutions.difficulty where problem_id = ${problemId} order by reporter_id`.execute(db)
  return rows.map((row) => row.reporter_id)
}
