import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedTexts, type NamedText } from './changed-texts.ts'

const text = (what: string, of: string | null, words: string): NamedText => ({ what, of, text: words })

test('what came, what went and what was rewritten are told; what stayed is not', () => {
  const before = [text('subject', null, 'Về việc A'), text('content', '1', 'Quét mã'), text('content', '2', 'Lắp camera')]
  const after = [text('subject', null, 'Về việc A'), text('content', '1', 'Quét mã mỗi ngày'), text('content', '3', 'Báo cáo')]
  expect(changedTexts(before, after)).toEqual([
    { what: 'content', of: '1', before: 'Quét mã', after: 'Quét mã mỗi ngày' },
    { what: 'content', of: '3', before: '', after: 'Báo cáo' },
    { what: 'content', of: '2', before: 'Lắp camera', after: '' },
  ])
})

test('a text that nobody touched has no differences', () => {
  const texts = fc.uniqueArray(fc.record({ what: fc.string(), of: fc.option(fc.string()), text: fc.string() }), {
    selector: ({ what, of }) => `${what} ${of}`,
  })
  fc.assert(
    fc.property(texts, (one) => {
      expect(changedTexts(one, one)).toEqual([])
    }),
  )
})
