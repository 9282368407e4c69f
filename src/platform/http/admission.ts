import { Refusal } from '../refusal.ts'

export interface Admission {
  /** Throws when as many are at work as can be; cheap enough to ask before a body is read. */
  refuseWhenFull(): void
  /** Counts the work while it lasts. What is still reading its body is not counted: slow senders must not keep others out. */
  during<T>(work: () => Promise<T>): Promise<T>
}

/** Two full groups of the door’s ingest. More would wait for seconds, give up and send again: worse for everybody than a quick no. */
const mostAtWork = 1000
const comeBackSeconds = 5

/**
 * Writes that are at work at one time. In a burst the queue is the event loop itself, where nothing refuses anybody: all are accepted, and
 * all wait. So those beyond what the process answers within a second or two are told at once when to come back, before they are parsed.
 */
export function openAdmission(most = mostAtWork): Admission {
  let atWork = 0
  const refuseWhenFull = () => {
    if (atWork >= most) throw new Refusal('server-is-busy', { seconds: comeBackSeconds }, 503)
  }
  return {
    refuseWhenFull,
    during: async (work) => {
      refuseWhenFull()
      atWork += 1
      try {
        return await work()
      } finally {
        atWork -= 1
      }
    },
  }
}
