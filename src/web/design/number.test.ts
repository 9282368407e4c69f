import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumber, writeNumber } from './number.ts'

test('a decimal comma and a decimal point mean the same, and a percent sign may follow', () => {
  expect(readNumber('96,5')).toBe(96.5)
  expect(readNumber(' 96.5 % ')).toBe(96.5)
  expect(readNumber('100')).toBe(100)
})

test('what is no number stays no number', () => {
  for (const text of ['', 'chín mươi', '1,2,3', '1.000,5', '--4', '5e3']) expect(readNumber(text)).toBeUndefined()
})

test('every number that is written is read back as itself', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (thousandths) => {
      const value = thousandths / 1000
      expect(readNumber(writeNumber(value))).toBeCloseTo(value, 6)
    }),
  )
})
