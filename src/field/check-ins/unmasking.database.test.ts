import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import * as people from '../../foundation/people/contract.ts'
import { rememberPerson } from '../../foundation/people/public.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import * as venues from '../venues/contract.ts'
import { expireUnmasking } from './actions/unmasking.ts'
import * as contract from './contract.ts'
import { deleteOldVisits, keepDaysReady } from './jobs.ts'

let t: TestServer
let keeper: Fetch
let commune: Fetch
let province: Fetch
let venue: { id: number; code: string; name: string }
const communePath = 'vn/30/290/10549'
const now = new Date('2021-05-25T01:00:00Z')
const guests = [
  { name: 'Nguyễn Thị Hoà', phone: '0912345678' },
  { name: 'Trần Văn Bảy', phone: '0987000222' },
  { name: 'Lê Đình Tư', phone: '0905111333' },
]

beforeAll(async () => {
  t = await testServer()
  commune = await t.signIn([{ role: 'commune-officer', unitPath: communePath }])
  province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  venue = await call(
    venues.registerVenue,
    { body: { name: 'Quán phở Sao Mai', address: '12 đường Trần Hưng Đạo', unitPath: communePath, category: 'restaurant' } },
    commune,
  )
  keeper = await t.signIn([{ role: 'venue-keeper', unitPath: `${communePath}/o-${venue.code.replace('-', '').toLowerCase()}` }])
  for (const [i, guest] of guests.entries())
    await call(
      contract.recordSelfVisit,
      { body: { deviceId: randomUUID(), sequence: 1, at: `2021-05-25T00:${10 + i}:00.000Z`, venueCode: venue.code, ...guest } },
      t.anonymous,
    )
})
beforeEach(() => t.setNow(now))
afterAll(() => t.close())

const wish = {
  fromAt: '2021-05-25T00:00:00.000Z',
  toAt: '2021-05-25T00:59:00.000Z',
  caseNumber: 'bn 3125',
  purpose: 'trace-contacts' as const,
  words: 'Khách ngồi cùng tầng với ca bệnh sáng nay',
}
const ask = (over: object = {}, by: Fetch = keeper) =>
  call(contract.askToUnmask, { body: { venueCode: venue.code, ...wish, ...over }, key: randomUUID() }, by)
const read = (requestId: string, by: Fetch = province) => call(contract.readUnmaskRequest, { params: { requestId } }, by)
const own = async (id: string, by: Fetch = keeper) =>
  (await call(contract.listOwnUnmaskRequests, {}, by)).rows.find((row) => row.id === id)
const acts = async (id: string) =>
  (
    await sql<{ action: string }>`
      select action from audit.event where canonical like ${`%${id}%`} order by seq`.execute(t.database.read)
  ).rows.map((row) => row.action)
const noPersonIn = (said: unknown) => {
  const text = JSON.stringify(said)
  for (const { name, phone } of guests) {
    expect(text).not.toContain(name)
    expect(text).not.toContain(phone)
  }
}

test('a keeper asks, the province grants some, opens those alone, and answers; the keeper learns the outcome and nobody’s name', async () => {
  const asked = await ask()
  expect(asked).toMatchObject({ visits: 3, dueAt: '2021-05-26T01:00:00.000Z' })
  const waiting = await call(contract.listUnmaskRequests, { query: {} }, province)
  expect(waiting.rows.map((row) => row.id)).toContain(asked.id)
  const seen = await read(asked.id)
  noPersonIn(seen)
  expect(seen).toMatchObject({ caseNumber: 'BN3125', words: wish.words, state: 'asked', openWhyNot: 'not-granted' })
  expect(seen.nextSteps).toEqual([
    { command: 'grant', whyNot: null },
    { command: 'refuse', whyNot: null },
  ])
  const [first, second] = seen.rows
  const params = { requestId: asked.id }
  const visit = (visitId: string | undefined) => ({ params: { requestId: asked.id, visitId: visitId ?? '' } })
  await expect(call(contract.openGrantedVisitor, visit(first?.visitId), province)).rejects.toMatchObject({
    problem: { code: 'not-possible-in-this-state' },
  })
  const grant = { command: 'grant' as const, version: seen.version, visitIds: [first?.visitId ?? ''] }
  await call(contract.decideUnmasking, { params, body: grant }, province)
  await expect(call(contract.decideUnmasking, { params, body: grant }, province)).rejects.toMatchObject({
    problem: { status: 409 },
  })
  expect((await call(contract.openGrantedVisitor, visit(first?.visitId), province)).name).toBe('Nguyễn Thị Hoà')
  await expect(call(contract.openGrantedVisitor, visit(second?.visitId), province)).rejects.toMatchObject({
    problem: { status: 404 },
  })
  const granted = await own(asked.id)
  expect(granted).toMatchObject({ state: 'granted', granted: 1, visits: 3 })
  noPersonIn(granted)

  const body = { version: granted?.version ?? 0, outcome: 'contacted' as const }
  for (const answer of [
    'Đã gọi chị NGUYỄN THỊ HOÀ và hướng dẫn',
    'Đã gọi nguyen thi hoà, không có triệu chứng',
    'Đã gọi NguyễnThịHoà, Nguyễn T. Hoà rồi',
    'Đã gọi bà Hoà, không sao',
    'Đã gọi số 0912 345 678 rồi, không sao',
  ])
    await expect(call(contract.answerUnmasking, { params, body: { ...body, answer } }, province)).rejects.toMatchObject({
      problem: { code: 'answer-names-somebody' },
    })
  await call(contract.answerUnmasking, { params, body: { ...body, answer: 'Đã gọi một người, không có triệu chứng' } }, province)
  const answered = await own(asked.id)
  expect(answered).toMatchObject({ state: 'answered', outcome: 'contacted', answer: 'Đã gọi một người, không có triệu chứng' })
  noPersonIn(answered)
  expect(await acts(asked.id)).toEqual(
    expect.arrayContaining(['unmask-request.asked', 'unmask-request.granted', 'person.unmasked', 'unmask-request.answered']),
  )
})

test('the venue’s side and the commune reach no endpoint that shows somebody, and the province asks nobody', async () => {
  const { id } = await ask({}, commune)
  const [visit] = (await read(id)).rows
  const params = { requestId: id, visitId: visit?.visitId ?? '' }
  for (const by of [keeper, commune]) {
    await expect(read(id, by)).rejects.toMatchObject({ problem: { status: 403 } })
    await expect(call(contract.openGrantedVisitor, { params }, by)).rejects.toMatchObject({ problem: { status: 403 } })
    await expect(
      call(contract.decideUnmasking, { params: { requestId: id }, body: { command: 'grant', version: 1 } }, by),
    ).rejects.toMatchObject({ problem: { status: 403 } })
  }
  await expect(ask({}, province)).rejects.toMatchObject({ problem: { status: 403 } })
})

test('another province does not see the request, another keeper neither asks about this venue nor finds the request', async () => {
  const { id } = await ask()
  const elsewhere = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/31' }])
  await expect(read(id, elsewhere)).rejects.toMatchObject({ problem: { status: 404 } })
  expect((await call(contract.listUnmaskRequests, { query: {} }, elsewhere)).rows).toEqual([])
  const stranger = await t.signIn([{ role: 'venue-keeper', unitPath: `${communePath}/o-khac` }])
  await expect(ask({}, stranger)).rejects.toMatchObject({ problem: { status: 404 } })
  expect(await own(id, stranger)).toBeUndefined()
  await expect(
    call(contract.withdrawUnmasking, { params: { requestId: id }, body: { version: 1 } }, commune),
  ).rejects.toMatchObject({ problem: { status: 404 } })
})

test('words that say nothing, a case that is none, an empty stretch and a stretch of two days are refused', async () => {
  for (const over of [{ words: 'xxxxxxxxxx' }, { words: 'asdf asdf asdf' }, { caseNumber: 'khong ro' }, { purpose: 'curiosity' }])
    await expect(ask(over)).rejects.toMatchObject({ problem: { code: 'input-does-not-fit' } })
  await expect(ask({ fromAt: '2021-05-24T00:00:00.000Z', toAt: '2021-05-24T01:00:00.000Z' })).rejects.toMatchObject({
    problem: { code: 'no-visit-in-this-stretch' },
  })
  await expect(ask({ fromAt: '2021-05-23T00:00:00.000Z' })).rejects.toMatchObject({ problem: { code: 'stretch-is-too-long' } })
})

test('a refusal carries its reason to whoever asked, and no name', async () => {
  const { id } = await ask({}, commune)
  const params = { requestId: id }
  await expect(
    call(contract.decideUnmasking, { params, body: { command: 'refuse', version: 1 } }, province),
  ).rejects.toMatchObject({ problem: { code: 'a-reason-is-needed' } })
  await expect(
    call(
      contract.decideUnmasking,
      { params, body: { command: 'refuse', version: 1, reason: 'Lê Đình Tư đã cách ly rồi' } },
      province,
    ),
  ).rejects.toMatchObject({ problem: { code: 'answer-names-somebody' } })
  await call(
    contract.decideUnmasking,
    { params, body: { command: 'refuse', version: 1, reason: 'Ca bệnh không đến đây' } },
    province,
  )
  expect(await own(id, commune)).toMatchObject({ state: 'refused', reason: 'Ca bệnh không đến đây' })
})

test('a request that nobody decides, and a grant that nobody answers, run out; then nothing more can be opened', async () => {
  const silent = await ask()
  const granted = await ask()
  await call(contract.decideUnmasking, { params: { requestId: granted.id }, body: { command: 'grant', version: 1 } }, province)
  expect(await expireUnmasking(t.house)).toBe(0)
  t.setNow(new Date('2021-05-26T01:00:01Z'))
  expect(await expireUnmasking(t.house)).toBeGreaterThan(0)
  expect(await own(silent.id)).toMatchObject({ state: 'expired' })
  expect(await own(granted.id)).toMatchObject({ state: 'granted' })
  t.setNow(new Date('2021-05-27T01:00:01Z'))
  const [visit] = (await read(granted.id)).rows
  await expect(
    call(contract.openGrantedVisitor, { params: { requestId: granted.id, visitId: visit?.visitId ?? '' } }, province),
  ).rejects.toMatchObject({ problem: { code: 'request-is-past-its-hours' } })
  expect(await expireUnmasking(t.house)).toBe(1)
  expect(await own(granted.id)).toMatchObject({ state: 'expired' })
  expect(await acts(granted.id)).toContain('unmask-request.expired')
})

test('the person sees who asked, what was decided and who read, each with its purpose', async () => {
  const asked = await ask()
  await call(contract.decideUnmasking, { params: { requestId: asked.id }, body: { command: 'grant', version: 1 } }, province)
  const [visit] = (await read(asked.id)).rows
  await call(contract.openGrantedVisitor, { params: { requestId: asked.id, visitId: visit?.visitId ?? '' } }, province)
  const personId = await t.database.transaction((tx) =>
    rememberPerson(tx, t.house.keyring, { name: 'Nguyễn Thị Hoà', phone: '0912345678', provenance: 'self-declared' }, now),
  )
  const opened = await t.anonymous('/api/device', { method: 'POST' })
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  await sql`update people.device set person_id = ${personId} where id = ${cookie.split('=')[1]?.split('.')[0]}::uuid`.execute(
    t.database.read,
  )
  const phone: Fetch = (url, init) =>
    fetch(`${t.address}${url}`, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), cookie } })
  const { readings } = await call(people.listReadings, {}, phone)
  expect(readings.map((one) => one.what)).toEqual(expect.arrayContaining(['unmasking-asked', 'unmasking-granted', 'viewed']))
  for (const one of readings.filter(({ what }) => what !== 'changed'))
    expect(one.purpose).toEqual({
      vi: expect.stringMatching(/^Truy vết người tiếp xúc với ca bệnh \(.+\); BN3125$/),
      en: expect.stringMatching(/^Tracing contacts of a case \(.+\); BN3125$/),
    })
  for (const [language, format, said] of [
    ['vi', 'page', /Đồng ý cho tìm[\s\S]*Đề nghị tìm/],
    ['en', 'page', /Agreed to find who came[\s\S]*Tracing contacts of a case/],
    ['en', 'json', /"unmasking-asked"|Asked to find who came/],
  ] as const) {
    const copy = await call(people.exportOwnData, { body: { format, language } }, phone)
    expect(new TextDecoder().decode(copy.bytes)).toMatch(said)
  }
})

test('free words stand nowhere in the open, and requests are gone after thirty days with what they named', async () => {
  await ask({ words: 'Tìm người ngồi cạnh bà Ngô Thị Dấu Hiệu' })
  const { rows } = await sql<{ text: string }>`select r::text as text from check_ins.unmask_request r`.execute(t.database.read)
  expect(JSON.stringify(rows)).not.toContain('Dấu Hiệu')
  const log = await sql<{ text: string }>`select e::text as text from audit.event e`.execute(t.database.read)
  expect(JSON.stringify(log.rows)).not.toContain('Dấu Hiệu')
  t.setNow(new Date('2021-07-01T01:00:00Z'))
  await keepDaysReady(t.house)
  await expireUnmasking(t.house)
  t.setNow(new Date('2021-08-02T01:00:00Z'))
  await keepDaysReady(t.house)
  await deleteOldVisits(t.house, {})
  const left = await sql<{ requests: number; visits: number }>`
    select (select count(*) from check_ins.unmask_request) as requests, (select count(*) from check_ins.unmask_visit) as visits`.execute(
    t.database.read,
  )
  expect(left.rows).toEqual([{ requests: 0, visits: 0 }])
})
