import { maskedLine, openPersonMemory, type PersonFacts } from '../../foundation/people/public.ts'
import type { House } from '../../platform/house.ts'
import { Refusal } from '../../platform/refusal.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { initials, readPersonName } from '../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../vocabulary/phone-number.ts'
import { type VenueRow, venueOfCode } from '../venues/public.ts'
import type { Ingest } from './ingest.ts'
import { readScannedCode } from './scanned-code.ts'
import type { ScannedIdentity } from './scanned-identity.ts'
import { type Source, sameVisitWithinMs } from './visit.ts'

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
  recordScanned(copy: Copy, given: { venue: VenueRow; scanned: string }, now: Date): Promise<RecordedVisit & { source: Source }>
}

/** The door of every venue: who it is, is it the same visit, write it down durably, answer masked. */
export function openDoor(house: House, ingest: Ingest): Door {
  const recent = recentVisits()
  const remember = openPersonMemory(house.keyring)
  const enter = async (venue: VenueRow, copy: Copy, facts: PersonFacts, source: Source, now: Date): Promise<RecordedVisit> => {
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
