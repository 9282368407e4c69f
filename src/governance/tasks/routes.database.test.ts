import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { loadChain } from '../../foundation/documents/load.ts'
import { listNotices, readNotices } from '../../foundation/notifications/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import { Refused } from '../../platform/http/problem.ts'
import { assignSolution } from '../solutions/contract.ts'
import * as contract from './contract.ts'

let t: TestServer
let clerk: Fetch
let technology: Fetch
let health: Fetch
const letter = '3440-vpcp-kgvx'

beforeAll(async () => {
  t = await testServer()
  await t.database.transaction(loadChain)
  clerk = await t.signIn([{ role: 'records-clerk', unitPath: 'vn' }])
  technology = await t.signIn([{ role: 'technology-officer', unitPath: 'vn' }])
  health = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
})
afterAll(() => t.close())

const make = (documentId: string, by: Fetch) => call(contract.makeTasks, { body: { documentId } }, by)
const refusal = async (asked: Promise<unknown>): Promise<string> => {
  const refused = await asked.then(() => undefined).catch((error: unknown) => error)
  return refused instanceof Refused ? refused.problem.code : 'not refused'
}

test('only whoever answers for the letter makes tasks of it: a province does not give ministries work', async () => {
  const province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  expect(await refusal(make(letter, province))).toBe('not-found')
  expect((await call(contract.listTasks, {}, clerk)).rows).toEqual([])
})

test('a document whose points nobody can compute gives no tasks', async () => {
  expect(await refusal(make('2666-qd-byt', clerk))).toBe('document-has-no-points-to-compute')
})

test('the letter’s four points are four tasks, made once, led by who the letter names, “khẩn trương” where it says so', async () => {
  expect(await make(letter, clerk)).toEqual({ made: 4 })
  expect(await make(letter, clerk)).toEqual({ made: 0 })
  const { rows } = await call(contract.listTasks, { query: { documentId: letter } }, health)
  expect(rows.map(({ pointNumber, leadVi, urgent, opens }) => [pointNumber, leadVi, urgent, opens])).toEqual([
    ['1', 'Bộ Thông tin và Truyền thông', true, '/solutions'],
    ['2', 'Bộ Y tế', false, '/problems'],
    ['3', 'Bộ Thông tin và Truyền thông', false, '/proposals'],
    ['4', 'Bộ Y tế', false, '/directives'],
  ])
  expect(new Set(rows.map(({ dueOn, state }) => `${dueOn} ${state}`))).toEqual(new Set(['null not-begun']))
})

test('the officers of the leading authority are told, and only they; what they have read is read', async () => {
  const told = await call(listNotices, {}, technology)
  expect(told.unread).toBe(2)
  expect(told.rows.map(({ textVi }) => textVi.includes('3440/VPCP-KGVX'))).toEqual([true, true])
  expect((await call(listNotices, {}, clerk)).rows).toEqual([])
  await call(readNotices, { body: { ids: told.rows.map(({ id }) => id) } }, technology)
  expect((await call(listNotices, {}, technology)).unread).toBe(0)
})

test('what was done is counted in words: an assigned solution makes point 1 a task under way, without a date and never late', async () => {
  const secretary = await t.signIn([{ role: 'steering-secretary', unitPath: 'vn' }])
  await call(
    assignSolution,
    { body: { name: 'Hệ thống camera giám sát', capabilities: ['camera-connection'], assigningDocumentId: '597-cd-bcd' } },
    secretary,
  )
  const [first] = (await call(contract.listTasks, {}, health)).rows
  expect(first).toMatchObject({ pointNumber: '1', state: 'open-without-date', dueOn: null })
  expect(first?.parts).toEqual([
    { labelVi: 'Giải pháp: được giao', labelEn: 'Solution: assigned', count: 1, open: true, dueOn: null },
  ])
})
