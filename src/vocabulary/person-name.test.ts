import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldVietnamese, initials, maskName, maskPerson, readPersonName, toCardName, unifyToneMarks } from './person-name.ts'
import { readPhoneNumber } from './phone-number.ts'

const words = ['Nguyễn', 'Trần', 'Đặng', 'Lý', 'Thị', 'Văn', 'Đức', 'Hoà', 'Thủy', 'Quý', 'Ánh', 'Yến', 'Ý', 'Ơn', "K'Brìu"]
const names = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((all) => all.join(' '))

describe('searching for a name', () => {
  test.each([
    ['Nguyễn Văn Đức', 'nguyen van duc'],
    ['HOÀ', 'hòa'],
    ['Khoẻ', 'khỏe'],
    ['Lý Thường Kiệt', 'Lí Thường Kiệt'],
    ['Quý', 'Quí'],
    ['Mỹ Đình', 'mĩ  đình'],
    ['Sỹ', 'Sĩ'],
    ['Y tế', 'I tế'],
    ['Nguyễn'.normalize('NFD'), 'Nguyễn'.normalize('NFC')],
    ['Ðắk Lắk', 'Đắk Lắk'],
  ])('%j and %j are found by the same search', (one, other) => {
    expect(foldVietnamese(one)).toBe(foldVietnamese(other))
  })

  test.each([
    ['Thúy', 'Thúi'],
    ['Mai', 'May'],
    ['Huy', 'Hui'],
    ['Yến', 'Iến'],
  ])('%s and %s stay two different names', (one, other) => {
    expect(foldVietnamese(one)).not.toBe(foldVietnamese(other))
  })

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.oneof(names, fc.string({ unit: 'binary' })), (text) => {
        expect(foldVietnamese(foldVietnamese(text))).toBe(foldVietnamese(text))
      }),
    )
  })

  test('composed and decomposed spellings fold alike', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(foldVietnamese(name.normalize('NFD'))).toBe(foldVietnamese(name.toUpperCase()))
      }),
    )
  })
})

describe('where the tone mark stands', () => {
  test.each([
    ['Hoà Bình', 'Hòa Bình'],
    ['Thuỷ', 'Thủy'],
    ['khoẻ', 'khỏe'],
    ['HOÀ', 'HÒA'],
    ['Hoàng', 'Hoàng'],
    ['Quý', 'Quý'],
    ['Quỳ Hợp', 'Quỳ Hợp'],
    ['Thuý Loan', 'Thúy Loan'],
    ['Huyền', 'Huyền'],
    ['Hoa', 'Hoa'],
  ])('%s is written %s', (given, expected) => {
    expect(unifyToneMarks(given)).toBe(expected)
  })
})

describe('showing as little of a name as the task needs', () => {
  test('a venue keeper sees family and middle names, and a cut phone number', () => {
    expect(maskName('Nguyễn Văn An')).toBe('Nguyễn Văn***')
    expect(maskPerson('Nguyễn Văn An', readPhoneNumber('0912345678'))).toBe('Nguyễn Văn*** (0912345***)')
    expect(maskPerson('Nguyễn Văn An')).toBe('Nguyễn Văn***')
  })

  test('a name of one word is hidden whole', () => {
    expect(maskName('An')).toBe('***')
    expect(maskName('  An ')).toBe('***')
  })

  test('the given name never survives masking', () => {
    fc.assert(
      fc.property(names, (name) => {
        const given = name.split(' ').at(-1) ?? ''
        expect(maskName(`${name} Xuyến`)).not.toContain('Xuyến')
        expect(maskName(name).endsWith(`${given}***`)).toBe(name.split(' ').at(-2) === given)
      }),
    )
  })

  test('a public screen shows initials, with Đ as a letter of its own', () => {
    expect(initials('Nguyễn Đức An')).toBe('N.Đ.A.')
    expect(initials('đặng  văn ánh'.normalize('NFD'))).toBe('Đ.V.Á.')
    expect(initials("H'Hen Niê")).toBe('H.N.')
    expect(initials('')).toBe('')
  })
})

describe('accepting a name', () => {
  test('names of every community in the country are names', () => {
    for (const name of ['Nguyễn Lê Khả Hân', "K'Brìu", "H'Hen Niê", 'Jean-Paul Sartre', 'Ý', 'Nguyễn Văn A Jr.', '김민준']) {
      expect(readPersonName(name)).toBe(name)
    }
  })

  test('spaces are tidied and letters are composed', () => {
    expect(readPersonName('  Nguyễn   Thị\tÁnh '.normalize('NFD'))).toBe('Nguyễn Thị Ánh')
  })

  test.each([
    '',
    ' ',
    '-',
    '12',
    'Nguyễn 2',
    '<script>',
    'Nguyá»…n VÄƒn',
    'A|B',
    'Nguyễn\u202eAn',
    'Nguyễn\u0000',
    `A${'n'.repeat(100)}`,
  ])('%j is not a name', (text) => {
    expect(readPersonName(text)).toBeUndefined()
  })

  test('the card form is upper case without marks', () => {
    expect(toCardName('Nguyễn Lê  Khả Hân')).toBe('NGUYEN LE KHA HAN')
    expect(toCardName('đặng đình Ðức')).toBe('DANG DINH DUC')
    fc.assert(
      fc.property(names, (name) => {
        expect(toCardName(name)).toMatch(/^[A-Z' ]+$/)
      }),
    )
  })
})
