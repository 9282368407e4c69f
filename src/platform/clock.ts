/** A clock is passed in, never reached for: a rule that reads the time by itself cannot be replayed. */
export interface Clock {
  now(): Date
}

/** Sessions, TLS, signatures, logs, rate limits. */
export const machineClock: Clock = { now: () => new Date() }

/** The business clock runs at the machine's pace, `offset` milliseconds away from it (rules, partitions, deadlines, retention). */
export function shiftedClock(machine: Clock, offset: () => number): Clock {
  return { now: () => new Date(machine.now().getTime() + offset()) }
}
