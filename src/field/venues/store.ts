import { sql } from 'kysely'
import type { Reader, Transaction } from '../../platform/database.ts'
import { prefixRange } from '../../vocabulary/administrative-unit-code.ts'

export interface VenueRow {
  id: number
  organisation_id: string
  path: string
  code: string
  name: string
  address: string
  category: string
  typical_stay_minutes: number
  state: string
  opens_minute: number | null
  closes_minute: number | null
}
const columns = sql`id, organisation_id, path, code, name, address, category, typical_stay_minutes, state, opens_minute, closes_minute`

export type NewVenue = Omit<VenueRow, 'id' | 'state' | 'opens_minute' | 'closes_minute'> & { folded: string }

export async function insertVenues(tx: Transaction, venues: readonly NewVenue[], at: Date): Promise<number[]> {
  const ids: number[] = []
  for (let from = 0; from < venues.length; from += 500) {
    const values = venues
      .slice(from, from + 500)
      .map(
        (v) =>
          sql`(${v.organisation_id}, ${v.path}, ${v.code}, ${v.name}, ${v.folded}, ${v.address}, ${v.category}, ${v.typical_stay_minutes}, ${at})`,
      )
    const { rows } = await sql<{ id: number }>`
      insert into venues.venue (organisation_id, path, code, name, folded, address, category, typical_stay_minutes, registered_at) values ${sql.join(values)} returning id`.execute(
      tx,
    )
    ids.push(...rows.map((row) => row.id))
  }
  return ids
}

export async function venueByCode(db: Reader, code: string): Promise<VenueRow | undefined> {
  const { rows } = await sql<VenueRow>`select ${columns} from venues.venue where code = ${code}`.execute(db)
  return rows[0]
}

export async function venueById(db: Reader, id: number): Promise<VenueRow | undefined> {
  const { rows } = await sql<VenueRow>`select ${columns} from venues.venue where id = ${id}`.execute(db)
  return rows[0]
}

export async function venuesById(db: Reader, ids: readonly number[]): Promise<VenueRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<VenueRow>`select ${columns} from venues.venue where id in (${sql.join([...new Set(ids)])})`.execute(
    db,
  )
  return rows
}

/** Venues in scope in the order of their paths; with the day's visits of each. One indexed range per prefix. */
export async function venuesWithin(
  db: Reader,
  scope: readonly string[],
  filter: { day: string; after: string; limit: number; folded: string | null; onlySilent: boolean },
): Promise<(VenueRow & { visits: number })[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`(
      select v.id, v.organisation_id, v.path, v.code, v.name, v.address, v.category, v.typical_stay_minutes, v.state, coalesce(d.visits, 0) as visits
      from venues.venue v left join venues.venue_day d on d.venue_id = v.id and d.day = ${filter.day}::date
      where v.path >= ${from} and v.path < ${to} and v.path > ${filter.after}
        and (not ${filter.onlySilent}::boolean or coalesce(d.visits, 0) = 0)
        and (${filter.folded}::text is null or lower(v.code) = ${filter.folded} or v.folded like '%' || ${filter.folded} || '%')
      order by v.path limit ${filter.limit})`
  })
  const { rows } = await sql<
    VenueRow & { visits: number }
  >`select * from (${sql.join(parts, sql` union all `)}) as parts order by path limit ${filter.limit}`.execute(db)
  return rows
}
