import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { prefixRange } from '../../vocabulary/administrative-unit-code.ts'

/** Venues of one unit on one day. `active` had at least one undoubted visit; `silent` had none. */
export interface VenueActivity {
  readonly unitPath: string
  readonly registered: number
  readonly active: number
  readonly visits: number
}

/**
 * Activity of registered venues by the unit `depth` steps below the nation (1 province, 2 district, 3 commune), for one civil
 * day. Counted from the daily roll-up that carries no person, so that it can be replayed after the visits are deleted.
 */
export async function venueActivity(
  db: Reader,
  scope: readonly string[],
  day: string,
  depth: 1 | 2 | 3,
): Promise<VenueActivity[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`
      select v.path, coalesce(d.visits, 0) as visits from check_ins.venue v
      left join check_ins.venue_day d on d.day = ${day}::date and d.venue_id = v.id
      where v.path >= ${from} and v.path < ${to} and v.state = 'registered'`
  })
  const { rows } = await sql<{ unit_path: string; registered: number; active: number; visits: number }>`
    select array_to_string((string_to_array(path, '/'))[1:${depth + 1}], '/') as unit_path, count(*) as registered,
      count(*) filter (where visits > 0) as active, coalesce(sum(visits), 0) as visits
    from (${sql.join(parts, sql` union all `)}) as parts group by 1 order by 1`.execute(db)
  return rows.map((row) => ({ unitPath: row.unit_path, registered: row.registered, active: row.active, visits: row.visits }))
}

/** Paths of the venues with at least one undoubted visit on a day, per prefix of the scope. */
export async function activeVenuePaths(db: Reader, scope: readonly string[], day: string): Promise<Set<string>> {
  if (scope.length === 0) return new Set()
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select v.path from check_ins.venue v join check_ins.venue_day d on d.day = ${day}::date and d.venue_id = v.id where v.path >= ${from} and v.path < ${to} and d.visits > 0`
  })
  const { rows } = await sql<{ path: string }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return new Set(rows.map((row) => row.path))
}

/** The venues whose code is in use, per prefix of the scope. */
export async function registeredVenuePaths(db: Reader, scope: readonly string[]): Promise<Set<string>> {
  if (scope.length === 0) return new Set()
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select path from check_ins.venue where path >= ${from} and path < ${to} and state = 'registered'`
  })
  const { rows } = await sql<{ path: string }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return new Set(rows.map((row) => row.path))
}
