import { useCallback, useEffect, useRef, useState } from 'react'
import { type AskedVisit, ask, hear, isInvited, leave, stillAsked } from './door-answer.ts'
import type { JudgedScan } from './judge-scan.ts'
import type { Installation } from './kiosk-api.ts'
import type { QueuedVisit } from './queued-visit.ts'
import { atWork } from './quiet.ts'
import { accepted } from './sender.ts'
import { type Sending, useSending } from './use-sending.ts'
import type { RefusedVisit } from './visit-queue.ts'

/** One line of the list: nobody’s name, only initials, a time and where the visit is now. */
export interface RecentVisit {
  readonly sequence: number
  readonly initials: string
  readonly at: string
  readonly fate: 'kept' | 'sent' | 'refused'
}
type WhyNot = Extract<JudgedScan, { kind: 'refused' }>['why'] | 'input-method-is-on' | 'personal-code-is-forged'
/** What the public panel shows for a moment; a reason is for the door controller alone. */
export type Shown =
  | {
      readonly kind: 'recorded'
      readonly initials: string
      readonly kept: boolean
      readonly sequence: number
      /** From the key or the picture to the durable write, in milliseconds. */
      readonly took: number
      /** The server has something for the door controller to ask; the panel says no more than that. */
      readonly isInvited?: boolean
    }
  | { readonly kind: 'again'; readonly initials: string }
  | { readonly kind: 'see-staff' }
/** The last thing the door controller should know. */
export type StaffNote =
  | { readonly kind: 'refused-scan'; readonly why: WhyNot }
  | { readonly kind: 'again'; readonly initials: string }
  | { readonly kind: 'not-kept' }
export type Direction = 'in' | 'out'
/** One reading: its text, and when it began on this page’s own clock (`performance.now()`). */
export interface Reading {
  readonly text: string
  readonly since: number
  /** A Vietnamese input method rewrote what the scanner typed. */
  readonly wasDisturbed?: boolean
}

export interface Door extends Pick<Sending, 'canKeep' | 'standing'> {
  readonly shown: Shown | undefined
  readonly note: StaffNote | undefined
  /** The disk took nothing at the last try: what is scanned now is not recorded. */
  readonly isFull: boolean
  readonly recent: readonly RecentVisit[]
  /** What the server says of the last visitors’ declarations, for the door controller; the newest first. */
  readonly asked: readonly AskedVisit[]
  /** Where whoever has not declared can do so. */
  readonly declareAt: string
  readonly direction: Direction
  setDirection(direction: Direction): void
  now(): Date
  scan(reading: Reading): Promise<void>
  sendNow(): void
  refused(): Promise<readonly RefusedVisit[]>
  sendAgain(sequence: number): Promise<void>
  forget(sequence: number): Promise<void>
}

/** Comes right behind the page and is there before the first visitor: reading papers is not needed to show the door. */
const judge = import('./judge-scan.ts')
/** A second scan of the same paper within a minute is the same visit. */
const sameScanWithinMs = 60_000
const shownForMs = 2600
const recentShown = 10

/** The door of one venue: judge the scan, keep it on disk, tick, send; in this order. */
export function useDoor(venueId: number, given: Installation, onInstallation: (now: Installation) => void): Door {
  const installation = useRef(given)
  const seen = useRef(new Map<string, number>())
  const [shown, setShown] = useState<Shown | undefined>(undefined)
  const [note, setNote] = useState<StaffNote | undefined>(undefined)
  const [isFull, setFull] = useState(false)
  const [recent, setRecent] = useState<readonly RecentVisit[]>([])
  const { asked, latest: latestAsked, change: changeAsked } = useAsked()
  const [direction, setDirection] = useState<Direction>('in')
  const { canKeep, standing, queue, sender } = useSending({
    onInstallation: (now) => {
      installation.current = now
      onInstallation(now)
    },
    onAnswer: ({ sequence, outcome, declaration }) => {
      const fate = accepted.includes(outcome) ? 'sent' : 'refused'
      setRecent((rows) => rows.map((one) => (one.sequence === sequence ? { ...one, fate } : one)))
      changeAsked((all) => hear(all, sequence, declaration, performance.now()))
      if (declaration === undefined || !isInvited(declaration)) return
      setShown((last) => (last?.kind === 'recorded' && last.sequence === sequence ? { ...last, isInvited: true } : last))
    },
    asked: () => stillAsked(latestAsked.current),
  })

  useEffect(() => void import('./verify-code.ts').then((door) => door.bringDoorKey()), [])

  useEffect(() => {
    if (shown === undefined) return
    const timer = setTimeout(() => setShown(undefined), shownForMs)
    return () => clearTimeout(timer)
  }, [shown])

  const now = useCallback(() => new Date(Date.now() + installation.current.ahead), [])
  const away = standing.line !== 'online' && standing.line !== 'waiting'
  const turnAway = useCallback((why: StaffNote) => {
    setNote(why)
    setShown({ kind: 'see-staff' })
  }, [])
  const scan = useCallback(
    async ({ text, since, wasDisturbed = false }: Reading) => {
      const at = now()
      const judged: JudgedScan = (await judge).judgeScan(text, installation.current.publicUrl, at)
      if (judged.kind === 'refused')
        return turnAway({ kind: 'refused-scan', why: wasDisturbed ? 'input-method-is-on' : judged.why })
      const paper = text.trim()
      if (paper.startsWith('K1') && (await (await import('./verify-code.ts')).isForged(paper)))
        return turnAway({ kind: 'refused-scan', why: 'personal-code-is-forged' })
      const key = `${direction} ${paper}`
      const before = seen.current.get(key)
      if (before !== undefined && Math.abs(Date.now() - before) < sameScanWithinMs) {
        setNote({ kind: 'again', initials: judged.initials })
        setShown({ kind: 'again', initials: judged.initials })
        return
      }
      let taken: QueuedVisit
      try {
        taken = await atWork(async () =>
          (await queue()).take({
            venueId,
            at: at.toISOString(),
            takenAt: Date.now(),
            scanned: paper,
            initials: judged.initials,
            direction,
          }),
        )
      } catch {
        setFull(true)
        return turnAway({ kind: 'not-kept' })
      }
      // Remembered only once it is on disk: a write that failed may be scanned again at once.
      forgetOld(seen.current)
      seen.current.set(key, taken.takenAt)
      setFull(false)
      setNote(undefined)
      const { sequence, initials } = taken
      if (direction === 'in') changeAsked((all) => ask(all, { sequence, initials, at: taken.at }))
      setShown({ kind: 'recorded', initials, kept: away, sequence, took: performance.now() - since })
      setRecent((rows) => [{ sequence, initials, at: taken.at, fate: 'kept' as const }, ...rows].slice(0, recentShown))
      void sender()?.run()
    },
    [venueId, direction, away, now, turnAway, queue, sender, changeAsked],
  )
  return {
    canKeep,
    standing,
    shown,
    note,
    isFull,
    recent,
    asked,
    declareAt: `${installation.current.publicUrl}/c/declare`,
    direction,
    setDirection,
    now,
    scan,
    sendNow: () => void sender()?.runNow(),
    refused: async () => (await queue()).refused(),
    sendAgain: async (sequence) => {
      await (await queue()).sendAgain(sequence)
      await sender()?.runNow()
    },
    forget: async (sequence) => {
      await (await queue()).forget(sequence)
      await sender()?.tell()
    },
  }
}

/** Answers leave the page’s memory by themselves; the disk never has one. The sender may ask before React has drawn. */
function useAsked() {
  const latest = useRef<readonly AskedVisit[]>([])
  const [asked, setAsked] = useState(latest.current)
  const change = useCallback((to: (all: readonly AskedVisit[]) => readonly AskedVisit[]) => {
    latest.current = to(latest.current)
    setAsked(latest.current)
  }, [])
  useEffect(() => {
    const ends = asked.flatMap(({ until }) => until ?? [])
    if (ends.length === 0) return
    const wait = Math.max(0, Math.min(...ends) - performance.now())
    // A timer may come a little early, and nothing would come after it.
    const timer = setTimeout(() => change((all) => leave(all, performance.now())), wait + 50)
    return () => clearTimeout(timer)
  }, [asked, change])
  return { asked, latest, change }
}

/** Papers stay in memory for a minute at most. */
function forgetOld(seen: Map<string, number>): void {
  for (const [paper, at] of seen) if (Math.abs(Date.now() - at) >= sameScanWithinMs) seen.delete(paper)
}
