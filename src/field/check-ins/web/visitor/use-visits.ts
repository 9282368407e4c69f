import { useCallback, useEffect, useRef, useState } from 'react'
import { Declined } from '../../../../web/api/lean.ts'
import {
  freshMemory,
  type KeptVisit,
  type Memory,
  recall,
  remember,
  withDone,
  withoutPerson,
  withoutVisit,
  withVisit,
} from './device-memory.ts'
import { openDevice, type RecordedVisit, sendVisit } from './visitor-api.ts'

/** What became of a visit: the server has it, it waits on this device, or the server will not have it. */
export type Fate =
  | { readonly kind: 'sending' }
  | { readonly kind: 'recorded'; readonly visit: RecordedVisit }
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly declined: Declined }

export interface Visits {
  readonly memory: Memory
  /** The device really stores what it was asked to. */
  readonly stores: boolean
  fateOf(sequence: number | undefined): Fate | undefined
  /** Takes a visit down before anything is sent; answers its number. */
  take(visit: Omit<KeptVisit, 'sequence'>, person: Memory['person']): number
  sendAll(): void
  forgetPerson(): void
}

/** Visits of this device: taken down first, sent then, and sent again with the same number until the server has answered. */
export function useVisits(): Visits {
  const storage = useRef(deviceStorage())
  const [memory, setMemory] = useState(() => recall(storage.current) ?? freshMemory())
  const [stores, setStores] = useState(true)
  const [fates, setFates] = useState<Readonly<Record<number, Fate>>>({})
  const latest = useRef(memory)
  const sending = useRef(false)
  const credential = useRef<Promise<void> | undefined>(undefined)

  const change = useCallback((step: (memory: Memory) => Memory) => {
    // Another tab of this page may have taken a visit down meanwhile: what is stored counts.
    const after = step(recall(storage.current) ?? latest.current)
    latest.current = after
    setStores(remember(storage.current, after))
    setMemory(after)
  }, [])

  const sendAll = useCallback(async () => {
    if (sending.current) return
    sending.current = true
    const decide = (sequence: number, fate: Fate) => setFates((known) => ({ ...known, [sequence]: fate }))
    if (latest.current.kept.length > 0) {
      credential.current ??= openDevice().catch(() => {
        credential.current = undefined
      })
      await credential.current
    }
    for (let visit = latest.current.kept[0]; visit !== undefined; visit = latest.current.kept[0]) {
      const { venueName, ...said } = visit
      const { sequence, direction, venueCode } = said
      decide(sequence, { kind: 'sending' })
      try {
        const recorded = await sendVisit({ deviceId: latest.current.deviceId, ...said })
        const { recordedAt } = recorded
        change((now) => withDone(now, sequence, { venueName, venueCode, direction, recordedAt, keptAt: Date.now() }))
        decide(sequence, { kind: 'recorded', visit: recorded })
      } catch (error) {
        const declined = error instanceof Declined ? error : new Declined(500, 'unknown', undefined)
        decide(sequence, declined.passes ? { kind: 'kept' } : { kind: 'refused', declined })
        if (declined.passes) break
        change((now) => withoutVisit(now, sequence))
      }
    }
    sending.current = false
  }, [change])

  useEffect(() => {
    const again = () => void sendAll()
    // Stored before the first visit, so that a second tab begins with the same device and numbers.
    change((now) => now)
    again()
    addEventListener('online', again)
    const timer = setInterval(() => {
      if (latest.current.kept.length > 0) again()
    }, 10_000)
    return () => {
      removeEventListener('online', again)
      clearInterval(timer)
    }
  }, [sendAll, change])

  return {
    memory,
    stores,
    fateOf: (sequence) => (sequence === undefined ? undefined : fates[sequence]),
    take: (visit, person) => {
      let sequence = 0
      change((now) => {
        const taken = withVisit(person === null ? now : { ...now, person }, visit)
        sequence = taken.visit.sequence
        return taken.memory
      })
      void sendAll()
      return sequence
    },
    sendAll: () => void sendAll(),
    forgetPerson: () => change(withoutPerson),
  }
}

/** Private windows and locked-down phones may forbid even the question. */
function deviceStorage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
