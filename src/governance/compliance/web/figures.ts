import type { z } from 'zod'
import type { FourStateCounts } from '../../../web/design/FourStateBar.tsx'
import type { LevelStep } from '../../../web/design/Level.tsx'
import type { listPractice, listSubjects, readCompliance } from '../contract.ts'
import { metStates, type ObligationState, obligationStates } from '../obligation.ts'

export type Compliance = z.output<typeof readCompliance.reply>
export type Figures = Compliance['total']
export type UnitRow = Compliance['rows'][number]
export type PracticeRow = z.output<typeof listPractice.reply>['rows'][number]
export type DutyRow = z.output<typeof listSubjects.reply>['rows'][number]
export type StateCounts = Figures['venueStates']

/** What is left of a whole, between 0 and 1; null when there is no whole: no data is not zero. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null
}

/** Share of the registered venues that recorded somebody that day. */
export function activeShare({ venues }: Pick<Figures, 'venues'>): number | null {
  return venues === null ? null : shareOf(venues.active, venues.registered)
}

/** Where a share of active venues turns from good to a worry to an alarm: 80 % is what the measure asks for. */
export const shareLimits = { warn: 0.8, bad: 0.5 } as const
const steps = [0.8, 0.5, 0.2] as const

/** The level of a tile of the map: 1 from 80 %, 2 from 50 %, 3 from 20 %, 4 below; null: no data. */
export function levelOf(share: number | null): LevelStep {
  if (share === null) return null
  if (share >= steps[0]) return 1
  if (share >= steps[1]) return 2
  return share >= steps[2] ? 3 : 4
}

export const stateOfBucket = {
  'done-on-time': 'met-on-time',
  'done-late': 'met-late',
  'open-in-term': 'open-in-term',
  'open-overdue': 'open-overdue',
} as const satisfies Record<keyof FourStateCounts, ObligationState>

/** The four buckets of official task reports (Decision 42/2014/QĐ-TTg). */
export function fourStatesOf(states: StateCounts): FourStateCounts {
  return {
    'done-on-time': states[stateOfBucket['done-on-time']],
    'done-late': states[stateOfBucket['done-late']],
    'open-in-term': states[stateOfBucket['open-in-term']],
    'open-overdue': states[stateOfBucket['open-overdue']],
  }
}

/** What the four buckets do not cover and must not be added to: no date was set (done or not), not kept up, not known, not begun. */
export const statesApart = [
  'met-without-date',
  'open-without-date',
  'lapsed',
  'no-data',
  'not-yet-due-to-begin',
  'suspended',
] as const satisfies readonly ObligationState[]

export function dutiesIn(states: StateCounts): number {
  return obligationStates.reduce((sum, state) => (state === 'no-longer-in-force' ? sum : sum + states[state]), 0)
}

/**
 * Share of the duties already in force that are met today. Its whole is all of them: one without a date, or of which nothing is known, that
 * is not met must not make the others look greener. Null: no duty is in force.
 */
export function metShare(states: StateCounts): number | null {
  const met = metStates.reduce((sum, state) => sum + states[state], 0)
  return shareOf(met, dutiesIn(states) - states['not-yet-due-to-begin'] - states.suspended)
}

/** Everybody has a duty here, or nobody: without one the page says that no directive is in force. */
export function hasDuties(figures: Figures): boolean {
  return dutiesIn(figures.venueStates) + dutiesIn(figures.facilityStates) > 0
}

/** Units with any figure at all; the others are named as missing. */
export function unitsWithData(rows: readonly UnitRow[]): number {
  return rows.filter(hasFigures).length
}

export function hasFigures(row: UnitRow): boolean {
  return row.venues !== null || row.facilities !== null
}
