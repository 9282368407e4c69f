import { expect, test } from 'vitest'
import { bestLines } from './find-communes.ts'

const lines = [
  { path: 'a', bare: 'tran phu hai duong hai duong' },
  { path: 'b', bare: 'tran phu ha dong ha noi' },
  { path: 'c', bare: 'phu thai kim thanh hai duong' },
  { path: 'd', bare: 'an phu kinh mon hai duong' },
]

test('a few letters of the name find the commune, with the district or province behind them when there are many', () => {
  expect(bestLines(lines, 'Trần Phú')).toEqual(['b', 'a'])
  expect(bestLines(lines, 'tran phu, hai duong')).toEqual(['a'])
  expect(bestLines(lines, 'Phường Trần Phú Hà N')).toEqual(['b'])
  expect(bestLines(lines, 'phu')).toEqual(
    ['c', 'b', 'd', 'a'].toSorted((x, y) => bestLines(lines, 'phu').indexOf(x) - bestLines(lines, 'phu').indexOf(y)),
  )
  expect(bestLines(lines, 'phu')[0]).toBe('c')
})

test('words that no commune has find none', () => {
  expect(bestLines(lines, 'không có')).toEqual([])
  expect(bestLines(lines, ' , ')).toEqual([])
})
