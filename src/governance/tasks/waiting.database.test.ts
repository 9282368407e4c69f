import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { loadChain } from '../../foundation/documents/load.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import { assignSolution } from '../solutions/contract.ts'
import * as given from './contract/given.ts'
import { listWaiting } from './contract/waiting.ts'

let t: TestServer
let steering: Fetch
let technology: Fetch
let province: Fetch
let vendor: Fetch

beforeAll(async () => {
  t = await testServer()
  await t.database.transaction(loadChain)
  steering = await t.signIn([{ role: 'steering-secretary', unitPath: 'vn' }])
  technology = await t.signIn([{ role: 'technology-officer', unitPath: 'vn' }])
  province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
  vendor = await t.signIn([{ role: 'vendor', unitPath: 'vn/01/o-cong-ty-mau' }])
})
afterAll(() => t.close())

const linesOf = async (by: Fetch) => (await call(listWaiting, {}, by)).rows.map(({ what, dueOn }) => [what.vi, dueOn])

test('on the first morning nothing waits for anybody', async () => {
  for (const one of [steering, technology, province, vendor]) expect(await linesOf(one)).toEqual([])
})

test('what rooms give stands in one list for the one whose turn it is, what has a day before what has none', async () => {
  await call(
    assignSolution,
    {
      key: 'assignment-of-the-waiting-test',
      body: { name: 'Hệ thống camera giám sát', capabilities: ['camera-connection'], assigningDocumentId: '597-cd-bcd' },
    },
    steering,
  )
  const task = { what: 'Báo cáo số camera đã kết nối', coordinating: [], urgency: 'normal' as const }
  const { taskIds } = await call(
    given.giveDirection,
    {
      key: 'direction-of-the-waiting-test',
      body: {
        documentId: '3440-vpcp-kgvx',
        givenBy: 'steering-authority',
        words: 'Giao thực hiện.',
        tasks: [
          { ...task, lead: 'technology-authority', due: { kind: 'on', on: '2021-05-28' } },
          { ...task, lead: 'vn/30', due: { kind: 'none' } },
        ],
      },
    },
    steering,
  )
  expect(await linesOf(technology)).toEqual([
    ['Tiếp nhận hoặc trả lại nhiệm vụ', '2021-05-28'],
    ['Bắt đầu hoàn thiện giải pháp được giao', null],
  ])
  expect(await linesOf(province)).toEqual([['Tiếp nhận hoặc trả lại nhiệm vụ', null]])
  expect(await linesOf(vendor)).toEqual([])
  const [, ofProvince = ''] = taskIds
  const step = (version: number, command: 'accept' | 'report-done', words: string | null) =>
    call(
      given.carryOutTask,
      { key: `${command}-of-the-waiting-test`, params: { taskId: ofProvince }, body: { version, command, words, until: null } },
      province,
    )
  await step(1, 'accept', null)
  await step(2, 'report-done', 'Đã kết nối 85 camera')
  expect(await linesOf(province)).toEqual([])
  expect(await linesOf(steering)).toEqual([['Xác nhận nhiệm vụ đã báo cáo hoàn thành', null]])
})
