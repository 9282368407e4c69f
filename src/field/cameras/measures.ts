import { sql } from 'kysely'
import type { Reader } from '../../platform/database.ts'
import { prefixRange } from '../../vocabulary/administrative-unit-code.ts'

/** Cameras of one unit at this moment. A facility is connected when at least one of its cameras shows a picture. */
export interface CameraCover {
  readonly unitPath: string
  readonly cameras: number
  readonly working: number
  readonly facilitiesWithCameras: number
  readonly facilitiesConnected: number
}

/** Cameras by the unit `depth` steps below the nation (1 province, 2 district, 3 commune). Facilities without any camera are counted by the caller: here they are no data. */
export async function cameraCover(db: Reader, scope: readonly string[], depth: 1 | 2 | 3): Promise<CameraCover[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select path, facility_id, state in ('online', 'degraded') as works from cameras.camera where removed_at is null and path >= ${from} and path < ${to}`
  })
  const { rows } = await sql<{ unit_path: string; cameras: number; working: number; facilities: number; connected: number }>`
    select array_to_string((string_to_array(path, '/'))[1:${depth + 1}], '/') as unit_path, count(*) as cameras, count(*) filter (where works) as working,
      count(distinct facility_id) as facilities, count(distinct facility_id) filter (where works) as connected
    from (${sql.join(parts, sql` union all `)}) as parts group by 1 order by 1`.execute(db)
  return rows.map((row) => ({
    unitPath: row.unit_path,
    cameras: row.cameras,
    working: row.working,
    facilitiesWithCameras: row.facilities,
    facilitiesConnected: row.connected,
  }))
}

/** Each facility's cameras: how many there are, how many show a picture, and why the others do not. */
export async function camerasOfFacilities(
  db: Reader,
  scope: readonly string[],
): Promise<Map<string, { cameras: number; working: number; reasons: string[] }>> {
  if (scope.length === 0) return new Map()
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select facility_id, state, reason from cameras.camera where removed_at is null and path >= ${from} and path < ${to}`
  })
  const { rows } = await sql<{ facility_id: string; cameras: number; working: number; reasons: string[] | null }>`
    select facility_id, count(*) as cameras, count(*) filter (where state in ('online', 'degraded')) as working,
      array_agg(distinct coalesce(reason, state)) filter (where state not in ('online', 'degraded')) as reasons
    from (${sql.join(parts, sql` union all `)}) as parts group by 1`.execute(db)
  return new Map(rows.map((row) => [row.facility_id, { cameras: row.cameras, working: row.working, reasons: row.reasons ?? [] }]))
}
