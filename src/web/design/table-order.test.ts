import { describe, expect, test } from 'vitest'
import { formatOf } from '../i18n/format.ts'
import type { Column } from './table-column.ts'
import { nextActive, sortedRows, toggledSort } from './table-order.ts'

interface Place {
  name: string
  share: number | null
}
const columns: Column<Place>[] = [
  { key: 'name', title: 'Tên', width: 100, cell: (place) => place.name, sortBy: (place) => place.name },
  { key: 'share', title: 'Tỷ lệ', width: 100, cell: (place) => place.share, sortBy: (place) => place.share },
]
const places: Place[] = [
  { name: 'Hà Nội', share: 0.4 },
  { name: 'Đà Nẵng', share: null },
  { name: 'An Giang', share: 0.9 },
]
const namesBy = (key: string, order: 'ascending' | 'descending') =>
  sortedRows(places, columns, { key, order }, formatOf('vi').compare).map(({ name }) => name)

describe('sorting a list', () => {
  test('names sort the Vietnamese way', () => {
    expect(namesBy('name', 'ascending')).toEqual(['An Giang', 'Đà Nẵng', 'Hà Nội'])
  })

  test('what was not measured stays last, whichever way the list is turned', () => {
    expect(namesBy('share', 'ascending')).toEqual(['Hà Nội', 'An Giang', 'Đà Nẵng'])
    expect(namesBy('share', 'descending')).toEqual(['An Giang', 'Hà Nội', 'Đà Nẵng'])
  })

  test('a list nobody sorted keeps the order it came in', () => {
    expect(sortedRows(places, columns, undefined, formatOf('vi').compare)).toBe(places)
  })

  test('pressing a column again turns it round, pressing another starts anew', () => {
    const first = toggledSort(undefined, 'name')
    expect(toggledSort(first, 'name')).toEqual({ key: 'name', order: 'descending' })
    expect(toggledSort(toggledSort(first, 'name'), 'share')).toEqual({ key: 'share', order: 'ascending' })
  })
})

describe('moving through a list by keys', () => {
  test('arrows and j k move by one and stop at both ends', () => {
    expect(nextActive('ArrowDown', -1, 3, 10)).toBe(0)
    expect(nextActive('j', 2, 3, 10)).toBe(2)
    expect(nextActive('k', 0, 3, 10)).toBe(0)
  })

  test('page keys move by a page, Home and End to the ends', () => {
    expect(nextActive('PageDown', 5, 100, 20)).toBe(25)
    expect(nextActive('End', 5, 100, 20)).toBe(99)
    expect(nextActive('Home', 5, 100, 20)).toBe(0)
  })

  test('any other key, and an empty list, lead nowhere', () => {
    expect(nextActive('x', 5, 100, 20)).toBeUndefined()
    expect(nextActive('ArrowDown', -1, 0, 20)).toBeUndefined()
  })
})
