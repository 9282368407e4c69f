import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as people from '../../foundation/people/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as venues from '../venues/contract.ts'
import { addToDays, daysToReview, reviewAgain } from '../venues/public.ts'
import { reviewDays } from './actions/review.ts'
import * as contract from './contract.ts'
import { flags, flagsIn } from './visit.ts'

let t: TestServer
const sites: { id: number; code: string; keeper: Fetch }[] = []
const [market, station, townHall, hospital, haNoi] = [0, 1, 2, 3, 4] as const
const communes = ['vn/30/290/10549', 'vn/30/290/10546', 'vn/30/288/10507', 'vn/30/288/10510', 'vn/01/001/00001']
const kiosk = randomUUID()
let sequence = 0

beforeAll(async () => {
  t = await testServer({ RATE_LIMIT_PER_MINUTE: '100000' })
  for (const [n, unitPath] of communes.entries()) {
    const officer = await t.signIn([{ role: 'commune-officer', unitPath }])
    const body = { name: `Nơi số ${n}`, address: `Số ${n} Phố Chợ`, unitPath, category: 'market' as const }
    const { id, code } = await call(venues.registerVenue, { body }, officer)
    const keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${unitPath}/o-${code.replace('-', '').toLowerCase()}` }])
    sites.push({ id, code, keeper })
  }
})
afterAll(() => t.close())

const morning = Date.parse('2021-05-24T18:00:00Z')
const at = (second: number) => new Date(morning + second * 1000).toISOString()
const visitor = (n: number) => ({ name: `Đào Thị ${'ABCDEGHIKLMN'[n]}n`, phone: `09121000${10 + n}` })
const siteOf = (n: number) => {
  const site = sites[n]
  if (site === undefined) throw new Error(`no venue ${n}`)
  return site
}
const show = (where: number, who: number, second: number) =>
  call(
    contract.recordScannedVisit,
    { body: { deviceId: kiosk, sequence: ++sequence, at: at(second), venueId: siteOf(where).id, person: visitor(who) } },
    siteOf(where).keeper,
  )
const type = (where: number, who: number, second: number, deviceId: string = randomUUID()) =>
  call(
    contract.recordSelfVisit,
    { body: { deviceId, sequence: ++sequence, at: at(second), venueCode: siteOf(where).code, ...visitor(who) } },
    t.anonymous,
  )
const scanPoster = (where: number, who: number, second: number, phone: Fetch) =>
  call(
    contract.recordSelfVisit,
    { body: { deviceId: randomUUID(), sequence: ++sequence, at: at(second), venueCode: siteOf(where).code, ...visitor(who) } },
    phone,
  )
/** A phone with a credential. */
const openPhone = async (): Promise<Fetch> => {
  const first = await fetch(`${t.address}/api/device`, { method: 'POST' })
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
}
/** Reviews all places once more, as after visits that arrive late. */
const again = async () => {
  const days = sites.map(({ id }) => ({ venueId: id, day: '2021-05-25' }))
  await t.database.transaction((tx) => reviewAgain(tx, days))
  await reviewDays(t.house)
}
/** By second and place whether the visits of a stretch of seconds are doubted for being elsewhere. */
const doubted = async (from: number) => {
  const { rows } = await sql<{ venue_id: number; in_at: Date; flags: number }>`
    select venue_id, in_at, flags from check_ins.visit where in_at >= ${at(from)} and in_at < ${at(from + 3600)} order by in_at`.execute(
    t.database.read,
  )
  return rows.map((row) => [
    (row.in_at.getTime() - morning) / 1000 - from,
    sites.findIndex(({ id }) => id === row.venue_id),
    flagsIn(row.flags).includes('impossible-travel'),
  ])
}
const flaggedAt = async (where: number) =>
  (
    await sql<{ flagged: number }>`
      select flagged from venues.venue_day where venue_id = ${siteOf(where).id} and day = '2021-05-25'`.execute(t.database.read)
  ).rows[0]?.flagged

test('who goes through two venues of one district and within minutes two of another is doubted, though the nearest scan is next door', async () => {
  await show(market, 0, 0)
  await show(station, 0, 40)
  await show(townHall, 0, 180)
  await show(hospital, 0, 220)
  await reviewDays(t.house)
  expect(await doubted(0)).toEqual([
    [0, market, true],
    [40, station, true],
    [180, townHall, true],
    [220, hospital, true],
  ])
})

test('a far scan that arrives late makes the day of the other venue due too, and then neither is due any more', async () => {
  await show(market, 1, 4000)
  await reviewDays(t.house)
  expect(await doubted(4000)).toEqual([[0, market, false]])
  const before = await flaggedAt(market)
  await show(haNoi, 1, 4600)
  expect(await reviewDays(t.house)).toBe(1)
  expect(await reviewDays(t.house)).toBe(1)
  expect(await doubted(4000)).toEqual([
    [0, market, true],
    [600, haNoi, true],
  ])
  expect(await flaggedAt(market)).toBe((before ?? 0) + 1)
  expect(await reviewDays(t.house)).toBe(0)
})

test('when the far scan turns out to be another person’s, the near one is doubted no longer', async () => {
  await sql`update check_ins.visit set person_id = -1 where in_at = ${at(4600)}`.execute(t.database.read)
  const before = await flaggedAt(market)
  await show(haNoi, 11, 20_000)
  await t.database.transaction((tx) => reviewAgain(tx, [{ venueId: siteOf(market).id, day: '2021-05-25' }]))
  await reviewDays(t.house)
  expect(await doubted(4000)).toEqual([
    [0, market, false],
    [600, haNoi, false],
  ])
  expect(await flaggedAt(market)).toBe((before ?? 0) - 1)
  expect(await reviewDays(t.house)).toBe(0)
})

test('somebody’s name and number typed at a far poster are doubted, and leave what staff recorded as it was', async () => {
  await show(market, 2, 8000)
  await type(haNoi, 2, 8060)
  await reviewDays(t.house)
  await reviewDays(t.house)
  expect(await doubted(8000)).toEqual([
    [0, market, false],
    [60, haNoi, true],
  ])
  expect(await reviewDays(t.house)).toBe(0)
})

test('a scan of staff that arrives late makes what was typed far away doubtful', async () => {
  await type(haNoi, 3, 12_000)
  await reviewDays(t.house)
  expect(await doubted(12_000)).toEqual([[0, haNoi, false]])
  await show(market, 3, 12_300)
  await reviewDays(t.house)
  await reviewDays(t.house)
  expect(await doubted(12_000)).toEqual([
    [0, haNoi, true],
    [300, market, false],
  ])
  expect(await reviewDays(t.house)).toBe(0)
})

test('two that were typed tell against each other only when one phone typed both', async () => {
  await type(market, 4, 16_000)
  await type(haNoi, 4, 16_060)
  const phone = randomUUID()
  await type(market, 5, 16_100, phone)
  await type(haNoi, 5, 16_160, phone)
  await reviewDays(t.house)
  expect(await doubted(16_000)).toEqual([
    [0, market, false],
    [60, haNoi, false],
    [100, market, true],
    [160, haNoi, true],
  ])
})

test('a phone that an office bound to the person is believed against what somebody typed, and while it is bound only', async () => {
  const phone = await openPhone()
  await scanPoster(market, 7, 21_000, phone)
  await type(haNoi, 7, 21_060)
  await reviewDays(t.house)
  const unknown = [
    [0, market, false],
    [60, haNoi, false],
  ]
  expect(await doubted(21_000)).toEqual(unknown)
  const officer = await t.signIn([{ role: 'commune-officer', unitPath: communes[market] ?? '' }])
  const { code } = await call(people.askForBinding, {}, phone)
  const { name } = visitor(7)
  const paper = { name, documentKind: 'citizen-id' as const, documentNumber: '030187001234', bornOn: '1987-01-18' }
  await call(people.bindDevice, { body: { ...paper, withdrawOthers: false, code } }, officer)
  // The office saw a document without a telephone; that the typed record is the same person is found out elsewhere.
  const joined = sql`update people.person set same_as = (select person_id from people.device where person_id is not null)
    where id = (select person_id from check_ins.visit where in_at = ${at(21_000)})`
  await joined.execute(t.database.read)
  await again()
  expect(await doubted(21_000)).toEqual([
    [0, market, false],
    [60, haNoi, true],
  ])
  await sql`update people.device set revoked_at = ${at(24_000)}`.execute(t.database.read)
  await again()
  expect(await doubted(21_000)).toEqual(unknown)
})

test('thirty scans typed next to somebody do not hide the one that staff made far away', async () => {
  await show(market, 6, 24_000)
  await show(haNoi, 6, 24_600)
  for (let n = 0; n < 35; n++) await type(station, 6, 24_001 + n * 3)
  await reviewDays(t.house)
  const seen = (await doubted(24_000)).filter(([, where]) => where === market || where === haNoi)
  expect(seen).toEqual([
    [0, market, true],
    [600, haNoi, true],
  ])
})

test('a photographed code shown far away doubts itself and not its owner, and hides no true scan at the same door', async () => {
  const showPhotograph = async (where: number, who: number, second: number) => {
    await show(where, who, second)
    await sql`update check_ins.visit set flags = flags | ${flags['stale-code']} where venue_id = ${siteOf(where).id} and in_at = ${at(second)}`.execute(
      t.database.read,
    )
  }
  await show(market, 7, 13_000)
  await showPhotograph(haNoi, 7, 13_300)
  await again()
  expect((await doubted(13_000)).slice(0, 2)).toEqual([
    [0, market, false],
    [300, haNoi, true],
  ])
  await show(market, 8, 18_000)
  await showPhotograph(haNoi, 8, 18_300)
  await show(haNoi, 8, 18_600)
  await again()
  expect((await doubted(18_000)).slice(0, 3)).toEqual([
    [0, market, true],
    [300, haNoi, true],
    [600, haNoi, true],
  ])
})

test('today and yesterday are reviewed before a backlog of older days, of which some are in every round', async () => {
  await reviewDays(t.house)
  const count = (venueId: number, day: string) => ({ venueId, day, visits: 1, flagged: 0, selfScans: 0, hours: 1 })
  const backlog = ['2021-05-01', '2021-05-02', '2021-05-03'].flatMap((day) => sites.map(({ id }) => count(id, day)))
  const late = [count(siteOf(0).id, '2021-05-24'), ...sites.map(({ id }) => count(id, '2021-05-25'))]
  await t.database.transaction((tx) => addToDays(tx, [...backlog, ...late]))
  const due = async (limit: number) =>
    (await daysToReview(t.database.read, { since: '2021-04-25', recent: '2021-05-24' }, limit)).map(({ day }) => day)
  // What was never reviewed comes before what was; a quarter of a round is kept for the older days.
  expect(await due(4)).toEqual(['2021-05-25', '2021-05-25', '2021-05-24', '2021-05-03'])
  expect(await due(100)).toHaveLength(backlog.length + late.length)
  expect((await due(100)).slice(0, 6).filter((day) => day < '2021-05-24')).toEqual([])
  expect(await reviewDays(t.house, 8)).toBe(8)
  expect(await reviewDays(t.house, 8)).toBe(8)
  expect(await due(100)).toHaveLength(backlog.length + late.length - 16)
})
