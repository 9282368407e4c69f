import { expect, test } from 'vitest'
import { readUnitSheet } from './unit-sheet.ts'

const headings = ['STT', 'Mã xã', 'Tên đơn vị hành chính', 'Mã tỉnh', 'Có hiệu lực từ ngày', 'Căn cứ']
const faultOf = (...cells: string[]) => {
  const read = readUnitSheet([headings, ['1', ...cells]])
  return read.ok ? (read.rows[0]?.fault ?? null) : 'no table'
}

test('a list as offices keep it is read: title rows above, zeros lost in number cells, days written the Vietnamese way', () => {
  const read = readUnitSheet([
    ['DANH MỤC ĐƠN VỊ HÀNH CHÍNH CẤP XÃ'],
    headings,
    ['1', '4', 'Phường  Ba Đình', '1', '1/7/2025', 'Nghị quyết 1656/NQ-UBTVQH15'],
    ['', '', '', '', '', ''],
    ['2', '11536', 'Đặc khu Cát Hải', '31', '2025-07-01', 'Nghị quyết 1669/NQ-UBTVQH15'],
  ])
  expect(read.ok && read.rows).toEqual([
    {
      row: 3,
      code: '00004',
      name: 'Phường Ba Đình',
      provinceCode: '01',
      fromOn: '2025-07-01',
      source: 'Nghị quyết 1656/NQ-UBTVQH15',
      fault: null,
    },
    {
      row: 5,
      code: '11536',
      name: 'Đặc khu Cát Hải',
      provinceCode: '31',
      fromOn: '2025-07-01',
      source: 'Nghị quyết 1669/NQ-UBTVQH15',
      fault: null,
    },
  ])
})

test.each([
  [['code', 'name', 'parent', 'from', 'source']],
  [['code', 'name', 'province code', 'in force from', 'source document']],
])('English headings do as well: %s', (english) => {
  const read = readUnitSheet([english, ['00004', 'Phường Ba Đình', '01', '2025-07-01', 'NQ 1656']])
  expect(read.ok && read.rows[0]?.fault).toBe(null)
})

test.each([
  ['code-does-not-fit', ['123456', 'Xã Mẫu', '31', '01/07/2025', 'NQ 1669']],
  ['code-does-not-fit', ['mười', 'Xã Mẫu', '31', '01/07/2025', 'NQ 1669']],
  ['name-does-not-fit', ['10507', 'Mẫu', '31', '01/07/2025', 'NQ 1669']],
  ['name-does-not-fit', ['10507', 'Huyện Mẫu', '31', '01/07/2025', 'NQ 1669']],
  ['parent-does-not-fit', ['10507', 'Xã Mẫu', '288', '01/07/2025', 'NQ 1669']],
  ['date-does-not-fit', ['10507', 'Xã Mẫu', '31', '31/02/2026', 'NQ 1669']],
  ['date-is-before-two-tiers', ['10507', 'Xã Mẫu', '31', '30/06/2025', 'NQ 1669']],
  ['source-is-missing', ['10507', 'Xã Mẫu', '31', '01/07/2025', '']],
])('%s: %j', (fault, cells) => {
  expect(faultOf(...cells)).toBe(fault)
})

test('a code that comes twice is told at its second place', () => {
  const row = ['1', '10507', 'Xã Mẫu', '31', '01/07/2025', 'NQ 1669']
  const read = readUnitSheet([headings, row, row])
  expect(read.ok && read.rows.map((one) => one.fault)).toEqual([null, 'code-comes-twice'])
})

test('without the five columns it is no such list, and the missing ones are named', () => {
  expect(
    readUnitSheet([
      ['Mã xã', 'Tên'],
      ['10507', 'Xã Mẫu'],
    ]),
  ).toEqual({ ok: false, missingColumns: ['parent', 'from', 'source'] })
})
