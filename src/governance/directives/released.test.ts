import fc from 'fast-check'
import { expect, test } from 'vitest'
import { audienceKinds, operators, takesWholePlace } from './provision.ts'
import { releasedBy } from './released.ts'

const provinces = ['vn/01', 'vn/24', 'vn/30'] as const
const venues = { audience: { kind: 'venue' as const, runBy: null }, territory: ['vn'] }
const facilities = { audience: { kind: 'quarantine-facility' as const, runBy: null }, territory: ['vn/30'] }

test('an amendment for one province of what bound the whole country releases all others, and they are named', () => {
  expect(releasedBy([{ ...venues, territory: ['vn/30'] }], venues, provinces)).toEqual([
    { path: 'vn/01', whole: true },
    { path: 'vn/24', whole: true },
  ])
  expect(releasedBy([venues], venues, provinces)).toEqual([])
  expect(releasedBy([], { ...venues, territory: ['vn/30'] }, provinces)).toEqual([{ path: 'vn/30', whole: true }])
})

test('a commune that stays bound, or one kind of facility that does, leaves its province released in part', () => {
  expect(releasedBy([{ ...venues, territory: ['vn/30/288'] }], { ...venues, territory: ['vn/30'] }, provinces)).toEqual([
    { path: 'vn/30', whole: false },
  ])
  const civilOnly = { ...facilities, audience: { kind: 'quarantine-facility' as const, runBy: ['civil' as const] } }
  expect(releasedBy([civilOnly], facilities, provinces)).toEqual([{ path: 'vn/30', whole: false }])
})

const anyBound = fc.record({
  audience: fc.oneof(
    fc.constantFrom(...audienceKinds).map((kind) => ({ kind, runBy: null })),
    fc
      .uniqueArray(fc.constantFrom(...operators), { minLength: 1 })
      .map((runBy) => ({ kind: 'quarantine-facility' as const, runBy })),
  ),
  territory: fc.uniqueArray(fc.constantFrom('vn/01', 'vn/24', 'vn/30', 'vn/30/288', 'vn/30/288/10507'), { minLength: 1 }),
})

test('somebody is released exactly where the newer contents do not take the whole place of the older one', () => {
  fc.assert(
    fc.property(fc.array(anyBound, { maxLength: 4 }), anyBound, (newer, older) => {
      expect(releasedBy(newer, older, provinces).length === 0).toBe(takesWholePlace(newer, older))
      const national = { ...older, territory: ['vn'] }
      expect(releasedBy([...newer, national], national, provinces)).toEqual([])
    }),
  )
})
