import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  BIRTH_PROVINCES,
  conflictsWith,
  doubtsAbout,
  isOfTheUnborn,
  maskDocumentNumber,
  readIdentityDocument,
} from './citizen-id.ts'

describe('the number of an identity paper', () => {
  test('a citizen number tells birth place, gender and year of birth', () => {
    expect(readIdentityDocument('001093029317')).toEqual({
      kind: 'citizen-id',
      number: '001093029317',
      birthPlace: { province: '01' },
      gender: 'male',
      birthYear: 1993,
    })
    expect(readIdentityDocument('030 301 000 001')).toMatchObject({
      birthPlace: { province: '30' },
      gender: 'female',
      birthYear: 2001,
    })
  })

  test('people born abroad carry the code of a country', () => {
    expect(readIdentityDocument('272085000001')).toMatchObject({
      birthPlace: { country: '272' },
      gender: 'male',
      birthYear: 1985,
    })
  })

  test('whoever was registered abroad is let in with every code that is no province’s, and the desk is asked to compare the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), fc.constantFrom('0', '1'), (country, gender) => {
        const read = readIdentityDocument(`${country}${gender}85000001`)
        expect(read).toMatchObject({ birthPlace: { country: String(country) }, birthYear: 1985 })
        expect(read && doubtsAbout(read, '2021-05-25')).toEqual(['registered-abroad'])
      }),
    )
  })

  test('a number from a province that never existed is refused', () => {
    expect(readIdentityDocument('003093029317')).toBeUndefined()
    expect(readIdentityDocument('000093029317')).toBeUndefined()
  })

  test('twelve nines, and every number of a century that has not come, are refused', () => {
    expect(readIdentityDocument('999999999999')).toBeUndefined()
    fc.assert(
      fc.property(
        fc.constantFrom(...BIRTH_PROVINCES),
        fc.integer({ min: 4, max: 9 }),
        fc.stringMatching(/^\d{8}$/),
        (province, century, rest) => readIdentityDocument(`0${province}${century}${rest}`) === undefined,
      ),
    )
  })

  test('whatever twelve digits are read, they name a place, a gender and a year that has a century digit of its own', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12}$/), (number) => {
        const read = readIdentityDocument(number)
        if (read?.kind !== 'citizen-id') return read === undefined
        return (
          read.birthYear >= 1900 &&
          read.birthYear < 2100 &&
          ('country' in read.birthPlace ? number[0] !== '0' : number[0] === '0')
        )
      }),
    )
  })

  test('a possible but rare number raises a doubt; the number of somebody not born yet is impossible', () => {
    const read = (number: string) => {
      const document = readIdentityDocument(number)
      if (document === undefined) throw new Error(number)
      return document
    }
    expect(doubtsAbout(read('272085000001'), '2021-05-25')).toEqual(['registered-abroad'])
    expect(doubtsAbout(read('030100000001'), '2021-05-25')).toEqual(['very-old'])
    expect(doubtsAbout(read('030187001234'), '2021-05-25')).toEqual([])
    expect(doubtsAbout(read('012345678'), '2021-05-25')).toEqual([])
    expect(isOfTheUnborn(read('030285001234'), '2021-05-25')).toBe(true)
    expect(isOfTheUnborn(read('030221001234'), '2021-05-25')).toBe(false)
  })

  test('an old identity card has nine digits and tells nothing', () => {
    expect(readIdentityDocument('012.345.678')).toEqual({ kind: 'old-identity-card', number: '012345678' })
  })

  test.each(['B1234567', 'c7654321', 'AB123456C'])('%s is a passport', (text) => {
    expect(readIdentityDocument(text)).toEqual({ kind: 'passport', number: text.toUpperCase() })
  })

  test.each([
    '',
    '12345678',
    '1234567890',
    '12345678901',
    '1234567890123',
    'ABCDEFGH',
    'B12',
    '<script>1',
    'B123456789',
    '0'.repeat(50),
  ])('%j is no identity paper', (text) => {
    expect(readIdentityDocument(text)).toBeUndefined()
  })

  test('there are 63 places of registration', () => {
    expect(BIRTH_PROVINCES.size).toBe(63)
  })

  test('a number built from facts gives the facts back', () => {
    const facts = fc.tuple(
      fc.constantFrom(...BIRTH_PROVINCES),
      fc.constantFrom<'male' | 'female'>('male', 'female'),
      fc.integer({ min: 1900, max: 2099 }),
      fc.integer({ min: 0, max: 999_999 }),
    )
    fc.assert(
      fc.property(facts, ([province, gender, birthYear, tail]) => {
        const century = Math.floor((birthYear - 1900) / 100) * 2 + (gender === 'female' ? 1 : 0)
        const number = `0${province}${century}${String(birthYear % 100).padStart(2, '0')}${String(tail).padStart(6, '0')}`
        expect(readIdentityDocument(number)).toEqual({ kind: 'citizen-id', number, birthPlace: { province }, gender, birthYear })
      }),
    )
  })
})

describe('checking a number against what a person states', () => {
  const card = readIdentityDocument('001093029317')

  test('year and gender that agree raise no conflict, and unknown gender never does', () => {
    expect(card && conflictsWith(card, { bornOn: '1993-01-18', gender: 'male' })).toEqual([])
    expect(card && conflictsWith(card, { bornOn: '1993', gender: 'unknown' })).toEqual([])
    expect(card && conflictsWith(card, {})).toEqual([])
  })

  test('the published sample of the national code disagrees with its own number in the year of birth', () => {
    expect(card && conflictsWith(card, { bornOn: '1987-01-18', gender: 'male' })).toEqual(['birth-year'])
    expect(card && conflictsWith(card, { bornOn: '1987', gender: 'female' })).toEqual(['birth-year', 'gender'])
  })

  test('an old card is never in conflict, for its number says nothing', () => {
    expect(conflictsWith({ kind: 'old-identity-card', number: '012345678' }, { bornOn: '1987', gender: 'female' })).toEqual([])
  })

  test('on screen the first six characters are hidden', () => {
    expect(maskDocumentNumber('001093029317')).toBe('******029317')
    expect(maskDocumentNumber('B123')).toBe('****')
  })
})
