import { sql } from 'kysely'
import type { Database, Transaction } from './database.ts'
import type { Log } from './log.ts'

/** A change told to whoever listens above; the name is `noun.verb` in the past tense. */
export interface News {
  id: number
  event: string
  payload: unknown
  emittedAt: Date
}
/** Runs in the transaction that marks the news as delivered: its effects happen exactly once. It must parse the payload itself. */
export type Subscriber = (tx: Transaction, news: News) => Promise<void>
export type Subscriptions = Readonly<Record<string, readonly Subscriber[]>>

const mostAttempts = 12

export async function emit(tx: Transaction, event: string, payload: Readonly<Record<string, unknown>>, at: Date): Promise<void> {
  await sql`insert into platform.outbox (event, payload, emitted_at) values (${event}, ${JSON.stringify(payload)}::jsonb, ${at})`.execute(
    tx,
  )
}

interface Waiting {
  id: number
  event: string
  payload: unknown
  emitted_at: Date
}

/** Delivers one waiting piece of news; false when nothing waits. Several processes may do this at once. */
export async function deliverOne(database: Database, subscriptions: Subscriptions, log: Log): Promise<boolean> {
  let failed: { id: number; fault: string } | undefined
  const delivered = await database
    .transaction(async (tx) => {
      const { rows } = await sql<Waiting>`
        select id, event, payload, emitted_at from platform.outbox
        where delivered_at is null and next_attempt_at <= now() and attempts < ${mostAttempts}
        order by id limit 1 for update skip locked`.execute(tx)
      const row = rows[0]
      if (row === undefined) return false
      const news = { id: row.id, event: row.event, payload: row.payload, emittedAt: row.emitted_at }
      try {
        for (const subscriber of subscriptions[row.event] ?? []) await subscriber(tx, news)
      } catch (fault) {
        failed = { id: row.id, fault: fault instanceof Error ? fault.message : 'unknown' }
        throw fault
      }
      await sql`update platform.outbox set delivered_at = now() where id = ${row.id}`.execute(tx)
      return true
    })
    .catch((fault: unknown) => {
      if (failed === undefined) throw fault
      log.error({ err: fault, newsId: failed.id }, 'news was not delivered; it will be tried again')
      return true
    })
  if (failed !== undefined) await postpone(database, failed)
  return delivered
}

/** 2 s, 4 s, 8 s … an hour; one subscriber's fault holds back its own news only. */
async function postpone(database: Database, failed: { id: number; fault: string }): Promise<void> {
  await sql`
    update platform.outbox
    set attempts = attempts + 1, last_fault = ${failed.fault}, next_attempt_at = now() + least(interval '1 hour', interval '2 seconds' * power(2, attempts))
    where id = ${failed.id}`.execute(database.read)
}

export interface Delivery {
  /** Something was emitted just now: look at once instead of at the next tick. */
  wake(): void
  stop(): Promise<void>
}

/** Keeps delivering until stopped: at once when woken, every `everyMs` otherwise. */
export function startDelivery(database: Database, subscriptions: Subscriptions, log: Log, everyMs = 1000): Delivery {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let again = false
  let busy = false
  const round = async () => {
    if (busy) {
      again = true
      return
    }
    busy = true
    try {
      do {
        again = false
        while (!stopped && (await deliverOne(database, subscriptions, log)));
      } while (again && !stopped)
    } catch (fault) {
      log.warn({ err: fault }, 'delivery paused: the database is away')
    } finally {
      busy = false
    }
  }
  const start = () => {
    if (!stopped) running = round()
  }
  const timer = setInterval(start, everyMs)
  timer.unref()
  return {
    wake: () => setImmediate(start),
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
