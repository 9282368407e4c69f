import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface ImportRow {
  id: string
  made_by: string
  maker_name: string
  scope: string[]
  /** Its name and the headings that were not read, sealed; null once it was thrown away. */
  words: Buffer | null
  writing: string
  state: string
  columns: { used: string[]; answers: Record<string, string> }
  rows: number
  done_through: number
  made_at: Date
  started_at: Date | null
  finished_at: Date | null
}
const columns = sql`id, made_by, maker_name, scope, words, writing, state, columns, rows, done_through, made_at, started_at, finished_at`

export async function insertImport(
  tx: Transaction,
  one: Omit<ImportRow, 'done_through' | 'started_at' | 'finished_at'>,
): Promise<void> {
  await sql`
    insert into venues.import (id, made_by, maker_name, scope, words, writing, state, columns, rows, made_at)
    values (${one.id}, ${one.made_by}, ${one.maker_name}, ${one.scope}, ${one.words}, ${one.writing}, ${one.state}, ${JSON.stringify(one.columns)}::jsonb,
      ${one.rows}, ${one.made_at})`.execute(tx)
}

export async function importById(db: Reader, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select ${columns} from venues.import where id = ${id}::uuid`.execute(db)
  return rows[0]
}

export async function importsOf(db: Reader, madeBy: string): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select ${columns} from venues.import where made_by = ${madeBy} and state not in ('discarded', 'reading') order by made_at desc limit 20`.execute(
    db,
  )
  return rows
}

/** The import for this transaction alone; undefined when another one works on it or it no longer runs. */
export async function takeRunning(tx: Transaction, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`
    select ${columns} from venues.import where id = ${id}::uuid and state = 'running' for update skip locked`.execute(tx)
  return rows[0]
}

export async function lockImport(tx: Transaction, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select ${columns} from venues.import where id = ${id}::uuid for update`.execute(tx)
  return rows[0]
}

export async function runningImports(db: Reader): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from venues.import where state = 'running' order by started_at, id`.execute(db)
  return rows.map((row) => row.id)
}

export async function saveState(tx: Transaction, id: string, state: string, at: Date): Promise<void> {
  await sql`
    update venues.import set state = ${state}, started_at = case when ${state} = 'running' then ${at}::timestamptz else started_at end,
      finished_at = case when ${state} = 'done' then ${at}::timestamptz else finished_at end where id = ${id}::uuid`.execute(tx)
}

export async function saveProgress(tx: Transaction, id: string, doneThrough: number): Promise<void> {
  await sql`update venues.import set done_through = ${doneThrough} where id = ${id}::uuid`.execute(tx)
}

export async function saveAnswers(tx: Transaction, id: string, kept: ImportRow['columns']): Promise<void> {
  await sql`update venues.import set columns = ${JSON.stringify(kept)}::jsonb where id = ${id}::uuid`.execute(tx)
}

export interface SheetRowToStore {
  row: number
  sealed: Buffer
  outcome: string
  notes: readonly string[]
  asked: string | null
}

export async function insertRows(tx: Transaction, importId: string, rows: readonly SheetRowToStore[]): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) {
    const values = rows
      .slice(from, from + 1000)
      .map(
        (one) =>
          sql`(${importId}::uuid, ${one.row}::int, ${one.sealed}::bytea, ${one.outcome}, ${[...one.notes]}::text[], ${one.asked}::text)`,
      )
    await sql`insert into venues.import_row (import_id, row, sealed, outcome, notes, asked) values ${sql.join(values)}`.execute(
      tx,
    )
  }
}

export interface StoredRow {
  row: number
  sealed: Buffer | null
  outcome: string
  notes: string[]
  asked: string | null
  venue_id: number | null
}

/** Rows in order from behind `after`; of one kind of outcome when asked for. */
export async function rowsOf(
  db: Reader,
  importId: string,
  filter: { outcomes: readonly string[]; after: number; limit: number },
): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select row, sealed, outcome, notes, asked, venue_id from venues.import_row
    where import_id = ${importId}::uuid and row > ${filter.after} and outcome = any(${[...filter.outcomes]}) order by row limit ${filter.limit}`.execute(
    db,
  )
  return rows
}

export async function countOutcomes(db: Reader, importId: string): Promise<{ outcome: string; count: number }[]> {
  const { rows } = await sql<{ outcome: string; count: number }>`
    select outcome, count(*) as count from venues.import_row where import_id = ${importId}::uuid group by outcome order by outcome`.execute(
    db,
  )
  return rows
}

/** The questions about communes that wait for an answer, those of most rows first; `row` is the first that asks. */
export async function openQuestions(
  db: Reader,
  importId: string,
): Promise<{ asked: string; outcome: string; rows: number; row: number }[]> {
  const { rows } = await sql<{ asked: string; outcome: string; rows: number; row: number }>`
    select asked, outcome, count(*) as rows, min(row) as row from venues.import_row
    where import_id = ${importId}::uuid and asked is not null and outcome in ('which-commune', 'commune-is-not-found')
    group by asked, outcome order by 3 desc, asked limit 100`.execute(db)
  return rows
}

/** Rows that asked this now fit; answers how many. */
export async function answerRows(tx: Transaction, importId: string, asked: string): Promise<number> {
  const { numAffectedRows } = await sql`
    update venues.import_row set outcome = 'fits' where import_id = ${importId}::uuid and asked = ${asked}
      and outcome in ('which-commune', 'commune-is-not-found')`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** What became of rows; the content of those that are done with goes. */
export async function saveOutcomes(
  tx: Transaction,
  importId: string,
  done: readonly { row: number; outcome: string; venueId: number | null }[],
): Promise<void> {
  if (done.length === 0) return
  const values = done.map((one) => sql`(${one.row}::int, ${one.outcome}::text, ${one.venueId}::int)`)
  await sql`
    update venues.import_row r set outcome = d.outcome, venue_id = d.venue_id, sealed = case when d.outcome = 'created' then null else r.sealed end
    from (values ${sql.join(values)}) as d (row, outcome, venue_id) where r.import_id = ${importId}::uuid and r.row = d.row`.execute(
    tx,
  )
}

/** Everything that was read from a sheet goes; that there was one stays for its month, so that the tables are then written anew. */
export async function emptyImport(tx: Transaction, id: string): Promise<void> {
  await sql`delete from venues.import_row where import_id = ${id}::uuid`.execute(tx)
  await sql`update venues.import set state = 'discarded', words = null, columns = '{"used": [], "answers": {}}' where id = ${id}::uuid`.execute(
    tx,
  )
}

/** Imports made before an instant, whatever became of them, with their rows; answers how many. */
export async function deleteImportsBefore(tx: Transaction, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from venues.import where made_at < ${before} and state <> 'running'`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
