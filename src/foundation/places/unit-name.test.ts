import { describe, expect, test } from 'vitest'
import { readUnitsOf2021 } from './data/files.ts'
import { englishUnitName, readUnitName } from './unit-name.ts'

describe('the name of an administrative unit', () => {
  test.each([
    ['Tỉnh Hải Dương', 'Hai Duong Province'],
    ['Thành phố Chí Linh', 'Chi Linh City'],
    ['Thành phố Hồ Chí Minh', 'Ho Chi Minh City'],
    ['Tỉnh Bà Rịa - Vũng Tàu', 'Ba Ria - Vung Tau Province'],
    ['Quận 1', 'District 1'],
    ['Phường IV', 'Ward IV'],
    ['Phường Hải Châu II', 'Hai Chau II Ward'],
    ['Thị xã Đông Triều', 'Dong Trieu Town'],
    ['Thị trấn Ái Nghĩa', 'Ai Nghia Township'],
    ["Huyện Đắk R'Lấp", "Dak R'Lap District"],
    ['Đặc khu Côn Đảo', 'Con Dao Special Zone'],
  ])('%s is %s in English', (vi, en) => {
    expect(englishUnitName(vi)).toBe(en)
  })

  test('a township is not mistaken for a town', () => {
    expect(readUnitName('Thị trấn Ái Nghĩa')).toEqual({ kind: 'township', properName: 'Ái Nghĩa' })
    expect(readUnitName('Thị xã Ái Nghĩa')).toEqual({ kind: 'town', properName: 'Ái Nghĩa' })
  })

  test('a name that begins with no known word keeps its letters and gets no invented kind', () => {
    expect(readUnitName('Khu Ái Nghĩa')).toBeUndefined()
    expect(readUnitName('Quận')).toBeUndefined()
    expect(englishUnitName('Khu Ái Nghĩa')).toBe('Khu Ai Nghia')
  })

  test('every unit of 2021 has an English name in plain letters', () => {
    const odd = readUnitsOf2021().filter(
      (unit) =>
        !/^[A-Z0-9][A-Za-z0-9'. -]+ (Province|City|District|Town|Ward|Commune|Township)$|^(District|Ward) (\d+|[IVX]+)$/.test(
          englishUnitName(unit.name),
        ),
    )
    expect(odd).toEqual([])
  })
})
