import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { dataSteps } from '../../src/compose.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { ensureDatabase, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { migrate, readMigrations } from '../../src/platform/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    engineUrl: string
  }
}

/** One real engine for the whole run, with a migrated template that every test file clones. Durability is off here and on in the crash tests. */
export default async function startEngine(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'khien-test-engine-'))
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }
  const engine = await startEmbeddedPostgres({ dataFolder: folder, log: () => {}, settings })
  const database = openDatabase(await ensureDatabase(engine.url, 'khien_template'), { connections: 2 })
  try {
    await migrate(database, await readMigrations(join(import.meta.dirname, '../../migrations')), dataSteps)
  } catch (fault) {
    await database.close()
    await engine.stop()
    throw fault
  }
  await database.close()
  project.provide('engineUrl', engine.url)
  return async () => {
    await engine.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
