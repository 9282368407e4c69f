import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '../../vocabulary/period.ts'
import {
  assess,
  type DutyFacts,
  daysOverdue,
  dueAfterPauses,
  frequencies,
  isPaused,
  metStates,
  obligationStates,
  pressing,
} from './obligation.ts'

const duty: DutyFacts = {
  frequency: 'continuous',
  fromOn: '2021-05-29',
  dueOn: '2021-06-12',
  firstMetOn: null,
  lastMetOn: null,
  met: false,
  pauses: [],
  endsOn: null,
}

test('the four official buckets come out by the due date, which is itself in time', () => {
  expect(assess(duty, '2021-06-12')).toBe('open-in-term')
  expect(assess(duty, '2021-06-13')).toBe('open-overdue')
  expect(assess({ ...duty, met: true, firstMetOn: '2021-06-12' }, '2021-06-20')).toBe('met-on-time')
  expect(assess({ ...duty, met: true, firstMetOn: '2021-06-13' }, '2021-06-20')).toBe('met-late')
})

test('a camera that was connected and is dark today has lapsed, it is not “never done”', () => {
  expect(assess({ ...duty, firstMetOn: '2021-06-01', lastMetOn: '2021-06-03' }, '2021-06-05')).toBe('lapsed')
})

test('“khẩn trương” without a date is neither in term nor overdue, and when done neither on time nor late', () => {
  expect(assess({ ...duty, dueOn: null }, '2022-01-01')).toBe('open-without-date')
  expect(assess({ ...duty, dueOn: null, met: true, firstMetOn: '2021-06-01', lastMetOn: '2021-06-01' }, '2021-06-01')).toBe(
    'met-without-date',
  )
})

test('a lasting duty without a date never enters one of the four official buckets', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('once', 'continuous'),
      fc.boolean(),
      fc.boolean(),
      fc.nat(400),
      (frequency, met, before, days) => {
        const first = before ? duty.fromOn : null
        const facts: DutyFacts = { ...duty, frequency, dueOn: null, met, firstMetOn: first, lastMetOn: first }
        expect(['met-without-date', 'open-without-date', 'lapsed']).toContain(assess(facts, addDays(duty.fromOn, days)))
      },
    ),
  )
})

const daily: DutyFacts = { ...duty, frequency: 'daily', dueOn: null }

test('a daily duty is in term until its day ends; a day that ended without it is overdue, counted in days', () => {
  expect(assess(daily, '2021-05-29')).toBe('open-in-term')
  expect(assess(daily, '2021-05-30')).toBe('open-overdue')
  expect(daysOverdue(daily, '2021-05-30')).toBe(1)
  expect(daysOverdue(daily, '2021-06-02')).toBe(4)
  const kept = { ...daily, firstMetOn: '2021-05-29', lastMetOn: '2021-05-31' }
  expect(assess(kept, '2021-06-01')).toBe('open-in-term')
  expect(assess(kept, '2021-06-02')).toBe('open-overdue')
  expect(daysOverdue(kept, '2021-06-04')).toBe(3)
  expect(assess({ ...kept, met: true, lastMetOn: '2021-06-04' }, '2021-06-04')).toBe('met-on-time')
})

test('a daily duty with a first day named in the text leaves the days before it as a run-in', () => {
  const facts: DutyFacts = { ...daily, dueOn: '2021-06-12' }
  expect(assess(facts, '2021-06-12')).toBe('open-in-term')
  expect(assess(facts, '2021-06-13')).toBe('open-overdue')
  expect(assess({ ...facts, firstMetOn: '2021-06-01', lastMetOn: '2021-06-01' }, '2021-06-12')).toBe('open-in-term')
})

test('on any history of days, a daily duty is overdue exactly when the day before was owed and not kept', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), fc.option(fc.nat(20)), (days, runIn) => {
      const today = addDays(duty.fromOn, days.length - 1)
      const kept = days.flatMap((met, i) => (met ? [addDays(duty.fromOn, i)] : []))
      const dueOn = runIn === null ? null : addDays(duty.fromOn, runIn)
      const met = days.at(-1) ?? false
      const facts: DutyFacts = { ...daily, dueOn, met, firstMetOn: kept[0] ?? null, lastMetOn: kept.at(-1) ?? null }
      const yesterday = addDays(today, -1)
      const owedYesterday = yesterday >= (dueOn ?? duty.fromOn)
      const state = assess(facts, today)
      expect(state).toBe(met ? 'met-on-time' : owedYesterday && !kept.includes(yesterday) ? 'open-overdue' : 'open-in-term')
      const missed = days.filter((_, i) => addDays(duty.fromOn, i) > (kept.at(-1) ?? '') && addDays(duty.fromOn, i) < today)
      const owed = Math.max(0, Math.min(missed.length, daysBetween(dueOn ?? duty.fromOn, today)))
      expect(daysOverdue(facts, today) ?? 0).toBe(met ? 0 : owed)
    }),
  )
})

test('whatever is owed, what is not done never counts as done, and only the overdue are late by days', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2021-05-01', days))
  fc.assert(
    fc.property(
      fc.constantFrom(...frequencies),
      fc.option(day),
      fc.option(day),
      fc.boolean(),
      day,
      (frequency, dueOn, last, met, today) => {
        const lastMetOn = met ? today : last !== null && last < today ? last : null
        const facts: DutyFacts = {
          frequency,
          fromOn: '2021-05-01',
          dueOn,
          firstMetOn: lastMetOn,
          lastMetOn,
          met,
          pauses: [],
          endsOn: null,
        }
        const state = assess(facts, today)
        expect(metStates.some((one) => one === state)).toBe(met)
        const late = daysOverdue(facts, today)
        expect(late === null ? 0 : late > 0 ? 1 : -1).toBe(state === 'open-overdue' ? 1 : 0)
      },
    ),
  )
})

test('missing data is its own state on every day: never met, never failed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (days) => {
      expect(assess({ ...duty, met: null }, addDays(duty.fromOn, days))).toBe('no-data')
      expect(assess({ ...daily, met: null }, addDays(duty.fromOn, days))).toBe('no-data')
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

test('a duty whose provision is suspended is not owed for that time: its date moves by the pause and no day of it is missed', () => {
  const paused = { ...duty, pauses: [{ from: '2021-06-10', to: '2021-06-15' }] }
  expect(assess(paused, '2021-06-12')).toBe('suspended')
  expect(assess(paused, '2021-06-17')).toBe('open-in-term')
  expect(assess(paused, '2021-06-18')).toBe('open-overdue')
  expect(daysOverdue(paused, '2021-06-19')).toBe(2)
  const everyDay = { ...daily, lastMetOn: '2021-06-09', firstMetOn: '2021-06-01', pauses: paused.pauses }
  expect(assess(everyDay, '2021-06-15')).toBe('open-in-term')
  expect(daysOverdue(everyDay, '2021-06-16')).toBe(1)
})

test('when a provision ends, what was met under it stays met and what was open is nobody’s any more; later days change neither', () => {
  const over = { ...duty, endsOn: '2021-06-20' }
  expect(assess({ ...over, met: true, firstMetOn: '2021-06-12' }, '2021-06-20')).toBe('met-on-time')
  expect(assess({ ...over, met: true, firstMetOn: '2021-06-13' }, '2021-12-31')).toBe('met-late')
  expect(assess(over, '2021-06-19')).toBe('open-overdue')
  expect(assess(over, '2021-06-20')).toBe('no-longer-in-force')
  expect(daysOverdue(over, '2021-06-25')).toBeNull()
  expect(assess({ ...over, endsOn: duty.fromOn, met: true }, '2021-06-20')).toBe('no-longer-in-force')
})

const pauses = fc
  .array(fc.tuple(fc.nat(40), fc.nat(10)), { maxLength: 3 })
  .map((all) => all.map(([from, length]) => ({ from: addDays('2021-06-01', from), to: addDays('2021-06-01', from + length) })))

test('a pause never makes a date earlier, and without one nothing moves', () => {
  fc.assert(
    fc.property(pauses, fc.nat(60), (all, later) => {
      const today = addDays('2021-06-01', later)
      const due = dueAfterPauses('2021-06-12', all, today) ?? ''
      expect(due >= '2021-06-12').toBe(true)
      expect(dueAfterPauses('2021-06-12', [], today)).toBe('2021-06-12')
      expect(dueAfterPauses(null, all, today)).toBeNull()
      if (isPaused(all, today)) expect(assess({ ...duty, pauses: all }, today)).toBe('suspended')
    }),
  )
})
