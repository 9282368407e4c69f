import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as venues from '../venues/contract.ts'
import { venueActivity } from '../venues/measures.ts'
import * as contract from './contract.ts'
import { deleteOldVisits, keepDaysReady } from './jobs.ts'

let t: TestServer
let keeper: Fetch
let commune: Fetch
let venue: { id: number; code: string; unitPath: string; link: string }
const communePath = 'vn/30/290/10549'

beforeAll(async () => {
  t = await testServer()
  commune = await t.signIn([{ role: 'commune-officer', unitPath: communePath }])
  venue = await call(
    venues.registerVenue,
    { body: { name: 'Quán phở Sao Mai', address: '12 đường Trần Hưng Đạo', unitPath: communePath, category: 'restaurant' } },
    commune,
  )
  keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${communePath}/o-${venue.code.replace('-', '').toLowerCase()}` }])
})
afterAll(() => t.close())

const at = '2021-05-25T01:00:00.000Z'
const self = (sequence: number, over: object = {}) =>
  call(
    contract.recordSelfVisit,
    {
      body: {
        deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0001',
        sequence,
        at,
        venueCode: venue.code,
        name: 'Nguyễn Thị Hoà',
        phone: '0912 345 678',
        ...over,
      },
    },
    t.anonymous,
  )
const scan = (scanned: string, sequence: number, by = keeper) =>
  call(
    contract.recordScannedVisit,
    { body: { deviceId: '6f8f0a3e-6f58-4c0e-9d6c-0d3a3a1a0002', sequence, at, venueId: venue.id, scanned } },
    by,
  )
const visits = async () =>
  (await sql<{ count: number }>`select count(*) as count from check_ins.visit`.execute(t.database.read)).rows[0]?.count ?? 0

test('a phone that opened the poster’s link learns which venue it is, and nothing else', async () => {
  expect(venue.link).toMatch(/^http:\/\/127\.0\.0\.1:3440\/v\/[0-9A-Z]{8}$/)
  const seen = await call(venues.findVenueByCode, { params: { code: venue.code.toLowerCase() } }, t.anonymous)
  expect(seen).toMatchObject({ name: 'Quán phở Sao Mai', state: 'registered' })
  expect(seen.placeVi).toContain('Tỉnh Hải Dương')
})

test('a visitor checks in by themselves; sent again after a lost reply, it is the same visit', async () => {
  const first = await self(1)
  expect(first).toMatchObject({ outcome: 'new', maskedLine: 'Nguyễn Thị*** (0912345***)', initials: 'N.T.H.' })
  expect((await self(1)).outcome).toBe('known')
  expect(await visits()).toBe(1)
})

test('a second scan of the same person within a minute is the same visit', async () => {
  expect((await self(2, { at: '2021-05-25T01:00:30.000Z' })).outcome).toBe('same-visit')
  expect((await self(3, { at: '2021-05-25T01:05:00.000Z' })).outcome).toBe('new')
})

test('the door controller scans the three published papers', async () => {
  expect(await scan('001093029317|NGUYEN LE KHA HAN|1993-01-18|0|162979388586171100|<1<', 10)).toMatchObject({
    source: 'staff-national-qr',
    maskedLine: 'NGUYEN LE KHA***',
  })
  expect(await scan('030187001234|142345678|Trần Thị Lý|18011987|Nữ|Thôn 3, Chí Linh, Hải Dương|25042021', 11)).toMatchObject({
    source: 'staff-citizen-card',
    maskedLine: 'Trần Thị***',
  })
  const name = Buffer.from('Đỗ Văn Sơn').toString('hex')
  const address = Buffer.from('Chí Linh').toString('hex')
  expect(
    await scan(
      `DN4303012345678|${name}|02/03/1980|1|${address}|30-001|01/01/2021|-|02/01/2021|30123456789|-|4|01/01/2025|aa-b|$`,
      12,
    ),
  ).toMatchObject({ source: 'staff-health-insurance-card' })
})

test('a torn, foreign or hostile code is refused by name and writes nothing', async () => {
  const before = await visits()
  for (const text of [
    '001093029317|NGUYEN',
    'https://evil.example/v/ABCD1234',
    '<script>alert(1)</script>',
    'a\u202Eb',
    '9'.repeat(1999),
  ]) {
    await expect(scan(text, 20)).rejects.toMatchObject({ problem: { status: 422, code: expect.stringMatching(/^code-/) } })
  }
  await expect(scan(venue.link, 21)).rejects.toMatchObject({ problem: { code: 'this-is-a-venue-code' } })
  expect(await visits()).toBe(before)
})

test('a kiosk’s batch is answered row by row; sending it twice writes it once', async () => {
  const batch = {
    deviceId: randomUUID(),
    venueId: venue.id,
    visits: [
      { sequence: 1, at: '2021-05-24T03:00:00.000Z', scanned: '030187001234|142345678|Trần Thị Lý|18011987|Nữ|Thôn 3|25042021' },
      { sequence: 2, at: '2021-05-24T03:10:00.000Z', scanned: 'torn' },
    ],
  }
  expect((await call(contract.recordVisitBatch, { body: batch }, keeper)).rows.map((row) => row.outcome)).toEqual([
    'new',
    'code-is-not-recognised',
  ])
  expect((await call(contract.recordVisitBatch, { body: batch }, keeper)).rows[0]?.outcome).toBe('known')
})

test('a clock in the year 2040 loses nothing: the visit is filed today and marked doubtful, once', async () => {
  const wrong = { deviceId: randomUUID(), at: '2040-01-01T00:00:00.000Z', phone: '0987 000 111', name: 'Lê Văn Tư' }
  expect((await self(1, wrong)).outcome).toBe('new')
  t.setNow(new Date('2021-05-25T02:00:00Z'))
  expect((await self(1, wrong)).outcome).toBe('known')
  t.setNow(new Date('2021-05-25T01:00:00Z'))
  const list = await call(contract.listVisits, { params: { venueId: venue.id } }, keeper)
  expect(list.visits.filter((visit) => visit.doubtful)).toHaveLength(1)
})

test('a number of a device stands for one visit, whatever time or day a later copy gives, also when both come at once', async () => {
  const deviceId = randomUUID()
  const scan = (sequence: number, at: string, phone = '0987 000 222', name = 'Tô Văn Một') =>
    call(contract.recordScannedVisit, { body: { deviceId, sequence, at, venueId: venue.id, person: { name, phone } } }, keeper)
  expect((await scan(7, '2021-05-25T00:50:00.000Z')).outcome).toBe('new')
  expect(await scan(7, '2021-05-25T00:40:00.000Z')).toMatchObject({ outcome: 'known', recordedAt: '2021-05-25T00:50:00.000Z' })
  expect((await scan(7, '2021-05-23T00:50:00.000Z')).outcome).toBe('known')
  await expect(scan(7, '2021-05-24T00:50:00.000Z', '0987 000 333', 'Mạc Thị Hai')).rejects.toMatchObject({
    problem: { status: 409 },
  })
  const copies = await Promise.all(
    Array.from({ length: 6 }, (_, n) => scan(8, `2021-05-2${n % 3}T00:3${n}:00.000Z`).then(({ outcome }) => outcome)),
  )
  expect(copies.toSorted()).toEqual(['known', 'known', 'known', 'known', 'known', 'new'])
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from check_ins.visit group by id having count(*) > 1`.execute(t.database.read)
  expect(rows).toEqual([])
})

test('the keeper’s list is masked; unmasking needs the right, a case, a purpose of the list, and leaves an event', async () => {
  const list = await call(contract.listVisits, { params: { venueId: venue.id } }, keeper)
  expect(JSON.stringify(list)).not.toMatch(/0912345678|030187001234|Hoà|Lý"/)
  const visit = list.visits[0]
  const ask = {
    params: { venueId: venue.id, visitId: visit?.id ?? '' },
    body: { day: '2021-05-25', caseNumber: 'bn 3125', purpose: 'trace-contacts' as const },
  }
  await expect(call(contract.unmaskVisitor, ask, keeper)).rejects.toMatchObject({ problem: { status: 403 } })
  const officer = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  expect((await call(contract.unmaskVisitor, ask, officer)).name).not.toContain('***')
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from audit.event where action = 'person.unmasked' and purpose like 'Truy vết người tiếp xúc với ca bệnh (%); BN3125'`.execute(
    t.database.read,
  )
  expect(rows[0]?.count).toBe(1)
  for (const caseNumber of ['xxxxxxxxxx', 'ca bệnh hôm qua', '12345678'])
    await expect(call(contract.unmaskVisitor, { ...ask, body: { ...ask.body, caseNumber } }, officer)).rejects.toMatchObject({
      problem: { code: 'input-does-not-fit' },
    })
})

test('a keeper of another venue, and an officer of another commune, do not reach this one', async () => {
  const stranger = await t.signIn([{ role: 'venue-keeper', unitPath: `${communePath}/o-khac` }])
  await expect(scan('torn', 30, stranger)).rejects.toMatchObject({ problem: { status: 404 } })
  const elsewhere = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10546' }])
  expect((await call(venues.listVenues, { query: {} }, elsewhere)).rows).toHaveLength(0)
  expect((await call(venues.listVenues, { query: { search: 'pho sao' } }, commune)).rows).toHaveLength(1)
})

test('the day’s counts agree with the visits, doubtful ones left out', async () => {
  const [row] = await venueActivity(t.database.read, ['vn/30'], '2021-05-25', 3)
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from check_ins.visit where flags = 0 and in_at >= '2021-05-24T17:00Z' and in_at < '2021-05-25T17:00Z'`.execute(
    t.database.read,
  )
  expect(row).toMatchObject({ unitPath: communePath, registered: 1, active: 1, visits: rows[0]?.count })
})

test('after thirty days the visits are gone from every partition, their persons too; the daily counts and a deletion record remain', async () => {
  const before = await visits()
  expect(before).toBeGreaterThan(3)
  t.setNow(new Date('2021-06-24T01:00:00Z'))
  await keepDaysReady(t.house)
  expect(await deleteOldVisits(t.house, {})).toMatchObject({ visits: expect.any(Number), persons: 0 })
  expect(await visits()).toBeGreaterThan(0)
  t.setNow(new Date('2021-06-27T01:00:00Z'))
  await keepDaysReady(t.house)
  const deleted = await deleteOldVisits(t.house, {})
  expect(deleted.persons).toBeGreaterThan(2)
  expect(await visits()).toBe(0)
  const persons = await sql<{ count: number }>`select count(*) as count from people.person`.execute(t.database.read)
  expect(persons.rows[0]?.count).toBe(0)
  const records = await sql<{
    action: string
  }>`select action from audit.event where action in ('visits.deleted', 'persons.forgotten')`.execute(t.database.read)
  expect(new Set(records.rows.map((row) => row.action))).toEqual(new Set(['visits.deleted', 'persons.forgotten']))
  expect((await venueActivity(t.database.read, ['vn/30'], '2021-05-25', 3))[0]?.visits).toBeGreaterThan(3)
})
