import fc from 'fast-check'
import { expect, test } from 'vitest'
import { notationKey, readNotation, readNumberLine, writeNumberLine } from './notation.ts'

test('the numbers of the 2021 chain are read as their clerks wrote them', () => {
  expect(readNumberLine('3440/VPCP-KGVX')).toEqual({
    number: '3440',
    year: null,
    notation: 'VPCP-KGVX',
    parts: { type: 'official-letter', issuer: 'VPCP', drafter: 'KGVX' },
  })
  expect(readNumberLine('2666/QĐ-BYT')?.parts).toEqual({ type: 'decision', issuer: 'BYT', drafter: null })
  expect(readNumberLine('4403/CV-BCĐ')?.parts).toEqual({ type: 'official-letter', issuer: 'BCĐ', drafter: null })
  expect(readNumberLine('10760/SYT-KHTC')?.parts).toEqual({ type: 'official-letter', issuer: 'SYT', drafter: 'KHTC' })
  expect(readNumberLine('130/KH-UBND')?.parts).toEqual({ type: 'plan', issuer: 'UBND', drafter: null })
  expect(readNumberLine('597/CĐ-BCĐ')?.parts.type).toBe('telegram')
  expect(readNumberLine('2686/QĐ-BCĐQG')?.parts.issuer).toBe('BCĐQG')
  expect(readNumberLine('30/2020/NĐ-CP')).toMatchObject({ number: '30', year: '2020', notation: 'NĐ-CP' })
  expect(readNumberLine('91/2025/QH15')).toMatchObject({ number: '91', year: '2025', notation: 'QH15' })
})

test('what is pasted with “Số:”, spaces, long dashes, leading zeros or decomposed letters is the same number', () => {
  const wanted = readNumberLine('2666/QĐ-BYT')
  for (const typed of [
    'Số: 2666/QĐ-BYT',
    ' 2666 / QĐ – BYT ',
    'Quyết định số 2666/QĐ-BYT',
    '02666/QĐ-BYT',
    '2666/QĐ-BYT'.normalize('NFD'),
  ]) {
    expect(readNumberLine(typed)).toEqual(wanted)
  }
})

test('a sentence, a date, a bare number or a path is not a number line', () => {
  for (const text of [
    '',
    '3440',
    '25/5/2021',
    'theo văn bản 3440/VPCP-KGVX',
    '3440/',
    '/VPCP',
    '3440/vpcp',
    '12/../../etc',
    'https://a/b',
  ]) {
    expect(readNumberLine(text)).toBeUndefined()
  }
})

test('a number below ten is printed with a zero before it; a missing number leaves a gap before the notation', () => {
  expect(writeNumberLine('1', 'CT-BYT')).toBe('01/CT-BYT')
  expect(writeNumberLine('7b', 'TB-BYT')).toBe('07b/TB-BYT')
  expect(writeNumberLine('3440', 'VPCP-KGVX')).toBe('3440/VPCP-KGVX')
  expect(writeNumberLine('2644', '')).toBe('2644')
  expect(writeNumberLine('', 'QĐ-BYT')).toMatch(/^ +\/QĐ-BYT$/)
})

test('with or without diacritics, in capitals or not, a notation has one key', () => {
  expect(notationKey('QĐ-BCĐQG')).toBe(notationKey('qd – bcdqg'))
  expect(notationKey('VPCP-KGVX')).not.toBe(notationKey('VPCP-KTTH'))
})

const part = fc.stringMatching(/^[A-ZĐ]{2,6}$/)
test('every number line that is written is read back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99999 }), part, part, (number, one, two) => {
      const line = readNumberLine(writeNumberLine(String(number), `${one}-${two}`))
      expect(line).toMatchObject({ number: String(number), notation: `${one}-${two}`, parts: readNotation(`${one}-${two}`) })
    }),
  )
})

test('no text at all makes the reader fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const line = readNumberLine(text)
      if (line !== undefined) expect(line.number).toMatch(/^\d/)
    }),
  )
})
