import type { House } from '../../../platform/house.ts'
import { isDone } from '../../../platform/http/contract.ts'
import { type Route, route } from '../../../platform/http/mount.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { showVenueCode, venueLink } from '../../../vocabulary/venue-code.ts'
import { switchRotation } from '../actions/decision.ts'
import { setOpeningHours } from '../actions/opening-hours.ts'
import { rotatingToken } from '../actions/rotating-token.ts'
import { venueInScope } from '../actions.ts'
import * as contract from '../contract/door-settings.ts'
import { rotationEnd } from '../rotation.ts'
import { venueIdsOfDevice } from '../store/registration.ts'
import { venueById } from '../store.ts'

/** What stands at a venue's door: its hours, and a screen whose code changes. */
export function doorSettingRoutes(house: House): Route[] {
  return [
    route(contract.setOpeningHours, async ({ params, body, tx, actor, scope, now }) => {
      await setOpeningHours(tx, await venueInScope(tx, params.venueId, scope), body, { actor, now })
      return isDone
    }),
    route(contract.setOwnOpeningHours, async ({ params, body, device, tx, now }) => {
      const isOwn = (await venueIdsOfDevice(tx, device.id)).includes(params.venueId)
      const venue = found(isOwn ? await venueById(tx, params.venueId) : undefined, 'venue')
      const actor = { id: `device:${device.id}`, displayName: 'Chủ địa điểm tự đăng ký' }
      await setOpeningHours(tx, venue, { ...body, version: null }, { actor, now })
      return isDone
    }),
    route(contract.switchRotation, async ({ params, body, tx, actor, scope, now }) => {
      await switchRotation(tx, { ...params, ...body }, { actor, scope, now })
      return isDone
    }),
    route(contract.readScreenLink, async ({ params, tx, scope, now }) => {
      const row = await venueInScope(tx, params.venueId, scope)
      if (row.state !== 'registered') throw new Refusal('venue-has-no-code-in-use')
      if (!row.rotates) throw new Refusal('screen-is-switched-off')
      const token = rotatingToken(house.keyring, row.code, now)
      return {
        name: row.name,
        code: showVenueCode(row.code),
        link: `${venueLink(house.publicUrl(), row.code)}?t=${token}`,
        endsAt: rotationEnd(now).toISOString(),
      }
    }),
  ]
}
