import { addDays } from '../../vocabulary/period.ts'

/** How many days after it was met a requirement's measure is taken again. */
export const outcomeDays = [30, 90] as const
export type OutcomeDays = (typeof outcomeDays)[number]

/** The outcomes of a requirement met on a day that are due by `today` and not taken yet, each with the day it speaks of. */
export function outcomesDue(metOn: string, taken: readonly number[], today: string): { afterDays: OutcomeDays; on: string }[] {
  return outcomeDays
    .map((afterDays) => ({ afterDays, on: addDays(metOn, afterDays) }))
    .filter(({ afterDays, on }) => on <= today && !taken.includes(afterDays))
}

/** How long an entry of the registry stands after its owner last said that it is right. */
const freshDays = 90

/** Whether nobody has stood behind an entry of the registry for 90 days. */
export function isStale(lastSaidOn: string, today: string): boolean {
  return addDays(lastSaidOn, freshDays) < today
}
