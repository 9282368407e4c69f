import { sql } from 'kysely'
import type { Reader, Transaction } from '../../platform/database.ts'
import { prefixRange } from '../../vocabulary/administrative-unit-code.ts'

export interface CameraRow {
  id: string
  facility_id: string
  path: string
  name: string
  zone: string
  address: Buffer
  shown_address: string
  state: string
  reason: string | null
  state_since: Date
  version: number
}
const columns = sql`id, facility_id, path, name, zone, address, shown_address, state, reason, state_since, version`

export async function insertCamera(tx: Transaction, camera: Omit<CameraRow, 'state' | 'reason' | 'version'>): Promise<void> {
  await sql`
    insert into cameras.camera (id, facility_id, path, name, zone, address, shown_address, state_since, registered_at)
    values (${camera.id}, ${camera.facility_id}, ${camera.path}, ${camera.name}, ${camera.zone}, ${camera.address}, ${camera.shown_address}, ${camera.state_since}, ${camera.state_since})`.execute(
    tx,
  )
}

export async function cameraById(db: Reader, id: string): Promise<CameraRow | undefined> {
  const { rows } = await sql<CameraRow>`select ${columns} from cameras.camera where id = ${id} and removed_at is null`.execute(db)
  return rows[0]
}

/** What cameras are called, those that were removed too: the log speaks of them. */
export async function cameraNames(db: Reader, ids: readonly string[]): Promise<Map<string, { vi: string; en: string }>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from cameras.camera where id::text = any(${[...ids]})`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, { vi: name, en: name }]))
}

export async function watchedCameras(db: Reader): Promise<CameraRow[]> {
  const { rows } = await sql<CameraRow>`select ${columns} from cameras.camera where removed_at is null order by id`.execute(db)
  return rows
}

/** Those that need somebody first, then by path; keyset on (working, path, id). */
export async function camerasWithin(
  db: Reader,
  scope: readonly string[],
  filter: { facilityId: string | null; after: string; limit: number },
): Promise<CameraRow[]> {
  if (scope.length === 0) return []
  const place = sql`(case when state = 'online' then '1' else '0' end || path || id::text) collate "C"`
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`(select ${columns}, ${place} as place from cameras.camera
      where removed_at is null and path >= ${from} and path < ${to} and (${filter.facilityId}::text is null or facility_id = ${filter.facilityId}) and ${place} > ${filter.after}
      order by place limit ${filter.limit})`
  })
  const { rows } =
    await sql<CameraRow>`select ${columns} from (${sql.join(parts, sql` union all `)}) as parts order by place limit ${filter.limit}`.execute(
      db,
    )
  return rows
}

/** Where `camerasWithin` goes on. */
export function placeOf(row: CameraRow): string {
  return `${row.state === 'online' ? '1' : '0'}${row.path}${row.id}`
}

export async function saveTransition(
  tx: Transaction,
  change: { cameraId: string; from: string; to: string; reason: string | null; at: Date; businessAt: Date },
): Promise<CameraRow | undefined> {
  const { rows } = await sql<CameraRow>`
    update cameras.camera set state = ${change.to}, reason = ${change.reason}, state_since = ${change.at}, version = version + 1
    where id = ${change.cameraId} and removed_at is null returning ${columns}`.execute(tx)
  if (rows[0] === undefined) return undefined
  await sql`
    insert into cameras.transition (camera_id, at, business_at, from_state, to_state, reason)
    values (${change.cameraId}, ${change.at}, ${change.businessAt}, ${change.from}, ${change.to}, ${change.reason}) on conflict do nothing`.execute(
    tx,
  )
  return rows[0]
}

export async function transitionsOf(
  db: Reader,
  cameraId: string,
  limit: number,
): Promise<{ at: Date; from_state: string; to_state: string; reason: string | null }[]> {
  const { rows } = await sql<{ at: Date; from_state: string; to_state: string; reason: string | null }>`
    select at, from_state, to_state, reason from cameras.transition where camera_id = ${cameraId} order by at desc limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Where a camera answers from now on; for a place whose addresses change by themselves. */
export async function saveAddress(tx: Transaction, id: string, address: Buffer, shown: string): Promise<void> {
  await sql`update cameras.camera set address = ${address}, shown_address = ${shown}, version = version + 1 where id = ${id}`.execute(
    tx,
  )
}

export async function markRemoved(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update cameras.camera set removed_at = ${at}, version = version + 1 where id = ${id}`.execute(tx)
}
