import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from './period.ts'
import {
  addCalendarDays,
  addWorkingDays,
  isWorkingDay,
  subtractWorkingDays,
  workingCalendar,
  workingDayOnOrAfter,
  workingDaysBetween,
} from './working-day.ts'

const calendar = workingCalendar.parse({
  holidays: ['2021-01-01', '2021-04-21', '2021-04-30', '2021-05-03', '2021-09-02', '2021-09-03'],
  workedWeekendDays: ['2021-05-08'],
})
const plainWeeks = { holidays: [], workedWeekendDays: [] }
const days = fc.integer({ min: 0, max: 700 }).map((count) => addDays('2020-06-01', count))

describe('working days', () => {
  test('offices are closed on weekends and holidays and open on a worked Saturday', () => {
    expect(isWorkingDay('2021-05-25', calendar)).toBe(true)
    expect(isWorkingDay('2021-05-22', calendar)).toBe(false)
    expect(isWorkingDay('2021-05-23', calendar)).toBe(false)
    expect(isWorkingDay('2021-05-03', calendar)).toBe(false)
    expect(isWorkingDay('2021-05-08', calendar)).toBe(true)
  })

  test('five working days from Wednesday 28 April 2021 pass over the May holidays and use the worked Saturday', () => {
    expect(addWorkingDays('2021-04-28', 5, calendar)).toBe('2021-05-07')
    expect(addWorkingDays('2021-04-28', 6, calendar)).toBe('2021-05-08')
    expect(addWorkingDays('2021-04-28', 7, calendar)).toBe('2021-05-10')
  })

  test('fifteen working days from the letter of 25 May 2021 end on 15 June', () => {
    expect(addWorkingDays('2021-05-25', 15, calendar)).toBe('2021-06-15')
  })

  test('a term in calendar days that would end on a Sunday ends on Monday', () => {
    expect(addCalendarDays('2021-05-25', 5, calendar)).toBe('2021-05-31')
    expect(addCalendarDays('2021-05-25', 2, calendar)).toBe('2021-05-27')
    expect(workingDayOnOrAfter('2021-04-30', calendar)).toBe('2021-05-04')
  })

  test('zero days is the same day, even a Sunday', () => {
    expect(addWorkingDays('2021-05-23', 0, calendar)).toBe('2021-05-23')
  })

  test('a term always ends on a working day', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
        expect(isWorkingDay(addWorkingDays(day, count, calendar), calendar)).toBe(true)
      }),
    )
  })

  test('going forward and counting agree, and from a working day going back returns', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const end = addWorkingDays(day, count, calendar)
        expect(workingDaysBetween(day, end, calendar)).toBe(count)
        expect(workingDaysBetween(end, day, calendar)).toBe(-count)
        if (isWorkingDay(day, calendar)) expect(subtractWorkingDays(end, count, calendar)).toBe(day)
      }),
    )
  })

  test('without holidays every full week has five working days', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(workingDaysBetween(day, addDays(day, 7), plainWeeks)).toBe(5)
      }),
    )
  })

  test('a calendar with a date that does not exist is refused', () => {
    expect(workingCalendar.safeParse({ holidays: ['2021-02-30'], workedWeekendDays: [] }).success).toBe(false)
  })
})
