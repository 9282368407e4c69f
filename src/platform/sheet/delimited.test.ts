import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText, readDelimited, writeCsvRow } from './delimited.ts'

test('commas, semicolons and tabs all separate cells', () => {
  for (const separator of [',', ';', '\t'])
    expect(readDelimited(`Tên${separator}Địa chỉ\r\nChợ Bến${separator}Số 5\r\n`)).toEqual([
      ['Tên', 'Địa chỉ'],
      ['Chợ Bến', 'Số 5'],
    ])
})

test('a quoted cell keeps its commas, quotes and line breaks; an empty last cell is there', () => {
  expect(readDelimited('"Quán ""Sao Mai""","Số 5,\nngõ 2",\nA,B,C')).toEqual([
    ['Quán "Sao Mai"', 'Số 5,\nngõ 2', ''],
    ['A', 'B', 'C'],
  ])
})

test('behind a closing quote only the sheet’s own separator ends the cell', () => {
  expect(readDelimited('a,b\n"x";y,z\n')).toEqual([
    ['a', 'b'],
    ['x;y', 'z'],
  ])
})

test('what is written as CSV is read back as it was', () => {
  const cell = fc
    .string({ unit: 'grapheme' })
    .map((text) => text.replace(/[\r\t]/g, '').trim())
    .filter((text) => !/^[=+\-@']/.test(text))
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }), (rows) => {
      const text = `a,b,c\n${rows.map(writeCsvRow).join('\n')}\n`
      expect(readDelimited(text)).toEqual([['a', 'b', 'c'], ...rows])
    }),
  )
})

test('a cell that a sheet would run as a formula is disarmed, a telephone number is not', () => {
  expect(writeCsvRow(['=HYPERLINK("x")', '+84912345678', '@sum'])).toBe(`"'=HYPERLINK(""x"")",+84912345678,'@sum`)
})

test('any text is read without end or fault', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '\n', '\r', 'a', 'ễ') }),
      (text) => void readDelimited(text),
    ),
  )
})

test('bytes are read as what they are: UTF-8, UTF-16, or single bytes', () => {
  expect(decodeText(Buffer.from('Chợ', 'utf8'))).toBe('Chợ')
  expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Chợ', 'utf16le')]))).toBe('Chợ')
  expect(decodeText(Buffer.from([0x4e, 0x67, 0xd4, 0x6e]))).toBe('NgÔn')
})
