import type { Reader } from '../../platform/database.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { readVenueCode } from '../../vocabulary/venue-code.ts'
import { venueIdOfFormerCode } from './store/registration.ts'
import * as store from './store.ts'

/**
 * The venue of a typed or scanned code. Throws not-found alike for a mistyped and an unknown code, apart from the sentence; a venue that
 * waits or was refused has no code that works. A code that was withdrawn answers its venue as revoked, with the new code if there is one.
 */
export async function venueOfCode(db: Reader, text: string): Promise<store.VenueRow & { newCode: string | null }> {
  const read = readVenueCode(text)
  if (read.kind === 'refused') throw new Refusal(read.code)
  const venue = await store.venueByCode(db, read.code)
  if (venue?.state === 'registered' || venue?.state === 'revoked') return { ...venue, newCode: null }
  const formerOf = venue === undefined ? await venueIdOfFormerCode(db, read.code) : undefined
  const successor = formerOf === undefined ? undefined : await store.venueById(db, formerOf)
  if (successor === undefined) throw new Refusal('venue-is-not-registered', {}, 404)
  return {
    ...successor,
    code: read.code,
    state: 'revoked',
    newCode: successor.state === 'registered' ? successor.code : null,
  }
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
