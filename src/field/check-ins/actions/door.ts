import type { House } from '../../../platform/house.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isOldScreenCode, type VenueRow, venueOfCode } from '../../venues/public.ts'
import type { Ingest, Stored } from '../ingest.ts'
import { type Direction, flags, isDoubtful, isOpen, isStaleCode, type Source, sameVisitWithinMs } from '../visit.ts'
import type { Identification, Visitor } from './identify.ts'

export type Outcome = 'new' | 'known' | 'same-visit' | 'left'

export interface RecordedVisit {
  readonly outcome: Outcome
  readonly maskedLine: string
  readonly initials: string
  readonly recordedAt: Date
  readonly source: Source
  readonly personId: number
  /** The phone whose personal code was shown; null for papers, cards and names. */
  readonly shownBy: string | null
  /** Kept, but left out of the figures; the staff's screen says why to look again. */
  readonly doubtful: boolean
}

/** One intent of one device: sent again with the same pair, it is the same visit. */
export interface Copy {
  readonly deviceId: string
  readonly sequence: number
  readonly at: Date
  readonly direction: Direction
}
export type Shown = { readonly scanned: string } | { readonly person: { readonly name: string; readonly phone: string } }

export interface Door {
  /** A visitor scanned the poster and says who they are; `byDevice` is their phone's credential, when it has one. */
  recordSelf(
    copy: Copy,
    given: { venueCode: string; name: string; phone: string; byDevice: string | null; screenToken?: string | undefined },
    now: Date,
  ): Promise<RecordedVisit & { readonly codeIsOld: boolean }>
  /** The door controller scanned a visitor's paper or code, or typed what they said. */
  recordShown(copy: Copy, given: { venue: VenueRow; shown: Shown }, now: Date): Promise<RecordedVisit>
}

/** The door of every venue: who it is, is it the same visit, write it down durably, answer masked. */
export function openDoor(house: House, ingest: Ingest, identify: Identification): Door {
  const recent = recentVisits()
  const enter = async (
    venue: VenueRow,
    copy: Copy,
    visitor: Visitor,
    given: { byDevice: string | null; codeIsOld: boolean },
    now: Date,
  ): Promise<RecordedVisit> => {
    if (venue.state !== 'registered') throw new Refusal('venue-code-was-revoked', { venue: venue.name })
    const { personId, maskedLine, initials, source, shownBy } = visitor
    const shown = { maskedLine, initials, source, personId, shownBy }
    // Whoever types a name and number at a poster must not learn that its owner was scanned here a moment ago.
    const earlier =
      copy.direction === 'in' ? recent.find(venue.id, personId, copy, { sameDevice: source === 'self-scan' }) : undefined
    // Its tick, too, comes only after the first one is on disk.
    if (earlier !== undefined) return { outcome: 'same-visit', ...shown, recordedAt: await earlier, doubtful: false }
    const bits =
      (given.codeIsOld || (visitor.code !== null && isStaleCode(visitor.code, copy.at)) ? flags['stale-code'] : 0) |
      (isOpen({ opensMinute: venue.opens_minute, closesMinute: venue.closes_minute }, copy.at) ? 0 : flags['closed-hours'])
    const storing = ingest.add(
      {
        venueId: venue.id,
        personId,
        deviceId: copy.deviceId,
        sequence: copy.sequence,
        clientAt: copy.at,
        direction: copy.direction,
        source,
        flags: bits,
        byDevice: given.byDevice,
      },
      now,
    )
    // Known before it is stored: two devices, or two rows of one batch, may bring the same person at once.
    if (copy.direction === 'in') recent.remember(venue.id, personId, copy, storing)
    else recent.forget(venue.id, personId)
    const stored: Stored = await storing
    if (stored.outcome === 'other') throw new Refusal('number-was-used-for-another-visit', {}, 409)
    // Nor whether its owner is still inside: a leaving typed at a poster is answered alike with and without an entry.
    const outcome = source === 'self-scan' && copy.direction === 'out' && stored.outcome === 'new' ? 'left' : stored.outcome
    return { outcome, ...shown, recordedAt: stored.inAt, doubtful: isDoubtful(stored.flags) }
  }
  return {
    recordSelf: async (copy, given, now) => {
      const venue = await venueOfCode(house.database.read, given.venueCode)
      // By the hour at which it was scanned: a phone without a network may send it much later.
      const codeIsOld = isOldScreenCode(house.keyring, venue, given.screenToken, copy.at)
      const visitor = await identify.typed(given, 'self-scan', now)
      return { ...(await enter(venue, copy, visitor, { byDevice: given.byDevice, codeIsOld }, now)), codeIsOld }
    },
    recordShown: async (copy, { venue, shown }, now) => {
      const visitor =
        'scanned' in shown
          ? await identify.scanned(shown.scanned, venue.id, now)
          : await identify.typed(shown.person, 'staff-typed-name', now)
      return enter(venue, copy, visitor, { byDevice: null, codeIsOld: false }, now)
    },
  }
}

interface Recent {
  readonly at: Date
  readonly key: string
  readonly recordedAt: Promise<Date>
}

/** The last visits seen by this process: a second scan within a minute answers the first visit. Bounded; losing it costs only a doubled row that measures count once per person. */
function recentVisits() {
  const visits = new Map<string, Recent>()
  const most = 50_000
  return {
    /** A resent copy (same device and sequence) is not a second scan: it goes on to meet its own row. */
    find(venueId: number, personId: number, copy: Copy, { sameDevice }: { sameDevice: boolean }): Promise<Date> | undefined {
      const last = visits.get(`${venueId} ${personId}`)
      if (last === undefined || last.key === `${copy.deviceId} ${copy.sequence}`) return undefined
      if (sameDevice && !last.key.startsWith(`${copy.deviceId} `)) return undefined
      return Math.abs(copy.at.getTime() - last.at.getTime()) < sameVisitWithinMs ? last.recordedAt : undefined
    },
    remember(venueId: number, personId: number, copy: Copy, storing: Promise<Stored>): void {
      const place = `${venueId} ${personId}`
      if (visits.size >= most) visits.delete(visits.keys().next().value ?? '')
      const one = { at: copy.at, key: `${copy.deviceId} ${copy.sequence}`, recordedAt: storing.then((stored) => stored.inAt) }
      visits.set(place, one)
      // What was not stored is no visit to be the same as.
      one.recordedAt.catch(() => {
        if (visits.get(place) === one) visits.delete(place)
      })
    },
    /** Whoever left may come again within the minute. */
    forget(venueId: number, personId: number): void {
      visits.delete(`${venueId} ${personId}`)
    },
  }
}
