import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toneOf, wholePercentages } from './share.ts'

describe('the tone of a share', () => {
  test('a share below its alarm is bad, below its warning a worry, else good', () => {
    const limits = { warn: 0.8, bad: 0.5 }
    expect([0.49, 0.5, 0.79, 0.8].map((share) => toneOf(share, limits))).toEqual(['bad', 'warn', 'warn', 'ok'])
  })

  test('where less is better, reaching the limit is what counts', () => {
    const limits = { warn: 0.7, bad: 0.85, better: 'less' } as const
    expect([0.69, 0.7, 0.85].map((share) => toneOf(share, limits))).toEqual(['ok', 'warn', 'bad'])
  })

  test('what was not measured is neither good nor bad', () => {
    expect(toneOf(null, { warn: 0.8, bad: 0.5 })).toBe('none')
  })
})

describe('whole percentages', () => {
  test('41 on time, 6 late, 18 in term and 3 overdue are 60, 9, 27 and 4 per cent', () => {
    expect(wholePercentages([41, 6, 18, 3])).toEqual([60, 9, 27, 4])
  })

  test('one overdue task among a thousand still shows', () => {
    expect(wholePercentages([999, 0, 0, 1])).toEqual([99, 0, 0, 1])
  })

  test('no tasks at all are no percentages at all', () => {
    expect(wholePercentages([0, 0, 0, 0])).toEqual([0, 0, 0, 0])
  })

  test('they always add up to 100, are zero only for nothing and never off by more than the parts that were rounded up', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1, maxLength: 8 }), (counts) => {
        fc.pre(counts.some((count) => count > 0))
        const whole = wholePercentages(counts)
        expect(whole.reduce((sum, share) => sum + share, 0)).toBe(100)
        expect(whole.map((share) => share === 0)).toEqual(counts.map((count) => count === 0))
      }),
    )
  })
})
