import { sql } from 'kysely'
import type { Reader, Transaction } from '../../platform/database.ts'
import { prefixRange } from '../../vocabulary/administrative-unit-code.ts'
import type { VenueState } from './venue.ts'

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
  /** A screen at the door shows a link that changes. */
  rotates: boolean
}
const columns = sql`id, organisation_id, path, code, name, address, category, typical_stay_minutes, state, opens_minute, closes_minute, rotates`

export interface NewVenue {
  organisation_id: string
  path: string
  code: string
  name: string
  folded: string
  folded_address: string
  address: string
  category: string
  typical_stay_minutes: number
  state?: VenueState
  keeper?: SealedKeeper | undefined
  device_id?: string | undefined
  stated_distinct?: boolean | undefined
}

/** Who keeps the venue, sealed; the indexes find the same telephone and name again. */
export interface SealedKeeper {
  name: Buffer | null
  phone: Buffer | null
  phoneIndex: Buffer | null
  nameIndex: Buffer | null
}

/** Answers their ids in the order given. */
export async function insertVenues(tx: Transaction, venues: readonly NewVenue[], at: Date): Promise<number[]> {
  const ids = new Map<string, number>()
  for (let from = 0; from < venues.length; from += 500) {
    const values = venues.slice(from, from + 500).map(
      (v) =>
        sql`(${v.organisation_id}, ${v.path}, ${v.code}, ${v.name}, ${v.folded}, ${v.folded_address}, ${v.address}, ${v.category}, ${v.typical_stay_minutes}, ${at}, ${v.state ?? 'registered'},
            ${v.keeper?.name ?? null}, ${v.keeper?.phone ?? null}, ${v.keeper?.phoneIndex ?? null}, ${v.keeper?.nameIndex ?? null}, ${v.device_id ?? null}, ${v.stated_distinct ?? false})`,
    )
    const { rows } = await sql<{ id: number; code: string }>`
      insert into venues.venue (organisation_id, path, code, name, folded, folded_address, address, category, typical_stay_minutes, registered_at, state,
        keeper_name, keeper_phone, keeper_phone_index, keeper_name_index, device_id, stated_distinct)
      values ${sql.join(values)} returning id, code`.execute(tx)
    for (const row of rows) ids.set(row.code, row.id)
  }
  return venues.map((venue) => ids.get(venue.code) ?? 0)
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

/** All venues of a unit, whatever their state: what was recorded at a venue that has closed since still counts. */
export async function venueIdsUnder(db: Reader, unitPath: string): Promise<number[]> {
  const { from, to } = prefixRange(unitPath)
  const { rows } = await sql<{ id: number }>`
    select id from venues.venue where path >= ${from} and path < ${to} order by id`.execute(db)
  return rows.map((row) => row.id)
}

export async function sealedPhones(
  db: Reader,
  organisationIds: readonly string[],
): Promise<{ organisation_id: string; keeper_phone: Buffer }[]> {
  if (organisationIds.length === 0) return []
  const { rows } = await sql<{ organisation_id: string; keeper_phone: Buffer }>`
    select organisation_id, keeper_phone from venues.venue
    where organisation_id in (${sql.join([...organisationIds])}) and keeper_phone is not null`.execute(db)
  return rows
}

export interface VenueFilter {
  readonly day: string
  readonly after: string
  readonly limit: number
  /** The beginnings of words, or one code. */
  readonly search: { readonly words: string } | { readonly code: string } | null
  readonly onlySilent: boolean
  readonly states: readonly VenueState[]
}

/**
 * Venues in scope in the order of their paths; with the day's visits of each. One indexed range per prefix. A search first looks through
 * the next few thousand venues in that order, where common words fill a page at once; only for rare ones it goes by the index of words.
 * The planner cannot tell the two apart, and either way alone takes half a second on a city's 750,000 venues.
 */
export async function venuesWithin(
  db: Reader,
  scope: readonly string[],
  filter: VenueFilter,
): Promise<(VenueRow & { visits: number })[]> {
  if (scope.length === 0) return []
  const isWords = filter.search !== null && 'words' in filter.search
  if (isWords) {
    const near = await pageOf(db, scope, filter, 'in-order')
    if (near.length === filter.limit) return near
  }
  return pageOf(db, scope, filter, isWords ? 'by-words' : 'plain')
}

/** How many venues a search looks through in order before it asks the index of words. */
const lookedThrough = 4000

async function pageOf(
  db: Reader,
  scope: readonly string[],
  filter: VenueFilter,
  way: 'plain' | 'in-order' | 'by-words',
): Promise<(VenueRow & { visits: number })[]> {
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    const range = sql`path >= ${from} and path < ${to} and path > ${filter.after}`
    const source =
      way === 'plain'
        ? sql`select * from venues.venue where ${range}`
        : way === 'in-order'
          ? sql`select * from venues.venue where ${range} order by path limit ${lookedThrough}`
          : sql`select * from found where ${range}`
    return sql`(
      select v.id, v.organisation_id, v.path, v.code, v.name, v.address, v.category, v.typical_stay_minutes, v.state, v.opens_minute, v.closes_minute, v.rotates, coalesce(d.visits, 0) as visits
      from (${source}) as v left join venues.venue_day d on d.venue_id = v.id and d.day = ${filter.day}::date
      where v.state = any(${[...filter.states]}) and ${searched(filter.search)}
        and (not ${filter.onlySilent}::boolean or coalesce(d.visits, 0) = 0)
      order by v.path limit ${filter.limit})`
  })
  const found =
    way === 'by-words'
      ? sql`with found as materialized (select * from venues.venue as v where ${searched(filter.search)})`
      : sql``
  const { rows } = await sql<
    VenueRow & { visits: number }
  >`${found} select * from (${sql.join(parts, sql` union all `)}) as parts order by path limit ${filter.limit}`.execute(db)
  return rows
}

function searched(search: VenueFilter['search']) {
  if (search === null) return sql`true`
  return 'code' in search ? sql`v.code = ${search.code}` : sql`v.words @@ ${search.words}::tsquery`
}
