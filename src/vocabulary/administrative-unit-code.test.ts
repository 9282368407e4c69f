import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWithin, organisationPath, parentPath, pathOf, prefixRange, readPath, unitPath } from './administrative-unit-code.ts'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const codes = fc
  .tuple(digits(2), fc.option(digits(3), { nil: undefined }), fc.option(digits(5), { nil: undefined }))
  .map(([province, district, commune]) => ({ province, district, commune }))
const anyPath = fc.oneof(
  fc.constant('vn'),
  codes.map(pathOf),
  fc.tuple(codes.map(pathOf), digits(6)).map(([seat, id]) => organisationPath(seat, id)),
)

describe('the path of an administrative unit', () => {
  test('a commune of 2021 names its province and district on the way', () => {
    expect(pathOf({ province: '30', district: '288', commune: '10507' })).toBe('vn/30/288/10507')
    expect(readPath('vn/30/288/10507')).toEqual({ level: 'commune', province: '30', district: '288', commune: '10507' })
  })

  test('a commune since July 2025 sits directly under its province', () => {
    expect(readPath(pathOf({ province: '31', commune: '10507' }))).toEqual({ level: 'commune', province: '31', commune: '10507' })
  })

  test('no codes at all means the whole country', () => {
    expect(pathOf()).toBe('vn')
    expect(readPath('vn')).toEqual({ level: 'nation' })
    expect(parentPath('vn')).toBeUndefined()
  })

  test('an organisation belongs to the unit where it sits, and organisations do not nest', () => {
    const path = organisationPath('vn/30/288', '0197a')
    expect(path).toBe('vn/30/288/o-0197a')
    expect(readPath(path)).toEqual({ level: 'district', province: '30', district: '288', organisation: '0197a' })
    expect(parentPath(path)).toBe('vn/30/288')
    expect(() => organisationPath(path, 'x')).toThrow()
  })

  test('a district without its province is not a place', () => {
    expect(() => pathOf({ district: '288' })).toThrow()
  })

  test.each([
    '',
    'vn/',
    'vn/3',
    'vn/300',
    'VN/30',
    'vn/30/',
    'vn/30/288/288',
    'vn/30/10507/288',
    'vn/30/%',
    'vn/30/o-',
    'us/30',
    'vn/30\n',
  ])('%j is not a unit path', (text) => {
    expect(unitPath.safeParse(text).success).toBe(false)
    expect(readPath(text)).toBeUndefined()
  })

  test('a province officer sees the own province and nothing of a neighbour whose code begins alike', () => {
    expect(isWithin(['vn/30'], 'vn/30')).toBe(true)
    expect(isWithin(['vn/30'], 'vn/30/288/10507')).toBe(true)
    expect(isWithin(['vn/30/28'], 'vn/30/288')).toBe(false)
    expect(isWithin([], 'vn/30')).toBe(false)
  })

  test('the index range holds exactly the units within the prefix', () => {
    fc.assert(
      fc.property(anyPath, anyPath, (prefix, path) => {
        const { from, to } = prefixRange(prefix)
        expect(path >= from && path < to).toBe(isWithin([prefix], path))
      }),
    )
  })

  test('every unit lies within each of the units above it', () => {
    fc.assert(
      fc.property(anyPath, (path) => {
        const { from, to } = prefixRange(parentPath(path) ?? 'vn')
        expect(isWithin([parentPath(path) ?? 'vn'], path)).toBe(true)
        expect(path >= from && path < to).toBe(true)
      }),
    )
  })

  test('taking a path apart and putting it together gives the same path', () => {
    fc.assert(
      fc.property(codes, (given) => {
        expect(readPath(pathOf(given))).toMatchObject(JSON.parse(JSON.stringify(given)))
      }),
    )
  })
})
