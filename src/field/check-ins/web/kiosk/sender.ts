import { Declined } from '../../../../web/api/lean.ts'
import type { Batch, BatchRow } from './kiosk-api.ts'
import type { VisitQueue } from './visit-queue.ts'

/** How the sending stands: `signed-out` and `refused` wait for a person, `offline` for the network. */
export type Line = 'waiting' | 'online' | 'offline' | 'signed-out' | 'refused'

export interface Standing {
  readonly line: Line
  readonly unsent: number
  /** This device’s clock when the oldest of them was taken down; undefined: nothing waits. */
  readonly oldestTakenAt: number | undefined
}

interface SenderParts {
  readonly queue: VisitQueue
  readonly send: (batch: Batch) => Promise<readonly BatchRow[]>
  readonly onStanding: (standing: Standing) => void
  /** The server answered for one visit: it has it, or it will not have it and why. */
  readonly onAnswer: (sequence: number, outcome: string) => void
}

export interface Sender {
  /** Sends whatever waits, now; the same visits again with the same numbers until each was answered. */
  run(): Promise<void>
  stop(): void
}

const mostAtOnce = 100
const firstWait = 2000
const lastWait = 30_000
/** The numbers that mean “the server has it”. */
export const accepted: readonly string[] = ['new', 'known', 'same-visit']

export function createSender({ queue, send, onStanding, onAnswer }: SenderParts): Sender {
  let running = false
  let again = false
  let stopped = false
  let wait = firstWait
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = async (line: Line) => {
    const [first] = await queue.oldest(1)
    if (!stopped) onStanding({ line, unsent: await queue.count(), oldestTakenAt: first?.takenAt })
  }
  const sendOne = async (): Promise<boolean> => {
    const waiting = await queue.oldest(mostAtOnce)
    const [first] = waiting
    if (first === undefined) return false
    const ofVenue = waiting.filter((visit) => visit.venueId === first.venueId)
    const rows = await send({
      deviceId: queue.deviceId,
      venueId: first.venueId,
      visits: ofVenue.map(({ sequence, at, scanned }) => ({ sequence, at, scanned })),
    })
    // Only what was sent and answered leaves the device; a reply about other numbers drops nothing.
    const answered = rows.filter((row) => ofVenue.some((visit) => visit.sequence === row.sequence))
    await queue.drop(answered.map((row) => row.sequence))
    for (const row of answered) onAnswer(row.sequence, row.outcome)
    return answered.length > 0
  }
  const run = async (): Promise<void> => {
    if (stopped) return
    if (running) {
      again = true
      return
    }
    running = true
    clearTimeout(timer)
    let line: Line = 'online'
    try {
      do {
        again = false
        while (await sendOne()) await tell('online')
      } while (again)
      wait = firstWait
    } catch (error) {
      line = lineAfter(error)
      wait = Math.min(lastWait, wait * 2)
    }
    running = false
    await tell(line)
    if (!stopped && line !== 'online') timer = setTimeout(() => void run(), wait)
  }
  return {
    run,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

function lineAfter(error: unknown): Line {
  if (!(error instanceof Declined) || error.passes) return 'offline'
  return error.status === 401 ? 'signed-out' : 'refused'
}
