import type { Database } from './database.ts'
import type { Log } from './log.ts'

/** How long a rewrite may wait for others to leave a table; tonight or tomorrow night makes no difference, a door that stands still does. */
const patience = '10s'

/**
 * Writes tables anew after deletions, so that nothing of the deleted rows stays in the free space of their files: DELETE and VACUUM leave
 * the bytes where they were until something is written over them. Each table is locked while it is written (about a minute for a gigabyte);
 * then a checkpoint lets the journal go that still holds them. What cannot be done now is said and left for the next run.
 */
export async function rewriteAfterDeletion(database: Database, log: Log, tables: readonly string[]): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query(`set lock_timeout = '${patience}'`)
    for (const table of tables)
      await client
        .query(`vacuum (full, analyze) ${table}`)
        .catch((fault: unknown) => log.warn({ err: fault, table }, 'a table could not be written anew after a deletion'))
    // Needs the role pg_checkpoint; without it the server's own next checkpoint does the same some minutes later.
    await client.query('checkpoint').catch(() => undefined)
  } finally {
    await client.query('reset lock_timeout').catch(() => undefined)
    client.release()
  }
}
