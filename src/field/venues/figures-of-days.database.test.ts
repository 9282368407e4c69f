import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import { decideVenue, registerVenue } from './contract.ts'
import { venueActivity, venuePractice } from './measures.ts'

let t: TestServer
let officer: Fetch
const commune = 'vn/30/290/10549'
beforeAll(async () => {
  t = await testServer()
  officer = await t.signIn([{ role: 'commune-officer', unitPath: commune }])
})
afterAll(() => t.close())

const open = (name: string, address: string) =>
  call(registerVenue, { body: { name, address, unitPath: commune, category: 'shop' } }, officer)
const figures = async (day: string) => {
  const [unit] = await venueActivity(t.database.read, [commune], day, 3)
  const { registered, active, visits } = await venuePractice(t.database.read, [commune], day)
  expect({ registered, active, visits }).toEqual({
    registered: unit?.registered ?? 0,
    active: unit?.active ?? 0,
    visits: unit?.visits ?? 0,
  })
  return [registered, active, visits]
}

test('figures of a day gone by stay what they were when a venue is registered, closed and opened again later', async () => {
  const first = await open('Quán phở Bà Tám', 'Số 1 phố Chợ')
  await open('Quán cà phê', 'Số 2 phố Chợ')
  await sql`insert into venues.venue_day (venue_id, unit_path, day, visits) values (${first.id}, ${commune}, '2021-05-25', 7)`.execute(
    t.database.read,
  )
  expect(await figures('2021-05-24')).toEqual([0, 0, 0])
  expect(await figures('2021-05-25')).toEqual([2, 1, 7])
  t.setNow(new Date('2021-05-27T03:00:00Z'))
  await open('Tạp hóa', 'Số 3 phố Chợ')
  const revoke = { command: 'revoke' as const, reason: 'Đóng cửa hẳn', version: 1 }
  await call(decideVenue, { params: { venueId: first.id }, body: revoke }, officer)
  expect(await figures('2021-05-25')).toEqual([2, 1, 7])
  expect(await figures('2021-05-26')).toEqual([2, 0, 0])
  expect(await figures('2021-05-27')).toEqual([2, 0, 0])
  t.setNow(new Date('2021-05-29T03:00:00Z'))
  await call(decideVenue, { params: { venueId: first.id }, body: { command: 'reissue', reason: 'Mở lại', version: 2 } }, officer)
  expect(await figures('2021-05-25')).toEqual([2, 1, 7])
  expect(await figures('2021-05-28')).toEqual([2, 0, 0])
  expect(await figures('2021-05-29')).toEqual([3, 0, 0])
})
