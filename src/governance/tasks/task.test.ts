import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stateOf, taskStates } from './task.ts'

test('“khẩn trương” without a date is open or done, never late', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 28 }), (things, open, day) => {
      const state = stateOf(
        { things, open: Math.min(open, things), finishedOn: null },
        null,
        `2021-12-${String(day).padStart(2, '0')}`,
      )
      expect(['not-begun', 'open-without-date', 'done-without-date']).toContain(state)
    }),
  )
})

test('the four official buckets follow the date on which the last thing was finished', () => {
  const due = '2021-06-12'
  expect(stateOf({ things: 2, open: 1, finishedOn: null }, due, '2021-06-12')).toBe('open-in-term')
  expect(stateOf({ things: 2, open: 1, finishedOn: null }, due, '2021-06-13')).toBe('open-overdue')
  expect(stateOf({ things: 2, open: 0, finishedOn: '2021-06-12' }, due, '2021-07-01')).toBe('done-on-time')
  expect(stateOf({ things: 2, open: 0, finishedOn: '2021-06-13' }, due, '2021-07-01')).toBe('done-late')
})

test('a task with nothing to show is never done', () => {
  for (const due of [null, '2021-06-12'])
    expect(stateOf({ things: 0, open: 0, finishedOn: null }, due, '2021-06-01')).toBe('not-begun')
  expect(taskStates).toHaveLength(7)
})
