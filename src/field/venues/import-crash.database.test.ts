import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { startImport, tryImport } from './actions/import.ts'
import { runImports } from './actions/run-import.ts'
import { venueSheet } from './sheet.fixture.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('an import whose process is killed in the middle goes on where it was and registers nothing twice', async () => {
  const by = { actor: { id: 'can-bo', displayName: 'Cán bộ' }, scope: ['vn/30'], now: t.house.businessClock.now() }
  const id = await tryImport(t.house, Buffer.from(venueSheet(8000, ['10549', '10546'])), 'bảng.csv', by)
  await t.database.transaction((tx) => startImport(tx, id, by))
  const progress = async () =>
    (
      await sql<{
        done_through: number
        state: string
      }>`select done_through, state from venues.import where id = ${id}::uuid`.execute(t.database.read)
    ).rows[0]
  for (const least of [500, 2500]) {
    const worker = spawn(process.execPath, [join(import.meta.dirname, 'run-import.fixture.ts'), t.url], { stdio: 'inherit' })
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    for (let waited = 0; ((await progress())?.done_through ?? 0) < least && waited < 40_000; waited += 10) await pause(10)
    worker.kill('SIGKILL')
    await ended
    expect((await progress())?.state, 'killed before its end').toBe('running')
  }
  const between =
    (await sql<{ count: number }>`select count(*) as count from venues.venue`.execute(t.database.read)).rows[0]?.count ?? 0
  expect(between % 500, 'whole chunks only').toBe(0)
  expect(between).toBeGreaterThan(0)
  await runImports(t.house)
  expect((await progress())?.state).toBe('done')
  const { rows } = await sql<{ venues: number; organisations: number; created: number; names: number }>`
    select (select count(*) from venues.venue) as venues, (select count(distinct name) from venues.venue) as names,
      (select count(*) from places.organisation where kind = 'venue') as organisations,
      (select count(*) from venues.import_row where outcome = 'created') as created`.execute(t.database.read)
  expect(rows[0]).toEqual({ venues: 8000, names: 8000, organisations: 8000, created: 8000 })
}, 120_000)
