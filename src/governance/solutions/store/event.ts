import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Facts } from '../../../platform/refusal.ts'
import type { Thing } from '../events.ts'

export interface EventRow {
  seq: number
  thing: Thing
  thing_id: string
  command: string
  from_state: string | null
  to_state: string
  actor_name: string
  words: string | null
  document_id: string | null
  facts: Record<string, string | number | boolean | null | string[]>
  happened_at: Date
}

export async function insertEvent(
  tx: Transaction,
  row: Omit<EventRow, 'seq' | 'facts'> & { solution_id: string | null; facts: Facts },
): Promise<void> {
  await sql`
    insert into solutions.event (thing, thing_id, solution_id, command, from_state, to_state, actor_name, words, document_id, facts, happened_at)
    values (${row.thing}, ${row.thing_id}, ${row.solution_id}, ${row.command}, ${row.from_state}, ${row.to_state}, ${row.actor_name}, ${row.words},
      ${row.document_id}, ${JSON.stringify(row.facts)}::jsonb, ${row.happened_at})`.execute(tx)
}

const columns = sql`seq, thing, thing_id, command, from_state, to_state, actor_name, words, document_id, facts, happened_at`

export async function eventsOfThing(db: Reader, thing: Thing, id: string): Promise<EventRow[]> {
  const { rows } =
    await sql<EventRow>`select ${columns} from solutions.event where thing = ${thing} and thing_id = ${id} order by seq`.execute(
      db,
    )
  return rows
}

/** Everything that ever happened to a solution, whichever machine it happened in. */
export async function eventsOfSolution(db: Reader, solutionId: string): Promise<EventRow[]> {
  const { rows } =
    await sql<EventRow>`select ${columns} from solutions.event where solution_id = ${solutionId} order by seq`.execute(db)
  return rows
}
