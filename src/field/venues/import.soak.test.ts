import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts'
import { readSheetRows } from '../../platform/sheet/read-sheet.ts'
import { startImport, tryImport } from './actions/import.ts'
import { runImports } from './actions/run-import.ts'
import { venueSheet } from './sheet.fixture.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)
const say = (line: string) => process.stdout.write(`${line}\n`)

test('a hundred thousand rows are tried and registered, each once', async () => {
  const communes = (
    await sql<{
      code: string
    }>`select code from places.unit where path like 'vn/30/%' and level = 'commune' and to_on is not null order by path`.execute(
      t.database.read,
    )
  ).rows.map(({ code }) => code)
  const file = Buffer.from(venueSheet(100_000, communes))
  const by = { actor: { id: 'can-bo', displayName: 'Cán bộ' }, scope: ['vn/30'], now: t.house.businessClock.now() }
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 20)
    last = performance.now()
  }, 20)
  const trying = performance.now()
  const id = await tryImport(t.house, file, 'trăm nghìn dòng.csv', by)
  say(
    `tried 100,000 rows (${(file.length / 1e6).toFixed(1)} MB CSV) in ${seconds(trying)} s; the event loop waited ${Math.round(longest)} ms at most`,
  )
  await t.database.transaction((tx) => startImport(tx, id, by))
  longest = 0
  last = performance.now()
  const running = performance.now()
  await runImports(t.house)
  clearInterval(watch)
  const took = (performance.now() - running) / 1000
  say(
    `registered in ${took.toFixed(1)} s: ${Math.round(100_000 / took)} rows/s; the event loop waited ${Math.round(longest)} ms at most`,
  )
  const { rows } = await sql<{ venues: number; organisations: number; created: number }>`
    select (select count(*) from venues.venue) as venues, (select count(*) from places.organisation where kind = 'venue') as organisations,
      (select count(*) from venues.import_row where outcome = 'created' and sealed is null) as created`.execute(t.database.read)
  expect(rows[0]).toEqual({ venues: 100_000, organisations: 100_000, created: 100_000 })
}, 600_000)

test('a workbook of a hundred thousand rows is read on its own thread', async () => {
  const lines = venueSheet(100_000, ['10549'])
    .split('\n')
    .map((line) => line.split(',').map((value) => ({ value, type: String })))
  const workbook = Buffer.from(await writeExcel(lines).toBuffer())
  const reading = performance.now()
  const rows = await readSheetRows(workbook, { mostRows: 100_050, mostUnpackedBytes: 150_000_000, mostMilliseconds: 50_000 })
  say(`read an .xlsx of 100,000 rows (${(workbook.length / 1e6).toFixed(1)} MB) in ${seconds(reading)} s`)
  expect(rows.length).toBeGreaterThan(100_000)
}, 600_000)
