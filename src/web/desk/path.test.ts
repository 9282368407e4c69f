import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pages } from './pages.ts'
import { matchPath, readSearch, writeSearch } from './path.ts'

const patterns = ['/', ...pages.map(({ path }) => path)]

test('every page of the list is found at its own address, with its places', () => {
  for (const pattern of patterns) {
    const path = pattern.replace(/\$\w+/g, 'x-1')
    expect(matchPath(patterns, path)?.pattern).toBe(pattern)
  }
  expect(matchPath(patterns, '/venues/42/')).toEqual({ pattern: '/venues/$venueId', places: { venueId: '42' } })
  expect(matchPath(patterns, '/venues/import')?.pattern).toBe('/venues/import')
  expect(matchPath(patterns, '/venues/42/nothing')).toBeUndefined()
  expect(matchPath(patterns, '/venues/%E0%A4%A')).toBeUndefined()
})

test('filters come back from the address as they were written; what is empty is not in it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ minLength: 1, unit: 'grapheme' })), (filters) => {
      expect(readSearch(writeSearch(filters))).toEqual({ ...filters })
    }),
  )
  expect(writeSearch({ unit: '', state: undefined, kind: null })).toBe('')
})
