import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { reaches, sharedGround, withoutNested, withUnitsAbove } from './territory.ts'

const territory = fc.uniqueArray(fc.constantFrom('vn', 'vn/30', 'vn/30/288', 'vn/30/288/10507', 'vn/24', 'vn/24/213', 'vn/01'), {
  minLength: 1,
})

test('a province is part of the country, and two provinces share nothing', () => {
  expect(reaches(['vn'], ['vn/30'])).toBe(true)
  expect(reaches(['vn/30'], ['vn/3'])).toBe(false)
  expect(sharedGround(['vn'], ['vn/30', 'vn/30/288'])).toEqual(['vn/30'])
  expect(withoutNested(['vn/30/288', 'vn/30', 'vn/24'])).toEqual(['vn/24', 'vn/30'])
  expect(withUnitsAbove('vn/30/288')).toEqual(['vn/30/288', 'vn/30', 'vn'])
})

test('shared ground lies in both, names no unit twice, and does not depend on who asks first', () => {
  fc.assert(
    fc.property(territory, territory, (one, other) => {
      const shared = sharedGround(one, other)
      expect(shared.every((path) => isWithin(one, path) && isWithin(other, path))).toBe(true)
      expect(
        shared.some((path) =>
          isWithin(
            shared.filter((x) => x !== path),
            path,
          ),
        ),
      ).toBe(false)
      expect(sharedGround(other, one)).toEqual(shared)
    }),
  )
})
