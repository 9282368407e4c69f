import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { prefixRange, readPath } from '../../vocabulary/administrative-unit-code.ts'

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
  const { rows } = await sql<{ unit_path: string; registered: number; active: number; visits: number }>`
    select array_to_string((string_to_array(unit_path, '/'))[1:${depth + 1}], '/') as unit_path, sum(registered)::int as registered,
      sum(active)::int as active, sum(visits)::int as visits
    from (
      select unit_path, sum(registered) as registered, count(*) filter (where visits > 0) as active, sum(visits) as visits
      from (${practised(scope, day)}) as venues group by 1) as communes
    group by 1 having sum(registered) > 0 order by 1`.execute(db)
  return rows.map((row) => ({ unitPath: row.unit_path, registered: row.registered, active: row.active, visits: row.visits }))
}

/**
 * Venues registered in scope by a day and what happened there on it. Of administrative units: how many each commune had, kept by the database,
 * and a row for each venue that had a visit; of an organisation its own row. Adding up `registered` and counting rows is right for both.
 */
function practised(scope: readonly string[], day: string) {
  const figures = sql`coalesce(d.visits, 0) as visits, coalesce(d.flagged, 0) as flagged, coalesce(d.self_scans, 0) as self_scans,
    coalesce(d.hours, 0) as hours, coalesce(d.distinct_visitors, 0) as distinct_visitors,
    coalesce(d.one_device_visits, 0) as one_device_visits, case when d.reviewed_visits > 0 then d.visits else 0 end as reviewed`
  const parts = scope.flatMap((prefix) => {
    const { from, to } = prefixRange(prefix)
    if (readPath(prefix)?.organisation !== undefined)
      return [
        sql`select regexp_replace(v.path, '/[^/]*$', '') as unit_path, 1 as registered, ${figures}
          from venues.venue v left join venues.venue_day d on d.day = ${day}::date and d.venue_id = v.id
          where v.path >= ${from} and v.path < ${to} and venues.civil_day(v.registered_at) <= ${day}::date and ${wasOpen(day)}`,
      ]
    return [
      sql`select u.unit_path, u.change as registered, 0 as visits, 0 as flagged, 0 as self_scans, 0 as hours, 0 as distinct_visitors,
          0 as one_device_visits, 0 as reviewed
        from venues.unit_registered u where u.unit_path >= ${from} and u.unit_path < ${to} and u.day <= ${day}::date`,
      sql`select d.unit_path, 0 as registered, ${figures} from venues.venue_day d
        where d.day = ${day}::date and d.unit_path >= ${from} and d.unit_path < ${to}
          and not exists (select from venues.venue v where v.id = d.venue_id and v.state <> 'registered' and not ${wasOpen(day)})`,
    ]
  })
  return sql.join(parts, sql` union all `)
}

/** Whether a venue `v` had its code on a day: closed later, it was open then. */
const wasOpen = (day: string) =>
  sql`(v.state = 'registered' or (v.state = 'revoked' and venues.civil_day(v.decided_at) > ${day}::date))`

/** Paths of the venues with at least one undoubted visit on a day, per prefix of the scope. */
export async function activeVenuePaths(db: Reader, scope: readonly string[], day: string): Promise<Set<string>> {
  if (scope.length === 0) return new Set()
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select v.path from venues.venue v join venues.venue_day d on d.day = ${day}::date and d.venue_id = v.id where v.path >= ${from} and v.path < ${to} and d.visits > 0`
  })
  const { rows } = await sql<{ path: string }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return new Set(rows.map((row) => row.path))
}

/** The venues whose code is in use, per prefix of the scope. */
export async function registeredVenuePaths(db: Reader, scope: readonly string[]): Promise<Set<string>> {
  if (scope.length === 0) return new Set()
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select path from venues.venue where path >= ${from} and path < ${to} and state = 'registered'`
  })
  const { rows } = await sql<{ path: string }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return new Set(rows.map((row) => row.path))
}

/** One registered venue on one day: the rows behind `VenueActivity`. */
export interface VenueDay {
  readonly path: string
  readonly organisationId: string
  readonly visits: number
  /** The last day with an undoubted visit among the `rememberedDays` before; null: none. */
  readonly lastActiveOn: string | null
}
const rememberedDays = 30

/** Registered venues in scope with their visits of one day, in path order from behind `after`. */
export async function venueDays(
  db: Reader,
  scope: readonly string[],
  filter: { day: string; activity: 'any' | 'active' | 'silent'; after: string; limit: number },
): Promise<VenueDay[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`(
      select v.id, v.path, v.organisation_id, coalesce(d.visits, 0) as visits from venues.venue v
      left join venues.venue_day d on d.day = ${filter.day}::date and d.venue_id = v.id
      where v.path >= ${from} and v.path < ${to} and v.path > ${filter.after} and v.state = 'registered'
        and (${filter.activity} = 'any' or (coalesce(d.visits, 0) > 0) = (${filter.activity} = 'active'))
      order by v.path limit ${filter.limit})`
  })
  const { rows } = await sql<{ id: number; path: string; organisation_id: string; visits: number }>`
    select * from (${sql.join(parts, sql` union all `)}) as parts order by path limit ${filter.limit}`.execute(db)
  if (rows.length === 0) return []
  const { rows: lastDays } = await sql<{ venue_id: number; day: string }>`
    select venue_id, max(day) as day from venues.venue_day
    where day > ${filter.day}::date - ${rememberedDays}::int and day <= ${filter.day}::date and venue_id in (${sql.join(rows.map((row) => row.id))}) and visits > 0
    group by venue_id`.execute(db)
  const last = new Map(lastDays.map((row) => [row.venue_id, row.day]))
  return rows.map((row) => ({
    path: row.path,
    organisationId: row.organisation_id,
    visits: row.visits,
    lastActiveOn: last.get(row.id) ?? null,
  }))
}

/** How the venues of a unit practised on one civil day, beyond whether: replayable from the day counts, without persons. */
export interface VenuePractice {
  readonly registered: number
  readonly active: number
  readonly visits: number
  readonly flagged: number
  /** Visits by people who scanned the poster themselves. */
  readonly selfScans: number
  /** Distinct visitors of each venue added up, over the venues whose day has been reviewed. */
  readonly distinctVisitors: number
  /** Visits that the busiest phone of each reviewed venue recorded: near all of them means a keeper who scans alone. */
  readonly oneDeviceVisits: number
  /** Visits of the venues whose day has been reviewed: the denominator of the two figures above. */
  readonly reviewedVisits: number
  /** Venues with an undoubted visit in each hour of the day, from midnight in Viet Nam; 24 figures. */
  readonly activeByHour: readonly number[]
}

export async function venuePractice(db: Reader, scope: readonly string[], day: string): Promise<VenuePractice> {
  const activeByHour = Array.from({ length: 24 }, () => 0)
  const sum = {
    registered: 0,
    active: 0,
    visits: 0,
    flagged: 0,
    selfScans: 0,
    distinctVisitors: 0,
    oneDeviceVisits: 0,
    reviewedVisits: 0,
  }
  if (scope.length === 0) return { ...sum, activeByHour }
  // Days alike in their hours are counted together: a province has far fewer patterns of opening than venues.
  const { rows } = await sql<
    Record<
      | 'hours'
      | 'registered'
      | 'active'
      | 'visits'
      | 'flagged'
      | 'self_scans'
      | 'distinct_visitors'
      | 'one_device_visits'
      | 'reviewed',
      number
    >
  >`
    select hours, sum(registered)::int as registered, count(*) filter (where visits > 0) as active, sum(visits)::int as visits, sum(flagged)::int as flagged,
      sum(self_scans)::int as self_scans, sum(distinct_visitors)::int as distinct_visitors, sum(one_device_visits)::int as one_device_visits, sum(reviewed)::int as reviewed
    from (${practised(scope, day)}) as venues group by hours`.execute(db)
  for (const row of rows) {
    sum.registered += row.registered
    sum.active += row.active
    sum.visits += row.visits
    sum.flagged += row.flagged
    sum.selfScans += row.self_scans
    sum.distinctVisitors += row.distinct_visitors
    sum.oneDeviceVisits += row.one_device_visits
    sum.reviewedVisits += row.reviewed
    for (let hour = 0; hour < 24; hour++)
      if ((row.hours & (1 << hour)) !== 0) activeByHour[hour] = (activeByHour[hour] ?? 0) + row.active
  }
  return { ...sum, activeByHour }
}
