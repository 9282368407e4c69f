import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskPhone, readPhoneNumber, showPhone } from './phone-number.ts'

const mobile = fc
  .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.integer({ min: 0, max: 99_999_999 }))
  .map(([first, rest]) => `0${first}${String(rest).padStart(8, '0')}`)
const landline = fc.integer({ min: 0, max: 999_999_999 }).map((rest) => `02${String(rest).padStart(9, '0')}`)

describe('a telephone number', () => {
  test.each([
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '+84912345678',
    '+84 912-345-678',
    '84912345678',
    '0084912345678',
    '+84 (0) 912 345 678',
    '912345678',
    ' 0912345678 ',
  ])('%j is the same mobile number', (text) => {
    expect(readPhoneNumber(text)).toEqual({ kind: 'mobile', national: '0912345678', e164: '+84912345678' })
  })

  test.each(['02438456789', '(024) 3845 6789', '+842438456789', '842438456789', '2438456789'])(
    '%j is the same fixed line in Hà Nội',
    (text) => {
      expect(readPhoneNumber(text)).toEqual({ kind: 'landline', national: '02438456789', e164: '+842438456789' })
    },
  )

  test.each([
    ['01234567890', '0834567890'],
    ['0120 123 4567', '0701234567'],
    ['+841691234567', '0391234567'],
    ['01991234567', '0591234567'],
  ])('the number %s from before September 2018 is now %s', (before, now) => {
    expect(readPhoneNumber(before)?.national).toBe(now)
  })

  test.each([
    '',
    '113',
    '19001234',
    '0112345678',
    '09123456789',
    '091234567',
    '+1 202 555 0100',
    '0912abc678',
    '0912345678<script>',
    '0'.repeat(40),
    '++84912345678',
    '01111111111',
  ])('%j is not a number to call a person on', (text) => {
    expect(readPhoneNumber(text)).toBeUndefined()
  })

  test('every spelling of a number gives one stored form, and reading that form again changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(mobile, landline), (national) => {
        const phone = readPhoneNumber(national)
        expect(phone?.national).toBe(national)
        for (const spelling of [
          `+84${national.slice(1)}`,
          `84${national.slice(1)}`,
          national.slice(1),
          national.replace(/(...)/g, '$1 '),
        ]) {
          expect(readPhoneNumber(spelling)).toEqual(phone)
        }
        expect(readPhoneNumber(phone?.e164 ?? '')).toEqual(phone)
        expect(phone && readPhoneNumber(showPhone(phone))).toEqual(phone)
      }),
    )
  })

  test('the mask hides exactly the last three digits', () => {
    fc.assert(
      fc.property(fc.oneof(mobile, landline), (national) => {
        const phone = readPhoneNumber(national)
        expect(phone && maskPhone(phone)).toBe(`${national.slice(0, national.length - 3)}***`)
      }),
    )
  })

  test('numbers are grouped for reading aloud', () => {
    const shown = ['0912345678', '02438456789', '02203838383']
      .map((text) => readPhoneNumber(text))
      .map((phone) => phone && showPhone(phone))
    expect(shown).toEqual(['0912 345 678', '024 3845 6789', '0220 383 8383'])
  })

  test('no text whatsoever makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readPhoneNumber(text)))
  })
})
