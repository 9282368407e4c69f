import { type RawBuilder, sql } from 'kysely'
import type { Database, Reader, Transaction } from './database.ts'
import type { Keyring } from './keyring.ts'

/** A table with sealed columns, as its room declares it: where they are and for what each was sealed. */
export interface SealedTable {
  /** `people.person` */
  readonly table: string
  /** The columns that find one row again. */
  readonly key: readonly [string, ...string[]]
  /** Column → purpose, as given to `keyring.seal`. */
  readonly columns: Readonly<Record<string, string>>
  /** A column that repeats the version of the row's values. */
  readonly versionColumn?: string
  /** How many rows one transaction takes, when they are large. */
  readonly rowsAtOnce?: number
}

const atOnce = 500

/**
 * Seals again whatever an older key sealed in one table, some hundreds of rows a transaction, by the order of its key; answers how many rows.
 * Interrupted, the next run goes on: rows of the current version are not touched. `note` is called in each transaction, for the record.
 */
export async function resealTable(
  database: Database,
  keyring: Keyring,
  given: SealedTable,
  note: (tx: Transaction, rows: number) => Promise<void>,
): Promise<number> {
  let resealed = 0
  for (let after: readonly unknown[] | undefined; ; ) {
    const step = await database.transaction(async (tx) => {
      const rows = await rowsBefore(tx, given, keyring.currentVersion, after)
      for (const row of rows) await resealRow(tx, keyring, given, row)
      if (rows.length > 0) await note(tx, rows.length)
      return rows
    })
    resealed += step.length
    const last = step.at(-1)
    if (last === undefined) return resealed
    after = given.key.map((column) => last[column])
  }
}

/** How many rows of a table still hold a value of an older version: read from the values' own bytes. */
export async function countSealedBefore(db: Reader, given: SealedTable, version: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(given.table)} where ${isOlder(given, version)}`.execute(db)
  return rows[0]?.count ?? 0
}

type Row = Readonly<Record<string, unknown>>

async function rowsBefore(
  tx: Transaction,
  given: SealedTable,
  version: number,
  after: readonly unknown[] | undefined,
): Promise<readonly Row[]> {
  const key = sql.join(given.key.map((column) => sql.ref(column)))
  const wanted = sql.join([...given.key, ...Object.keys(given.columns)].map((column) => sql.ref(column)))
  const behind = after === undefined ? sql`true` : sql`(${key}) > (${sql.join([...after])})`
  const { rows } = await sql<Row>`
    select ${wanted} from ${sql.table(given.table)} where ${isOlder(given, version)} and ${behind} order by ${key} limit ${given.rowsAtOnce ?? atOnce} for update`.execute(
    tx,
  )
  return rows
}

async function resealRow(tx: Transaction, keyring: Keyring, given: SealedTable, row: Row): Promise<void> {
  const set = Object.entries(given.columns).flatMap(([column, purpose]) => {
    const sealed = row[column]
    if (!(sealed instanceof Uint8Array)) return []
    return [sql`${sql.ref(column)} = ${keyring.seal(keyring.open(sealed, purpose), purpose)}`]
  })
  if (given.versionColumn !== undefined) set.push(sql`${sql.ref(given.versionColumn)} = ${keyring.currentVersion}`)
  const where = given.key.map((column) => sql`${sql.ref(column)} = ${row[column]}`)
  await sql`update ${sql.table(given.table)} set ${sql.join(set)} where ${sql.join(where, sql` and `)}`.execute(tx)
}

/** The first two bytes of a sealed value are the version of its key. */
function isOlder(given: SealedTable, version: number): RawBuilder<unknown> {
  const older = Object.keys(given.columns).map(
    (column) => sql`get_byte(${sql.ref(column)}, 0) * 256 + get_byte(${sql.ref(column)}, 1) < ${version}::int`,
  )
  return sql`(${sql.join(older, sql` or `)})`
}
