import { createHash, hash as hashOnce } from 'node:crypto'
import { record, system } from '../../foundation/audit/public.ts'
import { overClient, type Transaction } from '../../platform/database.ts'
import { type GroupCommit, groupCommit } from '../../platform/group-commit.ts'
import type { House } from '../../platform/house.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { addCounts, addToDays, type DayCount } from '../venues/public.ts'
import { closeVisits } from './actions/leavings.ts'
import { markRepeatedScans, type RepeatedScans } from './actions/repeated-scans.ts'
import { hourBit } from './review.ts'
import { findNeighboured } from './store/scans.ts'
import { alreadyStored, findStored, insertFullGroup, insertMisdated, insertVisits, type NewVisit } from './store/visits.ts'
import { type Direction, fileVisit, flags, isDoubtful, repeated, type Source, sources } from './visit.ts'

export interface VisitToRecord {
  readonly venueId: number
  readonly personId: number
  readonly deviceId: string
  readonly sequence: number
  readonly clientAt: Date
  readonly direction: Direction
  readonly source: Source
  /** Bits that are known at the door. */
  readonly flags: number
  readonly byDevice: string | null
}
/** `new`: it is durable now. `known`: an earlier copy of the same device and sequence already was. `same-visit`: it is durable, and repeats a scan that came before it. `left`: the hour of leaving is written to its entry. `other`: that device and sequence stand for another person's visit. */
export type Stored = {
  readonly id: string
  readonly outcome: 'new' | 'known' | 'same-visit' | 'left' | 'other'
  readonly inAt: Date
  readonly flags: number
}

export interface Ingest {
  /** Resolves when the visit is on disk. Rejects with `QueueFull` when more wait than can be kept. */
  add(visit: VisitToRecord, now: Date): Promise<Stored>
  drain(): Promise<void>
  depth(): number
}

const prepared = new Map([
  [insertFullGroup, 'check-ins-full-group'],
  [findStored, 'check-ins-stored'],
  [findNeighboured, 'check-ins-neighboured'],
  [addCounts, 'venue-days-counts'],
])

/** Many doors, one commit: single visits are gathered while the previous group is being written. */
export function openIngest(house: House): Ingest {
  const group: GroupCommit<NewVisit, Stored> = groupCommit<NewVisit, Stored>({
    pool: house.database.reserved,
    lanes: 2,
    maxRows: 500,
    maxQueued: 8_000,
    idempotent: true,
    write: (client, visits) => writeVisits(overClient(client, prepared), visits),
  })
  const underWay = new Map<string, Promise<Stored>>()
  const add = (visit: VisitToRecord, now: Date): Promise<Stored> => {
    const row = prepare(visit, now)
    const earlier = underWay.get(row.id)
    // Two copies of one scan at the same moment would not see each other in the database.
    if (earlier !== undefined)
      return earlier.then(
        () => add(visit, now),
        () => add(visit, now),
      )
    const stored = group.add(row)
    underWay.set(row.id, stored)
    const over = () => void underWay.delete(row.id)
    stored.then(over, over)
    return stored
  }
  return {
    add,
    drain: () => group.drain(),
    depth: () => group.depth(),
  }
}

function prepare(visit: VisitToRecord, now: Date): NewVisit {
  const filed = fileVisit(visit.clientAt, now)
  return {
    id: visitId(visit.deviceId, visit.sequence),
    venueId: visit.venueId,
    personId: visit.personId,
    inAt: filed.inAt,
    clientAt: visit.clientAt,
    receivedAt: now,
    source: sources[visit.source],
    flags: filed.flags | visit.flags,
    direction: visit.direction,
    outAt: null,
    byDevice: visit.byDevice,
    sentBy: visit.source === 'self-scan' ? visit.deviceId : null,
  }
}

/** The idempotency key as a UUID (version 8): the same device and sequence always give the same id, whatever the clock says. */
export function visitId(deviceId: string, sequence: number): string {
  const hex = hashOnce('sha256', `${deviceId}\0${sequence}`, 'hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * One group in one transaction: visits, leavings, the days' counts, which scans repeat others, and one event of the audit log. Rows are sorted, so that two
 * lanes never wait for each other in a circle. Leavings come last, because their entry may be in the same group.
 */
export async function writeVisits(tx: Transaction, given: readonly NewVisit[]): Promise<Stored[]> {
  const visits = [...new Map(given.map((visit) => [visit.id, visit])).values()].sort(
    (a, b) => a.venueId - b.venueId || (a.id < b.id ? -1 : 1),
  )
  const known = await alreadyStored(tx, visits)
  const fresh = visits.filter((visit) => !known.has(visit.id))
  const added = await insertNew(
    tx,
    fresh.filter((visit) => visit.direction === 'in'),
  )
  const leavings = fresh.filter((visit) => visit.direction === 'out')
  const closed = leavings.length === 0 ? new Set<string>() : await closeVisits(tx, leavings)
  const withoutEntry = leavings
    .filter((visit) => !closed.has(visit.id))
    .map((visit) => ({ ...visit, outAt: visit.inAt, flags: visit.flags | flags['no-entry'] }))
  added.push(...(await insertNew(tx, withoutEntry)))
  if (added.length > 0) {
    await addToDays(tx, countsOf(added))
    const hash = createHash('sha256')
    for (const visit of added) hash.update(visit.id)
    await record(tx, {
      actor: system,
      action: 'visits.recorded',
      subject: { kind: 'visit-batch', id: hash.digest('hex') },
      facts: { visits: added.length },
      at: added[0]?.receivedAt ?? new Date(0),
    })
  }
  // After the days' counts: they lock the venue's day, so of two writers with the same person the second sees the first's scan.
  const repeats = await markRepeatedScans(tx, [...added, ...leavings])
  await addToDays(tx, correctionsOf(repeats))
  const isNew = new Set(added.map((visit) => visit.id))
  const places = new Map(given.map((visit, place) => [visit.id, place]))
  return given.map((visit, place) => {
    const earlier = (isNew.has(visit.id) && visit.direction === 'in' ? (repeats.visitOf.get(visit.id) ?? []) : []).filter(
      (scan) =>
        scan.id !== visit.id &&
        !(isNew.has(scan.id) && (places.get(scan.id) ?? 0) > place) &&
        // Whoever types a name and number at a poster must not learn that its owner was scanned here a moment ago.
        (visit.source !== sources['self-scan'] || (scan.sentBy !== null && scan.sentBy === visit.sentBy)),
    )
    const [first] = earlier.sort((a, b) => a.inAt.getTime() - b.inAt.getTime())
    if (first !== undefined) return { id: visit.id, outcome: 'same-visit', inAt: first.inAt, flags: 0 }
    const before = known.get(visit.id)
    if (before !== undefined)
      return {
        id: visit.id,
        outcome: before.personId === visit.personId ? 'known' : 'other',
        inAt: before.inAt,
        flags: visit.flags,
      }
    return { id: visit.id, outcome: closed.has(visit.id) ? 'left' : 'new', inAt: visit.inAt, flags: visit.flags }
  })
}

async function insertNew(tx: Transaction, visits: readonly NewVisit[]): Promise<NewVisit[]> {
  if (visits.length === 0) return []
  const inserted = await insertVisits(tx, visits)
  const added = inserted.size === visits.length ? [...visits] : visits.filter((visit) => inserted.has(visit.id))
  await insertMisdated(
    tx,
    added.filter((visit) => (visit.flags & flags.misdated) !== 0),
  )
  return added
}

/** What the counts owe to scans that stand for a visit no longer, or now do. */
function correctionsOf({ changed }: RepeatedScans): DayCount[] {
  const counts = new Map<string, DayCount>()
  for (const { before, after } of changed) {
    const sign = ((before.flags & repeated) !== 0 ? 1 : 0) - ((after.flags & repeated) !== 0 ? 1 : 0)
    if (sign === 0) continue
    for (const one of countsOf([after])) {
      const key = `${one.venueId} ${one.day}`
      const so = counts.get(key)
      counts.set(key, {
        ...one,
        visits: (so?.visits ?? 0) + sign * one.visits,
        flagged: (so?.flagged ?? 0) + sign * one.flagged,
        selfScans: (so?.selfScans ?? 0) + sign * one.selfScans,
        hours: (so?.hours ?? 0) | one.hours,
      })
    }
  }
  return [...counts.values()]
}

function countsOf(visits: readonly Pick<NewVisit, 'venueId' | 'inAt' | 'flags' | 'source'>[]): DayCount[] {
  const counts = new Map<string, { -readonly [K in keyof DayCount]: DayCount[K] }>()
  for (const visit of visits) {
    const day = civilDay(visit.inAt)
    const key = `${visit.venueId} ${day}`
    let count = counts.get(key)
    if (count === undefined) {
      count = { venueId: visit.venueId, day, visits: 0, flagged: 0, selfScans: 0, hours: 0 }
      counts.set(key, count)
    }
    if (isDoubtful(visit.flags)) count.flagged += 1
    else {
      count.visits += 1
      count.hours |= hourBit(visit.inAt)
      if (visit.source === sources['self-scan']) count.selfScans += 1
    }
  }
  return [...counts.values()]
}
