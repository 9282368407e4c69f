import { placeNames } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { type Route, route } from '../../../platform/http/mount.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin, parentPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { provinceOf, provinceRuleOn } from '../actions/province-rule.ts'
import { venueInScope } from '../actions.ts'
import * as contract from '../contract/poster.ts'
import { type PosterOf, type Printer, posterPdf } from '../poster/print.ts'
import { type VenueRow, venueById } from '../store.ts'

export function posterRoutes(house: House, printer: Printer): Route[] {
  return [
    route(contract.readPoster, async ({ params, tx, scope, now }) => {
      const venue = await venueInScope(tx, params.venueId, scope)
      return printedPosters(house, printer, tx, [venue], now)
    }),
    route(contract.readPosters, async ({ query, tx, scope, now }) => {
      const ids = [...new Set(query.venues.split(',').map(Number))].filter((id) => id > 0 && id <= 2_147_483_647)
      const rows = await Promise.all(ids.map((id) => venueById(tx, id)))
      const own = rows.flatMap((row) => (row !== undefined && isWithin(scope, row.path) ? [row] : []))
      return printedPosters(house, printer, tx, own, now)
    }),
  ]
}

/** The posters of venues whose code is in use, as the reply of an endpoint. */
export async function printedPosters(house: House, printer: Printer, db: Reader, venues: readonly VenueRow[], now: Date) {
  const inUse = venues.filter((venue) => venue.state === 'registered')
  const [first] = inUse
  if (first === undefined) throw new Refusal('venue-has-no-code-in-use')
  const on = civilDay(now)
  const units = inUse.map((venue) => parentPath(venue.path) ?? 'vn')
  const names = await placeNames(db, units, on)
  const hotlines = new Map<string, string>()
  for (const province of new Set(units.map(provinceOf))) hotlines.set(province, (await provinceRuleOn(db, province, on)).hotline)
  const posters = inUse.map((venue, i): PosterOf => {
    const unit = units[i] ?? 'vn'
    return {
      code: venue.code,
      name: venue.name,
      address: venue.address,
      placeVi: names.get(unit)?.vi ?? '',
      hotline: hotlines.get(provinceOf(unit)) ?? '',
    }
  })
  const bytes = await posterPdf(printer, house.publicUrl(), posters)
  const name = inUse.length === 1 ? `to-dan-${first.code}.pdf` : `to-dan-${inUse.length}-dia-diem.pdf`
  return { name, type: 'application/pdf', bytes }
}
