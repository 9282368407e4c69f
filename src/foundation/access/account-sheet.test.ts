import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../../platform/sheet/workbook.ts'
import { readAccountSheet, type SheetRow } from './account-sheet.ts'
import { roleNames } from './matrix.ts'
import { vi } from './messages.vi.ts'
import { readRole } from './role-word.ts'

const cell = (value: string | number | null): Cell => ({
  text: value === null ? '' : String(value),
  isNumber: typeof value === 'number',
})
const sheet = (...rows: readonly (string | number | null)[][]) => rows.map((row) => row.map(cell))
const header = ['STT', 'Họ và tên', 'Tên đăng nhập', 'Vai trò', 'Mã đơn vị']

function rowsOf(cells: Cell[][]): readonly SheetRow[] {
  const reading = readAccountSheet(cells)
  if (!reading.ok) throw new Error(`missing ${reading.missingColumns.join(', ')}`)
  return reading.rows
}

describe('a sheet as an office makes it', () => {
  test('has a title over it, order numbers in it and signatures under it', () => {
    const rows = rowsOf(
      sheet(
        ['SỞ Y TẾ TỈNH HẢI DƯƠNG', null, null, null, null],
        ['DANH SÁCH CẤP TÀI KHOẢN', null, null, null, null],
        [],
        header,
        [1, 'Nguyễn Thị Thủy', 'Thuy.NT', 'Cán bộ cấp xã', '10507'],
        [],
        [2, 'Lê  Văn   An', 'an.lv', 'commune-officer; Nhân viên cơ sở cách ly tập trung', 'vn/30/288/10510'],
        ['Tổng cộng', '2 người', null, null, null],
        [null, 'NGƯỜI LẬP BIỂU', null, null, null],
      ),
    )
    expect(rows).toEqual([
      { row: 5, username: 'thuy.nt', displayName: 'Nguyễn Thị Thủy', roles: ['commune-officer'], place: '10507', fault: null },
      {
        row: 7,
        username: 'an.lv',
        displayName: 'Lê Văn An',
        roles: ['commune-officer', 'facility-staff'],
        place: 'vn/30/288/10510',
        fault: null,
      },
    ])
  })

  test.each([
    [['user name', 'FULL NAME', 'Role', 'Unit code']],
    [['TÊN ĐĂNG NHẬP', 'HỌ VÀ TÊN (in hoa)', 'VAI TRÒ', 'MÃ ĐƠN VỊ (5 số)']],
    [['Tai khoan', 'Ho ten', 'Quyen', 'Dia ban']],
    [['Tên đăng nhập *'.normalize('NFD'), 'Họ\nvà tên', 'Vai trò:', 'Đơn vị']],
  ])('finds its columns under %j', (names) => {
    expect(rowsOf(sheet(names, ['an.lv', 'Lê Văn An', 'văn thư', 'vn']))[0]).toMatchObject({
      username: 'an.lv',
      displayName: 'Lê Văn An',
      roles: ['records-clerk'],
      place: 'vn',
    })
  })

  test('without a column it says which one is missing', () => {
    expect(readAccountSheet(sheet(['Họ và tên', 'Tên đăng nhập', 'Chức vụ', 'Mã đơn vị']))).toEqual({
      ok: false,
      missingColumns: ['role'],
    })
    expect(readAccountSheet([])).toEqual({ ok: false, missingColumns: ['username', 'name', 'role', 'unit'] })
  })

  test.each([
    ['a user name with marks', ['x', 'Lê Văn An', 'thủy', 'Văn thư', 'vn'], 'user-name-does-not-fit'],
    ['no user name', ['x', 'Lê Văn An', null, 'Văn thư', 'vn'], 'user-name-does-not-fit'],
    ['no name', ['x', null, 'an.lv', 'Văn thư', 'vn'], 'name-does-not-fit'],
    ['a role nobody knows', ['x', 'Lê Văn An', 'an.lv', 'Tổ trưởng tổ dân phố', 'vn'], 'role-is-not-known'],
    ['one role of two that nobody knows', ['x', 'Lê Văn An', 'an.lv', 'Văn thư; Tổ trưởng', 'vn'], 'role-is-not-known'],
    ['no role', ['x', 'Lê Văn An', 'an.lv', null, 'vn'], 'role-is-not-known'],
    ['no unit', ['x', 'Lê Văn An', 'an.lv', 'Văn thư', null], 'unit-is-missing'],
    [
      'a commune’s code of which Excel kept one digit',
      ['x', 'Lê Văn An', 'an.lv', 'Cán bộ cấp xã', 4],
      'unit-code-has-lost-its-zeros',
    ],
    [
      'a commune’s code of which Excel kept three digits',
      ['x', 'Lê Văn An', 'an.lv', 'Cán bộ cấp xã', 123],
      'unit-code-has-lost-its-zeros',
    ],
  ] as const)('reports %s and goes on', (_, row, fault) => {
    const rows = rowsOf(sheet(header, [...row], ['2', 'Trần Bình', 'binh.t', 'Văn thư', 'vn']))
    expect(rows.map((one) => one.fault)).toEqual([fault, null])
  })

  test('a user name that comes again is reported, however it is written', () => {
    const row = (name: string) => ['1', 'Lê Văn An', name, 'Văn thư', 'vn']
    expect(rowsOf(sheet(header, row('an.lv'), row('AN.LV'), row('binh.t'))).map(({ fault }) => fault)).toEqual([
      null,
      'user-name-comes-twice',
      null,
    ])
  })

  test.each([
    ['Cán bộ cấp tỉnh', 1, '01'],
    ['Cán bộ cấp tỉnh', '01', '01'],
    ['Cán bộ cấp tỉnh', 30, '30'],
    ['Cán bộ cấp xã', 4567, '04567'],
    ['Cán bộ cấp xã', 10507, '10507'],
    ['Cán bộ cấp xã', '288', '288'],
  ])('puts back the zeros that Excel took: %s of %s is %s', (role, code, place) => {
    expect(rowsOf(sheet(header, ['1', 'Lê Văn An', 'an.lv', role, code]))[0]).toMatchObject({ place, fault: null })
  })
})

describe('the word for a role', () => {
  test('may be its Vietnamese name or its code, in any case and with or without marks', () => {
    for (const role of roleNames) {
      const word = vi[`access.role.${role}`]
      for (const written of [role, word, word.toUpperCase(), word.normalize('NFD'), `  ${word} `])
        expect(readRole(written)).toBe(role)
    }
  })

  test('any other word is no role', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), (word) => {
        expect(['undefined', 'vendor', 'auditor']).toContain(String(readRole(word)))
      }),
    )
    expect(readRole('')).toBeUndefined()
    expect(readRole('constructor')).toBeUndefined()
  })
})

test('whatever stands in the cells, reading ends with an answer and valid rows have all that an account needs', () => {
  const anyCell = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.constantFrom('Tên đăng nhập', 'Họ tên', 'Vai trò', 'Đơn vị', 'an.lv', 'Văn thư', 'vn', null),
  )
  fc.assert(
    fc.property(fc.array(fc.array(anyCell, { maxLength: 6 }), { maxLength: 12 }), (cells) => {
      const reading = readAccountSheet(sheet(['Tên đăng nhập', 'Họ tên', 'Vai trò', 'Đơn vị'], ...cells))
      const valid = reading.ok ? reading.rows.filter(({ fault }) => fault === null) : []
      for (const row of valid)
        expect(row.username.length >= 3 && row.displayName.length >= 2 && row.roles.length > 0 && row.place !== '').toBe(true)
      expect(new Set(valid.map(({ username }) => username)).size).toBe(valid.length)
    }),
  )
})
