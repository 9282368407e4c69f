import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as people from '../../foundation/people/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as declarations from '../declarations/contract.ts'
import * as venues from '../venues/contract.ts'
import { reviewDays } from './actions/review.ts'
import * as contract from './contract.ts'

// Staff scan what a visitor shows, and the visitor scans the poster too: one person came, however the two records call them.
let t: TestServer
let keeper: Fetch
let officer: Fetch
let venue: { id: number; code: string }
const commune = 'vn/30/290/10549'
const kiosk = randomUUID()
let sequence = 0

beforeAll(async () => {
  t = await testServer({ RATE_LIMIT_PER_MINUTE: '100000' })
  officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
  venue = await call(
    venues.registerVenue,
    { body: { name: 'Chợ Sao Đỏ', address: 'Phố Chợ', unitPath: commune, category: 'market' } },
    officer,
  )
  keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${commune}/o-${venue.code.replace('-', '').toLowerCase()}` }])
})
afterAll(() => t.close())

interface Visitor {
  readonly name: string
  readonly documentNumber: string
  readonly phone: string
  readonly bornOn?: string
}
/** A phone with its own credential and its own number. */
async function phone(): Promise<{ id: string; ask: Fetch }> {
  const first = await fetch(`${t.address}/api/device`, { method: 'POST' })
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const ask: Fetch = (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
  return { id: randomUUID(), ask }
}
type Phone = Awaited<ReturnType<typeof phone>>
const morning = Date.parse('2021-05-24T18:00:00Z')
const at = (second: number) => new Date(morning + second * 1000).toISOString()
const declare = async (by: Phone, { name, documentNumber, phone: number, bornOn = '1987' }: Visitor, onBehalf = false) => {
  const answers = {
    name,
    documentNumber,
    bornOn,
    gender: 'female',
    nationality: 'Việt Nam',
    phone: number,
    residence: commune,
    address: 'Thôn 3',
    symptoms: ['none'],
    exposure: ['none'],
    travelled: 'no',
  }
  const body = {
    form: 'whole-population' as const,
    version: 1,
    shared: {},
    persons: [{ answers, onBehalf }],
    truthful: true as const,
  }
  return call(declarations.giveDeclaration, { body }, by.ask)
}
const show = (scanned: string, second: number) =>
  call(
    contract.recordScannedVisit,
    { body: { deviceId: kiosk, sequence: ++sequence, at: at(second), direction: 'in', venueId: venue.id, scanned } },
    keeper,
  )
const scanPoster = (by: Phone, { name, phone: number }: Pick<Visitor, 'name' | 'phone'>, second: number) =>
  call(
    contract.recordSelfVisit,
    { body: { deviceId: by.id, sequence: ++sequence, at: at(second), venueCode: venue.code, name, phone: number } },
    by.ask,
  )
const cardOf = ({ name, documentNumber, bornOn = '1987' }: Visitor) =>
  `${documentNumber}|142345678|${name}|1801${bornOn}|Nữ|Hải Dương|15042021`
/** A screen renews its code every minute; an old one is doubted. */
const codeOn = async (by: Phone, second: number) => {
  t.setNow(new Date(at(second)))
  const { text } = await call(contract.readPersonalCode, { body: {} }, by.ask)
  t.setNow(new Date('2021-05-25T01:00:00Z'))
  return text
}
/** After the review, which comes every minute: when each visit of a stretch of seconds is listed, and how it was recorded. */
const listed = async (from: number, to: number) => {
  await reviewDays(t.house)
  return (await call(contract.listVisits, { params: { venueId: venue.id } }, keeper)).visits
    .filter((visit) => visit.at >= at(from) && visit.at <= at(to))
    .map((visit) => [(Date.parse(visit.at) - morning) / 1000, visit.source])
    .reverse()
}
const counted = async () =>
  (await sql<{ visits: number }>`select visits from venues.venue_day where venue_id = ${venue.id}`.execute(t.database.read))
    .rows[0]?.visits

test('whoever shows the code on their phone and then scans the poster with it came once', async () => {
  const who = { name: 'Lê Thị Mã', documentNumber: '030187300001', phone: '0912300001' }
  const mine = await phone()
  await declare(mine, who)
  await show(await codeOn(mine, 0), 0)
  expect(await scanPoster(mine, who, 5)).toMatchObject({ outcome: 'new', recordedAt: at(5) })
  expect(await listed(0, 100)).toEqual([[0, 'staff-personal-code']])
  expect(await counted()).toBe(1)
})

test('whoever shows their card and scans the poster with the phone that declared the card’s number came once, in either order', async () => {
  const who = { name: 'Lê Thị Thẻ', documentNumber: '030187300002', phone: '0912300002' }
  const mine = await phone()
  await declare(mine, who)
  await show(cardOf(who), 1000)
  await scanPoster(mine, who, 1005)
  expect(await listed(1000, 1100)).toEqual([[1000, 'staff-citizen-card']])
  await scanPoster(mine, who, 1300)
  await show(cardOf(who), 1340)
  expect(await listed(1300, 1400)).toEqual([[1340, 'staff-citizen-card']])
})

test('so did whoever has a phone that an office bound to them', async () => {
  const who = { name: 'Lê Thị Gắn', documentNumber: '030187300003', phone: '0912300003' }
  const mine = await phone()
  const { code } = await call(people.askForBinding, {}, mine.ask)
  const paper = { name: who.name, documentNumber: who.documentNumber, documentKind: 'citizen-id' as const, bornOn: '1987-01-18' }
  await call(people.bindDevice, { body: { ...paper, withdrawOthers: false, code } }, officer)
  await show(cardOf(who), 2000)
  await scanPoster(mine, who, 2030)
  expect(await listed(2000, 2100)).toEqual([[2000, 'staff-citizen-card']])
})

test('what a stranger’s phone types swallows nobody’s visit: the one that the staff saw stands, and the stranger learns nothing', async () => {
  const who = { name: 'Lê Thị Thật', documentNumber: '030187300004', phone: '0912300004' }
  const [mine, stranger] = [await phone(), await phone()]
  await declare(mine, who)
  await declare(stranger, who)
  await scanPoster(stranger, who, 3000)
  await show(cardOf(who), 3005)
  expect(await scanPoster(stranger, who, 3010)).toMatchObject({ outcome: 'same-visit', recordedAt: at(3000) })
  await show(await codeOn(mine, 3300), 3300)
  await scanPoster(stranger, who, 3305)
  expect(await listed(3000, 3400)).toEqual([
    [3005, 'staff-citizen-card'],
    [3300, 'staff-personal-code'],
    [3305, 'self-scan'],
  ])
  const own = (await call(contract.listOwnVisits, {}, stranger.ask)).visits.map((visit) => visit.at)
  expect(own, 'their own list holds what they did, as ever').toEqual([at(3305), at(3000)])
})

test('one name is not one person: a card and a poster scanned by somebody of the same name are two visits', async () => {
  const who = { name: 'Lê Thị Trùng', documentNumber: '030187300005', phone: '0912300005' }
  await show(cardOf(who), 4000)
  await scanPoster(await phone(), who, 4005)
  expect(await listed(4000, 4100)).toHaveLength(2)
})

test('a phone that speaks for two people of one name and number does not say which of them came', async () => {
  const grandmother = { name: 'Hà Minh An', documentNumber: '030152300006', phone: '0912300006', bornOn: '1952' }
  const grandchild = { ...grandmother, documentNumber: '030316300007', bornOn: '2016' }
  const mine = await phone()
  await declare(mine, grandmother)
  await declare(mine, grandchild, true)
  await show(cardOf(grandmother), 5000)
  await scanPoster(mine, grandmother, 5005)
  expect(await listed(5000, 5100)).toHaveLength(2)
})

test('who left and scans the poster again within the minute has come again', async () => {
  const who = { name: 'Lê Thị Lại', documentNumber: '030187300008', phone: '0912300008' }
  const mine = await phone()
  await declare(mine, who)
  await show(cardOf(who), 6000)
  const body = {
    deviceId: kiosk,
    sequence: ++sequence,
    at: at(6020),
    direction: 'out' as const,
    venueId: venue.id,
    scanned: cardOf(who),
  }
  await call(contract.recordScannedVisit, { body }, keeper)
  await scanPoster(mine, who, 6040)
  expect(await listed(6000, 6100)).toEqual([
    [6000, 'staff-citizen-card'],
    [6040, 'self-scan'],
  ])
})
