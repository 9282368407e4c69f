import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { loadChain } from '../../foundation/documents/load.ts'
import { listNotices } from '../../foundation/notifications/contract.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import { Refused } from '../../platform/http/problem.ts'
import { readDelimited } from '../../platform/sheet/delimited.ts'
import { readFirstSheet } from '../../platform/sheet/workbook.ts'
import * as contract from './contract/given.ts'

let t: TestServer
let steering: Fetch
let health: Fetch
let healthLeader: Fetch
let province: Fetch
let other: Fetch
const letter = '3440-vpcp-kgvx'
const none = { kind: 'none' as const }

beforeAll(async () => {
  t = await testServer()
  await t.database.transaction(loadChain)
  steering = await t.signIn([{ role: 'steering-secretary', unitPath: 'vn' }])
  health = await t.signIn([{ role: 'health-officer', unitPath: 'vn' }])
  healthLeader = await t.signIn([{ role: 'health-signer', unitPath: 'vn' }])
  province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  other = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/31' }])
})
afterAll(() => t.close())

type Task = { lead: string; due?: object; urgency?: 'normal' | 'urgent'; coordinating?: string[] }
let keys = 0
const give = (by: Fetch, givenBy: string, tasks: Task[], documentId = letter) =>
  call(
    contract.giveDirection,
    {
      key: `direction-number-${++keys}-of-the-test`,
      body: {
        documentId,
        givenBy,
        words: 'Giao các đơn vị khẩn trương thực hiện.',
        tasks: tasks.map((one) => ({ what: 'Kết nối camera của các cơ sở cách ly', due: none, ...one })) as never,
      },
    },
    by,
  )
const only = async (asked: Promise<{ taskIds: string[] }>): Promise<string> => (await asked).taskIds[0] ?? ''
const read = (taskId: string, by: Fetch) => call(contract.readGivenTask, { params: { taskId } }, by)
const carry = async (taskId: string, by: Fetch, command: string, more: object = {}) =>
  call(
    contract.carryOutTask,
    {
      key: `step-number-${++keys}-of-the-test`,
      params: { taskId },
      body: { version: (await read(taskId, steering)).version, command, ...more } as never,
    },
    by,
  )
const steer = async (taskId: string, by: Fetch, command: string, more: object = {}) =>
  call(
    contract.steerTask,
    {
      key: `step-number-${++keys}-of-the-test`,
      params: { taskId },
      body: { version: (await read(taskId, steering)).version, command, ...more } as never,
    },
    by,
  )
const refusal = async (asked: Promise<unknown>): Promise<string> => {
  const refused = await asked.then(() => undefined).catch((error: unknown) => error)
  return refused instanceof Refused ? refused.problem.code : 'not refused'
}

test('a direction on the letter becomes tasks with one lead each, who is told; days are counted as the document says', async () => {
  const { taskIds } = await give(healthLeader, 'health-authority', [
    { lead: 'vn/30', coordinating: ['technology-authority'], due: { kind: 'within', days: 5, counting: 'working-days' } },
    { lead: 'vn/30', urgency: 'urgent', due: { kind: 'within', days: 5, counting: 'working-days' } },
    { lead: 'health-authority' },
  ])
  const shown = await Promise.all(taskIds.map((id) => read(id, healthLeader)))
  // 25 May 2021 is a Tuesday; urgent counts Saturday and Sunday too.
  expect(shown.map(({ dueOn }) => dueOn)).toEqual(['2021-06-01', '2021-05-30', null])
  expect(shown[0]).toMatchObject({ state: 'assigned', lead: { words: { vi: 'Ủy ban nhân dân tỉnh Hải Dương' } } })
  expect(shown[0]?.coordinating.map(({ words }) => words.vi)).toEqual(['Bộ Thông tin và Truyền thông'])
  expect((await call(listNotices, {}, province)).rows).toHaveLength(2)
  expect((await call(listNotices, {}, other)).rows).toHaveLength(0)
})

test('nobody directs upwards or sideways, on a draft, or in another’s name', async () => {
  expect(await refusal(give(province, 'vn/30', [{ lead: 'health-authority' }]))).toBe('unit-is-not-yours-to-direct')
  expect(await refusal(give(healthLeader, 'health-authority', [{ lead: 'technology-authority' }]))).toBe(
    'unit-is-not-yours-to-direct',
  )
  expect(await refusal(give(healthLeader, 'steering-authority', [{ lead: 'vn/30' }]))).toBe('not-found')
  expect(await refusal(give(health, 'health-authority', [{ lead: 'vn/30' }]))).toBe('not-your-permission')
  expect(await refusal(give(healthLeader, 'health-authority', [{ lead: 'vn/30', coordinating: ['vn/30'] }]))).toBe(
    'lead-does-not-coordinate-with-itself',
  )
  expect(await refusal(give(healthLeader, 'health-authority', [{ lead: 'vn/30', due: { kind: 'on', on: '2021-05-24' } }]))).toBe(
    'task-is-due-before-it-is-given',
  )
})

test('accepted, begun, extended once, reported, sent back, reported again and verified: each by its own side, on the day of the report', async () => {
  const id = await only(give(steering, 'steering-authority', [{ lead: 'vn/30', due: { kind: 'on', on: '2021-05-28' } }]))
  expect(await refusal(read(id, other))).toBe('not-found')
  expect(await refusal(carry(id, other, 'accept'))).toBe('task-is-led-by-another-unit')
  expect(await refusal(steer(id, healthLeader, 'cancel', { words: 'Không cần nữa' }))).toBe('task-was-given-by-another-desk')
  await carry(id, province, 'accept')
  expect(await refusal(carry(id, province, 'ask-extension', { words: 'Thiếu thiết bị' }))).toBe('extension-needs-a-day')
  await carry(id, province, 'ask-extension', { words: 'Thiếu thiết bị', until: '2021-06-02' })
  await steer(id, steering, 'grant-extension')
  expect((await read(id, province)).dueOn).toBe('2021-06-02')
  expect(await refusal(carry(id, province, 'ask-extension', { words: 'Thêm nữa', until: '2021-06-09' }))).toBe(
    'task-was-extended-before',
  )
  expect(await refusal(carry(id, province, 'report-done'))).toBe('step-needs-its-reason')
  await carry(id, province, 'report-done', { words: 'Đã kết nối 11 cơ sở' })
  await steer(id, steering, 'send-back', { words: 'Còn 8 cơ sở' })
  await carry(id, province, 'report-done', { words: 'Đã kết nối đủ 19 cơ sở' })
  await steer(id, steering, 'verify')
  const done = await read(id, province)
  expect(done).toMatchObject({ state: 'verified-done', counted: 'done-on-time' })
  expect(done.nextSteps).toEqual([])
  expect(done.steps.map(({ command }) => command).toReversed()).toEqual([
    'give',
    'accept',
    'ask-extension',
    'grant-extension',
    'report-done',
    'send-back',
    'report-done',
    'verify',
  ])
})

test('a returned task goes to another unit, never back to the same; a slower officer is told what was done meanwhile', async () => {
  const id = await only(give(steering, 'steering-authority', [{ lead: 'vn/31' }]))
  await carry(id, other, 'return', { words: 'Cơ sở nằm ở tỉnh Hải Dương' })
  expect(await refusal(steer(id, steering, 'give-to-another', { lead: 'vn/31' }))).toBe('unit-has-just-returned-it')
  await steer(id, steering, 'give-to-another', { lead: 'vn/30' })
  const stale = call(
    contract.carryOutTask,
    {
      key: `step-number-${++keys}-of-the-test`,
      params: { taskId: id },
      body: { version: 1, command: 'accept', words: null, until: null },
    },
    province,
  )
  expect(await refusal(stale)).toBe('somebody-was-quicker')
  expect((await carry(id, province, 'accept')).state).toBe('accepted')
})

test('the official table goes out unit by unit, as CSV and as a workbook with the same figures; what has no date stands apart', async () => {
  const file = async (format: string) =>
    Buffer.from(await (await steering(`/api/tasks/table?format=${format}`, {})).arrayBuffer())
  const rows = readDelimited((await file('csv')).toString('utf8'))
  const sum = rows.at(-1) ?? []
  expect(rows[0]?.[0]).toBe('Đơn vị chủ trì')
  expect(rows.find(([name]) => name === 'Ủy ban nhân dân tỉnh Hải Dương')).toEqual([
    'Ủy ban nhân dân tỉnh Hải Dương',
    '1',
    '0',
    '2',
    '0',
    '0',
    '1',
    '0',
  ])
  expect(sum).toEqual(['Cộng', '1', '0', '2', '0', '1', '1', '0'])
  const book = await readFirstSheet(await file('xlsx'))
  expect(book.map((row) => row.map(({ text }) => text))).toEqual(rows)
})
