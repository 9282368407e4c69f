/**
 * How often sign-in may fail before it has to wait, in one sliding window. An account is slowed soonest from the address that
 * fails on it; the looser limit over all addresses keeps a stranger from locking an officer out with a few wrong tries. An
 * address may be a whole office behind one router.
 */
export const throttle = { windowSeconds: 15 * 60, perAccountAndAddress: 10, perAccount: 30, perAddress: 50 } as const

export interface PastAttempts {
  /** Instants of failed attempts within the window, oldest first. */
  readonly ofAccountFromAddress: readonly Date[]
  readonly ofAccount: readonly Date[]
  readonly fromAddress: readonly Date[]
}

export type AttemptDecision = { readonly allowed: true } | { readonly allowed: false; readonly seconds: number }

/** Whether one more attempt may be made now, or after how many seconds it may. */
export function decideAttempt(past: PastAttempts, now: Date): AttemptDecision {
  const seconds = Math.max(
    waitFor(past.ofAccountFromAddress, throttle.perAccountAndAddress, now),
    waitFor(past.ofAccount, throttle.perAccount, now),
    waitFor(past.fromAddress, throttle.perAddress, now),
  )
  return seconds > 0 ? { allowed: false, seconds } : { allowed: true }
}

/** Room for one more opens when the attempt that stands `limit` places from the newest leaves the window. */
function waitFor(attempts: readonly Date[], limit: number, now: Date): number {
  const blocking = attempts.at(-limit)
  if (attempts.length < limit || blocking === undefined) return 0
  return Math.max(0, Math.ceil((blocking.getTime() + throttle.windowSeconds * 1000 - now.getTime()) / 1000))
}
