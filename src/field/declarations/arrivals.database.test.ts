import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { takeFigure } from '../../governance/solutions/actions/figure.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import { disputeArrivals, listArrivals, recordArrivals } from './contract.ts'
import { entryCover } from './measures.ts'

let t: TestServer
let province: Fetch
let national: Fetch
beforeAll(async () => {
  t = await testServer()
  province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/20' }])
  national = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
})
afterAll(() => t.close())

const source = 'Đồn Biên phòng cửa khẩu quốc tế Hữu Nghị'
const day = '2021-05-24'
const say = (arrivals: number, over: Partial<{ unitPath: string; on: string }> = {}) =>
  call(recordArrivals, { body: { unitPath: 'vn/20', on: day, arrivals, source, ...over } }, province)
/** People who gave an entry declaration for a commune on that day. */
const declare = (unitPath: string, persons: number, form = 'entry') =>
  sql`insert into declarations.unit_day (day, unit_path, form, declarations, persons) values (${day}::date, ${unitPath}, ${form}, ${persons}, ${persons})`.execute(
    t.database.read,
  )

test('a province that was not counted has no figure; counted, entry declarations stand against its arrivals of that day', async () => {
  await declare('vn/20/178/05842', 45)
  await declare('vn/20/178/05845', 4)
  await declare('vn/20/178/05845', 900, 'whole-population')
  expect(await entryCover(t.database.read, ['vn'], day)).toEqual([])
  expect(await takeFigure(t.database.read, 'entry-declared', day, '2021-05-25')).toBeNull()
  await say(50)
  expect(await entryCover(t.database.read, ['vn'], day)).toEqual([
    { unitPath: 'vn/20', declared: 49, arrivals: 50, disputed: false },
  ])
  expect(await takeFigure(t.database.read, 'entry-declared', day, '2021-05-25')).toMatchObject({
    value: 98,
    numerator: 49,
    denominator: 50,
    replayable: true,
  })
})

test('a count said again counts from then on; the older one stays on record', async () => {
  await say(40)
  expect(await entryCover(t.database.read, ['vn/20'], day)).toEqual([
    // Nine declared who did not come: they cover nobody else.
    { unitPath: 'vn/20', declared: 40, arrivals: 40, disputed: false },
  ])
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from declarations.arrival_count`.execute(t.database.read)
  expect(rows[0]?.n).toBe(2)
})

test('the health authority disputes a count, which goes on counting with that beside it until a new one is recorded', async () => {
  const [row] = (await call(listArrivals, { query: {} }, national)).rows
  expect(row).toMatchObject({ on: day, arrivals: 40, declared: 49, source, dispute: null, placeVi: 'Tỉnh Lạng Sơn' })
  const reason = 'Biên phòng báo 52 người'
  await call(disputeArrivals, { params: { countId: row?.id ?? '' }, body: { reason } }, national)
  await expect(call(disputeArrivals, { params: { countId: row?.id ?? '' }, body: { reason } }, national)).rejects.toMatchObject({
    problem: { status: 409 },
  })
  expect((await call(listArrivals, { query: {} }, province)).rows[0]?.dispute).toMatchObject({ reason })
  await say(52)
  expect((await call(listArrivals, { query: {} }, province)).rows).toMatchObject([{ arrivals: 52, dispute: null }])
})

test('a province speaks for itself only, of provinces only, and not of tomorrow', async () => {
  await expect(say(5, { unitPath: 'vn/30' })).rejects.toMatchObject({ problem: { status: 404 } })
  await expect(say(5, { unitPath: 'vn/20/178' })).rejects.toMatchObject({ problem: { status: 400 } })
  await expect(say(5, { on: '2021-05-26' })).rejects.toMatchObject({ problem: { status: 422 } })
  await expect(
    call(recordArrivals, { body: { unitPath: 'vn/20', on: day, arrivals: 1, source } }, national),
  ).rejects.toMatchObject({ problem: { status: 403 } })
  const elsewhere = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  expect((await call(listArrivals, { query: {} }, elsewhere)).rows).toEqual([])
})

test('a list of many days comes page by page, the newest first', async () => {
  for (let n = 1; n <= 9; n++) await say(n, { on: `2021-05-0${n}` })
  const days: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await call(listArrivals, { query: { limit: 4, after } }, national)
    days.push(...page.rows.map((row) => row.on))
    if (page.next === null) break
    after = page.next
  }
  expect(days).toEqual([day, ...Array.from({ length: 9 }, (_, n) => `2021-05-0${9 - n}`)])
})
