import { expect, test } from 'vitest'
import { sidesWithin } from './shrink-photo.ts'

test('the longer side of a photo becomes 1600 at most and its shape stays; a small one is left alone', () => {
  expect(sidesWithin(4000, 3000)).toEqual({ width: 1600, height: 1200 })
  expect(sidesWithin(3000, 4000)).toEqual({ width: 1200, height: 1600 })
  expect(sidesWithin(1600, 900)).toEqual({ width: 1600, height: 900 })
  expect(sidesWithin(320, 240)).toEqual({ width: 320, height: 240 })
  expect(sidesWithin(20_000, 3)).toEqual({ width: 1600, height: 1 })
})
