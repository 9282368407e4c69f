import { type Doer, record } from '../../foundation/audit/public.ts'
import { organisationsById } from '../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import type { Keyring } from '../../platform/keyring.ts'
import { emit } from '../../platform/outbox.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { type AddressGuard, type Credentials, readCameraAddress } from './address-guard.ts'
import { decidePlacement } from './coverage.ts'
import { sealAddress } from './sealed-address.ts'
import * as store from './store.ts'

export interface By {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
  readonly machineNow: Date
}

/**
 * Registers a camera. The placement is judged by 4403/CV-BCĐ, the address by the guard (a first time here, so that the person
 * learns of it, and again at every connection); user and password are sealed and never shown again.
 */
export async function connectCamera(
  tx: Transaction,
  parts: { keyring: Keyring; guard: AddressGuard },
  given: {
    facilityId: string
    name: string
    placement: string
    url: string
    user?: string | undefined
    password?: string | undefined
  },
  by: By,
): Promise<store.CameraRow> {
  const facility = found((await organisationsById(tx, [given.facilityId]))[0], 'facility')
  if (facility.kind !== 'quarantine-facility' || !isWithin(by.scope, facility.path))
    throw new Refusal('not-found', { what: 'facility' }, 404)
  const placement = decidePlacement(given.placement)
  if (!placement.accepted) throw new Refusal(placement.code, { placement: given.placement })
  const read = readCameraAddress(given.url)
  if (!read.ok) throw new Refusal('camera-address-is-not-allowed', { why: `cameras.address.${read.why}` })
  const judged = await parts.guard(read.address.requestUrl)
  if (!judged.allowed && judged.failure === 'address-not-allowed')
    throw new Refusal('camera-address-is-not-allowed', { why: `cameras.address.${judged.why}` })
  const credentials: Credentials | undefined = given.user
    ? { user: given.user, password: given.password ?? '' }
    : read.address.credentials
  const camera = {
    id: newId(),
    facility_id: facility.id,
    path: facility.path,
    name: given.name,
    zone: placement.zone,
    address: sealAddress(parts.keyring, { url: read.address.requestUrl, credentials }),
    shown_address: read.address.requestUrl,
    state_since: by.machineNow,
  }
  await store.insertCamera(tx, camera)
  await record(tx, {
    actor: by.actor,
    action: 'camera.registered',
    subject: { kind: 'camera', id: camera.id },
    scopePath: facility.path,
    facts: { zone: placement.zone, facility: facility.id },
    at: by.now,
  })
  await emit(tx, 'camera.registered', { cameraId: camera.id }, by.now)
  return found(await store.cameraById(tx, camera.id), 'camera')
}

export async function removeCamera(tx: Transaction, cameraId: string, by: By): Promise<void> {
  const camera = await cameraInScope(tx, cameraId, by.scope)
  await store.markRemoved(tx, camera.id, by.machineNow)
  await record(tx, {
    actor: by.actor,
    action: 'camera.removed',
    subject: { kind: 'camera', id: camera.id },
    scopePath: camera.path,
    at: by.now,
  })
  await emit(tx, 'camera.removed', { cameraId: camera.id }, by.now)
}

export async function cameraInScope(db: Reader, cameraId: string, scope: readonly string[]): Promise<store.CameraRow> {
  const camera = found(await store.cameraById(db, cameraId), 'camera')
  return found(isWithin(scope, camera.path) ? camera : undefined, 'camera')
}

/** Every view is on the record before a picture leaves: who, which camera, why. */
export async function recordView(tx: Transaction, camera: store.CameraRow, purpose: string, by: By): Promise<void> {
  await record(tx, {
    actor: by.actor,
    action: 'camera.viewed',
    subject: { kind: 'camera', id: camera.id },
    scopePath: camera.path,
    purpose,
    facts: { as: 'snapshot' },
    at: by.now,
  })
}
