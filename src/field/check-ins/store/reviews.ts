import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { endOfCivilDay, startOfCivilDay } from '../../../vocabulary/period.ts'
import { flags, repeated, sameVisitWithinMs, sources } from '../visit.ts'
import { ownTime } from './scans.ts'

export interface ReviewRow {
  id: string
  person_id: number
  in_at: Date
  received_at: Date
  at: Date
  out_at: Date | null
  flags: number
  source: number
  device_id: string | null
  sent_by: string | null
  /** Of the minutes before the day: only to tell which scans of its first minute repeat one of them. */
  is_before: boolean
}

/** A visit, as far as it tells where its person was. */
export interface SightingRow {
  readonly venueId: number
  readonly personId: number
  readonly at: Date
  readonly flags: number
  readonly source: number
  readonly deviceId: string | null
  readonly sentBy: string | null
}

export interface SeenTwice {
  readonly id: string
  readonly isBefore: boolean
  readonly own: SightingRow
  /** The same person's visits at other venues within half an hour. */
  readonly others: readonly SightingRow[]
}

const ofDay = (venueId: number, day: string) => {
  const start = startOfCivilDay(day)
  return sql`v.venue_id = ${venueId} and v.in_at >= ${new Date(start.getTime() - 10 * sameVisitWithinMs)} and v.in_at < ${endOfCivilDay(day)}`
}

/** All visits of a venue's day. */
export async function visitsToReview(db: Reader, venueId: number, day: string): Promise<ReviewRow[]> {
  const { rows } = await sql<ReviewRow>`
    select v.id, v.person_id, v.in_at, v.received_at, ${ownTime} as at, v.out_at, v.flags, v.source, v.device_id, v.sent_by, v.in_at < ${startOfCivilDay(day)} as is_before
    from check_ins.visit v where ${ofDay(venueId, day)}`.execute(db)
  return rows
}

/** Of a person's other visits so many are looked at, those that staff recorded first; nobody truly has as many in half an hour. */
const mostElsewhere = 30

interface ElsewhereRow {
  id: string
  person_id: number
  at: Date
  flags: number
  source: number
  device_id: string | null
  sent_by: string | null
  is_before: boolean
  other_venue_id: number | null
  other_at: Date | null
  other_flags: number | null
  other_source: number | null
  other_device_id: string | null
  other_sent_by: string | null
}

/**
 * All visits of a venue's day, each with the same person's visits at other venues within half an hour: of every venue and phone there the
 * nearest, flagged and unflagged, because a nearer one tells at least as much; a photographed code tells nothing, so it hides no true scan,
 * neither behind it nor behind many of its kind. `only` these ids, when given.
 */
export async function visitsElsewhere(db: Reader, venueId: number, day: string, only?: readonly string[]): Promise<SeenTwice[]> {
  if (only?.length === 0) return []
  const isSelfScan = sql`o.source = ${sql.lit(sources['self-scan'])}`
  const isStale = sql`o.flags & ${sql.lit(flags['stale-code'])} <> 0`
  const kind = sql`o.venue_id, ${isSelfScan}, o.device_id, o.sent_by, o.flags & ${sql.lit(flags['stale-code'] | flags['impossible-travel'] | repeated)}`
  const { rows } = await sql<ElsewhereRow>`
    select v.id, v.person_id, v.in_at as at, v.flags, v.source, v.device_id, v.sent_by, v.in_at < ${startOfCivilDay(day)} as is_before,
      e.venue_id as other_venue_id, e.in_at as other_at, e.flags as other_flags, e.source as other_source,
      e.device_id as other_device_id, e.sent_by as other_sent_by
    from check_ins.visit v
    left join lateral (
      select * from (
        select distinct on (${kind}) o.venue_id, o.in_at, o.flags, o.source, o.device_id, o.sent_by, ${isSelfScan} as is_self_scan, ${isStale} as is_stale,
          abs(extract(epoch from o.in_at - v.in_at)) as distance
        from check_ins.visit o
        where o.person_id = v.person_id and o.in_at > v.in_at - interval '30 minutes' and o.in_at < v.in_at + interval '30 minutes'
          and o.venue_id <> v.venue_id and o.flags & ${sql.lit(flags.misdated)} = 0
        order by ${kind}, distance
      ) as nearest order by is_stale, is_self_scan, distance limit ${sql.lit(mostElsewhere)}
    ) e on true
    where ${ofDay(venueId, day)} ${only === undefined ? sql`` : sql`and v.id = any(${only}::uuid[])`}`.execute(db)
  return [...Map.groupBy(rows, (row) => `${row.id} ${row.at.getTime()}`).values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [seenTwice(venueId, [first, ...more])],
  )
}

function seenTwice(venueId: number, rows: readonly [ElsewhereRow, ...ElsewhereRow[]]): SeenTwice {
  const [{ id, person_id: personId, is_before: isBefore, at, flags: bits, source, device_id: deviceId, sent_by: sentBy }] = rows
  return {
    id,
    isBefore,
    own: { venueId, personId, at, flags: bits, source, deviceId, sentBy },
    others: rows.flatMap((row) =>
      row.other_venue_id === null || row.other_at === null || row.other_flags === null || row.other_source === null
        ? []
        : {
            venueId: row.other_venue_id,
            personId,
            at: row.other_at,
            flags: row.other_flags,
            source: row.other_source,
            deviceId: row.other_device_id,
            sentBy: row.other_sent_by,
          },
    ),
  }
}

/** Writes what was found of these visits of one venue, in one statement. */
export async function flagVisits(
  tx: Transaction,
  venueId: number,
  visits: readonly { readonly id: string; readonly inAt: Date; readonly flags: number }[],
): Promise<void> {
  if (visits.length === 0) return
  const times = visits.map((visit) => visit.inAt.getTime())
  await sql`
    update check_ins.visit v set flags = g.flags
    from unnest(${visits.map((visit) => visit.id)}::uuid[], ${visits.map((visit) => visit.inAt)}::timestamptz[],
      ${visits.map((visit) => visit.flags)}::int[]) as g (id, in_at, flags)
    where v.venue_id = ${venueId} and v.in_at = g.in_at and v.id = g.id
      and v.in_at >= ${new Date(times.reduce((a, b) => Math.min(a, b)))} and v.in_at <= ${new Date(times.reduce((a, b) => Math.max(a, b)))}`.execute(
    tx,
  )
}
