import { expect, test } from 'vitest'
import tiles from '../../foundation/places/data/province-tiles.json' with { type: 'json' }
import { type Arrow, nearestTile, type TilePlace } from './tile-neighbour.ts'

const provinces: TilePlace[] = Object.entries(tiles.provinces).map(([code, tile]) => ({ code, ...tile }))
const arrows: Arrow[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

test('the map has 63 provinces, each with its own place and its own abbreviation', () => {
  expect(provinces).toHaveLength(63)
  expect(new Set(provinces.map(({ x, y }) => `${x} ${y}`)).size).toBe(63)
  expect(new Set(provinces.map(({ abbreviation }) => abbreviation)).size).toBe(63)
})

test('both archipelagos are on the map', () => {
  expect(tiles.archipelagos.map(({ name }) => name)).toEqual(['Quần đảo Hoàng Sa', 'Quần đảo Trường Sa'])
})

test('from Hà Nội the right arrow leads to Bắc Ninh and the left one to Vĩnh Phúc', () => {
  expect(nearestTile(provinces, '01', 'ArrowRight')).toBe('27')
  expect(nearestTile(provinces, '01', 'ArrowLeft')).toBe('26')
})

test('beyond the last tile in a direction there is nothing', () => {
  expect(nearestTile(provinces, '96', 'ArrowDown')).toBeUndefined()
  expect(nearestTile(provinces, 'xx', 'ArrowDown')).toBeUndefined()
})

test('the arrow keys reach every province from Hà Nội', () => {
  const reached = new Set(['01'])
  for (const code of reached) {
    for (const arrow of arrows) {
      const next = nearestTile(provinces, code, arrow)
      if (next !== undefined) reached.add(next)
    }
  }
  expect(reached.size).toBe(63)
})
