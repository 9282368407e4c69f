import { Declined } from '../../../../web/api/lean.ts'
import type { Batch, BatchRow } from './kiosk-api.ts'
import type { QueuedVisit } from './queued-visit.ts'
import type { Turn } from './turn.ts'
import type { VisitQueue, Waiting } from './visit-queue.ts'

/** How the sending stands: `signed-out` and `refused` wait for a person, `offline` and `busy` for time. */
export type Line = 'waiting' | 'online' | 'offline' | 'busy' | 'signed-out' | 'refused'

export interface Standing extends Waiting {
  readonly line: Line
  /** This device’s clock when the server last had everything. */
  readonly syncedAt: number | undefined
}

interface SenderParts {
  readonly queue: VisitQueue
  readonly turn: Turn
  readonly send: (batch: Batch) => Promise<readonly BatchRow[]>
  /** Asks the server anything: with nothing to send, this is how the door knows that it is there. */
  readonly reach: () => Promise<unknown>
  readonly onStanding: (standing: Standing) => void
  /** The server answered for one visit: it has it, or it will not have it and why. */
  readonly onAnswer: (row: BatchRow) => void
  /** The visits whose declaration the door controller waits to hear of; it never holds up the sending. */
  readonly asked?: () => readonly number[]
  readonly syncedAt?: number
  /** 0 to 1. Doors that lost the server together must not come back together. */
  readonly random?: () => number
}

export interface Sender {
  /** Sends whatever waits, unless an earlier fault asked for patience; the same visits again until each was answered. */
  run(): Promise<void>
  /** The same without patience: the network is back, or a person wants it now. */
  runNow(): Promise<void>
  /** What waits has changed, or the server was not there. */
  tell(line?: Line): Promise<void>
  stop(): void
}

/** The contract’s own limit. */
const mostAtOnce = 500
const leastAtOnce = 25
const firstWait = 2000
const longestWait = 30_000
/** So many rows unread and not one accepted: it is the request that the server does not understand, not the rows. */
const enoughUnread = 8
/** The outcomes that mean “the server has it”. */
export const accepted: readonly string[] = ['new', 'known', 'same-visit', 'left']

interface Found {
  readonly unread: BatchRow[]
  passed: boolean
  fault?: Declined
}

export function createSender({
  queue,
  turn,
  send,
  reach,
  onStanding,
  onAnswer,
  asked = () => [],
  random = Math.random,
  ...parts
}: SenderParts): Sender {
  let syncedAt = parts.syncedAt
  let line: Line = 'waiting'
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let faults = 0
  /** A server that breaks over a declaration must still take the visits: they are sent once without asking. */
  let isAnswering = true
  let atOnce = mostAtOnce
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = async (now: Line = line) => {
    line = now
    const waiting = await queue.waiting()
    if (line === 'online' && waiting.unsent === 0) syncedAt = Date.now()
    if (!stopped) onStanding({ line, ...waiting, syncedAt })
  }
  const settle = async (rows: readonly BatchRow[]) => {
    await queue.settle(
      rows.map(({ sequence, outcome }) => ({ sequence, outcome: accepted.includes(outcome) ? 'sent' : outcome })),
    )
    for (const row of rows) onAnswer(row)
  }
  /** Only what was sent and answered leaves the queue; a reply about other numbers drops nothing. */
  const sendVisits = async (venueId: number, visits: readonly QueuedVisit[]) => {
    const answerFor = (isAnswering ? asked() : []).filter((sequence) => visits.some((visit) => visit.sequence === sequence))
    const rows = await send({ deviceId: queue.deviceId, venueId, visits, answerFor })
    const answered = rows.filter((row) => visits.some((visit) => visit.sequence === row.sequence))
    if (answered.length === 0) throw new Declined(500, 'reply-is-not-readable', undefined)
    await settle(answered)
  }
  /** One row that the server cannot read must not hold up the others: halves find it. */
  const sendHalves = async (venueId: number, visits: readonly QueuedVisit[], found: Found): Promise<void> => {
    try {
      await sendVisits(venueId, visits)
      found.passed = true
    } catch (error) {
      const [first] = visits
      if (!isAboutRows(error) || first === undefined) throw error
      if (visits.length === 1) found.unread.push({ sequence: first.sequence, outcome: error.code })
      if (!found.passed && found.unread.length >= enoughUnread) throw error
      found.fault = error
      if (visits.length === 1) return
      const middle = visits.length >> 1
      await sendHalves(venueId, visits.slice(0, middle), found)
      await sendHalves(venueId, visits.slice(middle), found)
    }
  }
  const sendBatch = async (venueId: number) => {
    const visits = await queue.oldest(venueId, atOnce)
    if (visits.length === 0) return
    const found: Found = { unread: [], passed: false }
    await sendHalves(venueId, visits, found)
    // Alone or all alike: nothing tells a bad row from a bad request, so they wait.
    if (!found.passed) throw found.fault
    if (found.unread.length > 0) await settle(found.unread)
  }
  const sendAll = async () => {
    const turnedAway = new Set<number>()
    let fault: unknown
    if ((await queue.venues()).length === 0) await reach()
    for (;;) {
      const venueId = (await queue.venues()).find((one) => !turnedAway.has(one))
      if (venueId === undefined || stopped) break
      try {
        await sendBatch(venueId)
        atOnce = Math.min(mostAtOnce, atOnce * 2)
        faults = 0
        isAnswering = true
        await tell('online')
      } catch (error) {
        // Another venue’s visits may wait here from before: this account may be nobody there, and is somebody at its own door.
        if (!(error instanceof Declined) || error.passes || error.status === 401) throw error
        turnedAway.add(venueId)
        fault = error
      }
    }
    if (fault !== undefined) throw fault
  }
  const once = async () => {
    clearTimeout(timer)
    timer = undefined
    let wait = 0
    try {
      do {
        again = false
        if (await turn(sendAll)) continue
        // While another window sends, this one only looks how far it has come.
        await reach()
        wait = firstWait
      } while (again && wait === 0)
      faults = 0
      await tell('online')
    } catch (error) {
      faults += 1
      isAnswering = !(error instanceof Declined && error.status >= 500 && error.status !== 503)
      // A reply that takes too long to come: ask for less next time.
      if (error instanceof Declined && error.status === 0) atOnce = Math.max(leastAtOnce, atOnce >> 1)
      wait = waitAfter(error, faults, random())
      await tell(lineAfter(error)).catch(() => undefined)
    }
    if (!stopped && wait > 0) timer = setTimeout(() => void runNow(), wait)
  }
  const runNow = async (): Promise<void> => {
    if (stopped) return
    if (running) {
      again = true
      await tell()
      return running
    }
    running = once().finally(() => {
      running = undefined
    })
    return running
  }
  return {
    run: () => (timer === undefined ? runNow() : tell()),
    runNow,
    tell,
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Doubles with each fault, up to half a minute; never sooner than the server asked. Milliseconds. */
function waitAfter(error: unknown, faults: number, chance: number): number {
  const doubled = Math.min(longestWait, firstWait * 2 ** (faults - 1)) * (0.5 + chance / 2)
  const asked = error instanceof Declined ? (error.retryAfterSeconds ?? 0) * 1000 : 0
  return asked === 0 ? doubled : asked + doubled / 2
}

function isAboutRows(error: unknown): error is Declined {
  return error instanceof Declined && (error.status === 400 || error.status === 413 || error.status === 422)
}

function lineAfter(error: unknown): Line {
  if (!(error instanceof Declined)) return 'offline'
  if (error.status === 429 || error.status === 503) return 'busy'
  if (error.passes) return 'offline'
  return error.status === 401 ? 'signed-out' : 'refused'
}
