import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as venues from '../venues/contract.ts'
import * as contract from './contract.ts'

let t: TestServer
let commune: Fetch
let keeper: Fetch
let venue: { id: number; code: string }
const unitPath = 'vn/30/290/10549'
const morning = new Date('2021-05-25T01:00:00Z')

beforeAll(async () => {
  t = await testServer()
  commune = await t.signIn([{ role: 'commune-officer', unitPath }])
  venue = await call(
    venues.registerVenue,
    { body: { name: 'Quán cà phê Bình Minh', address: 'Số 7 phố Chợ', unitPath, category: 'restaurant' } },
    commune,
  )
  keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${unitPath}/o-${venue.code.replace('-', '').toLowerCase()}` }])
})
beforeEach(() => t.setNow(morning))
afterAll(() => t.close())

const params = () => ({ venueId: venue.id })
const read = () => call(venues.readVenue, { params: params() }, keeper)
const setHours = async (opensAt: string | null, closesAt: string | null, by = keeper) =>
  call(venues.setOpeningHours, { params: params(), body: { opensAt, closesAt, version: (await read()).version } }, by)
const visit = (at: string, over: object = {}) =>
  call(
    contract.recordSelfVisit,
    { body: { deviceId: randomUUID(), sequence: 1, at, venueCode: venue.code, name: 'Lê Văn Ba', phone: '0912345678', ...over } },
    t.anonymous,
  )
const flagsNow = async () =>
  (await call(contract.listVisits, { params: params() }, keeper)).visits.map(({ at, flags }) => [at, flags] as const)

test('the keeper and the commune’s officer say when a venue is open; visits outside are kept and flagged from then on', async () => {
  await visit('2021-05-25T00:10:00.000Z')
  await setHours('08:00', '22:00')
  expect(await read()).toMatchObject({ opensAt: '08:00', closesAt: '22:00' })
  await visit('2021-05-25T00:20:00.000Z')
  await visit('2021-05-25T01:00:00.000Z')
  expect(new Map(await flagsNow())).toEqual(
    new Map([
      ['2021-05-25T01:00:00.000Z', []],
      ['2021-05-25T00:20:00.000Z', ['closed-hours']],
      ['2021-05-25T00:10:00.000Z', []],
    ]),
  )
  await setHours('22:00', '02:00', commune)
  expect(await read()).toMatchObject({ opensAt: '22:00', closesAt: '02:00' })
  await setHours(null, null, commune)
  expect(await read()).toMatchObject({ opensAt: null, closesAt: null })
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from audit.event where action = 'venue.hours-set'`.execute(t.database.read)
  expect(rows[0]?.count).toBe(3)
})

test('half an opening hour, an hour that is none, and an old page are refused; a stranger finds no such venue', async () => {
  for (const [opensAt, closesAt] of [
    ['08:00', null],
    ['25:00', '26:00'],
    ['8h', '22:00'],
    ['24:00', '08:00'],
  ] as const)
    await expect(setHours(opensAt, closesAt)).rejects.toMatchObject({ problem: { code: 'input-does-not-fit' } })
  const { version } = await read()
  const body = { opensAt: '08:00', closesAt: '20:00', version }
  await call(venues.setOpeningHours, { params: params(), body }, keeper)
  await expect(call(venues.setOpeningHours, { params: params(), body }, keeper)).rejects.toMatchObject({
    problem: { status: 409 },
  })
  const stranger = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10546' }])
  await expect(call(venues.setOpeningHours, { params: params(), body }, stranger)).rejects.toMatchObject({
    problem: { status: 404 },
  })
  await setHours(null, null)
})

test('a keeper without an account states the hours of the venue that their phone registered, and of no other', async () => {
  const opened = await t.anonymous('/api/device', { method: 'POST' })
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const phone: Fetch = (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie } })
  const own = await call(
    venues.registerOwnVenue,
    {
      key: randomUUID(),
      body: {
        name: 'Tạp hoá Bà Tư',
        address: 'Số 9 phố Chợ',
        unitPath,
        category: 'shop',
        keeperName: 'Trần Thị Tư',
        keeperPhone: '0987654321',
      },
    },
    phone,
  )
  const body = { opensAt: '06:00', closesAt: '21:30' }
  await call(venues.setOwnOpeningHours, { params: { venueId: own.id }, body }, phone)
  expect((await call(venues.listOwnVenues, {}, phone)).rows).toMatchObject([{ id: own.id, opensAt: '06:00', closesAt: '21:30' }])
  await expect(call(venues.setOwnOpeningHours, { params: params(), body }, phone)).rejects.toMatchObject({
    problem: { status: 404 },
  })
})

test('a screen at the door: off it shows no code; on, a fresh code counts, a photograph is told to the visitor and flagged, paper stays good', async () => {
  const screen = () => call(venues.readScreenLink, { params: params() }, keeper)
  await expect(screen()).rejects.toMatchObject({ problem: { code: 'screen-is-switched-off' } })
  await call(venues.switchRotation, { params: params(), body: { rotates: true } }, commune)
  const { link, endsAt } = await screen()
  expect(Date.parse(endsAt) - morning.getTime()).toBeLessThanOrEqual(300_000)
  const screenToken = link.split('?t=')[1] ?? ''
  const look = (token?: string) =>
    call(venues.findVenueByCode, { params: { code: venue.code }, query: token === undefined ? {} : { t: token } }, t.anonymous)
  expect((await look(screenToken)).codeIsOld).toBe(false)
  expect((await visit('2021-05-25T01:01:00.000Z', { screenToken, phone: '0905000001' })).codeIsOld).toBe(false)
  t.setNow(new Date('2021-05-25T01:15:00Z'))
  expect((await screen()).link).not.toBe(link)
  expect((await look(screenToken)).codeIsOld).toBe(true)
  expect((await look()).codeIsOld).toBe(false)
  expect(await visit('2021-05-25T01:15:00.000Z', { screenToken, phone: '0905000002' })).toMatchObject({
    outcome: 'new',
    codeIsOld: true,
  })
  expect((await visit('2021-05-25T01:15:00.000Z', { phone: '0905000003' })).codeIsOld).toBe(false)
  const flags = (await flagsNow()).map(([, one]) => one.includes('stale-code'))
  expect(flags.filter(Boolean)).toHaveLength(1)
  // Sent late by a phone that had no network when it scanned the fresh code.
  t.setNow(new Date('2021-05-25T03:00:00Z'))
  expect((await visit('2021-05-25T01:02:00.000Z', { screenToken, phone: '0905000004' })).codeIsOld).toBe(false)
  await call(venues.switchRotation, { params: params(), body: { rotates: false } }, keeper)
  expect((await look('an-old-token')).codeIsOld).toBe(false)
})
