import fc from 'fast-check'
import { expect, test } from 'vitest'
import { saysSomething } from './said-words.ts'

test('a sentence of the field says something, in either language and without diacritics', () => {
  for (const text of [
    'Truy vết người ngồi cùng bàn với ca bệnh',
    'truy vet nguoi tiep xuc',
    'Find those who sat beside the case',
    'Báo cho khách ở đây chiều 24/5',
  ])
    expect([text, saysSomething(text)]).toEqual([text, true])
})

test('keys that were only pressed say nothing', () => {
  for (const text of [
    'xxxxxxxxxx',
    'asdf asdf asdf asdf',
    '..........',
    '1234567890',
    'aaa bbb ccc ddd',
    'ab ab ab ab',
    'không',
    '',
  ])
    expect([text, saysSomething(text)]).toEqual([text, false])
})

test('whatever is made of one letter, of digits and of signs never says something', () => {
  fc.assert(fc.property(fc.constantFrom(...'abcxyzđê'), fc.nat(80), (letter, times) => !saysSomething(letter.repeat(times))))
  fc.assert(fc.property(fc.stringMatching(/^[0-9 .,;:!?/()-]{0,80}$/), (text) => !saysSomething(text)))
})

test('how a sentence is written (NFC, NFD, capitals, blanks) does not matter', () => {
  const sentence = 'Truy vết người tiếp xúc gần của ca bệnh'
  fc.assert(
    fc.property(fc.constantFrom('NFC', 'NFD'), fc.boolean(), fc.stringMatching(/^ {0,5}$/), (form, loud, blanks) =>
      saysSomething(`${blanks}${(loud ? sentence.toUpperCase() : sentence).normalize(form)}${blanks}`),
    ),
  )
})
