import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readClockTime, showClockTime } from './clock-time.ts'

test('times are read as people type them', () => {
  for (const [typed, minutes] of [
    ['08:30', 510],
    ['8h30', 510],
    ['8 giờ 30', 510],
    ['8h', 480],
    ['22', 1320],
    ['24:00', 1440],
    ['0:00', 0],
  ] as const)
    expect([typed, readClockTime(typed)]).toEqual([typed, minutes])
  for (const typed of ['', '25:00', '24:01', '8:60', '8:3', 'sáng', '-1', '8:30:00'])
    expect([typed, readClockTime(typed)]).toEqual([typed, undefined])
})

test('every minute of the day is shown and read as itself', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), (minutes) => readClockTime(showClockTime(minutes)) === minutes))
})
