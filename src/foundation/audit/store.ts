import { sql } from 'kysely'
import type { Reader, Transaction } from '../../platform/database.ts'
import type { Act, StoredEvent } from './event.ts'
import type { Head } from './merkle.ts'

/** Locks the log's head until commit: events get their order here. */
export async function lockHead(tx: Transaction): Promise<Head> {
  const { rows } = await sql<{ size: number; peaks: Buffer }>`select size, peaks from audit.head for update`.execute(tx)
  return headOf(rows[0])
}

export async function readHead(db: Reader): Promise<Head> {
  const { rows } = await sql<{ size: number; peaks: Buffer }>`select size, peaks from audit.head`.execute(db)
  return headOf(rows[0])
}

function headOf(row: { size: number; peaks: Buffer } | undefined): Head {
  if (row === undefined) throw new Error('audit.head has lost its row')
  return {
    size: row.size,
    peaks: Array.from({ length: row.peaks.length / 32 }, (_, i) => row.peaks.subarray(i * 32, i * 32 + 32)),
  }
}

export async function saveHead(tx: Transaction, head: Head): Promise<void> {
  await sql`update audit.head set size = ${head.size}, peaks = ${Buffer.concat([...head.peaks])}`.execute(tx)
}

export interface RecordedEvent {
  seq: number
  recordedAt: Date
  canonical: string
  salt: Buffer
  leaf: Buffer
}

export async function insertEvent(tx: Transaction, act: Act, recorded: RecordedEvent): Promise<void> {
  await sql`
    insert into audit.event (seq, recorded_at, business_at, actor_id, actor_name, on_behalf_of, action, subject_kind, subject_id, scope_path, purpose, body, canonical, salt, leaf_hash)
    values (${recorded.seq}, ${recorded.recordedAt}, ${act.at}, ${act.actor.id}, ${act.actor.displayName}, ${act.onBehalfOf ?? null}, ${act.action},
      ${act.subject.kind}, ${act.subject.id}, ${act.scopePath ?? null}, ${act.purpose ?? null}, ${JSON.stringify(act.facts ?? {})}::jsonb, ${recorded.canonical}, ${recorded.salt}, ${recorded.leaf})`.execute(
    tx,
  )
}

const stored = sql`seq, recorded_at, business_at, actor_id, actor_name, on_behalf_of, action, subject_kind, subject_id, scope_path, purpose,
  body, canonical, salt, leaf_hash, erased_at`

export interface EventFilter {
  readonly before: number
  readonly limit: number
  readonly action: string | null
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly actorId: string | null
  /** Business time, the end excluded. */
  readonly from: Date | null
  readonly until: Date | null
  readonly withPurpose: boolean
}

/** Newest first from before `before`. */
export async function listEvents(db: Reader, filter: EventFilter): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${stored} from audit.event
    where seq < ${filter.before}
      and (${filter.action}::text is null or action = ${filter.action})
      and (${filter.subjectKind}::text is null or subject_kind = ${filter.subjectKind})
      and (${filter.subjectId}::text is null or subject_id = ${filter.subjectId})
      and (${filter.actorId}::text is null or actor_id = ${filter.actorId})
      and (${filter.from}::timestamptz is null or business_at >= ${filter.from})
      and (${filter.until}::timestamptz is null or business_at < ${filter.until})
      and (not ${filter.withPurpose}::boolean or purpose is not null)
    order by seq desc limit ${filter.limit}`.execute(db)
  return rows
}

/** What was done with one subject, newest first. */
export async function eventsOf(db: Reader, subject: { kind: string; id: string }, limit: number): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${stored} from audit.event
    where subject_kind = ${subject.kind} and subject_id = ${subject.id} order by seq desc limit ${limit}`.execute(db)
  return rows
}

export async function leavesFrom(db: Reader, from: number, limit: number): Promise<Buffer[]> {
  const { rows } = await sql<{
    leaf_hash: Buffer
  }>`select leaf_hash from audit.event where seq >= ${from} order by seq limit ${limit}`.execute(db)
  return rows.map((row) => row.leaf_hash)
}

/** Whole rows in order, `from` included, `to` excluded. */
export async function storedEvents(db: Reader, from: number, to: number): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${stored} from audit.event where seq >= ${from} and seq < ${to} order by seq`.execute(db)
  return rows
}

/** Of everything in the row, what kind of act it was and when stays; the leaf stays as it is. */
export async function emptyEvent(tx: Transaction, seq: number, at: Date): Promise<void> {
  await sql`
    update audit.event set body = null, canonical = null, salt = null, purpose = null, on_behalf_of = null, scope_path = null,
      actor_id = '', actor_name = '', subject_id = '', erased_at = ${at} where seq = ${seq}`.execute(tx)
}

export async function insertCheckpoint(
  tx: Transaction,
  checkpoint: { size: number; root: Buffer; note: string; at: Date },
): Promise<void> {
  await sql`insert into audit.checkpoint (size, root, note, made_at) values (${checkpoint.size}, ${checkpoint.root}, ${checkpoint.note}, ${checkpoint.at}) on conflict (size) do nothing`.execute(
    tx,
  )
}

export async function latestCheckpoint(db: Reader): Promise<{ size: number; root: Buffer; note: string } | undefined> {
  const { rows } = await sql<{
    size: number
    root: Buffer
    note: string
  }>`select size, root, note from audit.checkpoint order by size desc limit 1`.execute(db)
  return rows[0]
}

/** Notes of sizes above `above` up to `to`, smallest first. */
export async function checkpointsBetween(db: Reader, above: number, to: number): Promise<{ size: number; note: string }[]> {
  const { rows } = await sql<{ size: number; note: string }>`
    select size, note from audit.checkpoint where size > ${above} and size <= ${to} order by size`.execute(db)
  return rows
}

/** Takes the turn of looking over the log until commit; answers how far the last look came and what it found. */
export async function lockSelfCheck(tx: Transaction): Promise<{ head: Head; isSound: boolean }> {
  const { rows } = await sql<{ size: number; peaks: Buffer; fault_seq: number | null }>`
    select size, peaks, fault_seq from audit.self_check for update`.execute(tx)
  return { head: headOf(rows[0]), isSound: rows[0]?.fault_seq === null }
}

export async function saveSelfCheck(
  tx: Transaction,
  seen: { head: Head; fault: { seq: number; until: number; why: string } | null; whole: boolean; at: Date },
): Promise<void> {
  await sql`
    update audit.self_check set size = ${seen.head.size}, peaks = ${Buffer.concat([...seen.head.peaks])}, checked_at = ${seen.at},
      whole_checked_at = case when ${seen.whole}::boolean then ${seen.at} else whole_checked_at end,
      fault_seq = ${seen.fault?.seq ?? null}, fault_until = ${seen.fault?.until ?? null}, fault_why = ${seen.fault?.why ?? null},
      fault_found_at = case when ${seen.fault === null}::boolean then null else coalesce(fault_found_at, ${seen.at}) end`.execute(
    tx,
  )
}

export async function faultFound(db: Reader): Promise<{ seq: number; until: number; why: string } | null> {
  const { rows } = await sql<{ seq: number | null; until: number; why: string }>`
    select fault_seq as seq, fault_until as until, fault_why as why from audit.self_check`.execute(db)
  const row = rows[0]
  return row === undefined || row.seq === null ? null : { seq: row.seq, until: row.until, why: row.why }
}
