import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listVisits } from '../src/field/check-ins/contract.ts'
import { listVenues } from '../src/field/venues/contract.ts'
import { readCompliance } from '../src/governance/compliance/contract.ts'
import { call } from '../src/platform/http/client.ts'
import { type TestServer, testServer } from '../tests/support/server.ts'
import { loadNation } from './nation.ts'

/** `KHIEN_NATION=venues,persons,days,visits-a-day` for a smaller or larger country. */
const [venues = 750_000, persons = 5_000_000, days = 21, visitsADay = 300_000] = (process.env.KHIEN_NATION ?? '')
  .split(',')
  .filter((text) => text !== '')
  .map(Number)
let t: TestServer
beforeAll(async () => {
  t = await testServer()
  await loadNation(t.house, { venues, persons, days, visitsADay })
}, 3_600_000)
afterAll(() => t.close())

test('with the data of the whole country every list and search answers within 300 ms at the 95th percentile', async () => {
  const national = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
  const province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  const { rows } = await sql<{ venue_id: number }>`
    select venue_id from venues.venue_day where day = '2021-05-25' order by visits desc limit 1`.execute(t.database.read)
  const busiest = rows[0]?.venue_id ?? 0
  const screens: Record<string, () => Promise<unknown>> = {
    'venues of the nation': () => call(listVenues, { query: {} }, national),
    'venues of a province': () => call(listVenues, { query: {} }, province),
    'venues without a scan, nation': () => call(listVenues, { query: { silent: 'true' } }, national),
    'search, nation': () => call(listVenues, { query: { search: 'địa điểm 4711' } }, national),
    'search, province': () => call(listVenues, { query: { search: 'điểm 12' } }, province),
    'search without a hit': () => call(listVenues, { query: { search: 'không có nơi này' } }, national),
    'visits of the busiest venue': () => call(listVisits, { params: { venueId: busiest } }, national),
    'compliance of the nation': () => call(readCompliance, { query: {} }, national),
    'compliance of a province': () => call(readCompliance, { query: { unit: 'vn/30' } }, province),
  }
  const slow: string[] = []
  for (const [name, ask] of Object.entries(screens)) {
    const took: number[] = []
    for (let n = 0; n < 40; n++) {
      const began = performance.now()
      await ask()
      took.push(performance.now() - began)
    }
    took.sort((a, b) => a - b)
    const [p50, p95] = [0.5, 0.95].map((share) => Math.round(took[Math.floor(took.length * share)] ?? 0))
    process.stdout.write(`${name}: p50 ${p50} ms, p95 ${p95} ms\n`)
    if ((p95 ?? 0) > 300) slow.push(`${name}: ${p95} ms`)
  }
  expect(slow).toEqual([])
}, 600_000)
