import { sql } from 'kysely'
import type { Reader } from '../../../platform/database.ts'
import type { Thing } from '../events.ts'

export interface StageRow {
  thing: Thing
  state: string
  count: number
  /** Oldest first; none for difficulties, which are many. */
  ids: string[]
  /** Of the days that were set by hand: an assigning document’s, an agreed extension’s, a requirement’s deadline. */
  earliest_set_on: string | null
  last_moved_at: Date | null
}

/** Where the things of a point of the letter stand, one row per state that holds any. */
export async function stageOf(db: Reader, point: 1 | 2 | 3): Promise<StageRow[]> {
  const { rows } = await sql<StageRow>`select * from (${parts[point]}) as parts order by thing, state`.execute(db)
  return rows
}

const parts = {
  1: sql`
    select 'assignment' as thing, a.state, count(*) as count, (array_agg(a.solution_id order by a.solution_id)) as ids,
      min(a.due_on) as earliest_set_on, max(a.state_since) as last_moved_at
    from solutions.assignment a join solutions.solution s on s.id = a.solution_id where s.track = 'assigned' group by a.state`,
  2: sql`
    select 'difficulty' as thing, state, count(*) as count, array[]::text[] as ids, null::date as earliest_set_on, max(reported_at) as last_moved_at
    from solutions.difficulty group by state
    union all
    select 'problem', state, count(*), (array_agg(id order by id)), null::date, max(state_since) from solutions.problem group by state
    union all
    select 'requirement', state, count(*), (array_agg(id order by id)), min(deadline_on), max(state_since) from solutions.requirement group by state`,
  3: sql`
    select 'proposal' as thing, state, count(*) as count, (array_agg(solution_id order by solution_id)) as ids,
      null::date as earliest_set_on, max(state_since) as last_moved_at
    from solutions.proposal group by state`,
} as const
