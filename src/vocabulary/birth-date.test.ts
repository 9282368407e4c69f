import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birthYear, isBornOn, isPossibleBirth, readBirthDate } from './birth-date.ts'
import { addDays } from './period.ts'

describe('a birth date', () => {
  test.each(['1987-01-18', '18/01/1987', '18/1/1987', '18011987'])('%s is 18 January 1987', (text) => {
    expect(readBirthDate(text)).toBe('1987-01-18')
  })

  test.each(['1950', '00/00/1950', '00001950', '1950-00-00', '07/1950', '00/07/1950'])(
    '%s gives the year and invents no day',
    (text) => {
      expect(readBirthDate(text)).toBe('1950')
    },
  )

  test.each([
    '31/02/1987',
    '1987-13-01',
    '30021987',
    '18/01/87',
    '1850',
    '3021',
    '',
    '13/1950',
    '00/13/1950',
    '1987-01-18T00:00',
    'abc',
    '18-01-1987',
    '05/00/1950',
  ])('%j is not a birth date', (text) => {
    expect(readBirthDate(text)).toBeUndefined()
  })

  test('every date of the two centuries is read the same in all three spellings', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 73_000 }), (count) => {
        const date = addDays('1900-01-01', count)
        const [year, month, day] = date.split('-')
        expect([date, `${day}/${month}/${year}`, `${day}${month}${year}`].map(readBirthDate)).toEqual([date, date, date])
        expect(isBornOn(date)).toBe(true)
        expect(birthYear(date)).toBe(Number(year))
      }),
    )
  })

  test('nobody is born tomorrow or 131 years ago', () => {
    expect(isPossibleBirth('2021-05-25', '2021-05-25')).toBe(true)
    expect(isPossibleBirth('2021-05-26', '2021-05-25')).toBe(false)
    expect(isPossibleBirth('2021', '2021-05-25')).toBe(true)
    expect(isPossibleBirth('2022', '2021-05-25')).toBe(false)
    expect(isPossibleBirth('1891', '2021-05-25')).toBe(true)
    expect(isPossibleBirth('1890', '2021-05-25')).toBe(false)
  })
})
