/**
 * How often the eight digits of a front desk may be typed wrongly. A code is one in a hundred million for ten minutes; whoever
 * tries them in turn is stopped long before, each account by itself and all accounts together.
 */
export const guessLimit = { windowSeconds: 10 * 60, perAccount: 10, ofAll: 200 } as const

export interface WrongGuesses {
  /** Instants within the window, oldest first. */
  readonly ofAccount: readonly Date[]
  readonly ofAll: readonly Date[]
}

/** Seconds until one more code may be typed; 0: now. */
export function secondsToWait(wrong: WrongGuesses, now: Date): number {
  return Math.max(waitFor(wrong.ofAccount, guessLimit.perAccount, now), waitFor(wrong.ofAll, guessLimit.ofAll, now))
}

/** Room for one more opens when the guess that stands `limit` places from the newest leaves the window. */
function waitFor(wrong: readonly Date[], limit: number, now: Date): number {
  const blocking = wrong.at(-limit)
  if (wrong.length < limit || blocking === undefined) return 0
  return Math.max(0, Math.ceil((blocking.getTime() + guessLimit.windowSeconds * 1000 - now.getTime()) / 1000))
}
