import { narrowed, placeNames } from '../../foundation/places/public.ts'
import type { Reader } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import { isDone } from '../../platform/http/contract.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { cameraInScope, connectCamera, recordView, removeCamera } from './actions.ts'
import { connectionStates } from './camera-connection.ts'
import * as contract from './contract.ts'
import { zones } from './coverage.ts'
import * as store from './store.ts'
import { snapshotFilm } from './video/fmp4.ts'
import type { CameraWatch } from './watch.ts'

export function cameraRoutes(house: House, watch: CameraWatch): Route[] {
  const worded = (db: Reader, rows: readonly store.CameraRow[], now: Date) => wordCameras(db, rows, watch, civilDay(now))
  return [
    route(contract.listCameras, async ({ query, tx, scope, now }) => {
      const within = query.unit === undefined ? scope : narrowed(scope, query.unit)
      const rows = await store.camerasWithin(tx, within, {
        facilityId: query.facilityId ?? null,
        after: query.after ?? '',
        limit: query.limit,
      })
      const last = rows.at(-1)
      return {
        rows: await worded(tx, rows, now),
        next: rows.length === query.limit && last !== undefined ? store.placeOf(last) : null,
      }
    }),
    route(contract.connectCamera, async ({ body, tx, actor, scope, now, machineNow }) => {
      const row = await connectCamera(tx, { keyring: house.keyring, guard: watch.guard }, body, { actor, scope, now, machineNow })
      return found((await worded(tx, [row], now))[0], 'camera')
    }),
    route(contract.readCameraHistory, async ({ params, tx, scope, now }) => {
      const row = await cameraInScope(tx, params.cameraId, scope)
      const transitions = await store.transitionsOf(tx, row.id, 200)
      return {
        camera: found((await worded(tx, [row], now))[0], 'camera'),
        transitions: transitions.map((one) => ({
          at: one.at.toISOString(),
          from: stateOf(one.from_state),
          to: stateOf(one.to_state),
          reason: one.reason,
        })),
      }
    }),
    route(contract.removeCamera, async ({ params, tx, actor, scope, now, machineNow }) => {
      await removeCamera(tx, params.cameraId, { actor, scope, now, machineNow })
      return isDone
    }),
    route(contract.viewSnapshot, async ({ params, body, tx, actor, scope, now, machineNow }) => {
      const row = await cameraInScope(tx, params.cameraId, scope)
      const keyframe = watch.monitor.keyframe(row.id)
      const film = keyframe && snapshotFilm(keyframe.parameterSets, keyframe.nals)
      if (film === undefined) throw new Refusal('camera-has-no-picture-yet', { camera: row.name }, 409)
      await recordView(tx, row, body.purpose, { actor, scope, now, machineNow })
      return { name: `camera-${row.id}.mp4`, type: 'video/mp4', bytes: film }
    }),
  ]
}

async function wordCameras(db: Reader, rows: readonly store.CameraRow[], watch: CameraWatch, on: string) {
  const names = await placeNames(
    db,
    rows.map((row) => row.path),
    on,
  )
  return rows.map((row) => {
    const status = watch.monitor.status(row.id)
    const facility = names.get(row.path)
    return {
      id: row.id,
      name: row.name,
      zone: found(
        zones.find((zone) => zone === row.zone),
        'zone',
      ),
      facilityId: row.facility_id,
      facilityVi: facility?.vi ?? '',
      facilityEn: facility?.en ?? '',
      shownAddress: row.shown_address,
      state: stateOf(row.state),
      reason: row.reason,
      since: row.state_since.toISOString(),
      framesPerSecond: numberOrNull(status?.framesPerSecond),
      bitsPerSecond: numberOrNull(status?.bitsPerSecond),
      version: row.version,
    }
  })
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : Math.round(value * 10) / 10
}

function stateOf(text: string) {
  return found(
    connectionStates.find((state) => state === text),
    'state',
  )
}
