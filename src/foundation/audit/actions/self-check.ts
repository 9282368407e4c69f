import type { Database, Reader } from '../../../platform/database.ts'
import { emit } from '../../../platform/outbox.ts'
import { asCommitted, isErasedOnRecord, type StoredEvent } from '../event.ts'
import { append, emptyHead, type Head, rootOf } from '../merkle.ts'
import { openCheckpoint } from '../note.ts'
import * as store from '../store.ts'
import { erasureOf } from './events.ts'

/**
 * What is wrong, and where: the first entry, and the one behind the last when it can only be told between which two.
 * `missing`: a number is skipped · `altered`: text, leaf or a readable column was changed · `rewritten`: text and leaf were changed
 * together, and do not give what was signed · `cut`: fewer entries than were signed · `head`: the running head was changed.
 */
export interface LogFault {
  readonly seq: number
  readonly until: number
  readonly why: 'missing' | 'altered' | 'rewritten' | 'cut' | 'head'
}

const pageSize = 1000

/** Compares every stored body from `start` on with its leaf, the leaves with every signed checkpoint on the way, and the end with the head. */
export async function lookOver(db: Reader, start: Head, publicKey: Buffer): Promise<{ head: Head; fault: LogFault | null }> {
  const end = await store.readHead(db)
  const signed = await store.latestCheckpoint(db)
  if (signed !== undefined && signed.size > end.size)
    return { head: start, fault: { seq: end.size, until: signed.size, why: 'cut' } }
  let head = start
  let soundUpTo = start.size
  while (head.size < end.size) {
    const to = Math.min(head.size + pageSize, end.size)
    const rows = new Map((await store.storedEvents(db, head.size, to)).map((row) => [row.seq, row]))
    const notes = new Map((await store.checkpointsBetween(db, head.size, to)).map((one) => [one.size, one.note]))
    for (let seq = head.size; seq < to; seq++) {
      const row = rows.get(seq)
      if (row === undefined) return { head, fault: { seq, until: seq + 1, why: 'missing' } }
      if (!(await isSound(db, row))) return { head, fault: { seq, until: seq + 1, why: 'altered' } }
      head = append(head, row.leaf_hash)
      const note = notes.get(head.size)
      if (note === undefined) continue
      const said = openCheckpoint(note, publicKey)
      if (said === null || said.size !== head.size || !said.root.equals(rootOf(head)))
        return { head, fault: { seq: soundUpTo, until: head.size, why: 'rewritten' } }
      soundUpTo = head.size
    }
  }
  if (!rootOf(head).equals(rootOf(end))) return { head, fault: { seq: soundUpTo, until: end.size, why: 'head' } }
  return { head, fault: null }
}

async function isSound(db: Reader, row: StoredEvent): Promise<boolean> {
  if (row.erased_at === null) return asCommitted(row) !== null
  return isErasedOnRecord(row, await erasureOf(db, row.seq))
}

/**
 * The server's own look: at what is new since the last one, or at the whole. What it finds stays on show until a whole look finds nothing,
 * and is told once. Answers the fault that stands now.
 */
export async function checkOwnLog(
  database: Database,
  publicKey: Buffer,
  how: 'new' | 'whole',
  at: Date,
): Promise<LogFault | null> {
  const last = await database.transaction((tx) => store.lockSelfCheck(tx))
  const start = how === 'whole' || !last.isSound ? emptyHead : last.head
  const seen = await lookOver(database.read, start, publicKey)
  await database.transaction(async (tx) => {
    const { isSound: wasSound } = await store.lockSelfCheck(tx)
    const whole = start.size === 0
    await store.saveSelfCheck(tx, { ...seen, whole, at })
    if (seen.fault !== null && wasSound) await emit(tx, 'audit.fault-found', { ...seen.fault }, at)
  })
  return seen.fault
}
