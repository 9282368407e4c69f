import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readVenueCode, readVenueLink, showVenueCode, VENUE_CODES, venueCode, venueLink } from './venue-code.ts'

const PUBLIC_URL = 'https://khien.example.vn'
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codes = fc.integer({ min: 0, max: VENUE_CODES - 1 }).map(venueCode)

describe('the code of a venue', () => {
  test('is eight letters and digits, shown in two groups', () => {
    expect(venueCode(0)).toBe('00000000')
    expect(venueCode(1)).toMatch(/^0000001.$/)
    expect(showVenueCode('ABCDEFGH')).toBe('ABCD-EFGH')
    expect(() => venueCode(VENUE_CODES)).toThrow(RangeError)
    expect(() => venueCode(-1)).toThrow(RangeError)
    expect(() => venueCode(1.5)).toThrow(RangeError)
  })

  test('never holds a letter that looks like a digit', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
      }),
    )
  })

  test('two venues never get the same code', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: VENUE_CODES - 1 }), fc.integer({ min: 0, max: VENUE_CODES - 1 }), (one, other) => {
        expect(venueCode(one) === venueCode(other)).toBe(one === other)
      }),
    )
  })

  test('may be typed in small letters, with spaces, with O for zero and I or L for one', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom('i', 'I', 'l', 'L'), fc.constantFrom('-', ' ', ' – ', ''), (code, one, gap) => {
        const typed = ` ${code.slice(0, 4)}${gap}${code.slice(4)} `.toLowerCase().replaceAll('0', 'o').replaceAll('1', one)
        expect(readVenueCode(typed)).toEqual({ kind: 'venue', code })
      }),
    )
  })

  test('one wrong letter is always noticed', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: 7 }), fc.constantFrom(...LETTERS), (code, place, letter) => {
        fc.pre(code[place] !== letter)
        expect(readVenueCode(code.slice(0, place) + letter + code.slice(place + 1))).toEqual({
          kind: 'refused',
          code: 'venue-code-is-mistyped',
        })
      }),
    )
  })

  test('two letters in each other’s place are always noticed, however far apart', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }), (code, one, other) => {
        fc.pre(code[one] !== code[other])
        const swapped = [...code]
        swapped[one] = code.charAt(other)
        swapped[other] = code.charAt(one)
        expect(readVenueCode(swapped.join(''))).toEqual({ kind: 'refused', code: 'venue-code-is-mistyped' })
      }),
    )
  })

  test.each(['ABCD', 'ABCD-EFGH-J', 'UUUU-UUUU', 'ÀBCD-EFGH', '００００-００００', 'x'.repeat(1000)])(
    '%j is answered as a slip of the finger',
    (text) => {
      expect(readVenueCode(text)).toEqual({ kind: 'refused', code: 'venue-code-is-mistyped' })
    },
  )

  test('nothing typed is said to be nothing', () => {
    expect(readVenueCode('  ')).toEqual({ kind: 'refused', code: 'code-is-empty' })
  })
})

describe('the address on a poster', () => {
  test('is plain, and is read back from every installation, also one that lives under a path', () => {
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom(PUBLIC_URL, `${PUBLIC_URL}/`, 'http://localhost:3000', 'https://tinh.vn/khien', 'https://tinh.vn/khien/'),
        (code, site) => {
          const link = venueLink(site, code)
          expect(link).toMatch(/^https?:\/\/[a-z0-9.:]+(\/khien)?\/v\/[0-9A-Z]{8}$/)
          for (const spelling of [
            link,
            `${link}/`,
            `${link}?utm_source=x#top`,
            `${venueLink(site, '')}${showVenueCode(code).toLowerCase()}`,
          ]) {
            expect(readVenueLink(spelling, site)).toEqual({ kind: 'venue', code })
          }
        },
      ),
    )
  })

  test('of another site is refused, also one that pretends in its user name or its subdomain', () => {
    const code = venueCode(3440)
    for (const host of [
      'https://evil.example',
      'https://khien.example.vn@evil.example',
      'https://khien.example.vn.evil.example',
      'https://khien.example.vn:8443',
    ]) {
      expect(readVenueLink(`${host}/v/${code}`, PUBLIC_URL).kind).toBe('refused')
    }
    expect(readVenueLink(`https://evil.example/v/${code}`, PUBLIC_URL)).toEqual({
      kind: 'refused',
      code: 'code-belongs-to-another-site',
    })
    expect(readVenueLink(`https://evil@khien.example.vn/v/${code}`, PUBLIC_URL)).toEqual({
      kind: 'refused',
      code: 'code-is-not-recognised',
    })
  })

  test('of this site that leads elsewhere is not a venue', () => {
    for (const path of ['/login', '/v/../admin', '/v/%3Cscript%3E', '/v/ABCDEFGH/edit', '/x/ABCDEFGH']) {
      expect(readVenueLink(PUBLIC_URL + path, PUBLIC_URL)).toEqual({ kind: 'refused', code: 'code-is-not-recognised' })
    }
  })
})
