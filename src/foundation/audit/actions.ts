import { randomBytes } from 'node:crypto'
import type { Database, Reader, Transaction } from '../../platform/database.ts'
import { type Act, canonicalAct, leafOf } from './event.ts'
import { append, type Head, rootOf } from './merkle.ts'
import { type CheckpointSigner, signCheckpoint } from './note.ts'
import * as store from './store.ts'

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

/** Looks for the first entry whose stored body does not match its leaf (somebody edited the row). `null` when all match. */
export async function firstAlteredEvent(db: Reader): Promise<number | null> {
  const size = 5000
  for (let from = 0; ; from += size) {
    const rows = await store.bodiesFrom(db, from, size)
    for (const [offset, row] of rows.entries()) {
      if (row.seq !== from + offset) return from + offset
      if (row.erased_at !== null) continue
      if (row.canonical === null || row.salt === null || !leafOf(row.salt, row.canonical).equals(row.leaf_hash)) return row.seq
    }
    if (rows.length < size) return null
  }
}
