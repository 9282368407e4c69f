import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { testDatabase } from '../../../tests/support/database.ts'
import { importAccounts } from './actions/import-accounts.ts'
import { type Browser, type Door, openDoor } from './fixture.ts'
import { anyPlaces } from './places.ts'

const communes: Readonly<Record<string, string>> = {
  '10507': 'vn/30/288/10507',
  '10510': 'vn/30/288/10510',
  '11983': 'vn/33/323/11983',
}
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const header = ['STT', 'Họ và tên', 'Tên đăng nhập', 'Vai trò', 'Mã đơn vị']

let door: Door
let province: Browser
beforeAll(async () => {
  door = await openDoor(await testDatabase(), {
    findPlaces: async (db, texts, on) =>
      new Map([
        ...(await anyPlaces.findPlaces(db, texts, on)),
        ...texts.flatMap((text): [string, string][] => (communes[text] === undefined ? [] : [[text, communes[text]]])),
      ]),
  })
  await door.person('tinh', [{ role: 'provincial-officer', unitPath: 'vn/30' }])
  province = await door.signedIn('tinh')
})
afterAll(() => door.close())

type Row = { row: number; username: string; outcome: string; oneTimePassword: string | null }
const send = async (file: Buffer, dryRun: boolean, browser = province) => {
  const answer = await browser.send('POST', `/api/accounts/import?dryRun=${dryRun}`, file, xlsx)
  return {
    ...answer,
    rows: (answer.body.rows ?? []) as Row[],
    outcomes: ((answer.body.rows ?? []) as Row[]).map(({ outcome }) => outcome),
  }
}
const sheetOf = (...rows: (string | number | null)[][]) =>
  writeExcelFile([[{ value: 'DANH SÁCH CẤP TÀI KHOẢN', columnSpan: 5 }, null, null, null, null], [], header, ...rows]).toBuffer()
const accounts = async () =>
  (await sql<{ count: number }>`select count(*) as count from access.account_user`.execute(door.db.database.read)).rows[0]?.count

describe('accounts in bulk', () => {
  test('a dry run says what would happen and writes nothing', async () => {
    const before = await accounts()
    const file = await sheetOf(
      [1, 'Nguyễn Thị Thủy', 'thuy.nt', 'Cán bộ cấp xã', '10507'],
      [2, 'Trần Văn Bình', 'tinh', 'Cán bộ cấp xã', '10507'],
      [3, 'Lê Thị Cúc', 'thuy.nt', 'Cán bộ cấp xã', '10510'],
      [4, 'Phạm Dũng', 'dung.p', 'Trưởng thôn', '10510'],
      [5, 'Đỗ Em', 'em.d', 'Cán bộ cấp xã', '99999'],
      [6, 'Hà Giang', 'giang.h', 'Cán bộ cấp xã', '11983'],
      [7, 'Vũ Hải', 'hai.v', 'Cán bộ cấp tỉnh', '10507'],
      [8, 'Bùi Kim', 'kim.b', 'Quản trị hệ thống', 'vn'],
      [9, 'Ngô Linh', 'linh.n', 'Cán bộ cấp xã', 12],
    )
    const { body, rows, outcomes } = await send(file, true)
    expect(body.created).toBe(0)
    expect(rows.map(({ row }) => row)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(outcomes).toEqual([
      'can-be-created',
      'user-name-is-taken',
      'user-name-comes-twice',
      'role-is-not-known',
      'unit-is-not-known',
      'role-is-outside-your-scope',
      'role-does-not-fit-the-place',
      'role-is-outside-your-scope',
      'unit-code-has-lost-its-zeros',
    ])
    expect(rows.every(({ oneTimePassword }) => oneTimePassword === null)).toBe(true)
    expect(await accounts()).toBe(before)
  })

  test('rows that fit are created, the others reported, and each new password signs its owner in', async () => {
    const file = await sheetOf(
      [1, 'Nguyễn Thị Thủy', 'thuy.nt', 'Cán bộ cấp xã', '10507'],
      [2, 'Trần Văn Bình', 'tinh', 'Cán bộ cấp xã', '10507'],
      [3, 'Lê Thị Cúc', 'cuc.lt', 'commune-officer; Nhân viên cơ sở cách ly tập trung', 'vn/30/288/10507/o-ktx'],
      [4, 'Đặng Mai', 'mai.d', 'Nhân viên cơ sở cách ly', 'vn/30/288/10507/o-ktx'],
    )
    const { body, rows, outcomes } = await send(file, false)
    expect(body.created).toBe(2)
    expect(outcomes).toEqual(['created', 'user-name-is-taken', 'role-does-not-fit-the-place', 'created'])
    for (const { username, oneTimePassword } of rows.filter(({ outcome }) => outcome === 'created')) {
      const signedIn = await door.browser().send('POST', '/api/session', { username, password: String(oneTimePassword) })
      expect(signedIn.body).toMatchObject({ username, mustDo: 'change-password' })
    }
    const granted = await door.acts('role.granted')
    expect(granted.slice(-2).map(({ scope_path, body }) => [scope_path, body.role])).toEqual([
      ['vn/30/288/10507', 'commune-officer'],
      ['vn/30/288/10507/o-ktx', 'facility-staff'],
    ])
  })

  test('the same file sent again creates nobody twice, also when it is sent twice at once', async () => {
    const file = await sheetOf([1, 'Cao Sơn', 'son.c', 'Cán bộ cấp xã', '10507'], [2, 'Mạc Tú', 'tu.m', 'Cán bộ cấp xã', '10507'])
    const before = Number(await accounts())
    const both = await Promise.all([send(file, false), send(file, false)])
    expect(both.flatMap(({ outcomes }) => outcomes).toSorted()).toEqual([
      'created',
      'created',
      'user-name-is-taken',
      'user-name-is-taken',
    ])
    for (const { rows } of both)
      for (const { outcome, oneTimePassword } of rows) expect(oneTimePassword !== null).toBe(outcome === 'created')
    expect((await send(file, false)).outcomes).toEqual(['user-name-is-taken', 'user-name-is-taken'])
    expect(await accounts()).toBe(before + 2)
  })

  test('a long sheet is created in several sendings of the same file', async () => {
    const file = await sheetOf(
      ...['a', 'b', 'c', 'd', 'e'].map((letter, i) => [i, `Người ${letter}`, `dai.${letter}`, 'Cán bộ cấp xã', '10507']),
    )
    const by = { actor: { id: await door.idOf('tinh'), displayName: 'Cán bộ tỉnh' }, now: door.db.house.businessClock.now() }
    const sending = async () =>
      (await importAccounts(door.access, file, by, { isDryRun: false, most: 2 })).rows.map(({ outcome }) => outcome)
    const [made, taken, left] = ['created', 'user-name-is-taken', 'left-for-the-next-sending']
    expect(await sending()).toEqual([made, made, left, left, left])
    expect(await sending()).toEqual([taken, taken, made, made, left])
    expect(await sending()).toEqual([taken, taken, taken, taken, made])
  })

  test('a sheet without its columns, one that is none and one that is too long are refused', async () => {
    const noRole = await writeExcelFile([['Họ và tên', 'Tên đăng nhập', 'Đơn vị']]).toBuffer()
    expect((await send(noRole, true)).body).toMatchObject({ code: 'sheet-lacks-columns', facts: { columns: ['role'] } })
    expect((await send(Buffer.from('không phải Excel'), true)).body.code).toBe('sheet-cannot-be-read')
    const long = await sheetOf(
      ...Array.from({ length: 2001 }, (_, i) => [i, `Người ${i}`, `nguoi.${i}`, 'Cán bộ cấp xã', '10507']),
    )
    expect((await send(long, true)).body).toMatchObject({ code: 'sheet-has-too-many-rows', facts: { rows: 2001, limit: 2000 } })
  })

  test('whoever may not create accounts may not import them', async () => {
    await door.person('chu.quan', [{ role: 'venue-keeper', unitPath: 'vn/30/288/10507/o-quan' }])
    expect((await send(await sheetOf(), true, await door.signedIn('chu.quan'))).body.code).toBe('not-your-permission')
  })
})
