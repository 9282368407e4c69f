import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  civilDay,
  civilDayPeriod,
  civilTime,
  contains,
  daysBetween,
  endOfCivilDay,
  intersection,
  isCivilDate,
  overlaps,
  sharedMinutes,
  startOfCivilDay,
} from './period.ts'

const at = (text: string) => new Date(text)
const instant = fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true })
const days = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2020-01-01', count))
const period = fc
  .tuple(days, fc.option(fc.integer({ min: 0, max: 60 })))
  .map(([from, length]) => ({ from, to: length === null ? null : addDays(from, length) }))

describe('the civil day in Viet Nam', () => {
  test('begins at 17:00 of the day before in universal time', () => {
    expect(civilDay(at('2021-05-24T16:59:59.999Z'))).toBe('2021-05-24')
    expect(civilDay(at('2021-05-24T17:00:00Z'))).toBe('2021-05-25')
    expect(startOfCivilDay('2021-05-25')).toEqual(at('2021-05-24T17:00:00Z'))
    expect(endOfCivilDay('2021-05-25')).toEqual(at('2021-05-25T17:00:00Z'))
    expect(civilTime(at('2021-05-25T10:00:00Z'))).toBe('17:00')
  })

  test('every instant lies in its own day and in no other', () => {
    fc.assert(
      fc.property(instant, (moment) => {
        const day = civilDay(moment)
        expect(contains(civilDayPeriod(day), moment)).toBe(true)
        expect(contains(civilDayPeriod(addDays(day, 1)), moment)).toBe(false)
        expect(contains(civilDayPeriod(addDays(day, -1)), moment)).toBe(false)
      }),
    )
  })

  test.each(['2021-02-29', '2021-13-01', '2021-00-10', '2021-04-31', '21-01-01', '2021-1-1', ''])('%j is not a day', (text) => {
    expect(isCivilDate(text)).toBe(false)
    expect(() => startOfCivilDay(text)).toThrow()
  })

  test('29 February exists in a leap year', () => {
    expect(isCivilDate('2020-02-29')).toBe(true)
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29')
  })

  test('moving a date and counting the days agree', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -800, max: 800 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
  })
})

describe('a period', () => {
  test('includes its first moment and not its last', () => {
    const stay = { from: at('2021-05-25T08:00:00Z'), to: at('2021-05-25T09:00:00Z') }
    expect(contains(stay, at('2021-05-25T08:00:00Z'))).toBe(true)
    expect(contains(stay, at('2021-05-25T09:00:00Z'))).toBe(false)
  })

  test('that is still running contains every later moment', () => {
    expect(contains({ from: '2021-05-25', to: null }, '2035-01-01')).toBe(true)
  })

  test('does not touch the period that begins where it ends', () => {
    expect(overlaps({ from: '2021-05-01', to: '2021-05-10' }, { from: '2021-05-10', to: null })).toBe(false)
    expect(overlaps({ from: '2021-05-05', to: '2021-05-05' }, { from: '2021-05-01', to: null })).toBe(false)
  })

  test('shares with another exactly the days that both contain', () => {
    fc.assert(
      fc.property(period, period, days, (one, other, day) => {
        const shared = intersection(one, other)
        expect(shared !== undefined && contains(shared, day)).toBe(contains(one, day) && contains(other, day))
        expect(overlaps(one, other)).toBe(overlaps(other, one))
      }),
    )
  })

  test('two visits share the minutes that both were there, an unfinished one up to now', () => {
    const first = { from: at('2021-05-25T08:00:00Z'), to: at('2021-05-25T09:00:00Z') }
    const second = { from: at('2021-05-25T08:44:30Z'), to: null }
    expect(sharedMinutes(first, second, at('2021-05-25T12:00:00Z'))).toBe(15)
    expect(sharedMinutes(first, second, at('2021-05-25T08:50:00Z'))).toBe(5)
    expect(sharedMinutes(first, second, at('2021-05-25T08:00:00Z'))).toBe(0)
    expect(sharedMinutes(first, { from: at('2021-05-25T09:00:00Z'), to: null }, at('2021-05-25T12:00:00Z'))).toBe(0)
  })
})
