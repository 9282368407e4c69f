import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { StartRefused } from './config.ts'
import { type Database, holdAlone, runScript, type Transaction } from './database.ts'

/** A step that a migration file cannot express in SQL (loading a data file); runs in the transaction of the file it is named after. */
export type DataStep = (tx: Transaction) => Promise<void>

export interface Migration {
  name: string
  room: string
  script: string
  hash: string
}

/** Numbered SQL files, forward only; the first line names the room: `-- room: places`. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(join(folder, name), 'utf8')
      const room = /^-- room: ([a-z-]+)/.exec(script)?.[1]
      if (room === undefined) throw new Error(`${name} must begin with "-- room: …"`)
      return { name, room, script, hash: createHash('sha256').update(script).digest('hex') }
    }),
  )
}

/** Brings the database up to date and answers the names it ran. Two processes at once: the second waits, then finds nothing to do. */
export async function migrate(
  database: Database,
  migrations: readonly Migration[],
  dataSteps: Readonly<Record<string, DataStep>> = {},
): Promise<string[]> {
  await database.transaction(async (tx) => {
    await holdAlone(tx, 'khien.migrate')
    await runScript(
      tx,
      `create schema if not exists platform;
       create table if not exists platform.migration (name text primary key, hash text not null, ran_at timestamptz not null default now());`,
    )
  })
  const ran: string[] = []
  for (const migration of migrations) {
    const didRun = await database.transaction(async (tx) => {
      await holdAlone(tx, 'khien.migrate')
      const { rows } = await sql<{ hash: string }>`select hash from platform.migration where name = ${migration.name}`.execute(tx)
      const known = rows[0]
      if (known !== undefined && known.hash !== migration.hash) {
        throw new StartRefused(
          `Migration ${migration.name} was changed after it had run on this database; restore the released file.`,
        )
      }
      if (known !== undefined) return false
      await runScript(tx, migration.script)
      await dataSteps[migration.name]?.(tx)
      await sql`insert into platform.migration (name, hash) values (${migration.name}, ${migration.hash})`.execute(tx)
      return true
    })
    if (didRun) ran.push(migration.name)
  }
  await refuseNewerDatabase(database, migrations)
  return ran
}

async function refuseNewerDatabase(database: Database, migrations: readonly Migration[]): Promise<void> {
  const { rows } = await sql<{ name: string }>`select name from platform.migration order by name`.execute(database.read)
  const unknown = rows.map((row) => row.name).filter((name) => !migrations.some((migration) => migration.name === name))
  if (unknown.length > 0)
    throw new StartRefused(`This database was prepared by a newer version (${unknown.join(', ')}); start that version.`)
}
