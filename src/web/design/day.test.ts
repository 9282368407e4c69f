import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../vocabulary/period.ts'
import { readDay, writeDay } from './day.ts'

test.each(['25/5/2021', '25/05/2021', '25-05-2021', '25.5.2021', ' 25 5 2021 ', '25052021'])(
  '%s is the twenty-fifth of May',
  (text) => {
    expect(readDay(text)).toBe('2021-05-25')
  },
)

test.each(['31/4/2021', '29/2/2021', '5/25/2021', '2021-05-25', '25/5/21', 'hôm nay', ''])('%s is no day', (text) => {
  expect(readDay(text)).toBeUndefined()
})

test('every day survives being shown and typed again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
      const day = addDays('1900-01-01', days)
      expect(readDay(writeDay(day))).toBe(day)
    }),
  )
})
