import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, civilDay, endOfCivilDay, startOfCivilDay } from '../../vocabulary/period.ts'
import { addWorkingDays, isWorkingDay } from '../../vocabulary/working-day.ts'
import { shippedCalendar } from './shipped-days.ts'
import { dueOf, type Pause, stepOn, type Term } from './term.ts'

const calendar = shippedCalendar
const at = (text: string) => new Date(`${text}+07:00`)
const term = (change: Partial<Term> = {}): Term => ({
  startedAt: at('2021-05-25T09:00:00'),
  span: { count: 5, unit: 'days' },
  counting: 'working-days',
  urgency: 'normal',
  pauses: [],
  ...change,
})
const dayOf = (due: Date | null) => (due === null ? null : civilDay(new Date(due.getTime() - 1)))

describe('when a term ends', () => {
  test('five working days from the letter of Tuesday 25 May 2021 end with Tuesday 1 June', () => {
    expect(dayOf(dueOf(term(), calendar))).toBe('2021-06-01')
  })
  test('urgent counts the weekend too: five days end with Sunday 30 May', () => {
    expect(dayOf(dueOf(term({ urgency: 'urgent' }), calendar))).toBe('2021-05-30')
  })
  test('an ordinary term in calendar days that would end on that Sunday ends with Monday', () => {
    expect(dayOf(dueOf(term({ counting: 'calendar-days' }), calendar))).toBe('2021-05-31')
  })
  test('over the holidays of 30 April to 3 May 2021 nobody is expected to work', () => {
    const over = term({ startedAt: at('2021-04-28T16:00:00'), span: { count: 2, unit: 'days' } })
    expect(dayOf(dueOf(over, calendar))).toBe('2021-05-04')
  })
  test('Tết of 2021 takes seven days out of a term', () => {
    expect(dayOf(dueOf(term({ startedAt: at('2021-02-09T09:00:00'), span: { count: 1, unit: 'days' } }), calendar))).toBe(
      '2021-02-17',
    )
  })
  test('a Saturday worked instead of a bridge day counts (2026)', () => {
    expect(dayOf(dueOf(term({ startedAt: at('2026-08-21T09:00:00'), span: { count: 1, unit: 'days' } }), calendar))).toBe(
      '2026-08-22',
    )
  })
  test('express runs by the hour, day and night', () => {
    const express = term({ span: { count: 24, unit: 'hours' }, urgency: 'express', startedAt: at('2021-05-29T22:30:00') })
    expect(dueOf(express, calendar)).toEqual(at('2021-05-30T22:30:00'))
  })
  test('while it is paused nobody knows when it ends; afterwards the paused days are not counted', () => {
    const asked = { from: at('2021-05-26T10:00:00'), to: null }
    expect(dueOf(term({ pauses: [asked] }), calendar)).toBeNull()
    const answered = { from: asked.from, to: at('2021-05-31T08:00:00') }
    expect(dayOf(dueOf(term({ pauses: [answered] }), calendar))).toBe('2021-06-04')
  })
  test('a question that is answered the same day costs nothing', () => {
    const asked = { from: at('2021-05-26T10:00:00'), to: at('2021-05-26T15:00:00') }
    expect(dayOf(dueOf(term({ pauses: [asked] }), calendar))).toBe('2021-06-01')
  })
})

const starts = fc
  .integer({ min: 0, max: 360 * 24 })
  .map((hours) => new Date(at('2021-01-01T00:00:00').getTime() + hours * 3_600_000))
const days = fc.integer({ min: 1, max: 30 })
const pausesFrom = (start: Date) =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 200 })), { maxLength: 4 })
    .map((gaps): Pause[] => {
      let clock = start.getTime()
      return gaps.map(([after, lasts]) => {
        const from = clock + after * 3_600_000
        clock = from + lasts * 3_600_000
        return { from: new Date(from), to: new Date(clock) }
      })
    })

describe('whatever the dates', () => {
  test('without a pause it ends where so many working days end', () => {
    fc.assert(
      fc.property(starts, days, (startedAt, count) => {
        const due = dueOf(term({ startedAt, span: { count, unit: 'days' } }), calendar)
        expect(due).toEqual(endOfCivilDay(addWorkingDays(civilDay(startedAt), count, calendar)))
      }),
    )
  })
  test('an ordinary term never ends on a day off', () => {
    fc.assert(
      fc.property(
        starts,
        days,
        fc.constantFrom('working-days' as const, 'calendar-days' as const),
        (startedAt, count, counting) => {
          const day = dayOf(dueOf(term({ startedAt, span: { count, unit: 'days' }, counting }), calendar))
          expect(isWorkingDay(day ?? '', calendar)).toBe(true)
        },
      ),
    )
  })
  test('a pause never brings the end nearer, and the end is never within one', () => {
    fc.assert(
      fc.property(
        starts.chain((startedAt) =>
          fc.tuple(fc.constant(startedAt), days, pausesFrom(startedAt), fc.constantFrom('days' as const, 'hours' as const)),
        ),
        ([startedAt, count, pauses, unit]) => {
          const plain = term({ startedAt, span: { count, unit }, urgency: 'urgent' })
          const without = dueOf(plain, calendar)
          const withPauses = dueOf({ ...plain, pauses }, calendar)
          if (without === null || withPauses === null) throw new Error('a closed pause must not hide the end')
          expect(withPauses.getTime()).toBeGreaterThanOrEqual(without.getTime())
          for (const { from, to } of pauses) expect(from < withPauses && to !== null && withPauses < to).toBe(false)
        },
      ),
    )
  })
  test('a step of the ladder always falls on a working day, steps keep their order, and none is on a holiday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 360 }), (offset) => {
        const dueOn = addDays('2021-01-01', offset)
        const ladder = [-3, 0, 2, 5, 10].map((step) => stepOn(dueOn, step, calendar))
        for (const day of ladder) expect(isWorkingDay(day, calendar)).toBe(true)
        expect([...ladder].sort()).toEqual(ladder)
        expect(new Set(ladder).size).toBe(5)
      }),
    )
  })
})

test('the reminder three days before a term that ends after Tết is not spent on Tết', () => {
  expect(stepOn('2021-02-17', -3, calendar)).toBe('2021-02-05')
  expect(startOfCivilDay('2021-02-05')).toBeInstanceOf(Date)
})
