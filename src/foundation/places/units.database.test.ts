import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import type { Fetch } from '../../platform/http/client.ts'

let t: TestServer
let administrator: Fetch
beforeAll(async () => {
  t = await testServer()
  t.setNow(new Date('2026-03-02T02:00:00Z'))
  administrator = await t.signIn([{ role: 'system-administrator', unitPath: 'vn' }])
})
afterAll(() => t.close())

const sheet = [
  'Mã xã,Tên đơn vị,Mã tỉnh,Có hiệu lực từ ngày,Căn cứ',
  '11503,Xã Kiến Thụy,31,01/07/2025,Nghị quyết 1669/NQ-UBTVQH15',
  '10507,Phường Thành Đông,31,01/07/2025,Nghị quyết 1669/NQ-UBTVQH15',
  '11536,Đặc khu Cát Hải,31,01/07/2025,Nghị quyết 1669/NQ-UBTVQH15',
  '99999,Xã Không Đâu,30,01/07/2025,Nghị quyết 1669/NQ-UBTVQH15',
  '11504,Kiến Hưng,31,01/07/2025,Nghị quyết 1669/NQ-UBTVQH15',
].join('\r\n')

interface Answer {
  created: number
  rows: { row: number; outcome: string; outcomeVi: string }[]
}
async function send(text: string, dryRun: boolean, by = administrator): Promise<{ status: number; answer: Answer }> {
  const response = await by(`/api/units/import?dryRun=${dryRun}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: text,
  })
  return { status: response.status, answer: JSON.parse(await response.text()) }
}
const communes = async (): Promise<string[]> => {
  const response = await t.anonymous('/api/units?parent=vn/31', { method: 'GET' })
  const { rows }: { rows: { path: string }[] } = JSON.parse(await response.text())
  return rows.map((row) => row.path)
}
async function post(by: Fetch, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': `don-vi-moi-${Math.random()}` }
  return by(path, { method: 'POST', headers, body: JSON.stringify(body) })
}

test('a dry run says row by row what would happen, and enters nothing', async () => {
  const { answer } = await send(sheet, true)
  expect(answer.created).toBe(0)
  expect(answer.rows.map((row) => [row.row, row.outcome])).toEqual([
    [2, 'can-be-created'],
    [3, 'can-be-created'],
    [4, 'can-be-created'],
    [5, 'parent-is-not-in-force'],
    [6, 'name-does-not-fit'],
  ])
  expect(answer.rows[3]?.outcomeVi).toBe('Mã tỉnh không có hiệu lực vào ngày đã ghi')
  expect(await communes()).toEqual([])
})

test('the rows that fit are entered once, with the document they rest on, and it is on the record', async () => {
  expect((await send(sheet, false)).answer.created).toBe(3)
  expect(await communes()).toEqual(['vn/31/10507', 'vn/31/11503', 'vn/31/11536'])
  const again = await send(sheet, false)
  expect([again.answer.created, again.answer.rows[0]?.outcome]).toEqual([0, 'is-there-already'])
  const renamed = await send(sheet.replace('Xã Kiến Thụy', 'Xã Tên Khác'), false)
  expect([renamed.answer.created, renamed.answer.rows[0]?.outcome]).toEqual([0, 'code-has-another-name'])
  const { rows } = await sql<{ source: string }>`select source from places.unit where path = 'vn/31/11503'`.execute(
    t.database.read,
  )
  expect(rows).toEqual([{ source: 'Nghị quyết 1669/NQ-UBTVQH15' }])
  const { rows: acts } = await sql<{ body: unknown }>`select body from audit.event where action = 'units.imported'`.execute(
    t.database.read,
  )
  expect(acts).toEqual([{ body: { count: 3, provinces: ['31'] } }])
})

test('in such a commune an officer gets an account and registers a venue', async () => {
  const province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/31' }])
  const created = await post(province, '/api/accounts', {
    username: 'can.bo.xa',
    displayName: 'Nguyễn Thị Xã',
    roles: [{ role: 'commune-officer', unitPath: 'vn/31/11503' }],
  })
  expect([created.status, await created.text()]).toMatchObject([200, expect.stringContaining('oneTimePassword')])
  const officer = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/31/11503' }])
  const venue = {
    name: 'Chợ Kiến Thụy',
    address: 'Thôn Mẫu',
    category: 'market',
    unitPath: 'vn/31/11503',
  }
  const registered = await post(officer, '/api/venues', venue)
  expect([registered.status, await registered.text()]).toMatchObject([200, expect.stringContaining('Chợ Kiến Thụy')])
})

test('what is no such list is refused in words, and nobody but a system administrator may bring one', async () => {
  const refused = await administrator('/api/units/import', {
    method: 'POST',
    headers: { 'content-type': 'text/csv' },
    body: 'Mã xã,Tên\n1,Xã Mẫu',
  })
  const said: { code: string; messages: { vi: string } } = JSON.parse(await refused.text())
  expect([refused.status, said.code]).toEqual([422, 'sheet-of-units-lacks-columns'])
  expect(said.messages.vi).toContain('mã tỉnh, có hiệu lực từ ngày, căn cứ')
  const province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/31' }])
  expect((await send(sheet, true, province)).status).toBe(403)
})
