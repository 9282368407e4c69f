import { randomUuid } from '../../../../web/api/lean.ts'
import type { VisitQueue } from './visit-queue.ts'

/** Runs the task when no other window of this device is sending; answers false when one is. */
export type Turn = (task: () => Promise<void>) => Promise<boolean>

const leaseMs = 60_000

/** One window sends at a time. Two at once would harm nothing (the server knows a number it has seen) and waste a thin line. */
export function openTurn(queue: VisitQueue): Turn {
  const locks: LockManager | undefined = navigator.locks
  if (locks !== undefined) {
    return (task) =>
      locks.request('khien-kiosk-sending', { ifAvailable: true }, async (lock) => {
        if (lock !== null) await task()
        return lock !== null
      })
  }
  // Browsers give locks to secure addresses only: on plain http a lease in the store, which runs out if its window dies.
  const owner = randomUuid()
  return async (task) => {
    if (!(await queue.lease(owner, Date.now() + leaseMs))) return false
    try {
      await task()
    } finally {
      await queue.lease(owner, 0)
    }
    return true
  }
}
