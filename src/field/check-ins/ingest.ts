import { createHash } from 'node:crypto'
import { record, system } from '../../foundation/audit/public.ts'
import { overClient, type Transaction } from '../../platform/database.ts'
import { type GroupCommit, groupCommit } from '../../platform/group-commit.ts'
import type { House } from '../../platform/house.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { addToDays } from '../venues/public.ts'
import { alreadyFiled, insertMisdated, insertVisits, type NewVisit } from './store.ts'
import { fileVisit, mayHaveMoved, type Source, sources } from './visit.ts'

export interface VisitToRecord {
  readonly venueId: number
  readonly personId: number
  readonly deviceId: string
  readonly sequence: number
  readonly clientAt: Date
  readonly source: Source
}
/** `new`: it is durable now. `known`: an earlier copy of the same device and sequence already was. */
export type Stored = { readonly id: string; readonly outcome: 'new' | 'known'; readonly inAt: Date }

export interface Ingest {
  /** Resolves when the visit is on disk. Rejects with `QueueFull` when more wait than can be kept. */
  add(visit: VisitToRecord, now: Date): Promise<Stored>
  drain(): Promise<void>
  depth(): number
}

/** Many doors, one commit: single visits are gathered while the previous group is being written. */
export function openIngest(house: House): Ingest {
  const group: GroupCommit<NewVisit, Stored> = groupCommit<NewVisit, Stored>({
    pool: house.database.pool,
    lanes: 2,
    maxRows: 500,
    maxQueued: 20_000,
    idempotent: true,
    write: (client, visits) => writeVisits(overClient(client), visits),
  })
  return {
    add: (visit, now) => group.add(prepare(visit, now)),
    drain: () => group.drain(),
    depth: () => group.depth(),
  }
}

function prepare(visit: VisitToRecord, now: Date): NewVisit {
  const { inAt, flags } = fileVisit(visit.clientAt, now)
  return {
    id: visitId(visit.deviceId, visit.sequence),
    venueId: visit.venueId,
    personId: visit.personId,
    inAt,
    clientAt: visit.clientAt,
    receivedAt: now,
    source: sources[visit.source],
    flags,
    mayHaveMoved: mayHaveMoved(visit.clientAt, now),
  }
}

/** The idempotency key as a UUID (version 8): the same device and sequence always give the same id, whatever the clock says. */
export function visitId(deviceId: string, sequence: number): string {
  const bytes = createHash('sha256').update(`${deviceId}\0${sequence}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** One group in one transaction: visits, the days' counts and one event of the audit log. Rows are sorted, so that two lanes never wait for each other in a circle. */
export async function writeVisits(tx: Transaction, given: readonly NewVisit[]): Promise<Stored[]> {
  const visits = [...new Map(given.map((visit) => [visit.id, visit])).values()].sort(
    (a, b) => a.venueId - b.venueId || (a.id < b.id ? -1 : 1),
  )
  const filed = await alreadyFiled(
    tx,
    visits.filter((visit) => visit.mayHaveMoved),
  )
  const fresh = visits.filter((visit) => !filed.has(visit.id))
  const inserted = fresh.length === 0 ? new Set<string>() : await insertVisits(tx, fresh)
  const added = fresh.filter((visit) => inserted.has(visit.id))
  await insertMisdated(
    tx,
    added.filter((visit) => visit.flags !== 0),
  )
  await addToDays(tx, countsOf(added))
  if (added.length > 0) {
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
  return given.map((visit) => ({ id: visit.id, outcome: inserted.has(visit.id) ? 'new' : 'known', inAt: visit.inAt }))
}

function countsOf(visits: readonly NewVisit[]): { venueId: number; day: string; visits: number; flagged: number }[] {
  const counts = new Map<string, { venueId: number; day: string; visits: number; flagged: number }>()
  for (const visit of visits) {
    const day = civilDay(visit.inAt)
    const key = `${visit.venueId} ${day}`
    const count = counts.get(key) ?? { venueId: visit.venueId, day, visits: 0, flagged: 0 }
    if (visit.flags === 0) count.visits += 1
    else count.flagged += 1
    counts.set(key, count)
  }
  return [...counts.values()]
}
