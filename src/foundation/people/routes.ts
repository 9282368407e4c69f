import type { House } from '../../platform/house.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import * as contract from './contract.ts'
import type { Devices } from './device.ts'

export function peopleRoutes(_house: House, devices: Devices): Route[] {
  return [
    route(contract.openDevice, async ({ device, tx, now, request }) => {
      if (device !== null) return { isNew: false, isBound: device.personId !== null }
      const { cookie } = await devices.register(tx, now)
      request.setCookies([cookie])
      return { isNew: true, isBound: false }
    }),
  ]
}
