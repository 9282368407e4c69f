import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../platform/http/client.ts'
import { reviewDays } from './actions/review.ts'
import * as contract from './contract.ts'
import { at, cardOf, openMarket, secondOf } from './market.fixture.ts'

// Staff scan what a visitor shows, and the visitor scans the poster too: one person came, however the two records call them.
let market: Awaited<ReturnType<typeof openMarket>>
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.t.close())

/** After the review, which comes every minute: when each visit of a stretch of seconds is listed, and how it was recorded. */
const listed = async (from: number, to: number) => {
  await reviewDays(market.t.house)
  return (await call(contract.listVisits, { params: { venueId: market.venue.id } }, market.keeper)).visits
    .filter((visit) => visit.at >= at(from) && visit.at <= at(to))
    .map((visit) => [secondOf(visit.at), visit.source])
    .reverse()
}
const counted = async () =>
  (
    await sql`select visits, self_scans, one_device_visits from venues.venue_day where venue_id = ${market.venue.id}`.execute(
      market.t.database.read,
    )
  ).rows[0]

test('whoever shows the code on their phone and then scans the poster with it came once', async () => {
  const who = { name: 'Lê Thị Mã', documentNumber: '030187300001', phone: '0912300001' }
  const mine = await market.phone()
  await market.declare(mine, who)
  await market.show(await market.codeOn(mine, 0), 0)
  expect(await market.scanPoster(mine, who, 5)).toMatchObject({ outcome: 'new', recordedAt: at(5) })
  expect(await listed(0, 100)).toEqual([[0, 'staff-personal-code']])
  expect(await counted()).toEqual({ visits: 1, self_scans: 0, one_device_visits: 0 })
})

test('whoever shows their card and scans the poster with the phone that declared the card’s number came once, in either order', async () => {
  const who = { name: 'Lê Thị Thẻ', documentNumber: '030187300002', phone: '0912300002' }
  const mine = await market.phone()
  await market.declare(mine, who)
  await market.show(cardOf(who), 1000)
  await market.scanPoster(mine, who, 1005)
  expect(await listed(1000, 1100)).toEqual([[1000, 'staff-citizen-card']])
  await market.scanPoster(mine, who, 1300)
  await market.show(cardOf(who), 1340)
  expect(await listed(1300, 1400)).toEqual([[1340, 'staff-citizen-card']])
})

test('so did whoever has a phone that an office bound to them', async () => {
  const who = { name: 'Lê Thị Gắn', documentNumber: '030187300003', phone: '0912300003' }
  const mine = await market.phone()
  await market.bind(mine, who)
  await market.show(cardOf(who), 2000)
  await market.scanPoster(mine, who, 2030)
  expect(await listed(2000, 2100)).toEqual([[2000, 'staff-citizen-card']])
})

test('what a stranger’s phone types swallows nobody’s visit: the one that the staff saw stands, and the stranger learns nothing', async () => {
  const who = { name: 'Lê Thị Thật', documentNumber: '030187300004', phone: '0912300004' }
  const [mine, stranger] = [await market.phone(), await market.phone()]
  await market.declare(mine, who)
  await market.declare(stranger, who)
  await market.scanPoster(stranger, who, 3000)
  await market.show(cardOf(who), 3005)
  expect(await market.scanPoster(stranger, who, 3010)).toMatchObject({ outcome: 'same-visit', recordedAt: at(3000) })
  await market.show(await market.codeOn(mine, 3300), 3300)
  await market.scanPoster(stranger, who, 3305)
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
  await market.show(cardOf(who), 4000)
  await market.scanPoster(await market.phone(), who, 4005)
  expect(await listed(4000, 4100)).toHaveLength(2)
})

test('a phone that speaks for two people of one name and number does not say which of them came', async () => {
  const grandmother = { name: 'Hà Minh An', documentNumber: '030152300006', phone: '0912300006', bornOn: '1952' }
  const grandchild = { ...grandmother, documentNumber: '030316300007', bornOn: '2016' }
  const mine = await market.phone()
  await market.declare(mine, grandmother)
  await market.declare(mine, grandchild, { onBehalf: true })
  await market.show(cardOf(grandmother), 5000)
  await market.scanPoster(mine, grandmother, 5005)
  expect(await listed(5000, 5100)).toHaveLength(2)
})

test('who left and scans the poster again within the minute has come again', async () => {
  const who = { name: 'Lê Thị Lại', documentNumber: '030187300008', phone: '0912300008' }
  const mine = await market.phone()
  await market.declare(mine, who)
  await market.show(cardOf(who), 6000)
  await market.show(cardOf(who), 6020, 'out')
  await market.scanPoster(mine, who, 6040)
  expect(await listed(6000, 6100)).toEqual([
    [6000, 'staff-citizen-card'],
    [6040, 'self-scan'],
  ])
})

test('a phone without a credential ends its own visit by the number that it gave itself, and its visits count together', async () => {
  const mine = { id: randomUUID(), ask: market.t.anonymous }
  const who = { name: 'Lê Thị Không Mã', phone: '0912300009' }
  await market.scanPoster(mine, who, 7000)
  await market.scanPoster({ ...mine, id: randomUUID() }, who, 7300, 'out')
  await market.scanPoster(mine, who, 7600, 'out')
  expect(await listed(7000, 7700), 'another phone’s leaving is its own').toEqual([
    [7000, 'self-scan'],
    [7300, 'self-scan'],
  ])
  const { visits } = await call(contract.listVisits, { params: { venueId: market.venue.id } }, market.keeper)
  expect(visits.find((visit) => visit.at === at(7000))?.outAt).toBe(at(7600))
  for (const second of [8000, 8600, 9200]) await market.scanPoster(mine, { name: 'Lê Thị Khác', phone: '0912300010' }, second)
  await reviewDays(market.t.house)
  expect(await counted()).toMatchObject({ one_device_visits: 4 })
})

test('staff who scan somebody out end the visit that staff began, not a stranger’s of the same name and number at the poster', async () => {
  const who = { name: 'Lê Thị Về', phone: '0912300011' }
  const person = { deviceId: randomUUID(), venueId: market.venue.id, person: who }
  const staff = (sequence: number, second: number, direction: 'in' | 'out') =>
    call(contract.recordScannedVisit, { body: { ...person, sequence, at: at(second), direction } }, market.keeper)
  await staff(1, 10_000, 'in')
  await market.scanPoster(await market.phone(), who, 10_300)
  for (const _ of ['first', 'sent again']) expect((await staff(2, 10_600, 'out')).outcome).toBe('left')
  const { visits } = await call(contract.listVisits, { params: { venueId: market.venue.id } }, market.keeper)
  const outOf = (second: number) => visits.find((visit) => visit.at === at(second))?.outAt
  expect([outOf(10_000), outOf(10_300)]).toEqual([at(10_600), null])
})

test('what a device sends again with another time is one visit: its number says so', async () => {
  const person = { name: 'Lê Thị Gửi Lại', phone: '0912300012' }
  const copy = { deviceId: randomUUID(), sequence: 1, direction: 'in' as const, venueId: market.venue.id, person }
  for (const [n, second] of [12_300, 12_000, 12_600].entries()) {
    market.t.setNow(new Date(Date.parse('2021-05-25T01:00:00Z') + n * 1000))
    await call(contract.recordScannedVisit, { body: { ...copy, at: at(second) } }, market.keeper)
  }
  expect(await listed(12_000, 12_700)).toEqual([[12_300, 'staff-typed-name']])
})
