import type { ApartCount, ApartLook } from '../../../web/design/FourStateBar.tsx'
import { type StateCounts, statesApart } from './figures.ts'

const looks: Readonly<Record<(typeof statesApart)[number], ApartLook>> = {
  'met-without-date': 'met',
  'open-without-date': 'open',
  lapsed: 'lapsed',
  'no-data': 'unknown',
  'not-yet-due-to-begin': 'to-come',
  suspended: 'to-come',
}

/** The counts that stand apart from the four official ones, in words, for a bar. */
export function apartOf(counts: StateCounts, wordOf: (state: (typeof statesApart)[number]) => string): readonly ApartCount[] {
  return statesApart.map((state) => ({ key: state, word: wordOf(state), count: counts[state], look: looks[state] }))
}
