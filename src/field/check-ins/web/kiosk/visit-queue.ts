import { type DBSchema, openDB } from 'idb'
import { randomUuid } from '../../../../web/api/lean.ts'

/** A scan that this device has taken down and the server has not yet answered for. */
export interface QueuedVisit {
  readonly sequence: number
  readonly venueId: number
  /** Business time of the scan. */
  readonly at: string
  readonly scanned: string
  readonly initials: string
  /** This device’s own clock at the scan, for the age of what waits. */
  readonly takenAt: number
}

export interface VisitQueue {
  readonly deviceId: string
  /** Resolves when the visit is on this device’s disk; only then may a tick be shown. */
  take(visit: Omit<QueuedVisit, 'sequence'>): Promise<QueuedVisit>
  oldest(limit: number): Promise<readonly QueuedVisit[]>
  drop(sequences: readonly number[]): Promise<void>
  count(): Promise<number>
}

interface KioskSchema extends DBSchema {
  visits: { key: number; value: QueuedVisit }
  meta: { key: 'device' | 'next'; value: string | number }
}

/** Opens what this device keeps; rejects where the browser lets pages keep nothing (a private window). */
export async function openQueue(): Promise<VisitQueue> {
  const db = await openDB<KioskSchema>('khien-kiosk', 1, {
    upgrade(fresh) {
      fresh.createObjectStore('visits', { keyPath: 'sequence' })
      fresh.createObjectStore('meta')
    },
  })
  const known = await db.get('meta', 'device')
  const deviceId = typeof known === 'string' ? known : randomUuid()
  if (known === undefined) await db.put('meta', deviceId, 'device')
  // Asks the browser not to clear what waits when the disk runs low; it may say no, and nothing else changes.
  void navigator.storage?.persist?.().catch(() => false)
  return {
    deviceId,
    take: async (visit) => {
      // Number and visit in one durable transaction: a power cut leaves both or neither, and no number is given twice.
      const tx = db.transaction(['visits', 'meta'], 'readwrite', { durability: 'strict' })
      const next = await tx.objectStore('meta').get('next')
      const sequence = typeof next === 'number' ? next : 1
      const taken = { ...visit, sequence }
      await Promise.all([tx.objectStore('meta').put(sequence + 1, 'next'), tx.objectStore('visits').put(taken), tx.done])
      return taken
    },
    oldest: (limit) => db.getAll('visits', null, limit),
    drop: async (sequences) => {
      const tx = db.transaction('visits', 'readwrite')
      await Promise.all([...sequences.map((sequence) => tx.store.delete(sequence)), tx.done])
    },
    count: () => db.count('visits'),
  }
}
