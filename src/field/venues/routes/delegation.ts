import type { Access } from '../../../foundation/access/public.ts'
import type { House } from '../../../platform/house.ts'
import { isDone } from '../../../platform/http/contract.ts'
import { type Route, route } from '../../../platform/http/mount.ts'
import { acceptInvitation, endDelegation, listDelegations, offerDelegation, readInvitation } from '../actions/delegation.ts'
import * as contract from '../contract/delegation.ts'

export function delegationRoutes(house: House, access: Access): Route[] {
  return [
    route(contract.offerDelegation, async ({ params, tx, actor, scope, now }) => {
      const offered = await offerDelegation(tx, house.publicUrl(), params.venueId, { actor, scope, now })
      return { ...offered, endsAt: offered.endsAt.toISOString() }
    }),
    route(contract.listDelegations, async ({ params, tx, scope, now }) => ({
      rows: (await listDelegations(tx, params.venueId, scope, now)).map((row) => ({
        ...row,
        offeredAt: row.offeredAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
      })),
    })),
    route(contract.endDelegation, async ({ params, tx, actor, scope, now }) => {
      await endDelegation(tx, access, params, { actor, scope, now })
      return isDone
    }),
    route(contract.readInvitation, async ({ body, tx, now }) => {
      const { venue, place, endsAt } = await readInvitation(tx, body.secret, now)
      return {
        venueId: venue.id,
        name: venue.name,
        address: venue.address,
        placeVi: place.vi,
        placeEn: place.en,
        endsAt: endsAt.toISOString(),
      }
    }),
    route(contract.acceptInvitation, ({ body, tx, now }) => acceptInvitation(tx, access, body, now)),
  ]
}
