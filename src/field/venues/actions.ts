import { randomInt } from 'node:crypto'
import type { Doer } from '../../foundation/audit/public.ts'
import { registerOrganisation } from '../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../platform/database.ts'
import { emit } from '../../platform/outbox.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { readVenueCode, VENUE_CODES, venueCode } from '../../vocabulary/venue-code.ts'
import * as store from './store.ts'
import { typicalStay, type VenueCategory } from './venue.ts'

/** Registers a venue with a code drawn at random: codes must not be countable, or one poster would lead to all. */
export async function registerVenue(
  tx: Transaction,
  given: { name: string; address: string; unitPath: string; category: VenueCategory },
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<store.VenueRow> {
  const code = venueCode(randomInt(VENUE_CODES))
  const { id, path } = await registerOrganisation(
    tx,
    {
      id: code.toLowerCase(),
      kind: 'venue',
      name: given.name,
      unitPath: given.unitPath,
      address: given.address,
      facts: { category: given.category },
    },
    by,
  )
  await store.insertVenues(
    tx,
    [
      {
        organisation_id: id,
        path,
        code,
        name: given.name,
        folded: foldVietnamese(given.name),
        address: given.address,
        category: given.category,
        typical_stay_minutes: typicalStay[given.category],
      },
    ],
    by.now,
  )
  await emit(tx, 'venue.registered', { path }, by.now)
  return found(await store.venueByCode(tx, code), 'venue')
}

/** The venue of a typed or scanned code. Throws not-found alike for a mistyped and an unknown code, apart from the sentence. */
export async function venueOfCode(db: Reader, text: string): Promise<store.VenueRow> {
  const read = readVenueCode(text)
  if (read.kind === 'refused') throw new Refusal(read.code)
  const venue = await store.venueByCode(db, read.code)
  if (venue === undefined) throw new Refusal('venue-is-not-registered', {}, 404)
  return venue
}

/** The venue at a door, as it was at most five seconds ago: a kiosk asks for the same row with every scan. */
export function openVenueMemory(keepMilliseconds = 5000, most = 10_000) {
  const known = new Map<number, { row: store.VenueRow; until: number }>()
  return async (db: Reader, id: number, scope: readonly string[]): Promise<store.VenueRow> => {
    const held = known.get(id)
    if (held !== undefined && held.until > performance.now())
      return found(isWithin(scope, held.row.path) ? held.row : undefined, 'venue')
    const row = await venueInScope(db, id, scope)
    if (known.size >= most) known.delete(known.keys().next().value ?? 0)
    known.set(id, { row, until: performance.now() + keepMilliseconds })
    return row
  }
}

/** One venue in the caller's scope; outside it, it does not exist. */
export async function venueInScope(db: Reader, id: number, scope: readonly string[]): Promise<store.VenueRow> {
  const venue = found(await store.venueById(db, id), 'venue')
  return found(isWithin(scope, venue.path) ? venue : undefined, 'venue')
}
