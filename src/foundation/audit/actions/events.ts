import { randomBytes } from 'node:crypto'
import type { Database, Reader, Transaction } from '../../../platform/database.ts'
import {
  type Act,
  asCommitted,
  type Committed,
  canonicalAct,
  isErasedOnRecord,
  leafOf,
  remainsOf,
  type StoredEvent,
  system,
} from '../event.ts'
import { append, type Head, rootOf } from '../merkle.ts'
import { type CheckpointSigner, signCheckpoint } from '../note.ts'
import * as store from '../store.ts'

/** Puts acts on the record, in the caller's own transaction: what is rolled back was never recorded, what is committed always is. */
export async function record(tx: Transaction, ...acts: readonly Act[]): Promise<void> {
  let head: Head = await store.lockHead(tx)
  for (const act of acts) {
    const seq = head.size
    const recordedAt = new Date()
    const salt = randomBytes(16)
    const canonical = canonicalAct(seq, act, recordedAt)
    const leaf = leafOf(salt, canonical)
    await store.insertEvent(tx, act, { seq, recordedAt, canonical, salt, leaf })
    head = append(head, leaf)
  }
  await store.saveHead(tx, head)
}

/** Signs the log's present size and root when something was recorded since the last time; answers the newest note. */
export async function makeCheckpoint(database: Database, signer: CheckpointSigner, at: Date): Promise<string> {
  return database.transaction(async (tx) => {
    const head = await store.lockHead(tx)
    const latest = await store.latestCheckpoint(tx)
    if (latest !== undefined && latest.size === head.size) return latest.note
    const root = rootOf(head)
    const note = signCheckpoint(signer, head.size, root)
    await store.insertCheckpoint(tx, { size: head.size, root, note, at })
    return note
  })
}

/** Removes an event's body at the end of its retention. The removal is itself an event; the leaf stays, so the tree still verifies. */
export async function eraseBody(tx: Transaction, seq: number, at: Date): Promise<void> {
  const [row] = await store.storedEvents(tx, seq, seq + 1)
  if (row === undefined || row.erased_at !== null) return
  await store.emptyEvent(tx, seq, at)
  await record(tx, {
    actor: system,
    action: 'event.erased',
    subject: { kind: 'event', id: String(seq) },
    facts: remainsOf(row),
    at,
  })
}

/** One event as readers get it. An altered row tells its number and that it was altered, and nothing else of what it holds. */
export interface ReadEvent {
  readonly seq: number
  readonly standing: 'as-recorded' | 'erased' | 'altered'
  readonly said: Committed | null
}

export async function readEvents(db: Reader, rows: readonly StoredEvent[]): Promise<ReadEvent[]> {
  return Promise.all(
    rows.map(async (row) => {
      const said = asCommitted(row)
      if (said !== null) return { seq: row.seq, standing: 'as-recorded', said }
      const erased = row.erased_at !== null && isErasedOnRecord(row, await erasureOf(db, row.seq))
      return { seq: row.seq, standing: erased ? 'erased' : 'altered', said: null }
    }),
  )
}

export async function erasureOf(db: Reader, seq: number): Promise<Committed | null> {
  const about = await store.eventsOf(db, { kind: 'event', id: String(seq) }, 10)
  const said = about.map(asCommitted).find((one) => one?.action === 'event.erased')
  return said ?? null
}

/** What was done with one subject, newest first, for the subject's own eyes. */
export async function eventsAbout(
  db: Reader,
  subject: { kind: string; id: string },
  limit: number,
): Promise<{ at: Date; by: string; action: string; purpose: string | null }[]> {
  const events = await readEvents(db, await store.eventsOf(db, subject, limit))
  return events.flatMap(({ said }) =>
    said === null
      ? []
      : [{ at: new Date(said.businessAt), by: said.actorName ?? said.actor, action: said.action, purpose: said.purpose ?? null }],
  )
}
