import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as venues from '../venues/contract.ts'
import { reviewDays } from './actions/review.ts'
import * as contract from './contract.ts'

let t: TestServer
let keeper: Fetch
let officer: Fetch
let venue: { id: number; code: string }
const commune = 'vn/30/290/10549'
const kiosk = '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0a01'
const tablet = '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0a02'
const handset = '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0a03'
let sequence = 0

beforeAll(async () => {
  t = await testServer()
  officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
  const { id, code } = await call(
    venues.registerVenue,
    { body: { name: 'Chợ Sao Đỏ', address: 'Phố Chợ', unitPath: commune, category: 'market' } },
    officer,
  )
  venue = { id, code }
  keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${commune}/o-${code.replace('-', '').toLowerCase()}` }])
})
afterAll(() => t.close())

const morning = Date.parse('2021-05-24T18:00:00Z')
const at = (second: number) => new Date(morning + second * 1000).toISOString()
const visitor = (n: number) => ({ name: `Đào Thị ${'ABCDEGHIKLMN'[n]}n`, phone: `09121000${10 + n}` })
const show = async (deviceId: string, person: { name: string; phone: string }, second: number, direction: 'in' | 'out' = 'in') =>
  (
    await call(
      contract.recordScannedVisit,
      { body: { deviceId, sequence: ++sequence, at: at(second), direction, venueId: venue.id, person } },
      keeper,
    )
  ).outcome
const scanPoster = (deviceId: string, person: { name: string; phone: string }, second: number) =>
  call(
    contract.recordSelfVisit,
    { body: { deviceId, sequence: ++sequence, at: at(second), venueCode: venue.code, ...person } },
    t.anonymous,
  )
/** The visits that the keeper sees of a stretch of seconds, oldest first. */
const listed = async (from: number, to: number) =>
  (await call(contract.listVisits, { params: { venueId: venue.id } }, keeper)).visits
    .filter((visit) => visit.at >= at(from) && visit.at <= at(to))
    .map((visit) => [(Date.parse(visit.at) - morning) / 1000, visit.outAt && (Date.parse(visit.outAt) - morning) / 1000])
    .reverse()
const counted = async () =>
  (
    await sql<{
      visits: number
      flagged: number
    }>`select visits, flagged from venues.venue_day where venue_id = ${venue.id}`.execute(t.database.read)
  ).rows[0]

test('a late copy of another device is the same visit, although a newer scan of that visitor came in between', async () => {
  expect(await show(kiosk, visitor(0), 0)).toBe('new')
  expect(await show(kiosk, visitor(0), 600)).toBe('new')
  expect(await show(tablet, visitor(0), 20)).toBe('same-visit')
  expect(await listed(0, 900)).toEqual([
    [0, null],
    [600, null],
  ])
  expect(await counted()).toEqual({ visits: 2, flagged: 0 })
})

test('a visit ten minutes before a new one stays one visit, although its first scan is out of the new one’s sight', async () => {
  await show(kiosk, visitor(7), 16000)
  expect(await show(tablet, visitor(7), 16030)).toBe('same-visit')
  await show(kiosk, visitor(7), 16620)
  expect(await show(tablet, visitor(7), 16625)).toBe('same-visit')
  expect(await listed(15900, 16700)).toEqual([
    [16000, null],
    [16620, null],
  ])
})

test('a late scan of a second device, ten seconds after an entry, is that entry, although its visitor has left since', async () => {
  await show(kiosk, visitor(1), 1000)
  expect(await show(kiosk, visitor(1), 1300, 'out')).toBe('left')
  expect(await show(tablet, visitor(1), 1010)).toBe('same-visit')
  expect(await show(tablet, visitor(1), 990)).toBe('same-visit')
  expect(await listed(900, 1400)).toEqual([[990, 1300]])
})

test('who left and comes again within the minute has a second visit, whichever of the three scans is sent first', async () => {
  const scans = [
    [0, 'in'],
    [20, 'out'],
    [40, 'in'],
  ] as const
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [2, 0, 1],
  ]
  for (const [n, order] of orders.entries()) {
    const start = 2000 + n * 300
    for (const which of order) {
      const [second, direction] = scans[which] ?? [0, 'in']
      await show(which === 1 ? tablet : kiosk, visitor(2), start + second, direction)
    }
    expect(await listed(start, start + 100), order.join()).toEqual([
      [start, start + 20],
      [start + 40, null],
    ])
  }
})

test('whoever scans the poster five seconds after the staff scanned them has one visit, and their phone is not told that they had', async () => {
  const before = await counted()
  await show(kiosk, visitor(3), 4000)
  const own = await scanPoster(handset, visitor(3), 4005)
  expect(own).toMatchObject({ outcome: 'new', recordedAt: at(4005) })
  expect(await listed(4000, 4100)).toEqual([[4000, null]])
  expect(await counted()).toEqual({ visits: (before?.visits ?? 0) + 1, flagged: before?.flagged })
  // The same phone again hears what it did itself.
  expect((await scanPoster(handset, visitor(3), 4015)).outcome).toBe('same-visit')
})

test('scans of a kiosk whose clock ran away are compared by its clock, not by the moment at which they arrived', async () => {
  const before = await counted()
  for (const second of [90_000, 90_030, 95_000]) await show(kiosk, visitor(6), second)
  expect(await counted()).toEqual({ visits: before?.visits, flagged: 2 })
  expect(await listed(25_000, 26_000)).toHaveLength(2)
})

test('a copy that was the same visit is recognised when it is sent again, and nothing is lost or doubled by it', async () => {
  await show(kiosk, visitor(4), 5000)
  await show(tablet, visitor(4), 5030)
  sequence--
  expect(await show(tablet, visitor(4), 5030)).toBe('known')
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from check_ins.visit where in_at >= ${at(5000)} and in_at < ${at(5100)}`.execute(t.database.read)
  expect(rows[0]?.n).toBe(2)
  expect(await listed(5000, 5100)).toHaveLength(1)
})

test('a doubted scan does not swallow an undoubted one of the same minute', async () => {
  await scanPoster(handset, visitor(5), 6000)
  await sql`update check_ins.visit set flags = 2 where in_at = ${at(6000)}`.execute(t.database.read)
  await sql`update venues.venue_day set visits = visits - 1, flagged = flagged + 1 where day = '2021-05-25'`.execute(
    t.database.read,
  )
  await show(kiosk, visitor(5), 6010)
  expect(await listed(6000, 6100)).toEqual([[6010, null]])
})

test('the day’s review judges the same, and leaves counts and list as they are', async () => {
  const [before, list] = [await counted(), await listed(0, 90_000)]
  await reviewDays(t.house)
  expect(await counted()).toEqual(before)
  expect(await listed(0, 90_000)).toEqual(list)
})

test('many persons from one phone are seen by the phone’s own number, also when it keeps no credential', async () => {
  for (let n = 0; n < 12; n++)
    await call(
      contract.recordSelfVisit,
      {
        body: {
          deviceId: handset,
          sequence: 500 + n,
          at: new Date(morning - 86_400_000 + n * 120_000).toISOString(),
          venueCode: venue.code,
          ...visitor(n),
        },
      },
      t.anonymous,
    )
  await reviewDays(t.house)
  const { rows } =
    await sql`select visits, flagged, one_device_visits from venues.venue_day where venue_id = ${venue.id} and day = '2021-05-24'`.execute(
      t.database.read,
    )
  expect(rows).toEqual([{ visits: 0, flagged: 12, one_device_visits: 0 }])
  for (let n = 0; n < 5; n++)
    await call(
      contract.recordSelfVisit,
      {
        body: {
          deviceId: handset,
          sequence: 600 + n,
          at: new Date(morning - 2 * 86_400_000 + n * 120_000).toISOString(),
          venueCode: venue.code,
          ...visitor(n),
        },
      },
      t.anonymous,
    )
  await reviewDays(t.house)
  const share =
    await sql`select visits, one_device_visits from venues.venue_day where venue_id = ${venue.id} and day = '2021-05-23'`.execute(
      t.database.read,
    )
  expect(share.rows).toEqual([{ visits: 5, one_device_visits: 5 }])
})
