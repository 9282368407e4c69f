import type { z } from 'zod'
import { placeNames } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import { parentPath } from '../../../vocabulary/administrative-unit-code.ts'
import { showVenueCode, venueLink } from '../../../vocabulary/venue-code.ts'
import { stateOf } from '../actions/decision.ts'
import { saidHours } from '../actions/opening-hours.ts'
import type { venue } from '../contract/shape.ts'
import type { VenueRow } from '../store.ts'
import { type VenueCategory, venueCategories } from '../venue.ts'

/** Venues in the words of the contract. A venue without a code in use shows none: nobody must print it. */
export async function wordVenues(
  db: Reader,
  rows: readonly VenueRow[],
  on: string,
  publicUrl: string,
): Promise<z.input<typeof venue>[]> {
  const names = await placeNames(
    db,
    rows.map((row) => parentPath(row.path) ?? 'vn'),
    on,
  )
  return rows.map((row) => {
    const unitPath = parentPath(row.path) ?? 'vn'
    const place = names.get(unitPath)
    const hasCode = row.state === 'registered' || row.state === 'revoked'
    return {
      id: row.id,
      code: hasCode ? showVenueCode(row.code) : '',
      name: row.name,
      address: row.address,
      category: categoryOf(row.category),
      state: stateOf(row.state),
      placeVi: place?.vi ?? '',
      placeEn: place?.en ?? '',
      unitPath,
      link: hasCode ? venueLink(publicUrl, row.code) : '',
      ...saidHours(row),
    }
  })
}

export function categoryOf(text: string): VenueCategory {
  return found(
    venueCategories.find((one) => one === text),
    'category',
  )
}
