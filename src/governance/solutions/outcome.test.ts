import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isStale, outcomesDue } from './outcome.ts'

test('a requirement that was met is measured again after 30 and after 90 days, once each', () => {
  expect(outcomesDue('2021-06-01', [], '2021-06-30')).toEqual([])
  expect(outcomesDue('2021-06-01', [], '2021-07-01')).toEqual([{ afterDays: 30, on: '2021-07-01' }])
  expect(outcomesDue('2021-06-01', [30], '2021-08-30')).toEqual([{ afterDays: 90, on: '2021-08-30' }])
  expect(outcomesDue('2021-06-01', [], '2021-12-01').map(({ afterDays }) => afterDays)).toEqual([30, 90])
  expect(outcomesDue('2021-06-01', [30, 90], '2022-06-01')).toEqual([])
})

test('however the clock is moved, no outcome is taken before its day or twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.subarray([30, 90]), (passed, taken) => {
      const today = new Date(Date.UTC(2021, 5, 1 + passed)).toISOString().slice(0, 10)
      for (const { afterDays, on } of outcomesDue('2021-06-01', taken, today)) {
        expect(passed).toBeGreaterThanOrEqual(afterDays)
        expect(on <= today).toBe(true)
        expect(taken).not.toContain(afterDays)
      }
    }),
  )
})

test('an entry is stale when nobody has stood behind it for more than 90 days', () => {
  expect(isStale('2021-06-01', '2021-08-30')).toBe(false)
  expect(isStale('2021-06-01', '2021-08-31')).toBe(true)
})
