import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../vocabulary/period.ts'
import { assess, type DutyFacts, obligationStates, pressing } from './obligation.ts'

const duty: DutyFacts = { fromOn: '2021-05-29', dueOn: '2021-06-12', firstMetOn: null, lastMetOn: null, met: false }

test('the four official buckets come out by the due date, which is itself in time', () => {
  expect(assess(duty, '2021-06-12')).toBe('open-in-term')
  expect(assess(duty, '2021-06-13')).toBe('open-overdue')
  expect(assess({ ...duty, met: true, firstMetOn: '2021-06-12' }, '2021-06-20')).toBe('met-on-time')
  expect(assess({ ...duty, met: true, firstMetOn: '2021-06-13' }, '2021-06-20')).toBe('met-late')
})

test('a camera that was connected and is dark today has lapsed, it is not “never done”', () => {
  expect(assess({ ...duty, firstMetOn: '2021-06-01', lastMetOn: '2021-06-03' }, '2021-06-05')).toBe('lapsed')
})

test('“khẩn trương” without a date is neither in term nor overdue', () => {
  expect(assess({ ...duty, dueOn: null }, '2022-01-01')).toBe('open-without-date')
})

test('missing data is its own state on every day: never met, never failed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
      expect(assess({ ...duty, met: null }, addDays(duty.fromOn, days))).toBe('no-data')
    }),
  )
})

test('before a duty begins nobody is late', () => {
  expect(assess(duty, '2021-05-28')).toBe('not-yet-due-to-begin')
})

test('time alone never turns an unmet duty into a met one, nor a duty in time into a late one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.boolean(), (days, met) => {
      const first = met ? '2021-06-10' : null
      const state = assess({ ...duty, met, firstMetOn: first }, addDays('2021-06-10', days))
      expect(state).toBe(met ? 'met-on-time' : days <= 2 ? 'open-in-term' : 'open-overdue')
    }),
  )
})

test('of several duties, the overdue one is looked at first and a met one last', () => {
  expect(pressing(['met-on-time', 'no-data', 'open-overdue'])).toBe('open-overdue')
  expect(pressing(['met-on-time', 'lapsed'])).toBe('lapsed')
  expect(pressing(['met-late', 'met-on-time'])).toBe('met-late')
  expect(pressing([])).toBeUndefined()
  for (const state of obligationStates) expect(pressing([state])).toBe(state)
})
