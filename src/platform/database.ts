import { CompiledQuery, Kysely, type Transaction as KyselyTransaction, PostgresDialect, sql } from 'kysely'
import pg from 'pg'

/** Each room sees its own tables: `tx.withTables<PlacesTables>()`. Schemas are named after rooms, so `places.unit` belongs to places. */
// biome-ignore lint/complexity/noBannedTypes: an empty database type; rooms add theirs
export type Tables = {}
/** Statements that commit or fail together; opened at the door (http, jobs) and passed in. */
export type Transaction = KyselyTransaction<Tables>
/** Reads outside a transaction accept either. */
export type Reader = Kysely<Tables>

export interface Database {
  readonly pool: pg.Pool
  /** A few connections apart, for what must not queue behind everybody's reads: the group commit of check-ins. */
  readonly reserved: pg.Pool
  readonly read: Reader
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** bigint and numeric arrive as numbers: every count and id of the product fits 2^53; dates stay `YYYY-MM-DD` strings. */
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
  [pg.types.builtins.DATE, (text) => text],
])

export function openDatabase(url: string, options: { connections?: number; onError?: (error: Error) => void } = {}): Database {
  // A connection that ends because we are closing is no news.
  let isClosing = false
  const lost = (error: Error) => {
    if (!isClosing) options.onError?.(error)
  }
  const poolOf = (max: number): pg.Pool => {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
      application_name: 'khien',
      types: { getTypeParser: (id: number, format?: 'text' | 'binary') => parsers.get(id) ?? pg.types.getTypeParser(id, format) },
    })
    // An idle connection that dies with its server must not take the program with it.
    pool.on('error', lost)
    // Neither may one that is in use but has no query under way (between two statements of a transaction).
    pool.on('connect', (client) => client.on('error', lost))
    return pool
  }
  const pool = poolOf(options.connections ?? 10)
  const reserved = poolOf(4)
  const read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return {
    pool,
    reserved,
    read,
    transaction: (work) => read.transaction().execute(work),
    close: async () => {
      isClosing = true
      await reserved.end()
      await read.destroy()
    },
  }
}

/** Transaction-level advisory lock: one holder of this name in the whole installation until commit. */
export async function holdAlone(tx: Transaction, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

/** A whole SQL file in one go (several statements, no parameters). */
export async function runScript(tx: Transaction, script: string): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(script))
}

/**
 * The statements of one checked-out connection as a `Transaction`, for parts that open and commit it themselves (group commit).
 * Statements in `prepared` (text → name) are parsed once per connection.
 */
export function overClient(client: pg.PoolClient, prepared: ReadonlyMap<string, string> = new Map()): Transaction {
  const query = (text: string, values: unknown[]) => {
    const name = prepared.get(text)
    return client.query(name === undefined ? { text, values } : { name, text, values })
  }
  const borrowed = { query, release: () => {} }
  const pool = { connect: async () => borrowed, end: async () => {} }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) }) as Transaction
}
