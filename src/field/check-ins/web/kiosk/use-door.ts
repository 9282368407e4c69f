import { useCallback, useEffect, useRef, useState } from 'react'
import type { JudgedScan } from './judge-scan.ts'
import { judgeScan, sameScanWithinMs } from './judge-scan.ts'
import { type Installation, readInstallation, sendBatch } from './kiosk-api.ts'
import { accepted, createSender, type Sender, type Standing } from './sender.ts'
import { openQueue, type VisitQueue } from './visit-queue.ts'

/** One line of the list: nobody’s name, only initials, a time and where the visit is now. */
export interface RecentVisit {
  readonly sequence: number
  readonly initials: string
  readonly at: string
  readonly fate: 'kept' | 'sent' | 'refused'
}
/** What the public panel shows for a moment; the reason is for the staff line alone. */
export type Shown =
  | { readonly kind: 'recorded' | 'again'; readonly initials: string; readonly kept: boolean }
  | { readonly kind: 'see-staff'; readonly why: Extract<JudgedScan, { kind: 'refused' }>['why'] }
/** The last thing the door controller should know. */
export type StaffNote =
  | { readonly kind: 'refused-scan'; readonly why: Extract<JudgedScan, { kind: 'refused' }>['why'] }
  | { readonly kind: 'again'; readonly initials: string }
  | { readonly kind: 'refused-visit'; readonly initials: string; readonly at: string; readonly outcome: string }

export interface Door {
  /** undefined while it opens; false: this browser lets pages keep nothing. */
  readonly canKeep: boolean | undefined
  readonly standing: Standing
  readonly shown: Shown | undefined
  readonly note: StaffNote | undefined
  readonly recent: readonly RecentVisit[]
  now(): Date
  scan(text: string): Promise<void>
  sendNow(): void
}

const shownForMs = 2600
const recentShown = 10

/** The door of one venue: judge the scan, keep it on disk, tick, send; in this order. */
export function useDoor(venueId: number, installation: Installation): Door {
  const queue = useRef<VisitQueue | undefined>(undefined)
  const sender = useRef<Sender | undefined>(undefined)
  const ahead = useRef(installation.ahead)
  const seen = useRef(new Map<string, number>())
  const [canKeep, setCanKeep] = useState<boolean | undefined>(undefined)
  const [standing, setStanding] = useState<Standing>({ line: 'waiting', unsent: 0, oldestTakenAt: undefined })
  const [shown, setShown] = useState<Shown | undefined>(undefined)
  const [note, setNote] = useState<StaffNote | undefined>(undefined)
  const [recent, setRecent] = useState<readonly RecentVisit[]>([])

  useEffect(() => {
    let left = false
    openQueue().then(
      (opened) => {
        if (left) return
        queue.current = opened
        sender.current = createSender({
          queue: opened,
          send: sendBatch,
          onStanding: setStanding,
          onAnswer: (sequence, outcome) =>
            setRecent((rows) => {
              const taken = accepted.includes(outcome)
              const row = rows.find((one) => one.sequence === sequence)
              if (!taken) setNote({ kind: 'refused-visit', initials: row?.initials ?? '', at: row?.at ?? '', outcome })
              return rows.map((one) => (one.sequence === sequence ? { ...one, fate: taken ? 'sent' : 'refused' } : one))
            }),
        })
        setCanKeep(true)
        void sender.current.run()
      },
      () => setCanKeep(false),
    )
    const send = () => void sender.current?.run()
    const follow = setInterval(() => {
      readInstallation().then(
        (now) => {
          ahead.current = now.ahead
          send()
        },
        () => {},
      )
    }, 30_000)
    addEventListener('online', send)
    return () => {
      left = true
      sender.current?.stop()
      clearInterval(follow)
      removeEventListener('online', send)
    }
  }, [])

  useEffect(() => {
    if (shown === undefined) return
    const timer = setTimeout(() => setShown(undefined), shownForMs)
    return () => clearTimeout(timer)
  }, [shown])

  const now = useCallback(() => new Date(Date.now() + ahead.current), [])
  const line = standing.line
  const scan = useCallback(
    async (text: string) => {
      const at = now()
      const judged = judgeScan(text, installation.publicUrl, at)
      if (judged.kind === 'refused') {
        setNote({ kind: 'refused-scan', why: judged.why })
        setShown({ kind: 'see-staff', why: judged.why })
        return
      }
      const paper = text.trim()
      const before = seen.current.get(paper)
      if (before !== undefined && Date.now() - before < sameScanWithinMs) {
        setNote({ kind: 'again', initials: judged.initials })
        setShown({ kind: 'again', initials: judged.initials, kept: false })
        return
      }
      const taken = await queue.current?.take({
        venueId,
        at: at.toISOString(),
        scanned: paper,
        initials: judged.initials,
        takenAt: Date.now(),
      })
      if (taken === undefined) return
      // Remembered only once it is on disk: a write that failed may be scanned again at once.
      forgetOld(seen.current)
      seen.current.set(paper, taken.takenAt)
      setNote(undefined)
      setShown({ kind: 'recorded', initials: taken.initials, kept: line === 'offline' || line === 'signed-out' })
      setRecent((rows) =>
        [{ sequence: taken.sequence, initials: taken.initials, at: taken.at, fate: 'kept' as const }, ...rows].slice(
          0,
          recentShown,
        ),
      )
      void sender.current?.run()
    },
    [venueId, installation.publicUrl, line, now],
  )
  return { canKeep, standing, shown, note, recent, now, scan, sendNow: () => void sender.current?.run() }
}

/** Papers stay in memory for a minute at most. */
function forgetOld(seen: Map<string, number>): void {
  for (const [paper, at] of seen) if (Date.now() - at >= sameScanWithinMs) seen.delete(paper)
}
