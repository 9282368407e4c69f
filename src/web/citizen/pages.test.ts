import { expect, test } from 'vitest'
import { pages, placesIn } from './pages.tsx'

test('a venue’s link gives its code to the page', () => {
  expect(placesIn('/v/:code', '/v/K7F3-9QPM')).toEqual({ code: 'K7F3-9QPM' })
  expect(placesIn('/v/:code', '/v/K7F3-9QPM/')).toEqual({ code: 'K7F3-9QPM' })
})

test('an address with more or fewer parts is another page', () => {
  expect(placesIn('/v/:code', '/v')).toBeUndefined()
  expect(placesIn('/v/:code', '/v/')).toBeUndefined()
  expect(placesIn('/c', '/c/declare')).toBeUndefined()
})

test('a damaged percent sign in an address breaks nothing', () => {
  expect(placesIn('/v/:code', '/v/%E0%A4%A')).toEqual({ code: '%E0%A4%A' })
})

test('no two pages share an address', () => {
  expect(new Set(pages.map(({ path }) => path)).size).toBe(pages.length)
})
