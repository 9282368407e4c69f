import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'

export interface LicensedCountRow {
  id: string
  unit_path: string
  category: string
  count: number
  as_of: string
  source: string
  recorded_by: string
  recorded_at: Date
  disputed_at: Date | null
  disputed_by: string | null
  dispute_reason: string | null
}

/** A newer sheet of the same day replaces the older one's figure, and with it what was said against it. */
export async function saveCounts(
  tx: Transaction,
  counts: readonly {
    id: string
    unitPath: string
    category: string
    count: number
    asOf: string
    source: string
    by: string
    at: Date
  }[],
): Promise<void> {
  for (let from = 0; from < counts.length; from += 500) {
    const values = counts
      .slice(from, from + 500)
      .map(
        (one) =>
          sql`(${one.id}::uuid, ${one.unitPath}, ${one.category}, ${one.count}, ${one.asOf}::date, ${one.source}, ${one.by}, ${one.at}::timestamptz)`,
      )
    await sql`
      insert into venues.licensed_count (id, unit_path, category, count, as_of, source, recorded_by, recorded_at) values ${sql.join(values)}
      on conflict (unit_path, category, as_of) do update set count = excluded.count, source = excluded.source, recorded_by = excluded.recorded_by,
        recorded_at = excluded.recorded_at, disputed_at = null, disputed_by = null, dispute_reason = null`.execute(tx)
  }
}

/** The newest count of each unit and kind that was true by a day, with the venues registered there now; keyset on `unit kind`. */
export async function countsWithin(
  db: Reader,
  scope: readonly string[],
  filter: { on: string; after: string; limit: number },
): Promise<(LicensedCountRow & { registered: number; key: string })[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`(
      select distinct on (unit_path, category) c.*, unit_path || ' ' || category as key from venues.licensed_count c
      where unit_path >= ${from} and unit_path < ${to} and as_of <= ${filter.on}::date order by unit_path, category, as_of desc)`
  })
  const { rows } = await sql<LicensedCountRow & { registered: number; key: string }>`
    select c.id, c.unit_path, c.category, c.count, c.as_of, c.source, c.recorded_by, c.recorded_at, c.disputed_at, c.disputed_by, c.dispute_reason, c.key,
      (select count(*) from venues.venue v where v.path >= c.unit_path || '/' and v.path < c.unit_path || '0' and v.state = 'registered'
        and (c.category = 'all' or v.category = c.category)) as registered
    from (${sql.join(parts, sql` union all `)}) as c where c.key collate "C" > ${filter.after} order by c.key collate "C" limit ${filter.limit}`.execute(
    db,
  )
  return rows
}

export async function countById(db: Reader, id: string): Promise<LicensedCountRow | undefined> {
  const { rows } = await sql<LicensedCountRow>`
    select id, unit_path, category, count, as_of, source, recorded_by, recorded_at, disputed_at, disputed_by, dispute_reason
    from venues.licensed_count where id = ${id}::uuid`.execute(db)
  return rows[0]
}

export async function saveDispute(tx: Transaction, id: string, by: string, reason: string, at: Date): Promise<void> {
  await sql`update venues.licensed_count set disputed_at = ${at}, disputed_by = ${by}, dispute_reason = ${reason} where id = ${id}::uuid`.execute(
    tx,
  )
}

/** Registered against licensed in one unit. */
export interface VenueDenominator {
  readonly unitPath: string
  readonly licensed: number
  readonly registered: number
  /** The day of the oldest figure in the sum (`YYYY-MM-DD`). */
  readonly asOf: string
  readonly sources: readonly string[]
  /** Somebody there says that a figure in the sum is wrong. */
  readonly disputed: boolean
}

/**
 * Licensed businesses of the units in scope as counted by a day, with the venues registered there. A figure for all kinds together
 * counts before those of single kinds, so that nothing is counted twice; units that nobody counted are missing, not zero.
 */
export async function venueDenominator(db: Reader, scope: readonly string[], on: string): Promise<VenueDenominator[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`(
      select distinct on (unit_path, category) unit_path, category, count, as_of, source, disputed_at from venues.licensed_count
      where unit_path >= ${from} and unit_path < ${to} and as_of <= ${on}::date order by unit_path, category, as_of desc)`
  })
  const { rows } = await sql<{
    unit_path: string
    licensed: number
    registered: number
    as_of: string
    sources: string[]
    disputed: boolean
  }>`
    with newest as (${sql.join(parts, sql` union all `)}),
    used as (select * from newest n where category = 'all' or not exists (select from newest a where a.unit_path = n.unit_path and a.category = 'all'))
    select u.unit_path, sum(u.count) as licensed, min(u.as_of)::date as as_of, array_agg(distinct u.source order by u.source) as sources,
      bool_or(u.disputed_at is not null) as disputed,
      (select count(*) from venues.venue v where v.path >= u.unit_path || '/' and v.path < u.unit_path || '0' and v.state = 'registered'
        and (bool_or(u.category = 'all') or v.category = any(array_agg(u.category)))) as registered
    from used u group by u.unit_path order by u.unit_path`.execute(db)
  return rows.map((row) => ({
    unitPath: row.unit_path,
    licensed: row.licensed,
    registered: row.registered,
    asOf: row.as_of,
    sources: row.sources,
    disputed: row.disputed,
  }))
}
