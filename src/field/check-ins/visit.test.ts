import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysToKeepReady, fileVisit, flags } from './visit.ts'

const received = new Date('2021-06-10T03:00:00Z')
const minutes = (n: number) => new Date(received.getTime() + n * 60_000)

test('a kiosk that was offline for three days keeps its own times', () => {
  expect(fileVisit(minutes(-3 * 1440), received)).toEqual({ inAt: minutes(-3 * 1440), flags: 0 })
})

test('a clock six minutes ahead, or a month and a day behind, is filed under the receipt time and flagged', () => {
  expect(fileVisit(minutes(6), received)).toEqual({ inAt: received, flags: flags.misdated })
  expect(fileVisit(minutes(-31 * 1440), received)).toEqual({ inAt: received, flags: flags.misdated })
  expect(fileVisit(minutes(5), received).flags).toBe(0)
})

test('every believable time has a day that is kept ready', () => {
  fc.assert(
    fc.property(fc.integer({ min: -30 * 1440, max: 5 }), (offset) => {
      const { inAt } = fileVisit(minutes(offset), received)
      expect(daysToKeepReady(received)).toContain(new Date(inAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 10))
    }),
  )
})
