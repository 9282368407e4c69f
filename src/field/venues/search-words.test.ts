import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSearch } from './search-words.ts'

test('đ/d, composed and decomposed letters, hoà/hòa and Lý/Lí ask for the same words', () => {
  const asked = readSearch('quán hoà lý đông')
  for (const typed of ['Quán Hòa Lí Đông', 'QUAN HOA LY DONG', 'quán hoà lý đông'.normalize('NFD'), ' quan,  hoa-li; dong '])
    expect(readSearch(typed)).toEqual(asked)
  expect(asked).toEqual({ words: "'quan' & 'hoa' & 'li' & 'dong':*" })
})

test('a whole code asks for that venue, however it was typed', () => {
  expect(readSearch('0000-0000')).toEqual({ code: '00000000' })
  expect(readSearch('oooo oooo')).toEqual({ code: '00000000' })
})

test('punctuation alone asks for nothing', () => {
  expect(readSearch(' .,’ ')).toBeNull()
})

test('whatever is typed becomes words and never a question in another language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const asked = readSearch(text)
      if (asked !== null && 'words' in asked) expect(asked.words).toMatch(/^'[^'\\\s]+'( & '[^'\\\s]+')*:\*$/u)
    }),
  )
})
