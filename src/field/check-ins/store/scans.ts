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

/** All scans of a person at a venue around a moment. */
export async function scansAround(db: Reader, one: ScanToCompare, milliseconds: number): Promise<StoredScan[]> {
  const { rows } = await sql<{
    id: string
    in_at: Date
    at: Date
    out_at: Date | null
    flags: number
    source: number
    sent_by: string | null
  }>`
    select v.id, v.in_at, ${ownTime} as at, v.out_at, v.flags, v.source, v.sent_by from check_ins.visit v
    where v.person_id = ${one.personId} and v.venue_id = ${one.venueId} and v.in_at >= ${new Date(one.inAt.getTime() - milliseconds)} and v.in_at <= ${new Date(one.inAt.getTime() + milliseconds)}`.execute(
    db,
  )
  return rows.map((row) => ({
    id: row.id,
    venueId: one.venueId,
    personId: one.personId,
    inAt: row.in_at,
    at: row.at,
    outAt: row.out_at,
    flags: row.flags,
    source: row.source,
    sentBy: row.sent_by,
  }))
}

export async function saveScan(tx: Transaction, scan: StoredScan): Promise<void> {
  await sql`update check_ins.visit set flags = ${scan.flags}, out_at = ${scan.outAt}
    where venue_id = ${scan.venueId} and in_at = ${scan.inAt} and id = ${scan.id}::uuid`.execute(tx)
}
