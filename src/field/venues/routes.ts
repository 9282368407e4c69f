import { toString as drawQr } from 'qrcode'
import { narrowed, placeNames } from '../../foundation/places/public.ts'
import type { Reader } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { found } from '../../platform/refusal.ts'
import { parentPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { showVenueCode, venueLink } from '../../vocabulary/venue-code.ts'
import { registerVenue, venueInScope, venueOfCode } from './actions.ts'
import * as contract from './contract.ts'
import { type VenueRow, venuesWithin } from './store.ts'
import { venueCategories, venueStates } from './venue.ts'

export function venueRoutes(house: House): Route[] {
  const worded = (db: Reader, rows: readonly VenueRow[], on: string) => wordVenues(db, rows, on, house.publicUrl())
  return [
    route(contract.findVenueByCode, async ({ params, tx, now }) => {
      const venue = await venueOfCode(tx, params.code)
      const [shown] = await worded(tx, [venue], civilDay(now))
      const { name, address, placeVi, placeEn, state } = found(shown, 'venue')
      return { code: showVenueCode(venue.code), name, address, state, placeVi, placeEn, businessNow: now.toISOString() }
    }),
    route(contract.listVenues, async ({ query, tx, scope, now }) => {
      const day = query.day ?? civilDay(now)
      const rows = await venuesWithin(tx, query.unit === undefined ? scope : narrowed(scope, query.unit), {
        day,
        after: query.after ?? '',
        limit: query.limit,
        folded: query.search ? foldVietnamese(query.search).replace(/[\\%_]/g, (letter) => `\\${letter}`) : null,
        onlySilent: query.silent === 'true',
      })
      const shown = await worded(tx, rows, civilDay(now))
      return {
        rows: shown.map((venue, i) => ({ ...venue, visits: rows[i]?.visits ?? 0, path: rows[i]?.path ?? '' })),
        next: rows.length === query.limit ? (rows.at(-1)?.path ?? null) : null,
      }
    }),
    route(contract.readVenue, async ({ params, tx, scope, now }) => {
      const row = await venueInScope(tx, params.venueId, scope)
      return found((await worded(tx, [row], civilDay(now)))[0], 'venue')
    }),
    route(contract.registerVenue, async ({ body, tx, actor, scope, now }) => {
      const row = await registerVenue(tx, body, { actor, scope, now })
      return found((await worded(tx, [row], civilDay(now)))[0], 'venue')
    }),
    route(contract.readVenueQr, async ({ params, tx, scope }) => {
      const row = await venueInScope(tx, params.venueId, scope)
      const picture = await drawQr(venueLink(house.publicUrl(), row.code), { type: 'svg', errorCorrectionLevel: 'Q', margin: 4 })
      return { name: `ma-qr-${row.code}.svg`, type: 'image/svg+xml', bytes: Buffer.from(picture) }
    }),
  ]
}

async function wordVenues(db: Reader, rows: readonly VenueRow[], on: string, publicUrl: string) {
  const names = await placeNames(
    db,
    rows.map((row) => parentPath(row.path) ?? 'vn'),
    on,
  )
  return rows.map((row) => {
    const unitPath = parentPath(row.path) ?? 'vn'
    const place = names.get(unitPath)
    return {
      id: row.id,
      code: showVenueCode(row.code),
      name: row.name,
      address: row.address,
      category: found(
        venueCategories.find((one) => one === row.category),
        'category',
      ),
      state: found(
        venueStates.find((one) => one === row.state),
        'state',
      ),
      placeVi: place?.vi ?? '',
      placeEn: place?.en ?? '',
      unitPath,
      link: venueLink(publicUrl, row.code),
    }
  })
}
