import { Refusal } from '../../../platform/refusal.ts'
import { guessLimit, secondsToWait } from '../guess-limit.ts'

export interface Guesses {
  /**
   * Runs what somebody could try many times. The try counts as wrong before it begins, so that a hundred at once do not all pass;
   * anything but `binding-code-is-not-valid` takes it back. Refuses with `too-many-wrong-codes` and the minutes to wait.
   */
  try<T>(accountId: string, at: () => Date, work: () => Promise<T>): Promise<T>
}

/** Wrong codes of the last ten minutes, in this process: a restart forgets them, and a code lives no longer than they do. */
export function openGuesses(): Guesses {
  let wrong: { accountId: string; at: Date }[] = []
  return {
    try: async (accountId, at, work) => {
      const now = at()
      wrong = wrong.filter((one) => now.getTime() - one.at.getTime() < guessLimit.windowSeconds * 1000)
      const instants = (of: typeof wrong) => of.map((one) => one.at)
      const seconds = secondsToWait(
        { ofAccount: instants(wrong.filter((one) => one.accountId === accountId)), ofAll: instants(wrong) },
        now,
      )
      if (seconds > 0) throw new Refusal('too-many-wrong-codes', { minutes: Math.ceil(seconds / 60) }, 429)
      const guess = { accountId, at: now }
      wrong.push(guess)
      const forgive = () => {
        wrong = wrong.filter((one) => one !== guess)
      }
      try {
        const result = await work()
        forgive()
        return result
      } catch (fault) {
        if (!(fault instanceof Refusal && fault.code === 'binding-code-is-not-valid')) forgive()
        throw fault
      }
    },
  }
}
