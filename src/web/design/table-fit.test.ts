import fc from 'fast-check'
import { expect, test } from 'vitest'
import { besideInspector, fittedTracks } from './table-fit.ts'

const columns = [{ width: 200, grow: 2 }, { width: 200 }, { width: 100, align: 'end' as const }, { width: 120, solid: true }]

test('with room enough, columns have their width and the room that is left', () => {
  expect(fittedTracks(columns, 620)).toBe('minmax(200px, 2fr) 200px 100px 120px')
})

test('with less room words wrap in narrower columns, figures keep theirs; with far less the rows become cards', () => {
  expect(fittedTracks(columns, 520)).toBe('minmax(144px, 400fr) minmax(144px, 200fr) 100px 120px')
  expect(fittedTracks(columns, 507)).toBeUndefined()
})

test('beside an inspector, columns that it says too give way, and only where there is no room', () => {
  const some = [{ width: 200 }, { width: 200, spare: true }]
  expect(besideInspector(some, 400)).toEqual(some)
  expect(besideInspector(some, 399)).toEqual([{ width: 200 }])
})

test('whatever the columns and the room, the narrowest tracks fit into it or there are none', () => {
  const column = fc.record({
    width: fc.integer({ min: 40, max: 400 }),
    grow: fc.constantFrom(0, 1, 2),
    align: fc.constantFrom('start' as const, 'end' as const),
    solid: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 12 }), fc.integer({ min: 200, max: 2000 }), (some, room) => {
      const tracks = fittedTracks(some, room)
      const least = [...(tracks ?? '').matchAll(/(?:^| )(?:minmax\()?(\d+)px/g)].reduce(
        (sum, [, pixels]) => sum + Number(pixels),
        0,
      )
      expect(least).toBeLessThanOrEqual(room)
    }),
  )
})
