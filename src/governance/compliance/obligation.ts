import { addDays, daysBetween } from '../../vocabulary/period.ts'

/**
 * States of one obligation, in the order people read them. The four of the official task tables (Decision 42/2014/QĐ-TTg, as counted in
 * report 1270/BC-TCTTTg) know a task by its date; a duty for which the text names no day (“khẩn trương”, point 1 of letter 3440) is
 * neither in time nor late, done or not, and stands apart. So do a duty that was practised and then lapsed and one of which nothing is known.
 */
export const obligationStates = [
  'met-on-time',
  'met-late',
  'open-in-term',
  'open-overdue',
  'met-without-date',
  'open-without-date',
  'lapsed',
  'no-data',
  'not-yet-due-to-begin',
  'suspended',
  'no-longer-in-force',
] as const
export type ObligationState = (typeof obligationStates)[number]

/** How often a duty is owed; the words of the directives room. */
export const frequencies = ['once', 'continuous', 'daily'] as const
export type Frequency = (typeof frequencies)[number]

/** Which state somebody has to look at first when an organisation has several duties. */
const mostPressing: readonly ObligationState[] = [
  'open-overdue',
  'lapsed',
  'open-in-term',
  'open-without-date',
  'no-data',
  'not-yet-due-to-begin',
  'suspended',
  'met-late',
  'met-without-date',
  'met-on-time',
  'no-longer-in-force',
]

/** The most pressing of several states; undefined when there is none. */
export function pressing(states: readonly ObligationState[]): ObligationState | undefined {
  return mostPressing.find((state) => states.includes(state))
}

/** The states that say a duty is practised. */
export const metStates = ['met-on-time', 'met-late', 'met-without-date'] as const satisfies readonly ObligationState[]

/** What is known of one duty on one day. Days are civil dates; `met` is null when the measure could not be taken at all. */
export interface DutyFacts {
  readonly frequency: Frequency
  readonly fromOn: string
  readonly dueOn: string | null
  readonly firstMetOn: string | null
  /** The last day up to today on which it was met, as far as it was looked at. */
  readonly lastMetOn: string | null
  readonly met: boolean | null
  /** When its provision was or will be suspended; `to` is the first day on which it applies again. */
  readonly pauses: readonly Pause[]
  /** The first day on which its provision no longer applies. */
  readonly endsOn: string | null
}

export interface Pause {
  readonly from: string
  readonly to: string | null
}

/** Whether a day lies in a pause: nothing is owed on it, and nothing done on it counts. */
export function isPaused(pauses: readonly Pause[], day: string): boolean {
  return pauses.some(({ from, to }) => from <= day && (to === null || day < to))
}

/** A due date moves by the days on which the duty was suspended before it was due; nobody loses time by a pause. */
export function dueAfterPauses(dueOn: string | null, pauses: readonly Pause[], today: string): string | null {
  if (dueOn === null) return null
  return pauses
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .reduce((due, { from, to }) => {
      if (from > due || from > today) return due
      return addDays(due, daysBetween(from, to === null || to > today ? today : to))
    }, dueOn)
}

/**
 * The verdict on a day. Missing data is its own state, never met and never failed. A lasting duty that was met and is not met today has
 * lapsed; its first day of being met still says whether it began in time. The due day itself is in time.
 */
export function assess(facts: DutyFacts, today: string): ObligationState {
  if (facts.endsOn !== null && facts.endsOn <= today) return final(facts)
  if (today < facts.fromOn) return 'not-yet-due-to-begin'
  if (isPaused(facts.pauses, today)) return 'suspended'
  if (facts.met === null) return 'no-data'
  if (facts.frequency === 'daily') return assessDay(facts, today)
  const dueOn = dueAfterPauses(facts.dueOn, facts.pauses, today)
  if (facts.met) {
    if (dueOn === null) return 'met-without-date'
    return (facts.firstMetOn ?? today) <= dueOn ? 'met-on-time' : 'met-late'
  }
  if (facts.firstMetOn !== null) return 'lapsed'
  if (dueOn === null) return 'open-without-date'
  return today <= dueOn ? 'open-in-term' : 'open-overdue'
}

/** The last word on a duty that is owed no more, as of its last day: what was met stays met, what was open closes and is nobody’s any more. */
function final(facts: DutyFacts & { readonly endsOn: string | null }): ObligationState {
  if (facts.endsOn === null || facts.endsOn <= facts.fromOn) return 'no-longer-in-force'
  const state = assess({ ...facts, endsOn: null }, addDays(facts.endsOn, -1))
  return metStates.find((met) => met === state) ?? 'no-longer-in-force'
}

/**
 * What is owed every day has a date every day, whether or not the text names one: today is in term until it ends (a day's task is counted
 * when its day is over, as the tables of Decision 42/2014/QĐ-TTg count), and a day that ended without it is overdue until it is done again.
 */
function assessDay(facts: DutyFacts, today: string): ObligationState {
  if (facts.met) return 'met-on-time'
  return firstMissed(facts, today) < today ? 'open-overdue' : 'open-in-term'
}

/** The first day that must be kept and was not. A named day is the last of a run-in: until then nobody has missed one. */
function firstMissed({ fromOn, dueOn, lastMetOn, pauses }: DutyFacts, today: string): string {
  const due = dueAfterPauses(dueOn, pauses, today) ?? fromOn
  // Days of a pause are not missed: counting begins anew when the duty is owed again.
  const start = pauses.reduce((latest, { to }) => (to !== null && to <= today && to > latest ? to : latest), due)
  return lastMetOn !== null && lastMetOn >= start ? addDays(lastMetOn, 1) : start
}

/** For how many whole days an overdue duty is overdue; null for every other state. */
export function daysOverdue(facts: DutyFacts, today: string): number | null {
  if (assess(facts, today) !== 'open-overdue') return null
  if (facts.frequency === 'daily') return daysBetween(firstMissed(facts, today), today)
  const dueOn = dueAfterPauses(facts.dueOn, facts.pauses, today)
  return dueOn === null ? null : daysBetween(dueOn, today)
}

/** Why somebody does not practise a duty; a closed list, so that reasons can be counted (Hải Dương: outdated, locked, refused). */
export const reasonCodes = [
  'no-equipment',
  'outdated-equipment',
  'locked-by-settings',
  'no-network',
  'no-budget',
  'refused',
  'closed',
  'does-not-know',
  'too-busy',
  'code-damaged',
  'other',
] as const
export type ReasonCode = (typeof reasonCodes)[number]
