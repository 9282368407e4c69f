import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffWords } from './text-diff.ts'

test('of a changed sentence only the changed words are marked', () => {
  expect(diffWords('Xóa sau 30 ngày, không lưu họ tên', 'Xóa sau 21 ngày, không lưu họ tên')).toEqual([
    { kind: 'same', text: 'Xóa sau ' },
    { kind: 'removed', text: '30 ' },
    { kind: 'added', text: '21 ' },
    { kind: 'same', text: 'ngày, không lưu họ tên' },
  ])
  expect(diffWords('a', 'a')).toEqual([{ kind: 'same', text: 'a' }])
  expect(diffWords('', '')).toEqual([])
})

test('whatever the two texts are, the old one and the new one can be read back from the marks, and equal texts carry none', () => {
  const text = fc
    .array(fc.constantFrom('khai', 'báo', 'y', 'tế', '\n', ' ', '30', 'ngày'), { maxLength: 40 })
    .map((w) => w.join(' '))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = diffWords(before, after)
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map((part) => part.text)
          .join('')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
      if (before === after) expect(parts.every(({ kind }) => kind === 'same')).toBe(true)
    }),
  )
})

test('two very long texts are compared at once, not word against word for minutes', () => {
  const long = (word: string) => Array.from({ length: 4000 }, (_, at) => `${word}${at}`).join(' ')
  expect(diffWords(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})
