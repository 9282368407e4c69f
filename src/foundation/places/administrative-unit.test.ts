import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithin, parentPath } from '../../vocabulary/administrative-unit-code.ts'
import { BIRTH_PROVINCES } from '../../vocabulary/citizen-id.ts'
import { datedUnits, parseUnitList, scopePrefixes, successionsOf, successorsOf, unitsInForce } from './administrative-unit.ts'
import { readProvinceTiles, readRegroupingOf2025, readUnitsOf2021 } from './data/files.ts'
import { englishUnitName } from './unit-name.ts'

const listed = readUnitsOf2021()
const regrouping = readRegroupingOf2025()
const units = datedUnits(listed, regrouping)
const successions = successionsOf(regrouping)
const atLevel = (level: string) => listed.filter((unit) => unit.level === level)
const named = (path: string, on: string) => unitsInForce(units, on).find((unit) => unit.path === path)?.name

describe('the list of 10 July 2021', () => {
  test('has 63 provinces, 705 districts and 10,599 communes', () => {
    expect([atLevel('province').length, atLevel('district').length, atLevel('commune').length]).toEqual([63, 705, 10_599])
  })

  test('has every kind of unit in the numbers of that day', () => {
    const count = (kind: string, level: string) => atLevel(level).filter((unit) => unit.kind === kind).length
    expect({ city: count('city', 'province'), province: count('province', 'province') }).toEqual({ city: 5, province: 58 })
    expect([
      count('urban-district', 'district'),
      count('rural-district', 'district'),
      count('town', 'district'),
      count('city', 'district'),
    ]).toEqual([46, 528, 51, 80])
    expect([count('ward', 'commune'), count('township', 'commune'), count('commune', 'commune')]).toEqual([1723, 612, 8264])
  })

  test('gives every commune a district, every district a province, and no code twice', () => {
    const paths = new Set(listed.map((unit) => unit.path))
    expect(listed.filter((unit) => unit.level !== 'province' && !paths.has(parentPath(unit.path) ?? ''))).toEqual([])
    for (const level of ['province', 'district', 'commune'])
      expect(new Set(atLevel(level).map((unit) => unit.code)).size).toBe(atLevel(level).length)
    expect(paths.size).toBe(listed.length)
  })

  test('spells every name in composed letters with single spaces', () => {
    expect(listed.filter(({ name }) => name !== name.normalize('NFC') || /\s\s|^\s|\s$|[^\S ]/u.test(name))).toEqual([])
  })

  test.each([
    ['vn/01', 'Thành phố Hà Nội'],
    ['vn/30', 'Tỉnh Hải Dương'],
    ['vn/79', 'Thành phố Hồ Chí Minh'],
    ['vn/30/288', 'Thành phố Hải Dương'],
    ['vn/30/288/10507', 'Phường Cẩm Thượng'],
    ['vn/01/001/00001', 'Phường Phúc Xá'],
    ['vn/48/498', 'Huyện Hoàng Sa'],
    ['vn/56/576', 'Huyện Trường Sa'],
    ['vn/79/769', 'Thành phố Thủ Đức'],
  ])('knows %s as %s', (path, name) => {
    expect(listed.find((unit) => unit.path === path)?.name).toBe(name)
  })

  test('uses the same province codes as the citizen number', () => {
    expect(new Set(atLevel('province').map((unit) => unit.code))).toEqual(BIRTH_PROVINCES)
  })
})

describe('reading a list', () => {
  test.each([
    ['001\tQuận Ba Đình', 'a district without its province'],
    ['01\tThành phố Hà Nội\n00001\tPhường Phúc Xá', 'a commune without its district'],
    ['01\tThành phố Hà Nội\n001\tQuận Ba Đình\n02\tTỉnh Hà Giang\n00001\tPhường Phúc Xá', 'a commune after the next province'],
    ['01\tThành phố Hà Nội\n01\tThành phố Hà Nội', 'the same code twice'],
    ['01\tHà Nội', 'a name without its kind'],
    ['1\tThành phố Hà Nội', 'a code of one digit'],
    ['01\tThành phố Hà Nội\tx', 'a third column'],
  ])('%j is refused: %s', (text) => {
    expect(() => parseUnitList(text)).toThrow(/line \d/)
  })
})

describe('the regrouping of 1 July 2025', () => {
  test('takes each of the 63 provinces exactly once and makes 34', () => {
    expect(regrouping.provinces.flatMap((province) => province.predecessors).toSorted()).toEqual(
      atLevel('province').map((unit) => unit.code),
    )
    expect(new Set(regrouping.provinces.map((province) => province.code)).size).toBe(34)
  })

  test('keeps eleven provinces within their borders', () => {
    const alone = regrouping.provinces
      .filter((province) => province.predecessors.length === 1)
      .map((province) => englishUnitName(province.name).replace(/ (City|Province)$/, ''))
    expect(alone.toSorted()).toEqual([
      'Cao Bang',
      'Dien Bien',
      'Ha Noi',
      'Ha Tinh',
      'Hue',
      'Lai Chau',
      'Lang Son',
      'Nghe An',
      'Quang Ninh',
      'Son La',
      'Thanh Hoa',
    ])
  })

  test('gives each new province the code of one of its predecessors, and the English name the rule would give', () => {
    for (const province of regrouping.provinces) {
      expect(province.predecessors).toContain(province.code)
      expect(province.nameEn).toBe(englishUnitName(province.name))
      expect(province.name).toBe(province.name.normalize('NFC'))
    }
  })

  test('a report of December 2021 shows the units of December 2021, a report of 2026 those of 2026', () => {
    const levels = (on: string) => unitsInForce(units, on).map((unit) => unit.level)
    expect(levels('2021-12-16').filter((level) => level === 'province')).toHaveLength(63)
    expect(levels('2025-06-30')).toHaveLength(listed.length)
    expect(levels('2025-07-01')).toEqual(Array.from({ length: 34 }, () => 'province'))
    expect(unitsInForce(units, '2020-12-31')).toEqual([])
  })

  test('the same code names another province after the merger', () => {
    expect([named('vn/24', '2025-06-30'), named('vn/24', '2025-07-01')]).toEqual(['Tỉnh Bắc Giang', 'Tỉnh Bắc Ninh'])
    expect([named('vn/30', '2025-06-30'), named('vn/30', '2025-07-01')]).toEqual(['Tỉnh Hải Dương', undefined])
    expect([named('vn/46', '2024-12-31'), named('vn/46', '2025-01-01')]).toEqual(['Tỉnh Thừa Thiên Huế', 'Thành phố Huế'])
  })

  test('no two units share a path on the same day', () => {
    for (const on of ['2021-05-25', '2024-12-31', '2025-01-01', '2025-06-30', '2025-07-01', '2026-11-22']) {
      const paths = unitsInForce(units, on).map((unit) => unit.path)
      expect(new Set(paths).size).toBe(paths.length)
    }
  })
})

describe('what a unit may see after a merger', () => {
  test('Hải Phòng sees the records of Hải Dương from the day of the merger and not before', () => {
    expect(scopePrefixes('vn/31', successions, '2025-06-30')).toEqual(['vn/31'])
    expect(scopePrefixes('vn/31', successions, '2025-07-01')).toEqual(['vn/30', 'vn/31'])
    expect(isWithin(scopePrefixes('vn/31', successions, '2026-01-01'), 'vn/30/288/10507')).toBe(true)
  })

  test('a province that nobody joined, and any unit below a province, sees only itself', () => {
    expect(scopePrefixes('vn/01', successions, '2026-01-01')).toEqual(['vn/01'])
    expect(scopePrefixes('vn/31/311', successions, '2026-01-01')).toEqual(['vn/31/311'])
    expect(scopePrefixes('vn', successions, '2026-01-01')).toEqual(['vn'])
  })

  test('a chain of mergers reaches back to the first unit, and a circle in the data ends', () => {
    const chain = [
      { from: 'vn/01', to: 'vn/02', on: '2022-01-01' },
      { from: 'vn/02', to: 'vn/03', on: '2023-01-01' },
      { from: 'vn/03', to: 'vn/01', on: '2024-01-01' },
    ]
    expect(scopePrefixes('vn/03', chain, '2023-06-01')).toEqual(['vn/01', 'vn/02', 'vn/03'])
    expect(successorsOf('vn/01', chain, '2023-06-01')).toEqual(['vn/03'])
    expect(scopePrefixes('vn/03', chain, '2024-06-01')).toEqual(['vn/01', 'vn/02', 'vn/03'])
    expect(() => successorsOf('vn/01', chain, '2024-06-01')).not.toThrow()
  })

  test('a district of Hải Dương is answered for by Hải Phòng, one of Hà Nội still by itself', () => {
    expect(successorsOf('vn/30/288', successions, '2025-07-01')).toEqual(['vn/31'])
    expect(successorsOf('vn/30/288', successions, '2025-06-30')).toEqual(['vn/30/288'])
    expect(successorsOf('vn/01/001', successions, '2025-07-01')).toEqual(['vn/01/001'])
  })

  test('a commune that was split is answered for by both parts', () => {
    const split = [
      { from: 'vn/01/00001', to: 'vn/01/00002', on: '2026-01-01' },
      { from: 'vn/01/00001', to: 'vn/01/00003', on: '2026-01-01' },
    ]
    expect(successorsOf('vn/01/00001', split, '2026-01-01')).toEqual(['vn/01/00002', 'vn/01/00003'])
  })

  test('on any day each unit of 2021 lies in the scope of exactly one province in force', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...listed),
        fc.constantFrom('2021-05-25', '2025-06-30', '2025-07-01', '2026-11-22'),
        (unit, on) => {
          const provinces = unitsInForce(units, on).filter(({ level }) => level === 'province')
          expect(provinces.filter(({ path }) => isWithin(scopePrefixes(path, successions, on), unit.path))).toHaveLength(1)
        },
      ),
    )
  })
})

describe('the tile map', () => {
  const tiles = readProvinceTiles()
  const squares = [...Object.values(tiles.provinces), ...tiles.archipelagos]

  test('has a square of its own for each of the 63 provinces', () => {
    expect(Object.keys(tiles.provinces).toSorted()).toEqual(atLevel('province').map((unit) => unit.code))
    expect(new Set(squares.map(({ x, y }) => `${x} ${y}`)).size).toBe(65)
    expect(new Set(squares.map(({ abbreviation }) => abbreviation)).size).toBe(65)
  })

  test('shows Hoàng Sa with Đà Nẵng and Trường Sa with Khánh Hòa', () => {
    const shown = tiles.archipelagos.map(({ district, province, name }) => [
      name,
      listed.find((unit) => unit.path === `vn/${province}/${district}`)?.name,
      named(`vn/${province}`, '2026-01-01'),
    ])
    expect(shown).toEqual([
      ['Quần đảo Hoàng Sa', 'Huyện Hoàng Sa', 'Thành phố Đà Nẵng'],
      ['Quần đảo Trường Sa', 'Huyện Trường Sa', 'Tỉnh Khánh Hòa'],
    ])
  })
})
