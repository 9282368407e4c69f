import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical.ts'

test('the same facts in another order give the same text', () => {
  expect(canonicalJson({ b: 1, a: [true, null, 'Đ'] })).toBe('{"a":[true,null,"Đ"],"b":1}')
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (facts) => {
      const shuffled = Object.fromEntries(Object.entries(facts).reverse())
      expect(canonicalJson(JSON.parse(JSON.stringify(shuffled)))).toBe(canonicalJson(JSON.parse(JSON.stringify(facts))))
    }),
  )
})

test('the text reads back as the same facts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value))
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain)
    }),
  )
})

test('what JSON cannot carry is refused', () => {
  expect(() => canonicalJson(Number.NaN)).toThrow()
  expect(() => canonicalJson(new Date())).toThrow()
})
