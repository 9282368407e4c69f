import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'

export interface ArrivalCountRow {
  id: string
  unit_path: string
  day: string
  arrivals: number
  source: string
  recorded_by: string
  recorded_at: Date
  disputed_at: Date | null
  disputed_by: string | null
  dispute_reason: string | null
}
const columns = sql`c.id, c.unit_path, c.day, c.arrivals, c.source, c.recorded_by, c.recorded_at, c.disputed_at, c.disputed_by, c.dispute_reason`

export async function saveArrivals(
  tx: Transaction,
  count: Pick<ArrivalCountRow, 'id' | 'unit_path' | 'day' | 'arrivals' | 'source' | 'recorded_by' | 'recorded_at'>,
): Promise<void> {
  await sql`
    insert into declarations.arrival_count (id, unit_path, day, arrivals, source, recorded_by, recorded_at)
    values (${count.id}::uuid, ${count.unit_path}, ${count.day}::date, ${count.arrivals}, ${count.source}, ${count.recorded_by}, ${count.recorded_at})`.execute(
    tx,
  )
}

export async function arrivalCountById(db: Reader, id: string): Promise<ArrivalCountRow | undefined> {
  const { rows } =
    await sql<ArrivalCountRow>`select ${columns} from declarations.arrival_count c where c.id = ${id}::uuid`.execute(db)
  return rows[0]
}

export async function saveArrivalDispute(tx: Transaction, id: string, by: string, reason: string, at: Date): Promise<void> {
  await sql`update declarations.arrival_count set disputed_at = ${at}, disputed_by = ${by}, dispute_reason = ${reason} where id = ${id}::uuid`.execute(
    tx,
  )
}

export interface EntryCoverRow extends ArrivalCountRow {
  /** People who gave an entry declaration for a place in the province on that day. */
  declared: number
}

/** The newest count of each province and day in scope, beside the entry declarations of that day; the newest day first, behind `after` (`day path`). */
export async function entryCoverRows(
  db: Reader,
  scope: readonly string[],
  filter: { on: string | null; after: { day: string; path: string } | null; limit: number },
): Promise<EntryCoverRow[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select * from declarations.arrival_count where unit_path >= ${from} and unit_path < ${to}
      ${filter.on === null ? sql`` : sql`and day = ${filter.on}::date`}`
  })
  const { rows } = await sql<EntryCoverRow>`
    with newest as (
      select distinct on (day, unit_path) * from (${sql.join(parts, sql` union all `)}) as counted
      order by day desc, unit_path, recorded_at desc, id desc)
    select ${columns}, (
      select coalesce(sum(u.persons), 0)::int from declarations.unit_day u
      where u.day = c.day and u.form = 'entry' and (u.unit_path = c.unit_path or (u.unit_path >= c.unit_path || '/' and u.unit_path < c.unit_path || '0'))
    ) as declared
    from newest c
    ${filter.after === null ? sql`` : sql`where (c.day, c.unit_path) < (${filter.after.day}::date, '') or (c.day = ${filter.after.day}::date and c.unit_path > ${filter.after.path})`}
    order by c.day desc, c.unit_path limit ${filter.limit}`.execute(db)
  return rows
}
