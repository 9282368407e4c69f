import fc from 'fast-check'
import { expect, test } from 'vitest'
import { taskStates } from './task.ts'
import { taskTable } from './task-table.ts'

const task = fc.record({ state: fc.constantFrom(...taskStates), dueOn: fc.constantFrom(null, '2021-06-12') })
const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, count) => total + count, 0)

test('every task stands in exactly one cell', () => {
  fc.assert(
    fc.property(fc.array(task), (tasks) => {
      const { withDate, withoutDate } = taskTable(tasks)
      expect(sum(withDate) + sum(withoutDate)).toBe(tasks.length)
    }),
  )
})

test('“khẩn trương” without a date never enters the table of in time and overdue', () => {
  const { withDate, withoutDate } = taskTable([
    { state: 'not-begun', dueOn: null },
    { state: 'open-without-date', dueOn: null },
    { state: 'done-without-date', dueOn: null },
  ])
  expect(sum(withDate)).toBe(0)
  expect(withoutDate).toEqual({ 'not-begun': 1, 'open-without-date': 1, 'done-without-date': 1 })
})

test('a task with a date that nobody has begun is unfinished in term, not missing', () => {
  expect(taskTable([{ state: 'not-begun', dueOn: '2021-06-12' }]).withDate['open-in-term']).toBe(1)
})
