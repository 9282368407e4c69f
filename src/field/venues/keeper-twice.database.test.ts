import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as people from '../../foundation/people/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as venues from './contract.ts'

let t: TestServer
beforeAll(async () => {
  t = await testServer()
})
afterAll(() => t.close())

const own = (more: object) => ({
  name: 'Quán phở Sao Mai',
  address: 'Số 15 Nguyễn Trãi',
  unitPath: 'vn/30/290/10549',
  category: 'restaurant' as const,
  keeperName: 'Phạm Thị Hoà',
  keeperPhone: '0904111222',
  ...more,
})
/** Registers from a phone that nobody has seen before. */
async function send(more: object) {
  let cookie = ''
  await call(people.openDevice, {}, async (url, init) => {
    const response = await t.anonymous(url, init)
    cookie = response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    return response
  })
  const phone: Fetch = (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), cookie } })
  return call(venues.registerOwnVenue, { body: own(more) }, phone)
}

test('who registered a venue on one phone is told so on another, also when both send at once, and learns nothing of what is there', async () => {
  const both = await Promise.allSettled([
    send({ name: 'Tạp hoá Một' }),
    send({ name: 'Quán Hai', address: '15, đường Nguyễn Trãi', keeperName: 'PHAM THI HÒA', keeperPhone: '+84 904 111 222' }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const told = await send({ name: 'Quán Ba' }).catch((refused) => refused.problem)
  expect(told).toMatchObject({
    status: 409,
    code: 'keeper-registered-a-venue-here-already',
    facts: { address: 'Số 15 Nguyễn Trãi' },
  })
  expect(Object.keys(told.facts)).toEqual(['address'])
  expect(JSON.stringify(told)).not.toMatch(/Tạp hoá Một|Quán Hai|Hoà|0904/)
  expect((await send({ name: 'Quán Bốn', keeperName: 'Người Khác' })).state, 'a number alone tells nothing').toBe('registered')
  expect((await send({ name: 'Quán Năm', keeperPhone: '0904111333' })).state, 'nor does a name').toBe('registered')
  expect((await send({ name: 'Quán Sáu', isAnother: true })).state).toBe('registered')
})

test('a venue stands in a commune: not in a province, a district, the country or another venue, and its address says something', async () => {
  const first = await send({ name: 'Quán Gốc', address: 'Số 16 Nguyễn Trãi' })
  const seat = `vn/30/290/10549/o-${first.code.replace('-', '').toLowerCase()}`
  for (const unitPath of ['vn', 'vn/30', 'vn/30/290', seat])
    await expect(send({ address: 'Số 17 Nguyễn Trãi', unitPath }), unitPath).rejects.toMatchObject({
      problem: { status: 422, code: 'venue-needs-its-commune' },
    })
  for (const address of ['...', '- / -'])
    await expect(send({ address }), address).rejects.toMatchObject({ problem: { status: 400, code: 'input-does-not-fit' } })
})
