import { randomInt } from 'node:crypto'
import type { Doer } from '../../foundation/audit/public.ts'
import { maskedLine, openPersonMemory, type PersonFacts } from '../../foundation/people/public.ts'
import { registerOrganisation } from '../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import { emit } from '../../platform/outbox.ts'
import { found, Refusal } from '../../platform/refusal.ts'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { foldVietnamese, initials, readPersonName } from '../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../vocabulary/phone-number.ts'
import type { Ingest } from './ingest.ts'
import { readScannedCode } from './scanned-code.ts'
import type { ScannedIdentity } from './scanned-identity.ts'
import * as venues from './store/venues.ts'
import { typicalStay, type VenueCategory } from './venue.ts'
import { readVenueCode, VENUE_CODES, venueCode } from './venue-link.ts'
import { type Source, sameVisitWithinMs } from './visit.ts'

/** Registers a venue with a code drawn at random: codes must not be countable, or one poster would lead to all. */
export async function registerVenue(
  tx: Transaction,
  given: { name: string; address: string; unitPath: string; category: VenueCategory },
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<venues.VenueRow> {
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
  await venues.insertVenues(
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
  return found(await venues.venueByCode(tx, code), 'venue')
}

/** The venue of a typed or scanned code. Throws not-found alike for a mistyped and an unknown code, apart from the sentence. */
export async function venueOfCode(db: Reader, text: string): Promise<venues.VenueRow> {
  const read = readVenueCode(text)
  if (read.kind === 'refused') throw new Refusal(read.code)
  const venue = await venues.venueByCode(db, read.code)
  if (venue === undefined) throw new Refusal('venue-is-not-registered', {}, 404)
  return venue
}

export interface RecordedVisit {
  readonly outcome: 'new' | 'known' | 'same-visit'
  readonly maskedLine: string
  readonly initials: string
  readonly recordedAt: Date
}
interface Copy {
  readonly deviceId: string
  readonly sequence: number
  readonly at: Date
}

export interface Door {
  /** A visitor scanned the poster and says who they are. */
  recordSelf(copy: Copy, given: { venueCode: string; name: string; phone: string }, now: Date): Promise<RecordedVisit>
  /** The door controller scanned a visitor's paper. */
  recordScanned(
    copy: Copy,
    given: { venue: venues.VenueRow; scanned: string },
    now: Date,
  ): Promise<RecordedVisit & { source: Source }>
}

/** The door of every venue: who it is, is it the same visit, write it down durably, answer masked. */
export function openDoor(house: House, ingest: Ingest): Door {
  const recent = recentVisits()
  const remember = openPersonMemory(house.keyring)
  const enter = async (
    venue: venues.VenueRow,
    copy: Copy,
    facts: PersonFacts,
    source: Source,
    now: Date,
  ): Promise<RecordedVisit> => {
    if (venue.state !== 'registered') throw new Refusal('venue-code-was-revoked', { venue: venue.name })
    const personId = await remember(house.database.read, facts, now)
    const shown = { maskedLine: maskedLine(facts), initials: initials(facts.name) }
    const earlier = recent.find(venue.id, personId, copy)
    if (earlier !== undefined) return { outcome: 'same-visit', ...shown, recordedAt: earlier }
    const stored = await ingest.add(
      { venueId: venue.id, personId, deviceId: copy.deviceId, sequence: copy.sequence, clientAt: copy.at, source },
      now,
    )
    recent.remember(venue.id, personId, copy, stored.inAt)
    return { outcome: stored.outcome, ...shown, recordedAt: stored.inAt }
  }
  return {
    recordSelf: async (copy, given, now) => {
      const venue = await venueOfCode(house.database.read, given.venueCode)
      const name = readPersonName(given.name)
      const phone = readPhoneNumber(given.phone)
      if (name === undefined) throw new Refusal('name-is-not-a-name')
      if (phone === undefined) throw new Refusal('phone-is-not-a-phone-number')
      return enter(venue, copy, { name, phone: phone.national, provenance: 'self-declared' }, 'self-scan', now)
    },
    recordScanned: async (copy, given, now) => {
      const read = readScannedCode(given.scanned, { publicUrl: house.publicUrl(), today: civilDay(now) })
      if (read.kind === 'refused') throw new Refusal(read.code)
      if (read.kind === 'venue') throw new Refusal('this-is-a-venue-code')
      const source = sourceOf(read.kind)
      return { ...(await enter(given.venue, copy, personFacts(read), source, now)), source }
    },
  }
}

function sourceOf(kind: 'national-qr' | 'citizen-card' | 'health-insurance-card'): Source {
  return kind === 'national-qr'
    ? 'staff-national-qr'
    : kind === 'citizen-card'
      ? 'staff-citizen-card'
      : 'staff-health-insurance-card'
}

function personFacts(read: ScannedIdentity): PersonFacts {
  return {
    name: read.name,
    phone: read.phone,
    documentKind: read.documentKind,
    documentNumber: read.documentNumber,
    bornOn: read.bornOn,
    gender: read.gender === 'female' || read.gender === 'male' ? read.gender : undefined,
    provenance: read.provenance === 'printed-on-card' ? 'read-from-card' : read.provenance,
  }
}

interface Recent {
  inAt: Date
  key: string
}

/** The last visits seen by this process: a second scan within a minute answers the first visit. Bounded; losing it costs only a doubled row that measures count once per person. */
function recentVisits() {
  const visits = new Map<string, Recent>()
  const most = 50_000
  return {
    /** A resent copy (same device and sequence) is not a second scan: it goes on to meet its own row. */
    find(venueId: number, personId: number, copy: Copy): Date | undefined {
      const last = visits.get(`${venueId} ${personId}`)
      if (last === undefined || last.key === `${copy.deviceId} ${copy.sequence}`) return undefined
      return Math.abs(copy.at.getTime() - last.inAt.getTime()) < sameVisitWithinMs ? last.inAt : undefined
    },
    remember(venueId: number, personId: number, copy: Copy, inAt: Date): void {
      if (visits.size >= most) visits.delete(visits.keys().next().value ?? '')
      visits.set(`${venueId} ${personId}`, { inAt, key: `${copy.deviceId} ${copy.sequence}` })
    },
  }
}

/** The venue at a door, as it was at most five seconds ago: a kiosk asks for the same row with every scan. */
export function openVenueMemory(keepMilliseconds = 5000, most = 10_000) {
  const known = new Map<number, { row: venues.VenueRow; until: number }>()
  return async (db: Reader, id: number, scope: readonly string[]): Promise<venues.VenueRow> => {
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
export async function venueInScope(db: Reader, id: number, scope: readonly string[]): Promise<venues.VenueRow> {
  const venue = found(await venues.venueById(db, id), 'venue')
  return found(isWithin(scope, venue.path) ? venue : undefined, 'venue')
}
