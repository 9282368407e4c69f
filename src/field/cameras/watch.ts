import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { StartRefused } from '../../platform/config.ts'
import type { House } from '../../platform/house.ts'
import { emit, type Subscriptions } from '../../platform/outbox.ts'
import { type AddressGuard, createAddressGuard, readAddressPolicy } from './address-guard.ts'
import { type CameraMonitor, type CameraTransition, startCameraMonitor } from './camera-monitor.ts'
import { openAddress } from './sealed-address.ts'
import * as store from './store.ts'

export interface CameraWatch {
  readonly guard: AddressGuard
  readonly monitor: CameraMonitor
  readonly subscriptions: Subscriptions
  /** Starts watching every registered camera. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** The part of the process that holds the lines: every change of state becomes a row and, when it matters, news. */
export function openCameraWatch(house: House): CameraWatch {
  const ranges = readAddressPolicy(house.config.cameraAllowedRanges)
  if (!ranges.ok) throw new StartRefused(`CAMERA_ALLOWED_RANGES has ranges that cannot be read: ${ranges.badRanges.join(', ')}`)
  const guard = createAddressGuard({ ...ranges.policy, ownPorts: () => house.ownPorts() })
  let written: Promise<void> = Promise.resolve()
  let stopped = false
  const monitor = startCameraMonitor({
    guard,
    onTransition: (transition) => {
      if (!stopped) written = written.then(() => persist(house, transition, () => stopped))
    },
  })
  const watch = (row: store.CameraRow) => {
    const { url, credentials } = openAddress(house.keyring, row.address)
    monitor.watch({ cameraId: row.id, url, credentials })
  }
  return {
    guard,
    monitor,
    subscriptions: {
      'camera.registered': [
        async (tx, news) => {
          const row = await store.cameraById(tx, cameraNews.parse(news.payload).cameraId)
          if (row !== undefined) watch(row)
        },
      ],
      'camera.removed': [async (_tx, news) => monitor.unwatch(cameraNews.parse(news.payload).cameraId)],
    },
    start: async () => {
      for (const row of await store.watchedCameras(house.database.read)) watch(row)
    },
    stop: async () => {
      stopped = true
      monitor.stop()
      await written
    },
  }
}

const cameraNews = z.object({ cameraId: z.string() })

/** Kept in order and tried again while the database is away: an outage of the database must not lose the outage of a camera. */
async function persist(house: House, transition: CameraTransition, givenUp: () => boolean): Promise<void> {
  for (let wait = 250; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      await house.database.transaction(async (tx) => {
        const now = house.businessClock.now()
        const row = await store.saveTransition(tx, { ...transition, reason: transition.reason ?? null, businessAt: now })
        if (row === undefined) return
        const wentUp = transition.to === 'online'
        const wentDown = transition.from === 'online' || transition.from === 'degraded' || transition.from === 'connecting'
        if (wentUp) await emit(tx, 'camera.came-online', { cameraId: row.id, facilityId: row.facility_id, path: row.path }, now)
        else if (wentDown && transition.to !== 'degraded') {
          await emit(
            tx,
            'camera.went-offline',
            { cameraId: row.id, facilityId: row.facility_id, path: row.path, reason: transition.reason ?? 'unknown' },
            now,
          )
        }
      })
      house.wakeDelivery()
      return
    } catch (fault) {
      house.log.warn({ err: fault, cameraId: transition.cameraId }, 'a camera’s change of state waits for the database')
      if (givenUp()) return
      await pause(wait)
    }
  }
}
