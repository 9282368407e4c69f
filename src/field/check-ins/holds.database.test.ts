import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as people from '../../foundation/people/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as venues from '../venues/contract.ts'
import * as contract from './contract.ts'
import { deleteOldVisits, keepDaysReady } from './jobs.ts'

let t: TestServer
let health: Fetch
const ward = 'vn/30/290/10549'
const nextWard = 'vn/30/290/10552'
const otherProvince = 'vn/31/303/11296'
const deviceId = '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0077'
const order = {
  documentNumber: '12/QĐ-CQĐT',
  fromOn: '2021-05-25',
  toOn: '2021-05-26',
  untilOn: '2021-12-31',
  basis: 'Phục vụ điều tra nguồn lây trong phường',
}
let sequence = 0

beforeAll(async () => {
  t = await testServer()
  health = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
})
afterAll(() => t.close())

interface Venue {
  readonly id: number
  readonly code: string
}
async function venueIn(unitPath: string, name: string): Promise<Venue & { keeper: Fetch }> {
  const officer = await t.signIn([{ role: 'commune-officer', unitPath }])
  const body = { name, address: `Số ${++sequence}`, unitPath, category: 'restaurant' as const }
  const { id, code } = await call(venues.registerVenue, { body }, officer)
  const keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${unitPath}/o-${code.replace('-', '').toLowerCase()}` }])
  return { id, code, keeper }
}
const visit = (venue: Venue & { keeper: Fetch }, at: string) => {
  const person = { name: 'Nguyễn Thị Hoà', phone: `09120${String(10_000 + ++sequence)}` }
  return call(contract.recordScannedVisit, { body: { deviceId, sequence, at, venueId: venue.id, person } }, venue.keeper)
}
const hold = async (id: string, by = health) => (await call(contract.listHolds, {}, by)).rows.find((row) => row.id === id)
const heldAt = async (id: string) =>
  (
    await sql<{ venue_id: number; visits: number }>`
      select venue_id, count(*) as visits from check_ins.held_visit where hold_id = ${id}::uuid group by 1 order by 1`.execute(
      t.database.read,
    )
  ).rows

test('a hold on several venues and one on a commune keep their visits past the thirty days and no other; a venue registered later is covered too', async () => {
  await keepDaysReady(t.house)
  const [pho, market] = [await venueIn(ward, 'Quán phở'), await venueIn(nextWard, 'Chợ')]
  const [cafe, elsewhere] = [await venueIn(nextWard, 'Cà phê'), await venueIn(ward, 'Hiệu sách')]
  const several = await call(
    contract.orderHold,
    { body: { ...order, venueCodes: [pho.code, market.code.toLowerCase(), pho.code] } },
    health,
  )
  const commune = await call(contract.orderHold, { body: { ...order, unitPath: nextWard } }, health)
  for (const venue of [pho, market, cafe, elsewhere]) await visit(venue, '2021-05-25T00:10:00.000Z')
  t.setNow(new Date('2021-05-26T03:00:00Z'))
  await keepDaysReady(t.house)
  const late = await venueIn(nextWard, 'Quán mở sau')
  await visit(late, '2021-05-26T01:00:00.000Z')
  await visit(pho, '2021-05-24T01:00:00.000Z')

  expect(await hold(several.id)).toMatchObject({ venues: ['Quán phở', 'Chợ'], placeVi: null, waiting: 2, held: 0 })
  expect(await hold(commune.id)).toMatchObject({
    venues: [],
    venuesElsewhere: 0,
    placeVi: expect.stringContaining('Hải Dương'),
    placeEn: expect.stringContaining('Hai Duong'),
    waiting: 3,
    held: 0,
  })
  t.setNow(new Date('2021-06-28T01:00:00Z'))
  await keepDaysReady(t.house)
  await deleteOldVisits(t.house, {})
  expect((await sql<{ n: number }>`select count(*) as n from check_ins.visit`.execute(t.database.read)).rows[0]?.n).toBe(0)
  expect(await heldAt(several.id)).toEqual([
    { venue_id: pho.id, visits: 1 },
    { venue_id: market.id, visits: 1 },
  ])
  expect(await heldAt(commune.id)).toEqual([market, cafe, late].map((venue) => ({ venue_id: venue.id, visits: 1 })))

  // Released, a hold lets go of its own copies alone; the market stays with the other.
  await call(contract.releaseHold, { params: { holdId: commune.id }, body: { reason: 'Cơ quan điều tra không cần nữa' } }, health)
  expect(await heldAt(commune.id)).toEqual([])
  expect(await hold(several.id)).toMatchObject({ held: 2, state: 'in-force' })
  t.setNow(new Date('2022-01-01T01:00:00Z'))
  await keepDaysReady(t.house)
  await deleteOldVisits(t.house, {})
  expect(await hold(several.id)).toMatchObject({ held: 0, state: 'ended' })
  const persons = await sql<{ n: number }>`select count(*) as n from people.person`.execute(t.database.read)
  expect(persons.rows[0]?.n, 'nobody is kept whom no hold needs').toBe(0)
  t.setNow(new Date('2021-05-25T01:00:00Z'))
})

test('nobody orders a hold beyond their own area, and of a wider one they see their own venues and how many others there are', async () => {
  await keepDaysReady(t.house)
  const [own, others] = [await venueIn(ward, 'Quán phở 2'), await venueIn(otherProvince, 'Nhà hàng Hải Phòng')]
  const provincial = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  const ask = (by: Fetch, over: object) => call(contract.orderHold, { body: { ...order, ...over } }, by)
  await expect(ask(provincial, { venueCodes: [own.code, others.code] })).rejects.toMatchObject({ problem: { status: 404 } })
  await expect(ask(provincial, { unitPath: otherProvince })).rejects.toMatchObject({ problem: { status: 404 } })
  await expect(ask(health, { unitPath: 'vn/30/290/99999' })).rejects.toMatchObject({ problem: { status: 404 } })
  for (const over of [{}, { venueCodes: [] }, { unitPath: 'vn/30' }, { unitPath: ward, venueCodes: [own.code] }])
    await expect(ask(health, over)).rejects.toMatchObject({ problem: { status: 400 } })

  const { id } = await ask(health, { venueCodes: [own.code, others.code] })
  expect(await hold(id, provincial)).toMatchObject({ venues: ['Quán phở 2'], venuesElsewhere: 1 })
  expect(JSON.stringify(await hold(id, provincial))).not.toContain('Hải Phòng')
  const release = (by: Fetch) =>
    call(contract.releaseHold, { params: { holdId: id }, body: { reason: 'Cơ quan điều tra không cần nữa' } }, by)
  await expect(release(provincial)).rejects.toMatchObject({ problem: { status: 404 } })
  await release(health)
  const log = await sql<{ action: string; n: number }>`
    select action, count(*) as n from audit.event where canonical like ${`%${id}%`} group by action order by action`.execute(
    t.database.read,
  )
  expect(log.rows, 'each venue’s own record says so').toEqual([
    { action: 'hold.ordered', n: 2 },
    { action: 'hold.released', n: 2 },
  ])
})

test('whoever was there still sees a visit that a hold keeps, by which document and until when; a stranger’s phone does not', async () => {
  await keepDaysReady(t.house)
  const venue = await venueIn(ward, 'Quán cơm')
  const scanned = '030187100099|142345678|Lê Thị Được Giữ|18011987|Nữ|Hải Dương|15042021'
  const body = { deviceId, sequence: ++sequence, at: '2021-05-25T00:10:00.000Z', venueId: venue.id, scanned }
  await call(contract.recordScannedVisit, { body }, venue.keeper)
  await call(contract.orderHold, { body: { ...order, venueCodes: [venue.code] } }, health)
  t.setNow(new Date('2021-06-28T01:00:00Z'))
  await keepDaysReady(t.house)
  await deleteOldVisits(t.house, {})
  const phone = async (): Promise<Fetch> => {
    const cookie = (await fetch(`${t.address}/api/device`, { method: 'POST' })).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return (url, init) =>
      fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
  }
  const [mine, stranger] = [await phone(), await phone()]
  const officer = await t.signIn([{ role: 'commune-officer', unitPath: ward }])
  const { code } = await call(people.askForBinding, {}, mine)
  const paper = { name: 'Lê Thị Được Giữ', documentNumber: '030187100099', documentKind: 'citizen-id' as const }
  await call(people.bindDevice, { body: { ...paper, code, withdrawOthers: false } }, officer)
  expect((await call(contract.listOwnVisits, {}, mine)).visits).toMatchObject([
    { venue: 'Quán cơm', kept: { untilOn: '2021-12-31', documentNumber: '12/QĐ-CQĐT' } },
  ])
  const copy = await call(people.exportOwnData, { body: { format: 'page', language: 'vi' } }, mine)
  expect(new TextDecoder().decode(copy.bytes)).toMatch(/31\/12\/2021[\s\S]*12\/QĐ-CQĐT/)
  expect((await call(contract.listOwnVisits, {}, stranger)).visits).toEqual([])
  t.setNow(new Date('2021-05-25T01:00:00Z'))
})
