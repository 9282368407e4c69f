import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchFor, searchWords } from './search-words.ts'

test('one search finds a text however its Vietnamese was typed', () => {
  const wanted = searchWords('Ứng dụng công nghệ thông tin vào công tác phòng, chống dịch')
  expect(searchWords('ứng dụng công nghệ thông tin vào công tác phòng, chống dịch'.normalize('NFD'))).toBe(wanted)
  expect(searchWords('UNG DUNG CONG NGHE THONG TIN VAO CONG TAC PHONG CHONG DICH')).toBe(wanted)
  expect(searchWords('Đà Nẵng, Hoà Bình, Lý')).toBe(searchWords('da nang hòa bình Lí'))
})

test('a number is found by the number alone, and by its whole number line', () => {
  expect(searchFor('3440')).toBe('3440:*')
  expect(searchFor('3440/VPCP-KGVX')).toBe('3440:* & vpcp:* & kgvx:*')
  expect(searchWords('3440/VPCP-KGVX')).toBe('3440 vpcp kgvx')
})

test('nothing typed is no search', () => {
  for (const typed of ['', '   ', '-–—', '&|!:*']) expect(searchFor(typed)).toBeNull()
})

test('no typed text becomes a command of the search engine', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      expect(searchFor(typed) ?? 'a:*').toMatch(/^[\p{L}\p{N}]+:\*( & [\p{L}\p{N}]+:\*)*$/u)
    }),
  )
})
