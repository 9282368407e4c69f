import type { House } from '../../../platform/house.ts'
import { type Route, route } from '../../../platform/http/mount.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { openCommuneFinder } from '../actions/find-communes.ts'
import { registerVenue } from '../actions/registration.ts'
import * as contract from '../contract/own-venue.ts'
import type { Printer } from '../poster/print.ts'
import { venueIdsOfDevice } from '../store/registration.ts'
import { type VenueRow, venueById } from '../store.ts'
import { printedPosters } from './poster.ts'
import { wordVenues } from './word-venues.ts'

/** What a keeper without an account does; a phone sees the venues that it registered, and no others. */
export function ownVenueRoutes(house: House, printer: Printer): Route[] {
  const findCommunes = openCommuneFinder()
  return [
    route(contract.findCommunes, async ({ query, tx, now }) => ({ rows: await findCommunes(tx, query.text, civilDay(now)) })),
    route(contract.registerOwnVenue, async ({ body, device, tx, now }) => {
      const actor = { id: `device:${device.id}`, displayName: 'Chủ địa điểm tự đăng ký' }
      const row = await registerVenue(tx, house.keyring, body, { actor, scope: ['vn'], now, decides: [], deviceId: device.id })
      return found((await wordVenues(tx, [row], civilDay(now), house.publicUrl()))[0], 'venue')
    }),
    route(contract.listOwnVenues, async ({ device, tx, now }) => {
      const rows = await Promise.all((await venueIdsOfDevice(tx, device.id)).map((id) => venueById(tx, id)))
      const own = rows.flatMap((row): VenueRow[] => (row === undefined ? [] : [row]))
      return { rows: await wordVenues(tx, own, civilDay(now), house.publicUrl()) }
    }),
    route(contract.readOwnPoster, async ({ params, device, tx, now }) => {
      const isOwn = (await venueIdsOfDevice(tx, device.id)).includes(params.venueId)
      const venue = found(isOwn ? await venueById(tx, params.venueId) : undefined, 'venue')
      if (venue.state === 'waiting') throw new Refusal('venue-waits-for-approval')
      return printedPosters(house, printer, tx, [venue], now)
    }),
  ]
}
