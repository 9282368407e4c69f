import { expect, test } from 'vitest'
import { guessLimit, secondsToWait } from './guess-limit.ts'

const now = new Date('2021-05-25T01:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

test('nine wrong codes may be followed by a tenth, ten may not before the first of them is ten minutes old', () => {
  const nine = Array.from({ length: 9 }, (_, i) => ago(90 - i * 10))
  expect(secondsToWait({ ofAccount: nine, ofAll: nine }, now)).toBe(0)
  const ten = [ago(100), ...nine]
  expect(secondsToWait({ ofAccount: ten, ofAll: ten }, now)).toBe(guessLimit.windowSeconds - 100)
})

test('many accounts that try a few codes each are stopped together', () => {
  const all = Array.from({ length: guessLimit.ofAll }, (_, i) => ago(guessLimit.ofAll - i))
  expect(secondsToWait({ ofAccount: [], ofAll: all.slice(1) }, now)).toBe(0)
  expect(secondsToWait({ ofAccount: [], ofAll: all }, now)).toBe(guessLimit.windowSeconds - guessLimit.ofAll)
})
