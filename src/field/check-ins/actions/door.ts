import type { House } from '../../../platform/house.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isOldScreenCode, type VenueRow, venueOfCode } from '../../venues/public.ts'
import type { Ingest } from '../ingest.ts'
import { type Direction, flags, isDoubtful, isOpen, isStaleCode, type Source } from '../visit.ts'
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

/** The door of every venue: who it is, write it down durably, is it the same visit, answer masked. */
export function openDoor(house: House, ingest: Ingest, identify: Identification): Door {
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
    const bits =
      (given.codeIsOld || (visitor.code !== null && isStaleCode(visitor.code, copy.at)) ? flags['stale-code'] : 0) |
      (isOpen({ opensMinute: venue.opens_minute, closesMinute: venue.closes_minute }, copy.at) ? 0 : flags['closed-hours'])
    const stored = await ingest.add(
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
