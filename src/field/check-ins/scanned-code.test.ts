import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../vocabulary/period.ts'
import { toCardName } from '../../vocabulary/person-name.ts'
import { VENUE_CODES, venueCode, venueLink } from '../../vocabulary/venue-code.ts'
import { readScannedCode, type ScannedCode } from './scanned-code.ts'
import { en, SCANNED_CODE_REFUSALS, vi } from './scanned-code-messages.ts'

const place = { publicUrl: 'https://khien.example.vn', today: '2021-11-22' }
const read = (text: string): ScannedCode => readScannedCode(text, place)
const refusal = (text: string) => {
  const code = read(text)
  return code.kind === 'refused' ? code.code : code.kind
}
const hex = (text: string) => Buffer.from(text, 'utf8').toString('hex')

const NATIONAL = '001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<...'
const CARD = '030087000123|142345678|Nguyễn Văn Đức|18011987|Nam|Số 5, Phường Cẩm Thượng, Thành phố Hải Dương, Hải Dương|15042021'
const INSURANCE = `DN4303012345678|${hex('Trần Thị Ánh')}|02/03/1990|2|${hex('Xã Nội Hoàng')}|30 - 001|01/01/2021|31/12/2021|$`

describe('papers that a keeper scans at the door', () => {
  test('the published sample of the national personal code is read, and its contradiction is reported', () => {
    expect(read(NATIONAL)).toEqual({
      kind: 'national-qr',
      documentKind: 'citizen-id',
      documentNumber: '001093029317',
      name: 'NGUYEN LE KHA HAN',
      bornOn: '1987-01-18',
      gender: 'male',
      provenance: 'self-declared',
      conflicts: ['birth-year'],
      nationalId: '162979388586171100',
    })
  })

  test('a code declared by somebody else says so and carries the telephone number', () => {
    expect(read('B1234567|TRAN THI ANH|1990|1|1827|99887<2<GD4303012345678<0912345678<sig')).toMatchObject({
      kind: 'national-qr',
      documentKind: 'passport',
      bornOn: '1990',
      gender: 'female',
      phone: '+84912345678',
      provenance: 'declared-on-behalf',
      conflicts: [],
    })
  })

  test('a chip-based citizen card keeps the Vietnamese name and gives nothing about the address', () => {
    expect(read(CARD)).toEqual({
      kind: 'citizen-card',
      documentKind: 'citizen-id',
      documentNumber: '030087000123',
      name: 'Nguyễn Văn Đức',
      bornOn: '1987-01-18',
      gender: 'male',
      provenance: 'printed-on-card',
      conflicts: [],
    })
  })

  test.each([
    ['without the old number', CARD.replace('142345678|', '')],
    ['with the old number left empty', CARD.replace('142345678', '')],
    ['with more fields at the end', `${CARD}||Nguyễn Văn Cha|Trần Thị Mẹ|`],
    ['with slashes in the dates', CARD.replace('18011987', '18/01/1987').replace('15042021', '15/04/2021')],
    ['with decomposed letters', CARD.normalize('NFD')],
    ['with a line feed from the hand scanner', `\uFEFF${CARD}\r\n`],
  ])('a citizen card %s is the same person', (_, text) => {
    expect(read(text)).toEqual(read(CARD))
  })

  test('a citizen card that knows only the year of birth gives only the year', () => {
    expect(read(CARD.replace('18011987', '1987'))).toMatchObject({ kind: 'citizen-card', bornOn: '1987' })
    expect(read(CARD.replace('18011987', '00001987'))).toMatchObject({ kind: 'citizen-card', bornOn: '1987' })
  })

  test('a health-insurance card is read with its name in Vietnamese letters', () => {
    expect(read(INSURANCE)).toEqual({
      kind: 'health-insurance-card',
      documentKind: 'health-insurance-card',
      documentNumber: 'DN4303012345678',
      name: 'Trần Thị Ánh',
      bornOn: '1990-03-02',
      gender: 'female',
      provenance: 'printed-on-card',
      conflicts: [],
    })
    expect(read(INSURANCE.replace('DN4303012345678', '3012345678').replace('02/03/1990', '1990'))).toMatchObject({
      documentNumber: '3012345678',
      bornOn: '1990',
    })
  })

  test('a venue is read from its poster and from its typed code', () => {
    const code = venueCode(3440)
    expect(read(venueLink(place.publicUrl, code))).toEqual({ kind: 'venue', code })
    expect(read(`${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase())).toEqual({ kind: 'venue', code })
  })
})

describe('codes that are turned away, each for its reason', () => {
  test.each([
    ['code-is-empty', ''],
    ['code-is-empty', ' \n'],
    ['code-is-too-long', 'x'.repeat(3001)],
    ['code-is-too-long', 'x'.repeat(5_000_000)],
    ['code-is-not-recognised', 'WIFI:T:WPA;S:quan-an;P:12345678;;'],
    ['code-is-not-recognised', 'xin chào'],
    ['code-is-not-recognised', '<script>alert(1)</script>'],
    ['code-is-not-recognised', "'; drop table visit; --"],
    ['code-is-not-recognised', '{"__proto__":{"kind":"venue"}}'],
    ['code-is-not-recognised', '001093029317'],
    ['code-belongs-to-another-site', 'https://evil.example/v/00000000'],
    ['code-is-truncated', 'https://khien.example.vn/v/0000'],
    ['venue-code-is-mistyped', '0000-0001'],
    ['code-has-hidden-characters', NATIONAL.replace('KHA', 'KHA\u202e')],
    ['code-has-hidden-characters', NATIONAL.replace('KHA', 'K\u200bHA')],
    ['code-has-hidden-characters', NATIONAL.replace('KHA', 'K\u0000HA')],
    ['code-has-hidden-characters', NATIONAL.replace('KHA', 'K\ud800HA')],
    ['code-has-hidden-characters', NATIONAL.replace('KHA', 'K\nHA')],
    ['code-has-impossible-name', NATIONAL.replace('KHA', '<script>')],
    ['code-has-impossible-name', NATIONAL.replace('NGUYEN LE KHA HAN', '')],
    ['code-has-impossible-birth-date', NATIONAL.replace('1987-01-18', '1987-02-30')],
    ['code-has-impossible-birth-date', NATIONAL.replace('1987-01-18', '2021-11-23')],
    ['code-has-impossible-birth-date', NATIONAL.replace('1987-01-18', '1890-01-01')],
    ['code-has-impossible-document-number', NATIONAL.replace('001093029317', '003093029317')],
    ['code-is-not-recognised', NATIONAL.replace('|0|', '|7|')],
    ['code-is-not-recognised', `${NATIONAL}|more`],
    ['code-has-hidden-characters', CARD.replace('Nguyễn Văn Đức', 'Nguyá»…n VÄƒn Ä\u0090á»©c')],
    ['code-has-impossible-name', CARD.replace('Nguyễn Văn Đức', 'Nguyá»…n VÄƒn')],
    ['code-has-impossible-birth-date', CARD.replace('18011987', '31021987')],
    ['code-contradicts-itself', CARD.replace('18011987', '18011988')],
    ['code-contradicts-itself', CARD.replace('Nam', 'Nữ')],
    ['code-has-impossible-document-number', CARD.replace('030087', '003087')],
    ['code-is-truncated', CARD.replace('|15042021', '')],
    ['code-is-not-recognised', CARD.replace('142345678', 'một|hai')],
    ['code-has-impossible-name', INSURANCE.replace(hex('Trần Thị Ánh'), 'c3')],
    ['code-has-impossible-name', INSURANCE.replace(hex('Trần Thị Ánh'), hex('Trần\u202eÁnh'))],
    ['code-has-impossible-name', INSURANCE.replace(hex('Trần Thị Ánh'), 'xyz')],
    ['code-has-impossible-birth-date', INSURANCE.replace('02/03/1990', '30/02/1990')],
  ])('code %# of this list, because %s', (reason, text) => {
    expect(refusal(text)).toBe(reason)
  })

  test('every reason has a sentence in Vietnamese and in English that ends and is composed', () => {
    const keys = SCANNED_CODE_REFUSALS.map((code) => `refusal.${code}`).toSorted()
    expect(Object.keys(vi).toSorted()).toEqual(keys)
    expect(Object.keys(en).toSorted()).toEqual(keys)
    for (const sentence of [...Object.values(vi), ...Object.values(en)]) {
      expect(sentence).toMatch(/^\p{Lu}.{20,}\.$/u)
      expect(sentence).toBe(sentence.normalize('NFC'))
    }
  })

  test('no two reasons read alike', () => {
    expect(new Set(Object.values(vi)).size).toBe(SCANNED_CODE_REFUSALS.length)
    expect(new Set(Object.values(en)).size).toBe(SCANNED_CODE_REFUSALS.length)
  })
})

type Person = { number: string; name: string; bornOn: string; gender: 'male' | 'female'; phone: string }
const digits = (length: number) =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((value) => String(value).padStart(length, '0'))
const person: fc.Arbitrary<Person> = fc
  .record({
    province: fc.constantFrom('01', '30', '48', '79'),
    born: fc.integer({ min: 0, max: 44_000 }).map((count) => addDays('1900-01-01', count)),
    gender: fc.constantFrom<'male' | 'female'>('male', 'female'),
    tail: digits(6),
    name: fc
      .array(fc.constantFrom('Nguyễn', 'Trần', 'Đặng', 'Thị', 'Văn', 'Đức', 'Hoà', 'Ánh', "K'Brìu"), {
        minLength: 1,
        maxLength: 5,
      })
      .map((words) => words.join(' ')),
    phone: fc.tuple(fc.constantFrom('09', '849', '+849'), digits(8)).map(([head, tail]) => head + tail),
  })
  .map(({ province, born, gender, tail, name, phone }) => {
    const century = (born < '2000' ? 0 : 2) + (gender === 'female' ? 1 : 0)
    return { number: `0${province}${century}${born.slice(2, 4)}${tail}`, name, bornOn: born, gender, phone }
  })
const dayFirst = (date: string, mark: string) => date.split('-').toReversed().join(mark)

const WRITERS: Record<string, (who: Person) => string> = {
  'national personal code': (who) =>
    `${who.number}|${toCardName(who.name)}|${who.bornOn}|0|162979388586171100|<${who.gender === 'male' ? 1 : 2}<DN4303012345678<${who.phone}<c2lnbmF0dXJl`,
  'citizen card': (who) =>
    `${who.number}|142345678|${who.name}|${dayFirst(who.bornOn, '')}|${who.gender === 'male' ? 'Nam' : 'Nữ'}|Số 5, Xã Nội Hoàng, Yên Dũng, Bắc Giang|19042021`,
  'health-insurance card': (who) =>
    `DN43030${who.number.slice(-8)}|${hex(who.name)}|${dayFirst(who.bornOn, '/')}|${who.gender === 'male' ? 1 : 2}|${hex('Xã Nội Hoàng')}|30 - 001|01/01/2021|31/12/2021|$`,
}

describe.each(Object.entries(WRITERS))('any %s', (kind, write) => {
  const nameOf = (who: Person) => (kind === 'national personal code' ? toCardName(who.name) : who.name)

  test('gives back the person it was made for', () => {
    fc.assert(
      fc.property(person, (who) => {
        const scanned = read(write(who))
        expect(scanned).toMatchObject({ name: nameOf(who), bornOn: who.bornOn, gender: who.gender, conflicts: [] })
        if (kind !== 'health-insurance card') expect(scanned).toMatchObject({ documentNumber: who.number })
        if (kind === 'national personal code') expect(scanned).toMatchObject({ phone: `+849${who.phone.slice(-8)}` })
      }),
    )
  })

  test('cut short at any place is refused, or is still the same person and never another', () => {
    fc.assert(
      fc.property(person, (who) => {
        const text = write(who)
        const whole = read(text)
        for (let length = 0; length < text.length; length++) {
          const part = read(text.slice(0, length))
          if (part.kind === 'refused') continue
          expect(part.kind).toBe(whole.kind)
          if (!('documentKind' in part) || !('documentKind' in whole)) throw new Error('a paper became something else')
          const { gender, phone, conflicts, ...certain } = whole
          expect(part).toMatchObject(certain)
          expect([gender, 'unknown']).toContain(part.gender)
          expect([phone, undefined]).toContain(part.phone)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('with any one character changed is read or refused, and never throws', () => {
    fc.assert(
      fc.property(person, fc.nat(), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (who, at, character) => {
        const text = write(who)
        const index = at % text.length
        expect(read(text.slice(0, index) + character + text.slice(index + 1)).kind).toBeTypeOf('string')
      }),
    )
  })
})

describe('whatever a stranger prints into a code', () => {
  const pieces = fc.constantFrom(
    '|',
    '<',
    '001093029317',
    'DN4303012345678',
    '1987-01-18',
    '18011987',
    'Nam',
    'Nữ',
    '0',
    '1',
    'https://khien.example.vn/v/',
    'c3a1',
    '\u202e',
    'NGUYEN',
  )
  const strings = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.webUrl(),
    fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
  )

  test('is answered and never throws', () => {
    fc.assert(
      fc.property(strings, (text) => {
        const code = read(text)
        if (code.kind === 'refused') expect(SCANNED_CODE_REFUSALS).toContain(code.code)
      }),
      { numRuns: 2000 },
    )
  })

  test('never reaches a name with markup or hidden characters in it', () => {
    fc.assert(
      fc.property(person, strings, (who, text) => {
        const code = read(`${who.number}|${text}|${who.bornOn}|0|1|`)
        if ('name' in code) expect(code.name).toMatch(/^[\p{L}\p{M}'’. -]+$/u)
      }),
      { numRuns: 500 },
    )
  })

  test('a venue link cut short is never another venue', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: VENUE_CODES - 1 }), (number) => {
        const link = venueLink(place.publicUrl, venueCode(number))
        for (let length = 0; length < link.length; length++) expect(read(link.slice(0, length)).kind).toBe('refused')
      }),
      { numRuns: 50 },
    )
  })
})
