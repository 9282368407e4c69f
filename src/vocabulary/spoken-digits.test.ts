import fc from 'fast-check'
import { expect, test } from 'vitest'
import { removeDiacritics } from './person-name.ts'
import { digitsFor } from './spoken-digits.ts'

const words = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const english = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const digitsOf = (text: string) => digitsFor(text).replace(/\D/g, '')

test('a number read aloud is the number, in Vietnamese, in English, in capitals, and also without tones when it is long', () => {
  const cased = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
  )
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 9 }), { minLength: 5, maxLength: 12 }),
      fc.constantFrom(words, english, words.map(removeDiacritics)),
      fc.constantFrom(' ', ', ', ' - '),
      cased,
      (digits, as, by, cased) => {
        expect(digitsOf(cased(digits.map((digit) => as[digit]).join(by)))).toBe(digits.join(''))
      },
    ),
  )
})

test('numbers that are spoken in tens, or half in digits, are read too', () => {
  expect(digitsOf('không chín mười hai ba tư năm sáu bảy tám')).toBe('0912345678')
  expect(digitsOf('số 09 hai mươi mốt, 34 năm mươi lăm')).toBe('09213455')
})

test('words that only look like digits stay words', () => {
  for (const text of ['sau năm 2021', 'từ ngày mai', 'bà tu, anh Nam', 'tu sau nam', 'Năm 2021 có dịch'])
    expect(digitsFor(text).replace(/năm(?= 2021)/gi, '')).toBe(text.replace(/năm(?= 2021)/gi, ''))
})
