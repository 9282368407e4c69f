import { useCallback, useEffect, useRef, useState } from 'react'
import { type BatchRow, type Installation, readInstallation, sendBatch } from './kiosk-api.ts'
import { note, noted } from './place.ts'
import { whenQuiet } from './quiet.ts'
import { createSender, type Sender, type Standing } from './sender.ts'
import { openTurn } from './turn.ts'
import { openQueue, type VisitQueue } from './visit-queue.ts'

export interface Sending {
  /** undefined while it opens; `no`: this browser lets pages keep nothing; `elsewhere`: an older window must be closed first. */
  readonly canKeep: 'yes' | 'no' | 'elsewhere' | undefined
  readonly standing: Standing
  /** A scan may come before the store is open: it waits for it. Rejects where there is none. */
  readonly queue: () => Promise<VisitQueue>
  readonly sender: () => Sender | undefined
}

interface SendingParts {
  readonly onAnswer: (row: BatchRow) => void
  readonly asked: () => readonly number[]
  readonly onInstallation: (installation: Installation) => void
}

/** Before the first effect has run. */
const never = new Promise<VisitQueue>(() => {})
const lookEveryMs = 30_000
const syncedKey = 'khien.kiosk.synced'
const nothingKnown: Standing = { line: 'waiting', unsent: 0, refused: 0, oldestTakenAt: undefined, syncedAt: undefined }

/** The queue of this device and the sender that empties it, for as long as the door is open. */
export function useSending(parts: SendingParts): Sending {
  const latest = useRef(parts)
  latest.current = parts
  const queue = useRef<Promise<VisitQueue>>(never)
  const sender = useRef<Sender | undefined>(undefined)
  const [canKeep, setCanKeep] = useState<Sending['canKeep']>(undefined)
  const [standing, setStanding] = useState<Standing>(nothingKnown)

  useEffect(() => {
    let left = false
    const begin = (opened: VisitQueue) => {
      if (left) return
      const synced = Number(noted(syncedKey))
      sender.current = createSender({
        queue: opened,
        turn: openTurn(opened),
        send: sendBatch,
        reach: async () => latest.current.onInstallation(await readInstallation()),
        onStanding: (now) => {
          if (now.syncedAt !== undefined) note(syncedKey, String(now.syncedAt))
          setStanding(now)
        },
        onAnswer: (row) => latest.current.onAnswer(row),
        asked: () => latest.current.asked(),
        ...(synced > 0 ? { syncedAt: synced } : {}),
      })
      setCanKeep('yes')
      // What waits from before is seen at once, not after the first reply.
      void sender.current.tell()
      void sender.current.runNow()
    }
    queue.current = openQueue({
      onBlocked: () => setCanKeep('elsewhere'),
      onOutdated: async () => {
        await whenQuiet(0)
        location.reload()
      },
    })
    queue.current.then(begin, () => setCanKeep('no'))
    const look = setInterval(() => void sender.current?.run(), lookEveryMs)
    const online = () => void sender.current?.runNow()
    const offline = () => void sender.current?.tell('offline')
    addEventListener('online', online)
    addEventListener('offline', offline)
    return () => {
      left = true
      sender.current?.stop()
      clearInterval(look)
      removeEventListener('online', online)
      removeEventListener('offline', offline)
    }
  }, [])
  return {
    canKeep,
    standing,
    queue: useCallback(() => queue.current, []),
    sender: useCallback(() => sender.current, []),
  }
}
