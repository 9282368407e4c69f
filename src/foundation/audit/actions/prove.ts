import { z } from 'zod'
import type { Database, Reader } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import type { EventProof } from '../contract.ts'
import { asCommitted, type StoredEvent } from '../event.ts'
import { proofOf } from '../merkle.ts'
import { type CheckpointSigner, openCheckpoint } from '../note.ts'
import * as store from '../store.ts'
import { makeCheckpoint, readEvents } from './events.ts'

/** One event with its way up to the newest signed root. Refuses what was erased or altered: it can no longer be shown. */
export async function proveEvent(
  database: Database,
  tx: Reader,
  signer: CheckpointSigner,
  row: StoredEvent,
  at: Date,
): Promise<EventProof> {
  const [event] = await readEvents(tx, [row])
  if (event?.standing === 'erased') throw new Refusal('event-was-erased', { number: row.seq + 1 }, 409)
  if (event?.standing !== 'as-recorded' || row.canonical === null || row.salt === null)
    throw new Refusal('event-was-altered', { number: row.seq + 1 }, 409)
  const note = await makeCheckpoint(database, signer, at)
  const size = found(openCheckpoint(note, signer.publicKey), 'checkpoint').size
  const proof = await proofOf((from, to) => store.leavesFrom(tx, from, to - from), size, row.seq)
  return {
    seq: row.seq,
    canonical: row.canonical,
    salt: row.salt.toString('base64'),
    leaf: row.leaf_hash.toString('base64'),
    proof: proof.map((hash) => hash.toString('base64')),
    note,
    publicKey: signer.publicKey.toString('base64'),
  }
}

/** The publication of a file with its way up to the newest signed root; refuses a file that the log does not know. */
export async function proofOfFile(
  database: Database,
  tx: Reader,
  signer: CheckpointSigner,
  sha256: string,
  at: Date,
): Promise<EventProof> {
  const rows = await store.eventsOf(tx, { kind: 'file', id: sha256 }, 20)
  const row = rows.find(({ action }) => action === 'document.published')
  if (row === undefined) throw new Refusal('file-is-not-in-the-log', {}, 404)
  return proveEvent(database, tx, signer, row, at)
}

const numbered = z.object({ bookPath: z.string(), book: z.string(), year: z.number().int(), number: z.number().int() })

/**
 * What the log says of a file: its publications, whatever was published under its number, and under the numbers before and behind it.
 * Nothing else is ever told here, and none of these acts carries a name.
 */
export async function eventsOfFile(tx: Reader, sha256: string): Promise<StoredEvent[]> {
  const published = await store.eventsOf(tx, { kind: 'file', id: sha256 }, 20)
  const own = published
    .map(asCommitted)
    .map((said) => numbered.safeParse(said?.facts))
    .find(({ success }) => success)?.data
  const around = own === undefined ? [] : [own.number, own.number - 1, own.number + 1]
  const others = await Promise.all(
    around.map((number) =>
      store.eventsOf(tx, { kind: 'number', id: [own?.bookPath, own?.book, own?.year, number].join(' ') }, 20),
    ),
  )
  return [...published, ...others.flat()].filter(({ action }) => action === 'document.published' || action === 'number.used')
}
