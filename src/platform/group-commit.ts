import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { Refusal } from './refusal.ts'

export interface GroupCommit<Row, Stored> {
  /**
   * Resolves once the row is committed. Rejects with the row's own error when the database does not accept it, with QueueFull
   * when too many wait, with NotStored or OutcomeUnknown when the database went away.
   */
  add(row: Row): Promise<Stored>
  /** Takes no more rows and resolves when every accepted one has been answered. */
  drain(): Promise<void>
  /** Rows that have not been answered yet. */
  depth(): number
}

export interface GroupCommitOptions<Row, Stored> {
  pool: pg.Pool
  /**
   * Stores the rows inside the transaction that the committer opened and will commit, and answers one result for each, in order.
   * It must leave BEGIN, COMMIT and ROLLBACK alone. It may be called again with the same rows after a rollback.
   */
  write: (client: pg.PoolClient, rows: Row[]) => Promise<Stored[]>
  /** Groups written at the same time. With more than one, `write` should touch rows in one order, or lanes wait for each other in a circle. */
  lanes?: number
  maxRows?: number
  maxQueued?: number
  /**
   * Writing the same rows once more after they were committed stores nothing twice and answers the same (`on conflict do nothing`
   * on a key the submitter chose). Only then may a group whose COMMIT was not answered be written again.
   */
  idempotent?: boolean
  /** How long a group waits for a database that went away (the embedded one is restarted within a second). */
  patienceSeconds?: number
}

/** Too many rows wait: the submitter should slow down. Nothing of this row was kept. */
export class QueueFull extends Refusal {
  readonly retryAfterSeconds: number

  constructor(retryAfterSeconds: number) {
    super('server-is-busy', { seconds: retryAfterSeconds }, 503)
    this.name = 'QueueFull'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** The database went away before it was asked to commit: the row is certainly not stored, and may be sent again. */
export class NotStored extends Error {
  readonly code = '08006'

  constructor(cause: unknown) {
    super('the database went away; nothing of this was stored', { cause })
    this.name = 'NotStored'
  }
}

/** The database went away while it was committing: the row may be stored or not. Only asking for it later can tell. */
export class OutcomeUnknown extends Error {
  readonly code = '08007'

  constructor(cause: unknown) {
    super('the database went away while it was committing; whether this was stored is unknown', { cause })
    this.name = 'OutcomeUnknown'
  }
}

/** `($1,$2),($3,$4)`: the VALUES of a multi-row insert. PostgreSQL takes 65,535 parameters, so rows × columns must stay below. */
export function placeholders(rows: number, columns: number): string {
  let next = 1
  const row = () => `(${Array.from({ length: columns }, () => `$${next++}`).join(',')})`
  return Array.from({ length: rows }, row).join(',')
}

interface Waiting<Row, Stored> {
  row: Row
  resolve(stored: Stored): void
  reject(fault: unknown): void
}

/**
 * Many single durable inserts, each of which would wait for the disk alone, become one transaction for all that arrived while the
 * previous one was being written. A row is acknowledged after COMMIT, never before.
 *
 * When a group fails, what the database said decides:
 * - a fault of the data (SQLSTATE 21, 22, 23, 44, P0, or an error thrown by `write` itself): the group is halved until the faulty
 *   rows stand alone; they are rejected with their own errors and all others are committed;
 * - a deadlock or serialization failure (40): certainly rolled back, so written again;
 * - the connection was lost (08, 57P) before COMMIT was sent: certainly not stored, so written again while patience lasts, else NotStored;
 * - the connection was lost after COMMIT was sent: if `idempotent` written again, else OutcomeUnknown;
 * - anything else (a missing table, a full disk): no row of the group could do better; all are rejected with that error.
 */
export function groupCommit<Row, Stored>(options: GroupCommitOptions<Row, Stored>): GroupCommit<Row, Stored> {
  const { lanes = 2, maxRows = 500, maxQueued = 10_000 } = options
  let waiting: Waiting<Row, Stored>[] = []
  let unanswered = 0
  let busyLanes = 0
  let isScheduled = false
  let isClosed = false
  let rowsPerSecond = 0
  let whenIdle: (() => void)[] = []

  const answered = (rows: number, startedAt: number) => {
    unanswered -= rows
    const rate = (rows * 1000) / Math.max(performance.now() - startedAt, 1)
    rowsPerSecond = rowsPerSecond === 0 ? rate : rowsPerSecond * 0.8 + rate * 0.2
    if (unanswered > 0) return
    for (const tell of whenIdle) tell()
    whenIdle = []
  }

  const fill = () => {
    isScheduled = false
    while (busyLanes < lanes && waiting.length > 0) {
      const group = waiting.slice(0, maxRows)
      waiting = waiting.slice(maxRows)
      busyLanes += 1
      const startedAt = performance.now()
      void settle(options, group).finally(() => {
        busyLanes -= 1
        answered(group.length, startedAt)
        fill()
      })
    }
  }

  // After the input that is ready now has been read, so that requests which arrived together travel together.
  const schedule = () => {
    if (isScheduled || busyLanes >= lanes) return
    isScheduled = true
    setImmediate(fill)
  }

  return {
    add: (row) => {
      if (isClosed) return Promise.reject(new QueueFull(5))
      if (unanswered >= maxQueued)
        return Promise.reject(new QueueFull(Math.min(Math.max(Math.ceil(unanswered / (rowsPerSecond * lanes || 1000)), 1), 60)))
      unanswered += 1
      return new Promise((resolve, reject) => {
        waiting.push({ row, resolve, reject })
        schedule()
      })
    },
    drain: async () => {
      isClosed = true
      if (unanswered > 0) await new Promise<void>((resolve) => whenIdle.push(resolve))
    },
    depth: () => unanswered,
  }
}

/** Answers every row of the group, one way or the other; never throws. */
async function settle<Row, Stored>(options: GroupCommitOptions<Row, Stored>, group: Waiting<Row, Stored>[]): Promise<void> {
  const outcome = await storePatiently(
    options,
    group.map(({ row }) => row),
  )
  if (outcome.kind === 'stored') {
    for (const [index, stored] of outcome.results.entries()) group[index]?.resolve(stored)
  } else if (outcome.kind === 'data-fault' && group.length > 1) {
    const middle = Math.ceil(group.length / 2)
    await settle(options, group.slice(0, middle))
    await settle(options, group.slice(middle))
  } else {
    for (const one of group) one.reject(outcome.fault)
  }
}

type Outcome<Stored> =
  | { kind: 'stored'; results: Stored[] }
  | { kind: 'data-fault' | 'fault' | 'rolled-back' | 'lost-before-commit' | 'lost-at-commit'; fault: unknown }

async function storePatiently<Row, Stored>(options: GroupCommitOptions<Row, Stored>, rows: Row[]): Promise<Outcome<Stored>> {
  const end = Date.now() + (options.patienceSeconds ?? 30) * 1000
  // Once a COMMIT went unanswered, a later attempt that never gets that far must not claim that nothing was stored.
  let maybeStored = false
  for (let attempt = 1; ; attempt++) {
    const outcome = await store(options, rows)
    maybeStored ||= outcome.kind === 'lost-at-commit'
    const mayRepeat =
      (outcome.kind === 'rolled-back' && attempt < 10) ||
      outcome.kind === 'lost-before-commit' ||
      (outcome.kind === 'lost-at-commit' && options.idempotent === true)
    if (mayRepeat && Date.now() < end) {
      await pause(outcome.kind === 'rolled-back' ? Math.random() * 10 * attempt : Math.min(50 * attempt, 500))
      continue
    }
    if (outcome.kind === 'lost-before-commit' || outcome.kind === 'lost-at-commit') {
      return { kind: 'fault', fault: maybeStored ? new OutcomeUnknown(outcome.fault) : new NotStored(outcome.fault) }
    }
    return outcome
  }
}

async function store<Row, Stored>({ pool, write }: GroupCommitOptions<Row, Stored>, rows: Row[]): Promise<Outcome<Stored>> {
  let client: pg.PoolClient
  try {
    client = await pool.connect()
  } catch (fault) {
    return { kind: isLoss(fault) ? 'lost-before-commit' : 'fault', fault }
  }
  let isCommitting = false
  let isBroken = false
  // A connection lost while it is in our hands also says so as an event, which would end the program if nobody listened.
  const hear = () => {
    isBroken = true
  }
  client.on('error', hear)
  try {
    await client.query('begin')
    const results = await write(client, rows)
    if (results.length !== rows.length) throw new Error(`write answered ${results.length} results for ${rows.length} rows`)
    isCommitting = true
    const { command } = await client.query('commit')
    // A transaction in which an error was swallowed ends as if all were well, but with this word.
    if (command !== 'COMMIT')
      return { kind: 'fault', fault: new Error('the transaction was rolled back: write swallowed an error of the database') }
    return { kind: 'stored', results }
  } catch (fault) {
    // Asked to commit, only the server itself can say that it did not.
    if (isBroken || isLoss(fault) || (isCommitting && sqlStateOf(fault) === undefined)) {
      isBroken = true
      return { kind: isCommitting ? 'lost-at-commit' : 'lost-before-commit', fault }
    }
    await client.query('rollback').catch(hear)
    return { kind: kindOf(fault), fault }
  } finally {
    client.off('error', hear)
    client.release(isBroken)
  }
}

function kindOf(fault: unknown): 'data-fault' | 'rolled-back' | 'fault' {
  const state = sqlStateOf(fault)
  if (state === undefined) return 'data-fault'
  if (/^40/.test(state)) return 'rolled-back'
  return /^(21|22|23|44|P0)/.test(state) ? 'data-fault' : 'fault'
}

/** The server is gone, going, not yet there or out of connections; or the network between us is. 40003: it cannot say what became of the COMMIT. */
function isLoss(fault: unknown): boolean {
  const state = sqlStateOf(fault)
  if (state !== undefined) return /^(08...|57P0[1-5]|25P03|40003|53300)$/.test(state)
  if (!(fault instanceof Error)) return false
  const code = 'code' in fault ? String(fault.code) : ''
  return (
    /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/.test(code) ||
    /Connection terminated|not queryable|Query read timeout|timeout exceeded when trying to connect/.test(fault.message)
  )
}

function sqlStateOf(fault: unknown): string | undefined {
  return fault instanceof Error &&
    'code' in fault &&
    typeof fault.code === 'string' &&
    /^[0-9A-Z]{5}$/.test(fault.code) &&
    'severity' in fault
    ? fault.code
    : undefined
}
