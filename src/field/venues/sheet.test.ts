import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { communeIndex, communeQuestion } from './commune-match.ts'
import { findColumns } from './sheet-columns.ts'
import { readSheetRow } from './sheet-row.ts'

describe('the heading of a sheet', () => {
  test('is found by its meaning, below titles and beside order numbers', () => {
    const found = findColumns([
      ['ỦY BAN NHÂN DÂN XÃ HỒNG PHONG', '', ''],
      ['DANH SÁCH CƠ SỞ KINH DOANH TRÊN ĐỊA BÀN XÃ', '', ''],
      ['STT', 'Tên cơ sở', 'Địa chỉ', 'Xã/Phường', 'Chủ cơ sở', 'SĐT', 'Năm sinh'],
      ['1', 'Quán phở', 'Thôn 1', 'Hồng Phong', 'Trần Thị Lý', '912345678', '1950'],
    ])
    expect(found).toEqual({
      ok: true,
      from: 3,
      columns: { name: 1, address: 2, commune: 3, keeper: 4, phone: 5 },
      notKept: ['Năm sinh'],
    })
  })

  test('may have two rows with merged cells above', () => {
    const found = findColumns([
      ['TT', 'Thông tin địa điểm', '', '', 'Người đại diện', ''],
      ['', 'Tên', 'Địa chỉ', 'Phường, xã', 'Họ và tên', 'Điện thoại'],
      ['1', 'Chợ Bến', 'Số 5', 'Trần Phú', 'Nguyễn Văn A', '0912345678'],
    ])
    expect(found).toMatchObject({ ok: true, from: 2, columns: { name: 1, address: 2, commune: 3, keeper: 4, phone: 5 } })
  })

  test('reads without marks and in English as well', () => {
    expect(findColumns([['TEN CO SO', 'DIA CHI', 'SDT']])).toMatchObject({ ok: true, columns: { name: 0, address: 1, phone: 2 } })
    expect(findColumns([['Venue name', 'Address', 'Commune', 'Owner', 'Phone']])).toMatchObject({
      ok: true,
      columns: { name: 0, address: 1, commune: 2, keeper: 3, phone: 4 },
    })
  })

  test('says what is missing', () => {
    expect(findColumns([['Tên cơ sở', 'Ghi chú']])).toEqual({ ok: false, missing: ['address'] })
    expect(findColumns([])).toEqual({ ok: false, missing: ['name', 'address'] })
  })
})

describe('a row', () => {
  const columns = { name: 0, address: 1, commune: 2, district: 3, category: 4, keeper: 5, phone: 6 }
  const row = (...cells: string[]) => readSheetRow(cells, columns)

  test('whose name or address begins like a formula, or holds angle brackets, is made harmless and says so', () => {
    expect(row('=HYPERLINK("x")', '+12 Lê Lợi', '', '', '', '', '')).toMatchObject({
      name: 'HYPERLINK("x")',
      address: '12 Lê Lợi',
      fault: null,
      notes: ['formula-sign-taken-off'],
    })
    expect(row('Quán <b>Sao</b>', '12 Lê Lợi', '', '', '', '', '')).toMatchObject({
      name: 'Quán ‹b›Sao‹/b›',
      notes: ['angle-brackets-replaced'],
    })
    expect(row('@@@', '12 Lê Lợi', '', '', '', '', '')?.fault).toBe('name-is-missing')
    expect(row('Quán A-B + C', 'Ngõ 5 - Thôn 3', '', '', '', '', '')?.notes).toEqual([])
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (name, address) => {
        const read = row(name, address, 'Trần Phú', '', '', '', '0912345678')
        return read === undefined || [read.name, read.address].every((text) => !/^[=+@-]|[<>]/.test(text))
      }),
    )
  })

  test('gets its lost zero back and its kind from the words', () => {
    expect(row('Quán phở Sao Mai', '12 Lê Lợi', 'Trần Phú', '', '', 'Trần Thị Lý', '912345678')).toMatchObject({
      category: 'restaurant',
      phone: '0912345678',
      keeper: 'Trần Thị Lý',
      fault: null,
      notes: ['zero-put-back'],
    })
    for (const asNumber of ['84912345678.0', '912345678.00'])
      expect(row('Chợ', 'Thôn 2', '', '', '', '', asNumber)).toMatchObject({ phone: '0912345678', fault: null })
    expect(row('Minh Khang', '12 Lê Lợi', '', '', 'Nhà thuốc', '', '')?.category).toBe('health-facility')
    expect(row('Chợ Bến Phà', 'Bến đò', '', '', '', '', '')?.category).toBe('market')
  })

  test('takes the first of two telephones and says so', () => {
    expect(row('Chợ', 'Thôn 2', '', '', '', '', '0912345678 / 0987654321')).toMatchObject({
      phone: '0912345678',
      notes: ['one-phone-of-several'],
    })
  })

  test('names its fault', () => {
    expect(row('', '12 Lê Lợi', 'Trần Phú')?.fault).toBe('name-is-missing')
    expect(row('Chợ Bến', '', 'Trần Phú')?.fault).toBe('address-is-missing')
    expect(row('Chợ Bến', '12 Lê Lợi', '', '', '', '', 'không có')?.fault).toBe('phone-is-not-readable')
    expect(row('Chợ Bến', 'x'.repeat(301), '', '')?.fault).toBe('cell-is-too-long')
  })

  test('that is empty, a line of column numbers or a signature is none', () => {
    expect(row('', '', '')).toBeUndefined()
    expect(row('(1)', '(2)', '(3)', '(4)')).toBeUndefined()
    expect(row('1', '2', '3', '4')).toBeUndefined()
    for (const below of [
      'NGƯỜI LẬP BIỂU',
      'Tổng cộng: 12 cơ sở',
      'Nơi nhận:',
      'TM. ỦY BAN NHÂN DÂN',
      'Chí Linh, ngày 25 tháng 5 năm 2021',
    ])
      expect(row(below, '', ''), below).toBeUndefined()
  })

  test('of a venue that is called by a number, or of which only one thing is said, does not vanish', () => {
    expect(row('88', '12 Lê Lợi', 'Trần Phú', '', '', 'Trần Thị Lý', '0912345678')).toMatchObject({ name: '88', fault: null })
    expect(row('99', '99 Lê Lợi')).toMatchObject({ name: '99', fault: null })
    expect(row('88', '12')).toMatchObject({ name: '88', fault: null })
    for (const name of ['Karaoke 99', 'Cộng Cà Phê', 'Tổng công ty 28', 'TM Hoàng Gia', 'Lưu Gia'])
      expect(row(name)?.fault, name).toBe('address-is-missing')
    expect(row('', '12 Lê Lợi')?.fault).toBe('name-is-missing')
    expect(row('', '', '', '', '', '', '0912345678')?.fault).toBe('name-is-missing')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.stringMatching(/^[a-z]{2,30} quan$/), (at, text) => {
        expect(row(...Array.from({ length: 7 }, (_, column) => (column === at ? text : '')))).toBeDefined()
      }),
    )
  })

  test('never has a telephone that is not one, whatever the cell says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const read = row('Chợ Bến', '12 Lê Lợi', '', '', '', '', text)
        expect(read?.fault === 'phone-is-not-readable' || read?.phone === '' || /^0\d{9,10}$/.test(read?.phone ?? '')).toBe(true)
      }),
    )
  })
})

test('whoever writes marks means them: a police station is no eating place', () => {
  const kindOf = (name: string, category = '') => {
    const columns = findColumns([['Tên', 'Địa chỉ', 'Loại hình']])
    if (!columns.ok) throw new Error('no columns')
    return readSheetRow([name, 'Số 1', category], columns.columns)?.category
  }
  for (const name of ['Công an quận', 'Chi cục Hải quan']) expect([name, kindOf(name)]).toEqual([name, 'office'])
  expect(kindOf('Phố Hiến Mobile')).toBe('other')
  expect(kindOf('Quần áo Hoa Mai')).toBe('other')
  expect(kindOf('Anh Tú', 'Bán đèn')).toBe('other')
  for (const name of ['Quán cơm Tám', 'quan com Tam', 'QUÁN CƠM TÁM'.normalize('NFD')])
    expect([name, kindOf(name)]).toEqual([name, 'restaurant'])
  expect(kindOf('Tạp hoá Lan')).toBe('shop')
  expect(kindOf('Chợ Bến Phà')).toBe('market')
})

describe('the commune of a row', () => {
  const communes = [
    {
      path: 'vn/30/288/10507',
      code: '10507',
      name: 'Phường Trần Phú',
      districtName: 'Thành phố Hải Dương',
      provinceName: 'Tỉnh Hải Dương',
    },
    {
      path: 'vn/30/290/10549',
      code: '10549',
      name: 'Xã Hồng Phong',
      districtName: 'Thành phố Chí Linh',
      provinceName: 'Tỉnh Hải Dương',
    },
    {
      path: 'vn/30/297/10900',
      code: '10900',
      name: 'Xã Hồng Phong',
      districtName: 'Huyện Ninh Giang',
      provinceName: 'Tỉnh Hải Dương',
    },
    {
      path: 'vn/30/297/10901',
      code: '10901',
      name: 'Thị trấn Hòa Lý',
      districtName: 'Huyện Ninh Giang',
      provinceName: 'Tỉnh Hải Dương',
    },
    {
      path: 'vn/30/288/10508',
      code: '10508',
      name: 'Phường 5',
      districtName: 'Thành phố Hải Dương',
      provinceName: 'Tỉnh Hải Dương',
    },
  ]
  const match = communeIndex(communes)
  const asked = (commune: string, district = '', address = '') => match(communeQuestion({ commune, district, address }))

  test('is found by its name however it is written', () => {
    for (const written of [
      'Trần Phú',
      'P. Trần Phú',
      'phường tran phu',
      'TRẦN PHÚ',
      '10507',
      'Phường Trần Phú, TP Hải Dương'.normalize('NFD'),
    ])
      expect(asked(written)).toEqual({ kind: 'found', path: 'vn/30/288/10507' })
    for (const written of ['P5', 'P.5', 'Phường 05', '5'])
      expect(asked(written)).toEqual({ kind: 'found', path: 'vn/30/288/10508' })
    expect(asked('TT Hoà Lí')).toEqual({ kind: 'found', path: 'vn/30/297/10901' })
  })

  test('is asked back when there are two, and told apart by the district', () => {
    expect(asked('Hồng Phong')).toEqual({ kind: 'ambiguous', paths: ['vn/30/290/10549', 'vn/30/297/10900'] })
    expect(asked('Hồng Phong', 'H. Ninh Giang')).toEqual({ kind: 'found', path: 'vn/30/297/10900' })
  })

  test('is taken out of the address when the sheet has no column for it', () => {
    expect(asked('', '', 'Số 5, xã Hồng Phong, huyện Ninh Giang, tỉnh Hải Dương')).toEqual({
      kind: 'found',
      path: 'vn/30/297/10900',
    })
  })

  test('is asked back when the district contradicts it; the province may stand in the district’s place', () => {
    const paths = ['vn/30/288/10507']
    expect(asked('Phường Trần Phú, Huyện Nam Sách')).toEqual({ kind: 'ambiguous', paths })
    expect(asked('', '', 'Số 1, phường Trần Phú, TP Thủ Đức, TP Hồ Chí Minh')).toEqual({ kind: 'ambiguous', paths })
    expect(asked('Phường Trần Phú', 'Tỉnh Hải Dương')).toEqual({ kind: 'found', path: 'vn/30/288/10507' })
  })

  test('is not guessed', () => {
    expect(asked('Không Có')).toEqual({ kind: 'unknown' })
    expect(asked('')).toEqual({ kind: 'unknown' })
    expect(communeIndex(communes.slice(0, 1))({ commune: '', district: '' })).toEqual({ kind: 'found', path: 'vn/30/288/10507' })
  })
})
