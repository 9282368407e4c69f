import { CompiledQuery, sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Scan } from '../same-visit.ts'
import { flags, sameVisitWithinMs } from '../visit.ts'

export interface StoredScan extends Scan {
  readonly venueId: number
  readonly personId: number
  readonly source: number
  readonly sentBy: string | null
}

/** The own time of a visit `v`: where it is filed, or what its device said when that was not believed. */
export const ownTime = sql`case when v.flags & ${sql.lit(flags.misdated)} = 0 then v.in_at
  else coalesce((select m.client_at from check_ins.misdated m where m.venue_id = v.venue_id and m.id = v.id), v.in_at) end`

export interface ScanToCompare {
  readonly id: string
  readonly venueId: number
  readonly personId: number
  readonly inAt: Date
}

/**
 * One probe of `visit_of_person` a scan. The outer bounds let the server open the days of this group only; arrays keep the text the
 * same for every size, so that it is planned once. LIMIT keeps it a probe: without it a join of whole days might look cheaper.
 */
export const findNeighboured = `
  select g.n from unnest($1::int[], $2::bigint[], $3::timestamptz[], $4::uuid[]) with ordinality as g (venue_id, person_id, at, id, n)
  cross join lateral (
    select 1 from check_ins.visit v where v.person_id = g.person_id and v.venue_id = g.venue_id and v.id <> g.id
      and v.in_at > g.at - interval '1 minute' and v.in_at < g.at + interval '1 minute' and v.in_at >= $5 and v.in_at <= $6 limit 1) as other`

/** Those of these scans that have another scan of the same person at the same venue within a minute. */
export async function withNeighbours<S extends ScanToCompare>(tx: Transaction, scans: readonly S[]): Promise<S[]> {
  if (scans.length === 0) return []
  const times = scans.map((scan) => scan.inAt.getTime())
  const { rows } = await tx.executeQuery<{ n: number }>(
    CompiledQuery.raw(findNeighboured, [
      scans.map((scan) => scan.venueId),
      scans.map((scan) => scan.personId),
      scans.map((scan) => scan.inAt.toISOString()),
      scans.map((scan) => scan.id),
      new Date(times.reduce((a, b) => Math.min(a, b)) - sameVisitWithinMs).toISOString(),
      new Date(times.reduce((a, b) => Math.max(a, b)) + sameVisitWithinMs).toISOString(),
    ]),
  )
  return rows.flatMap(({ n }) => scans[n - 1] ?? [])
}

/** For each of these scans all scans of its person at its venue around it, in one question. */
export async function scansAround(db: Reader, scans: readonly ScanToCompare[], milliseconds: number): Promise<StoredScan[][]> {
  if (scans.length === 0) return []
  const times = scans.map((scan) => scan.inAt.getTime())
  const first = new Date(times.reduce((a, b) => Math.min(a, b)) - milliseconds)
  const last = new Date(times.reduce((a, b) => Math.max(a, b)) + milliseconds)
  const { rows } = await sql<{
    n: number
    id: string
    in_at: Date
    at: Date
    out_at: Date | null
    flags: number
    source: number
    sent_by: string | null
  }>`
    select g.n, v.id, v.in_at, ${ownTime} as at, v.out_at, v.flags, v.source, v.sent_by
    from unnest(${scans.map((scan) => scan.venueId)}::int[], ${scans.map((scan) => scan.personId)}::bigint[],
      ${scans.map((scan) => new Date(scan.inAt.getTime() - milliseconds))}::timestamptz[],
      ${scans.map((scan) => new Date(scan.inAt.getTime() + milliseconds))}::timestamptz[])
      with ordinality as g (venue_id, person_id, since, until, n)
    join check_ins.visit v on v.person_id = g.person_id and v.venue_id = g.venue_id and v.in_at between g.since and g.until
    where v.in_at >= ${first} and v.in_at <= ${last}`.execute(db)
  const byScan = Map.groupBy(rows, (row) => row.n)
  return scans.map((scan, at) =>
    (byScan.get(at + 1) ?? []).map((row) => ({
      id: row.id,
      venueId: scan.venueId,
      personId: scan.personId,
      inAt: row.in_at,
      at: row.at,
      outAt: row.out_at,
      flags: row.flags,
      source: row.source,
      sentBy: row.sent_by,
    })),
  )
}

/** What was judged anew of these scans: their flags and their leaving. */
export async function saveScans(tx: Transaction, scans: readonly StoredScan[]): Promise<void> {
  if (scans.length === 0) return
  const times = scans.map((scan) => scan.inAt.getTime())
  await sql`
    update check_ins.visit v set flags = g.flags, out_at = g.out_at
    from unnest(${scans.map((scan) => scan.venueId)}::int[], ${scans.map((scan) => scan.inAt)}::timestamptz[],
      ${scans.map((scan) => scan.id)}::uuid[], ${scans.map((scan) => scan.flags)}::int[],
      ${scans.map((scan) => scan.outAt)}::timestamptz[]) as g (venue_id, in_at, id, flags, out_at)
    where v.venue_id = g.venue_id and v.in_at = g.in_at and v.id = g.id
      and v.in_at >= ${new Date(times.reduce((a, b) => Math.min(a, b)))} and v.in_at <= ${new Date(times.reduce((a, b) => Math.max(a, b)))}`.execute(
    tx,
  )
}
