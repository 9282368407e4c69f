import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { reduceScope } from './scope.ts'

const step = fc.constantFrom('30', '301', '3', '288', '10507', 'o-a', 'o-a1')
const path = fc.array(step, { maxLength: 4 }).map((steps) => ['vn', ...steps].join('/'))

test('a shortened scope reaches exactly the places that the long one reached', () => {
  fc.assert(
    fc.property(fc.array(path, { maxLength: 12 }), path, (scope, place) => {
      expect(isWithin(reduceScope(scope), place)).toBe(isWithin(scope, place))
    }),
  )
})

test('a shortened scope names no place twice and none beneath another', () => {
  fc.assert(
    fc.property(fc.array(path, { maxLength: 12 }), (scope) => {
      const reduced = reduceScope(scope)
      for (const [at, one] of reduced.entries()) expect(isWithin(reduced.toSpliced(at, 1), one)).toBe(false)
    }),
  )
})

test('province 30 does not reach a path that merely begins with the same digits', () => {
  expect(reduceScope(['vn/30/288', 'vn/30', 'vn/301'])).toEqual(['vn/30', 'vn/301'])
})
