import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blocksOfLines, linesOfBlocks } from './block-lines.ts'
import { block } from './official-document.ts'

test('a typed annex becomes chapters, articles, points, sub-points, dashes and paragraphs', () => {
  const typed = [
    'Chương I. QUY ĐỊNH CHUNG',
    'Điều 1. Phạm vi điều chỉnh',
    'Quy chế này quy định việc khai báo y tế.',
    '',
    'Điều 2. Người đến khám phải khai báo.',
    '1. Trước khi vào cổng',
    'a) Bằng điện thoại',
    'đ) Bằng giấy',
    '- Có chữ ký',
    'I. TỔ CHỨC THỰC HIỆN',
  ].join('\r\n')
  expect(blocksOfLines(typed)).toEqual([
    { kind: 'heading', text: 'Chương I. QUY ĐỊNH CHUNG' },
    { kind: 'article', number: '1', title: 'Phạm vi điều chỉnh', text: '' },
    { kind: 'paragraph', text: 'Quy chế này quy định việc khai báo y tế.' },
    { kind: 'article', number: '2', title: '', text: 'Người đến khám phải khai báo.' },
    { kind: 'point', number: '1', text: 'Trước khi vào cổng' },
    { kind: 'sub-point', letter: 'a', text: 'Bằng điện thoại' },
    { kind: 'sub-point', letter: 'đ', text: 'Bằng giấy' },
    { kind: 'dash', text: 'Có chữ ký' },
    { kind: 'heading', text: 'I. TỔ CHỨC THỰC HIỆN' },
  ])
})

test('a heading that is longer than a heading may be is a paragraph', () => {
  const long = `Mục 1. ${'dài '.repeat(100)}`.trim()
  expect(blocksOfLines(long)).toEqual([{ kind: 'paragraph', text: long }])
})

test('whatever is typed fits the page, says the same words, and stays as it is when it is opened and saved again', () => {
  const starts = ['', 'Điều 3. ', '2. ', '1.1. ', 'b) ', '- ', 'II. ', 'Chương V ', 'Điều 1.', '12345678901. ']
  const typedLine = fc
    .tuple(fc.constantFrom(...starts), fc.string({ unit: 'grapheme', maxLength: 60 }))
    .map((two) => two.join(''))
  fc.assert(
    fc.property(fc.array(typedLine, { maxLength: 12 }), (typed) => {
      const once = blocksOfLines(typed.join('\n'))
      for (const one of once) expect(block.safeParse(one).success).toBe(true)
      expect(blocksOfLines(linesOfBlocks(once))).toEqual(once)
      const letters = (text: string) => text.replace(/[\s–-]/gu, '')
      expect(letters(linesOfBlocks(once))).toBe(letters(typed.join('')))
    }),
  )
})
