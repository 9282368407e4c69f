import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromLegacy, recogniseWriting, TCVN3, VNI } from './legacy-vietnamese.ts'

/** As the old fonts would have stored it. */
const written = (text: string, table: Readonly<Record<string, string>>) => {
  const back = new Map(Object.entries(table).map(([legacy, letter]) => [letter, legacy]))
  return Array.from(text, (letter) => back.get(letter) ?? letter).join('')
}
const words = [
  'nguyễn',
  'phường',
  'đường',
  'quán',
  'phở',
  'hiệu',
  'thuốc',
  'chợ',
  'huyện',
  'thị',
  'trấn',
  'cửa',
  'hàng',
  'khỏe',
  'ngõ',
  'lý',
  'kỹ',
  'quý',
  'đặng',
  'bưởi',
  'mỹ',
  'ỷ',
  'nước',
  'ẩm',
]
const marked = [...'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ']

describe('the tables', () => {
  test('give each small letter of Vietnamese with a mark exactly one code', () => {
    for (const table of [TCVN3, VNI])
      expect(
        Object.values(table)
          .filter((letter) => letter === letter.toLowerCase())
          .toSorted(),
      ).toEqual(marked.toSorted())
  })
  test('read what is known from real sheets', () => {
    expect(fromLegacy('NguyÔn V¨n §øc', 'tcvn3')).toBe('Nguyễn Văn Đức')
    expect(fromLegacy('Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'tcvn3')).toBe('Cộng hoà xã hội chủ nghĩa Việt Nam')
    expect(fromLegacy('NGUYÔN V¡N ANH', 'tcvn3')).toBe('NGUYỄN VĂN ANH')
    expect(fromLegacy('Nguyeãn Vaên Ñöùc', 'vni')).toBe('Nguyễn Văn Đức')
    expect(fromLegacy('NGUYEÃN THÒ LYÙ', 'vni')).toBe('NGUYỄN THỊ LÝ')
    expect(fromLegacy('Quaùn phôû Bình Döông', 'vni')).toBe('Quán phở Bình Dương')
  })
})

test('any words stored by an old font are read back letter by letter', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1 }), (chosen) => {
      const text = chosen.join(' ')
      expect(fromLegacy(written(text, TCVN3), 'tcvn3')).toBe(text)
      expect(fromLegacy(written(text, VNI), 'vni')).toBe(text)
    }),
  )
})

test('a sheet of several words is recognised by itself, whichever writing it is in', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...words), { minLength: 6 }), (chosen) => {
      expect(recogniseWriting(chosen)).toBe('unicode')
      expect(recogniseWriting(chosen.map((word) => word.normalize('NFD')))).toBe('unicode')
      expect(recogniseWriting(chosen.map((word) => written(word, TCVN3)))).toBe('tcvn3')
      expect(recogniseWriting(chosen.map((word) => written(word, VNI)))).toBe('vni')
    }),
  )
})

test('text without marks, and names of other languages, are left as they are', () => {
  expect(recogniseWriting(['Cua hang so 5', 'Quan pho'])).toBe('unicode')
  expect(recogniseWriting(['Café Crème', 'Hôtel'])).toBe('unicode')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fromLegacy(text, 'unicode')).toBe(text.normalize('NFC'))
    }),
  )
})
