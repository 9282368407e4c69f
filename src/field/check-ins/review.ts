import { type Scan, standingFor, visitsBehind } from './same-visit.ts'
import { flags, isDoubtful, repeated, sameVisitWithinMs } from './visit.ts'

/** A visit as the review of a venue's day sees it. */
export interface ReviewedVisit extends Scan {
  readonly personId: number
  readonly receivedAt: Date
  /** The phone that scanned the poster, by its credential and by its own number; none: scanned by staff. */
  readonly devices: readonly string[]
  readonly byStaff: boolean
  /** Of a scan of the poster: under which other records staff know whom its phone means. */
  readonly knownAs: ReadonlySet<number>
  /** Of the minutes before the day: looked at, not reviewed. */
  readonly isBefore: boolean
  /** Whether the same person was seen too far away for the minutes between (`impossible-travel.ts`). */
  readonly isElsewhere: boolean
}

/** One door lets at most this many people through in a minute; a gate of a stadium has several devices, not one poster. */
export const mostInAMinute = 60
/** A phone may speak for a family of this many at one venue and day. */
export const mostOfOneDevice = 8

/** Reviews look at these only; others are set when a visit arrives. */
const reviewed = flags['impossible-travel'] | flags.burst | flags['one-device']

export interface Review {
  /** Visits whose flags changed. */
  readonly changed: readonly { readonly id: string; readonly inAt: Date; readonly flags: number }[]
  readonly visits: number
  readonly flagged: number
  /** Undoubted visits that only the poster tells of. */
  readonly selfScans: number
  readonly distinctVisitors: number
  /** Undoubted self-scans of the busiest phone, for the own-device share. */
  readonly oneDeviceVisits: number
  readonly hours: number
}

/** Looks at all visits of one venue on one day together. Running it again on the same visits changes nothing. */
export function reviewDay(given: readonly ReviewedVisit[]): Review {
  const { scans, copies } = withoutCopies(given)
  const scansOf = Map.groupBy(scans, (scan) => scan.personId)
  const visits = [...scansOf.values()].flatMap(visitsBehind)
  const inMinute = countBy(visits, ([first]) => (first === undefined ? undefined : minuteOf(first)))
  const phoneOf = phonesBehind(scans)
  const personsOf = new Map<string, Set<number>>()
  for (const scan of scans) {
    const phone = phoneOf(scan)
    if (!scan.isBefore && phone !== undefined) personsOf.set(phone, (personsOf.get(phone) ?? new Set()).add(scan.personId))
  }
  const judge = (scan: ReviewedVisit, first: ReviewedVisit) => {
    let bits = scan.flags & ~reviewed
    if ((inMinute.get(minuteOf(first)) ?? 0) > mostInAMinute) bits |= flags.burst
    if ((personsOf.get(phoneOf(scan) ?? '')?.size ?? 0) > mostOfOneDevice) bits |= flags['one-device']
    if (scan.isElsewhere) bits |= flags['impossible-travel']
    return bits
  }
  const seen = visits.map((visit) =>
    visit.map((scan) => ({ ...scan, flags: scan.isBefore ? scan.flags : judge(scan, visit[0] ?? scan) })),
  )
  const shown = Map.groupBy(
    seen.flat().filter((scan) => scan.byStaff),
    (scan) => scan.personId,
  )
  const judged = seen
    .flatMap((visit) => {
      const standing = isSeenByStaff(visit, shown) ? undefined : standingFor(visit)
      return visit.map((scan) => ({ ...scan, flags: scan === standing ? scan.flags & ~repeated : scan.flags | repeated }))
    })
    .concat(copies.map((scan) => ({ ...scan, flags: scan.flags | repeated })))
    .filter((scan) => !scan.isBefore)
  const standing = judged.filter((scan) => (scan.flags & repeated) === 0)
  const counted = standing.filter((scan) => !isDoubtful(scan.flags))
  const phones = countBy(
    counted.flatMap((scan) => phoneOf(scan) ?? []),
    (phone) => phone,
  )
  const rowOf = ({ id, inAt }: Scan) => `${id} ${inAt.getTime()}`
  const before = new Map(given.map((scan) => [rowOf(scan), scan.flags]))
  return {
    changed: judged
      .filter((scan) => scan.flags !== before.get(rowOf(scan)))
      .map(({ id, inAt, flags: bits }) => ({ id, inAt, flags: bits })),
    visits: counted.length,
    flagged: standing.length - counted.length,
    selfScans: counted.filter((scan) => !scan.byStaff).length,
    distinctVisitors: new Set(counted.map((visit) => visit.personId)).size,
    oneDeviceVisits: Math.max(0, ...phones.values()),
    hours: counted.reduce((bits, visit) => bits | hourBit(visit.inAt), 0),
  }
}

/**
 * A device and its number stand for one visit, whatever time a later copy gives: the copy that came first is the visit. The door knows
 * a copy again by its place, which is its time, so one with another time is found here.
 */
function withoutCopies(given: readonly ReviewedVisit[]): { scans: ReviewedVisit[]; copies: ReviewedVisit[] } {
  const same = [...Map.groupBy(given, ({ id, personId }) => `${id} ${personId}`).values()].map((scans) =>
    scans.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || a.inAt.getTime() - b.inAt.getTime()),
  )
  return { scans: same.flatMap((scans) => scans.slice(0, 1)), copies: same.flatMap((scans) => scans.slice(1)) }
}

/**
 * By scan the phone that made it: whatever shares its credential or its own number is one phone, also when it lost either on the way.
 * None for what staff scanned.
 */
function phonesBehind(
  scans: readonly Pick<ReviewedVisit, 'devices'>[],
): (scan: Pick<ReviewedVisit, 'devices'>) => string | undefined {
  const same = new Map<string, string>()
  const firstOf = (id: string): string => {
    let first = id
    for (let next = same.get(first); next !== undefined; next = same.get(first)) first = next
    // Who wants a long way must walk it once only.
    for (let at = id; at !== first; ) {
      const next = same.get(at) ?? first
      same.set(at, first)
      at = next
    }
    return first
  }
  for (const { devices } of scans) {
    const [one, ...others] = devices.map(firstOf)
    for (const other of others) if (one !== undefined && firstOf(other) !== firstOf(one)) same.set(firstOf(other), firstOf(one))
  }
  return ({ devices: [id] }) => (id === undefined ? undefined : firstOf(id))
}

/**
 * Whether a visit of the poster alone is one that staff scanned within the same minute under another record of its visitor. The
 * door cannot tell: it does not open names while people wait, either scan may come first or hours late, and only a card that has been
 * scanned tells whose number a phone had declared. What a phone says of itself may be a lie, so it takes away its own scan only: what
 * staff scanned stands, and the phone's own list goes on showing what the phone did.
 */
function isSeenByStaff(visit: readonly ReviewedVisit[], shown: ReadonlyMap<number, readonly ReviewedVisit[]>): boolean {
  if (visit.length === 0 || visit.some((scan) => scan.byStaff)) return false
  const [first] = visit
  return [...(first?.knownAs ?? [])].some(
    (personId) =>
      visit.every((scan) => scan.knownAs.has(personId)) &&
      shown.get(personId)?.some((staff) =>
        visit.some((own) =>
          isOneVisit(
            staff,
            own,
            visit.every(({ flags: bits }) => isDoubtful(bits)),
          ),
        ),
      ),
  )
}

/** An undoubted scan is never told by a doubted one; nobody enters before they are in, or after they left. */
function isOneVisit(staff: ReviewedVisit, own: ReviewedVisit, ownIsDoubtful: boolean): boolean {
  const [first, second] = staff.at <= own.at ? [staff, own] : [own, staff]
  const isNear = second.at.getTime() - first.at.getTime() < sameVisitWithinMs
  const hadLeft = first.outAt !== null && first.outAt < second.at
  return isNear && !hadLeft && (ownIsDoubtful || !isDoubtful(staff.flags))
}

function minuteOf(scan: Scan): number {
  return Math.floor(scan.inAt.getTime() / 60_000)
}

/** The bit of the hour of day in Viet Nam. */
export function hourBit(at: Date): number {
  return 1 << Math.floor(((at.getTime() + 7 * 3_600_000) % 86_400_000) / 3_600_000)
}

function countBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1)
  return counts
}
