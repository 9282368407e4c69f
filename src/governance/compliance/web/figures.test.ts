import fc from 'fast-check'
import { expect, test } from 'vitest'
import { obligationStates } from '../obligation.ts'
import {
  activeShare,
  dutiesIn,
  type Figures,
  fourStatesOf,
  levelOf,
  metShare,
  type StateCounts,
  shareOf,
  statesApart,
  unitsWithData,
} from './figures.ts'

const none: StateCounts = {
  'met-on-time': 0,
  'met-late': 0,
  'open-in-term': 0,
  'open-overdue': 0,
  'met-without-date': 0,
  'open-without-date': 0,
  lapsed: 0,
  'no-data': 0,
  'not-yet-due-to-begin': 0,
  suspended: 0,
  'no-longer-in-force': 0,
}
const unit = (venues: Figures['venues']) => ({
  unitPath: 'vn/30',
  nameVi: 'Tỉnh Hải Dương',
  nameEn: 'Hai Duong Province',
  opens: true,
  venues,
  facilities: null,
  venueStates: none,
  facilityStates: none,
})

test('a unit without registered venues has no share: it is neither 0 % nor 100 %', () => {
  expect(shareOf(0, 0)).toBeNull()
  expect(activeShare({ venues: null })).toBeNull()
  expect(activeShare({ venues: { registered: 750_120, active: 70_639, silent: 679_481, visits: 1 } })).toBeCloseTo(0.0942, 4)
})

test('a tile without data has no level; a share always has one, and a higher share never a worse one', () => {
  expect(levelOf(null)).toBeNull()
  expect([0.8, 0.5, 0.2, 0.0942].map(levelOf)).toEqual([1, 2, 3, 4])
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, (one, other) => {
      expect((levelOf(Math.max(one, other)) ?? 9) <= (levelOf(Math.min(one, other)) ?? 0)).toBe(true)
    }),
  )
})

test('the four official buckets and the states apart together are every state once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: obligationStates.length, maxLength: obligationStates.length }), (counts) => {
      const states: StateCounts = { ...none }
      for (const [i, state] of obligationStates.entries()) states[state] = counts[i] ?? 0
      const four = Object.values(fourStatesOf(states)).reduce((sum, count) => sum + count, 0)
      const apart = statesApart.reduce((sum, state) => sum + states[state], 0)
      expect(four + apart).toBe(dutiesIn(states))
    }),
  )
})

test('a province that reported nothing is not counted among those with data', () => {
  expect(unitsWithData([unit(null), unit({ registered: 2, active: 0, silent: 2, visits: 0 })])).toBe(1)
})

test('198 met and 1,802 unmet duties without a date are 9.9 % met, never all of them', () => {
  expect(metShare({ ...none, 'met-without-date': 198, 'open-without-date': 1802 })).toBeCloseTo(0.099, 4)
  expect(metShare({ ...none, 'not-yet-due-to-begin': 5 })).toBeNull()
})

test('one more unmet duty, of whatever kind, never raises the share that is met', () => {
  const counts = fc.array(fc.nat(1000), { minLength: obligationStates.length, maxLength: obligationStates.length })
  fc.assert(
    fc.property(
      counts,
      fc.constantFrom('open-in-term', 'open-overdue', 'open-without-date', 'lapsed', 'no-data'),
      (all, state) => {
        const states: StateCounts = { ...none }
        for (const [i, one] of obligationStates.entries()) states[one] = all[i] ?? 0
        const before = metShare(states) ?? 0
        expect(metShare({ ...states, [state]: states[state] + 1 }) ?? 0).toBeLessThanOrEqual(before)
      },
    ),
  )
})
