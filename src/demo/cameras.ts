import { connectCamera } from '../field/cameras/actions.ts'
import { createAddressGuard, readAddressPolicy } from '../field/cameras/address-guard.ts'
import { openAddress, sealAddress } from '../field/cameras/sealed-address.ts'
import { type CameraSimulator, startCameraSimulator } from '../field/cameras/simulator/camera-simulator.ts'
import { saveAddress, watchedCameras } from '../field/cameras/store.ts'
import { system } from '../foundation/audit/public.ts'
import type { Transaction } from '../platform/database.ts'
import type { House } from '../platform/house.ts'

/** Where simulated cameras stand unless somebody else's program is there already. */
const usualPort = 13_440

const cameraPlans: readonly (readonly [facility: number, name: string, placement: string])[] = [
  [2, 'Cổng chính', 'gate'],
  [2, 'Hành lang tầng 1', 'corridor'],
  [2, 'Sảnh tầng 1', 'lobby'],
  [4, 'Cổng', 'gate'],
  [4, 'Khu lấy mẫu', 'service-yard'],
  [6, 'Sảnh lễ tân', 'lobby'],
]

/** The simulator of this process, or why there is none. */
let standing: { readonly simulator: CameraSimulator } | { readonly fault: unknown } | undefined

/** Simulated cameras that speak real RTSP; the one of the hotel is unplugged. On the usual port, or on a free one when that is taken. */
export async function openScenery(port = usualPort): Promise<{ close(): Promise<void> }> {
  const on = (wanted: number) => startCameraSimulator({ port: wanted, cameras: cameraPlans.length, faultPort: 0 })
  try {
    const simulator = await on(port).catch(() => on(0))
    simulator.fault(cameraPlans.length - 1, 'refuse')
    standing = { simulator }
    return { close: () => simulator.stop() }
  } catch (fault) {
    standing = { fault }
    return { close: async () => {} }
  }
}

/** The story's cameras, at the simulator's address. */
export async function connectSampleCameras(
  tx: Transaction,
  house: House,
  facilities: readonly { readonly id: string }[],
  now: Date,
): Promise<void> {
  const policy = readAddressPolicy(house.config.cameraAllowedRanges)
  const guard = createAddressGuard(policy.ok ? policy.policy : { allowedRanges: [], onlyThese: true })
  const machineNow = house.machineClock.now()
  for (const [n, [facility, name, placement]] of cameraPlans.entries()) {
    await connectCamera(
      tx,
      { keyring: house.keyring, guard },
      { facilityId: facilities[facility]?.id ?? '', name, placement, url: `rtsp://127.0.0.1:${portNow()}/cam/${n}` },
      { actor: system, scope: ['vn'], now, machineNow },
    )
  }
}

/** The simulator may stand on another port than at the last start: its cameras are pointed there before anybody watches them. */
export async function pointSampleCameras(house: House): Promise<void> {
  if (standing !== undefined && 'fault' in standing)
    house.log.warn({ fault: standing.fault }, 'the camera simulator could not start: the sample cameras have no picture')
  await house.database.transaction(async (tx) => {
    for (const camera of await watchedCameras(tx)) {
      const { url, credentials } = openAddress(house.keyring, camera.address)
      const [, port, n] = /^rtsp:\/\/127\.0\.0\.1:(\d+)\/cam\/(\d+)$/.exec(url) ?? []
      if (n === undefined || cameraPlans[Number(n)]?.[1] !== camera.name || Number(port) === portNow()) continue
      const moved = `rtsp://127.0.0.1:${portNow()}/cam/${n}`
      await saveAddress(tx, camera.id, sealAddress(house.keyring, { url: moved, credentials }), moved)
    }
  })
}

function portNow(): number {
  return standing !== undefined && 'simulator' in standing ? standing.simulator.port : usualPort
}
