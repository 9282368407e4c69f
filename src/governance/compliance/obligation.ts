/**
 * States of one obligation, in the order people read them. The four of the official task tables (Decision 42/2014/QĐ-TTg) are kept apart
 * from what they do not cover: no date was set, the duty was practised and then lapsed, nothing is known.
 */
export const obligationStates = [
  'met-on-time',
  'met-late',
  'open-in-term',
  'open-overdue',
  'open-without-date',
  'lapsed',
  'no-data',
  'not-yet-due-to-begin',
] as const
export type ObligationState = (typeof obligationStates)[number]

/** Which state somebody has to look at first when an organisation has several duties. */
const mostPressing: readonly ObligationState[] = [
  'open-overdue',
  'lapsed',
  'open-in-term',
  'open-without-date',
  'no-data',
  'not-yet-due-to-begin',
  'met-late',
  'met-on-time',
]

/** The most pressing of several states; undefined when there is none. */
export function pressing(states: readonly ObligationState[]): ObligationState | undefined {
  return mostPressing.find((state) => states.includes(state))
}

/** What is known of one duty on one day. Days are civil dates; `met` is null when the measure could not be taken at all. */
export interface DutyFacts {
  readonly fromOn: string
  readonly dueOn: string | null
  readonly firstMetOn: string | null
  readonly lastMetOn: string | null
  readonly met: boolean | null
}

/**
 * The verdict on a day. Missing data is its own state, never met and never failed. A duty that was met and is not met today has
 * lapsed; its first day of being met still says whether it began in time. The due day itself is in time.
 */
export function assess(facts: DutyFacts, today: string): ObligationState {
  if (today < facts.fromOn) return 'not-yet-due-to-begin'
  if (facts.met === null) return 'no-data'
  const firstMetOn = facts.firstMetOn ?? (facts.met ? today : null)
  if (facts.met) return facts.dueOn === null || (firstMetOn !== null && firstMetOn <= facts.dueOn) ? 'met-on-time' : 'met-late'
  if (firstMetOn !== null) return 'lapsed'
  if (facts.dueOn === null) return 'open-without-date'
  return today <= facts.dueOn ? 'open-in-term' : 'open-overdue'
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
