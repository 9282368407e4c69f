import fc from 'fast-check'
import { expect, test } from 'vitest'
import { named } from './page-search.ts'

const pages = ['Tổng quan', 'Văn bản', 'Văn bản chỉ đạo', 'Tình hình thực hiện', 'Địa điểm', 'Việc hôm nay'].map((name) => ({
  name,
}))
const names = (typed: string) => named(pages, typed).map(({ name }) => name)

test('a page is found without diacritics and by words in the middle of its name', () => {
  expect(names('tinh hinh')).toEqual(['Tình hình thực hiện'])
  expect(names('dia')).toEqual(['Địa điểm'])
  expect(names('chi dao')).toEqual(['Văn bản chỉ đạo'])
  expect(names('hiện')).toEqual(['Tình hình thực hiện'])
  expect(names('xyz')).toEqual([])
})

test('a name that begins with what is typed comes first; nothing typed shows all in their order', () => {
  expect(names('v')[0]).toBe('Văn bản')
  expect(names('  ')).toEqual(pages.map(({ name }) => name))
})

test('whatever is typed, only pages of the list come, each once', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      const found = names(typed)
      expect(new Set(found).size).toBe(found.length)
      expect(found.every((name) => pages.some((page) => page.name === name))).toBe(true)
    }),
  )
})
