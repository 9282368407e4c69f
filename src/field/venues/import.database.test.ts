import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcel from 'write-excel-file/node'
import { type TestServer, testServer } from '../../../tests/support/server.ts'
import { call, type Fetch } from '../../platform/http/client.ts'
import { TCVN3, VNI } from '../../vocabulary/legacy-vietnamese.ts'
import { runImports } from './actions/run-import.ts'
import * as venues from './contract.ts'
import { deleteOldKeepers } from './jobs.ts'
import { venueSheet } from './sheet.fixture.ts'
import { venueDenominator } from './store/licensed-count.ts'

let t: TestServer
let province: Fetch
beforeAll(async () => {
  t = await testServer()
  province = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
})
afterAll(() => t.close())

const csv = (text: string) => new Blob([text], { type: 'text/csv' })
const send = async (upload: Blob, by: Fetch = province) =>
  (await call(venues.tryImport, { query: { fileName: 'bảng.csv' }, upload }, by)).id
const read = (importId: string, by: Fetch = province) => call(venues.readImport, { params: { importId } }, by)
const rowsOf = async (importId: string) =>
  (await call(venues.listImportRows, { params: { importId }, query: { limit: 200 } }, province)).rows
const code = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'no refusal',
    (fault: { problem?: { code: string } }) => fault.problem?.code,
  )
const countVenues = async () =>
  (await sql<{ count: number }>`select count(*) as count from venues.venue`.execute(t.database.read)).rows[0]?.count ?? 0

/** Until the background has nothing more to do. */
async function finished(importId: string): Promise<void> {
  for (let waited = 0; waited < 30_000; waited += 50) {
    await runImports(t.house)
    if ((await read(importId)).state === 'done') return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the import did not end')
}

const messy = [
  ['DANH SÁCH CƠ SỞ KINH DOANH', '', '', '', '', '', ''],
  ['TT', 'Thông tin cơ sở', '', '', 'Người đại diện', '', ''],
  ['', 'Tên cơ sở', 'Địa chỉ', 'Xã, phường', 'Họ và tên', 'SĐT', 'Năm sinh'],
  ['1', 'Quán phở Hoà Lý', 'Số 1 Lê Lợi', 'P. Văn An', 'Trần Thị Lý', '912345678', '1950'],
  ['2', 'Quán phở Hòa Lí', 'số nhà 1, đường Lê Lợi', 'Văn An', 'Trần Thị Lý', '0912 345 678', '1950'],
  ['3', 'Chợ Bến', 'Bến đò', 'xã Không Có', 'Lê Văn Ba', '0912345679', '1960'],
  ['4', '', 'Bến đò 2', 'Văn An', 'Lê Văn Ba', '0912345679', '1960'],
  ['5', 'Nhà thuốc Minh Khang', 'Thôn 2', 'Văn An', 'Lê Văn Bốn', 'chưa có', ''],
  ['', 'Tổng cộng', '', '', '', '', ''],
]

describe('a messy sheet', () => {
  test('is read by its meaning, each row with its fault, and nothing is registered by trying', async () => {
    const before = await countVenues()
    const id = await send(csv(messy.map((row) => row.join('\t')).join('\n')))
    const seen = await read(id)
    expect(seen).toMatchObject({ state: 'tried', rows: 5, writing: 'unicode', notKept: ['Năm sinh'] })
    expect((await rowsOf(id)).map(({ row, outcome, notes }) => [row, outcome, ...notes])).toEqual([
      [4, 'fits', 'zero-put-back'],
      [5, 'comes-twice'],
      [6, 'commune-is-not-found'],
      [7, 'name-is-missing'],
      [8, 'phone-is-not-readable'],
    ])
    expect((await rowsOf(id))[0]).toMatchObject({
      category: 'restaurant',
      keeper: 'Trần Thị*** · 0912345***',
      placeVi: 'Phường Văn An, Thành phố Chí Linh, Tỉnh Hải Dương',
    })
    expect(await countVenues()).toBe(before)
  })

  test('asks once about a commune it does not know; the answer counts for its rows, and what was registered is not kept in the sheet', async () => {
    const id = await send(csv(messy.map((row) => row.join('\t').replaceAll('Lê Lợi', 'Lê Lai')).join('\n')))
    const { questions } = await read(id)
    expect(questions).toMatchObject([{ said: 'xã Không Có', rows: 1, firstRow: 6, choices: [] }])
    const asked = questions[0]?.asked ?? ''
    expect(
      await code(
        call(venues.answerCommune, { params: { importId: id }, body: { asked, unitPath: 'vn/01/001/00001' } }, province),
      ),
    ).toBe('place-is-outside-your-scope')
    await call(venues.answerCommune, { params: { importId: id }, body: { asked, unitPath: 'vn/30/290/10549' } }, province)
    const before = await countVenues()
    await call(venues.startImport, { params: { importId: id } }, province)
    await finished(id)
    expect(await countVenues()).toBe(before + 2)
    expect((await rowsOf(id)).filter(({ outcome }) => outcome === 'created').map(({ name, keeper }) => name + keeper)).toEqual([
      '',
      '',
    ])
    const [bien] = (await call(venues.listVenues, { query: { search: 'chợ bến' } }, province)).rows
    expect(bien).toMatchObject({ name: 'Chợ Bến', state: 'registered', unitPath: 'vn/30/290/10549' })
    expect(
      await code(
        call(venues.answerCommune, { params: { importId: id }, body: { asked, unitPath: 'vn/30/290/10549' } }, province),
      ),
    ).toBe('import-has-begun')
  })

  test('sent again registers nobody twice', async () => {
    const text = messy.map((row) => row.join('\t').replaceAll('Lê Lợi', 'Lê Lai')).join('\n')
    const id = await send(csv(text))
    expect((await rowsOf(id))[0]?.outcome).toBe('is-registered-already')
    const before = await countVenues()
    await call(venues.startImport, { params: { importId: id } }, province)
    await call(venues.startImport, { params: { importId: id } }, province)
    await finished(id)
    expect(await countVenues()).toBe(before)
  })

  test('gives back its faulty rows as a sheet that can be put right and sent again', async () => {
    const id = await send(csv(messy.map((row) => row.join('\t').replaceAll('Lê Lợi', 'Lê Thánh Tông')).join('\n')))
    const file = await call(venues.readImportFaults, { params: { importId: id } }, province)
    const text = Buffer.from(file.bytes).toString('utf8')
    expect(text.split('\r\n')).toHaveLength(6)
    expect(text).toContain('6,"Không tìm thấy xã, phường trong địa bàn",Chợ Bến,Bến đò,xã Không Có')
    const corrected = text.replace('xã Không Có', 'Văn An').replace('chưa có', '0912345671')
    const again = await send(csv(corrected))
    expect((await rowsOf(again)).map(({ outcome }) => outcome)).toEqual(['fits', 'fits', 'name-is-missing', 'fits'])
    const stranger = await t.signIn([{ role: 'provincial-officer', unitPath: 'vn/30' }])
    expect(await code(call(venues.readImportFaults, { params: { importId: id } }, stranger))).toBe('not-found')
  })
})

test.each([
  ['TCVN3', TCVN3, 'tcvn3'],
  ['VNI', VNI, 'vni'],
] as const)('a sheet typed in the old %s fonts is read as Vietnamese', async (_, table, writing) => {
  const back = new Map(Object.entries(table).map(([legacy, letter]) => [letter, legacy]))
  const typed = Array.from(
    venueSheet(30, ['Phường Văn An']),
    (letter) => back.get(letter) ?? back.get(letter.toLowerCase())?.toUpperCase() ?? letter,
  ).join('')
  // Single bytes, as a spreadsheet saves such a sheet.
  const id = await send(new Blob([Buffer.from(typed, 'latin1')], { type: 'text/csv' }))
  expect((await read(id)).writing).toBe(writing)
  expect((await rowsOf(id)).find(({ row }) => row === 10)).toMatchObject({
    name: 'Quán phở Hoà Bình 7',
    outcome: 'fits',
    notes: ['old-font-converted', 'zero-put-back'],
  })
})

test('a workbook is read like text; a file without the columns, a bomb and foreign types are refused', async () => {
  const workbook = await writeExcel(messy.map((row) => row.map((value) => ({ value, type: String })))).toBuffer()
  const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const id = await send(new Blob([Uint8Array.from(workbook)], { type: sheet }))
  expect((await read(id)).rows).toBe(5)
  expect(await code(send(csv('Ghi chú;Ngày\nx;y\n')))).toBe('sheet-of-venues-lacks-columns')
  expect(await code(send(new Blob([Buffer.from('PK\u0003\u0004')], { type: sheet })))).toBe('sheet-cannot-be-read')
  expect(await code(send(new Blob(['x'], { type: 'image/png' })))).toBe('file-type-is-not-accepted')
})

test('two thousand rows are registered in the background, each once, also when two processes work at it', async () => {
  const before = await countVenues()
  const id = await send(csv(venueSheet(2000, ['10549', '10546', 'Phường Văn An'])))
  expect((await read(id)).outcomes).toEqual([{ outcome: 'fits', count: 2000 }])
  await call(venues.startImport, { params: { importId: id } }, province)
  await Promise.all([runImports(t.house), runImports(t.house), runImports(t.house)])
  await finished(id)
  expect(await countVenues()).toBe(before + 2000)
  const { rows } = await sql<{ sealed: number; organisations: number }>`
    select (select count(sealed) from venues.import_row where import_id = ${id}::uuid) as sealed,
      (select count(*) from places.organisation where kind = 'venue') as organisations`.execute(t.database.read)
  expect(rows[0]?.sealed).toBe(0)
  expect(rows[0]?.organisations).toBeGreaterThanOrEqual(2000)
})

test('what sheets say of keepers is sealed, and gone after a month with the sheet', async () => {
  const id = await send(csv(venueSheet(3, ['10549']).replaceAll('Lê Lợi', 'Phan Bội Châu')))
  const { rows } = await sql<{
    text: string
  }>`select r::text as text from venues.import_row r where import_id = ${id}::uuid`.execute(t.database.read)
  expect(rows.map(({ text }) => text).join()).not.toMatch(/Văn An|912000000/)
  t.setNow(new Date('2021-06-26T01:00:00Z'))
  expect((await deleteOldKeepers(t.house)).imports).toBeGreaterThan(0)
  expect(await code(read(id))).toBe('not-found')
  t.setNow(new Date('2021-05-25T01:00:00Z'))
})

describe('licensed businesses', () => {
  const query = { source: 'Phòng Đăng ký kinh doanh', asOf: '2021-05-01' }
  const record = (text: string, by: Fetch = province) => call(venues.recordLicensedCounts, { query, upload: csv(text) }, by)

  test('are taken in with source and day and set against the venues registered there; a commune may dispute its figure once', async () => {
    const reply = await record(
      'Xã/Phường;Loại hình;Số cơ sở\n10549;;4.000\nVăn An;Chợ;3\nKhông Có;;7\n10549;;5\n10549;Karaoke;12\n',
    )
    expect(reply.recorded).toBe(2)
    expect(reply.rows.map(({ outcome }) => outcome)).toEqual([
      'recorded',
      'recorded',
      'commune-is-not-found',
      'comes-twice',
      'kind-is-not-known',
    ])
    const registered = (
      await sql<{ count: number }>`select count(*) as count from venues.venue where path like 'vn/30/290/10549/%'`.execute(
        t.database.read,
      )
    ).rows[0]?.count
    const { rows } = await call(venues.listLicensedCounts, {}, province)
    const one = rows.find(({ unitPath }) => unitPath === 'vn/30/290/10549')
    expect(one).toMatchObject({ category: 'all', licensed: 4000, registered, ...query, dispute: null })
    const commune = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10549' }])
    const dispute = () =>
      call(venues.disputeLicensedCount, { params: { countId: one?.id ?? '' }, body: { reason: 'Nhiều hộ đã giải thể' } }, commune)
    await dispute()
    expect(await code(dispute())).toBe('licensed-count-is-disputed-already')
    const measured = await venueDenominator(t.database.read, ['vn/30'], '2021-05-25')
    expect(measured.find(({ unitPath }) => unitPath === 'vn/30/290/10549')).toEqual({
      unitPath: 'vn/30/290/10549',
      licensed: 4000,
      registered,
      asOf: '2021-05-01',
      sources: [query.source],
      disputed: true,
    })
    expect(measured).toHaveLength(2)
    expect(await venueDenominator(t.database.read, ['vn/30'], '2021-04-30')).toEqual([])
  })

  test('of the future are refused, and so is a commune that is not one’s own', async () => {
    expect(
      await code(call(venues.recordLicensedCounts, { query: { ...query, asOf: '2021-05-26' }, upload: csv('x') }, province)),
    ).toBe('licensed-count-is-of-the-future')
    const commune = await t.signIn([{ role: 'commune-officer', unitPath: 'vn/30/290/10546' }])
    expect(await code(record('Xã/Phường;Số cơ sở\n10546;1\n', commune))).toBe('not-your-permission')
    const id =
      (await call(venues.listLicensedCounts, {}, province)).rows.find(({ unitPath }) => unitPath === 'vn/30/290/10549')?.id ?? ''
    expect(
      await code(call(venues.disputeLicensedCount, { params: { countId: id }, body: { reason: 'không phải xã tôi' } }, commune)),
    ).toBe('not-found')
  })
})
