import type { Tone } from './StateMark.tsx'

/** From where a share is a worry and from where an alarm; `less` when a low share is the good one (places taken, overdue work). */
export interface Thresholds {
  warn: number
  bad: number
  better?: 'more' | 'less'
}

/** How a share between 0 and 1 stands against its thresholds; what was not measured has no tone. */
export function toneOf(share: number | null, { warn, bad, better = 'more' }: Thresholds): Tone {
  if (share === null) return 'none'
  const reaches = (limit: number) => (better === 'more' ? share < limit : share >= limit)
  return reaches(bad) ? 'bad' : reaches(warn) ? 'warn' : 'ok'
}

/**
 * Whole percentages that add up to exactly 100, by the largest remainders; all zero when there is nothing to divide.
 * A part that exists never shows as 0 %, and then the largest part gives.
 */
export function wholePercentages(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total <= 0) return counts.map(() => 0)
  const exact = counts.map((count) => (count / total) * 100)
  const whole = exact.map((share, i) => (counts[i] !== 0 && share < 1 ? 1 : Math.floor(share)))
  const order = exact.map((share, i) => ({ i, rest: share - Math.floor(share) })).sort((a, b) => b.rest - a.rest)
  let left = 100 - whole.reduce((sum, share) => sum + share, 0)
  for (const { i } of order) {
    if (left <= 0) break
    const share = whole[i] ?? 0
    if (share < (exact[i] ?? 0)) {
      whole[i] = share + 1
      left -= 1
    }
  }
  while (left < 0) {
    const largest = whole.indexOf(Math.max(...whole))
    whole[largest] = (whole[largest] ?? 0) - 1
    left += 1
  }
  return whole
}
