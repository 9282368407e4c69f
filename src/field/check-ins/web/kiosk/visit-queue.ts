import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { randomUuid } from '../../../../web/api/lean.ts'
import { type FirstVersion, type KeptVisit, keep, type QueuedVisit, type Scan, unkeep } from './queued-visit.ts'
import { makeKey } from './seal.ts'

/** The server’s word for one visit. `sent`: it has it; anything else is the code of a refusal. */
export interface Answer {
  readonly sequence: number
  readonly outcome: string
}
/** A visit that the server will not have: kept apart until the door controller has dealt with it. */
export interface RefusedVisit {
  readonly sequence: number
  readonly at: string
  readonly initials: string
  readonly outcome: string
}
export interface Waiting {
  readonly unsent: number
  readonly oldestTakenAt: number | undefined
  readonly refused: number
}

export interface VisitQueue {
  readonly deviceId: string
  /** Resolves when the visit is on this device’s disk; only then may a tick be shown. Rejects when the disk took nothing. */
  take(visit: Scan & Pick<QueuedVisit, 'venueId' | 'at' | 'takenAt'>): Promise<QueuedVisit>
  /** The venues for which something waits. */
  venues(): Promise<readonly number[]>
  oldest(venueId: number, limit: number): Promise<readonly QueuedVisit[]>
  /** What the server has leaves this device; what it refused is set apart. Other numbers are left alone. */
  settle(answers: readonly Answer[]): Promise<void>
  waiting(): Promise<Waiting>
  refused(): Promise<readonly RefusedVisit[]>
  /** Back into the queue: under the same number, or under a new one when another device of the same copied disk had used it. */
  sendAgain(sequence: number): Promise<void>
  /** The door controller has written it down elsewhere. */
  forget(sequence: number): Promise<void>
  /** One owner at a time among this device’s windows, where the browser has no locks of its own; false: somebody else has it. */
  lease(owner: string, until: number): Promise<boolean>
}

interface RefusedRow {
  readonly sequence: number
  readonly outcome: string
  readonly visit: KeptVisit | FirstVersion
}
interface KioskSchema extends DBSchema {
  visits: { key: number; value: KeptVisit | FirstVersion; indexes: { venue: number } }
  refused: { key: number; value: RefusedRow }
  meta: { key: 'device' | 'next' | 'key' | 'lease'; value: string | number | CryptoKey | { owner: string; until: number } }
}

interface OpenOptions {
  /** Another window of this device still runs the version before: it must be closed first. */
  onBlocked?: () => void
  /** A newer version wants to change the store: finish what is being written, then give way. */
  onOutdated?: () => Promise<void>
}

const strict = { durability: 'strict' } as const
/** What the product promises for every visit; nothing about a person stays on a device for longer. */
const keptForMs = 30 * 86_400_000

/** Opens what this device keeps; rejects where the browser lets pages keep nothing (a private window). */
export async function openQueue({ onBlocked, onOutdated }: OpenOptions = {}): Promise<VisitQueue> {
  let opened: Promise<IDBPDatabase<KioskSchema>> | undefined
  const open = () => {
    opened ??= openDB<KioskSchema>('khien-kiosk', 2, {
      upgrade(db, from, _to, tx) {
        if (from < 1) {
          db.createObjectStore('visits', { keyPath: 'sequence' })
          db.createObjectStore('meta')
        }
        // Rows of version 1 stay as they are: sealing cannot be waited for inside an upgrade, and a number is never given anew.
        tx.objectStore('visits').createIndex('venue', 'venueId')
        db.createObjectStore('refused', { keyPath: 'sequence' })
      },
      blocked: () => onBlocked?.(),
      blocking: (_old, _next, event) => {
        const db = event.target
        void Promise.resolve(onOutdated?.()).then(() => db instanceof IDBDatabase && db.close())
      },
      // The browser closed it (storage cleared, disk trouble): the next visit opens it again.
      terminated: () => {
        opened = undefined
      },
    })
    return opened
  }
  const { deviceId, key } = await identity(await open())
  await sealFirstVersion(await open(), key)
  await forgetLongRefused(await open())
  // Asks the browser not to clear what waits when the disk runs low; it may say no, and nothing else changes.
  void navigator.storage?.persist?.().catch(() => false)

  return {
    deviceId,
    take: async ({ venueId, at, takenAt, ...scan }) => {
      // Sealed first: a transaction ends by itself while anything but the store is waited for.
      const kept = await keep(key, scan)
      const db = await open()
      // Number and visit in one durable transaction: a power cut leaves both or neither, and no number is given twice.
      const tx = db.transaction(['visits', 'meta'], 'readwrite', strict)
      const done = tx.done
      const next = await tx.objectStore('meta').get('next')
      const sequence = typeof next === 'number' ? next : 1
      const row: KeptVisit = { sequence, version: 2, venueId, at, takenAt, ...kept }
      await Promise.all([tx.objectStore('meta').put(sequence + 1, 'next'), tx.objectStore('visits').add(row), done])
      return { sequence, venueId, at, takenAt, ...scan }
    },
    venues: async () => {
      const found: number[] = []
      const tx = (await open()).transaction('visits')
      for (let at = await tx.store.index('venue').openKeyCursor(null, 'nextunique'); at; at = await at.continue())
        found.push(at.key)
      return found
    },
    oldest: async (venueId, limit) => {
      const rows = await (await open()).getAllFromIndex('visits', 'venue', venueId, limit)
      const read = await Promise.all(rows.map((row) => unkeep(key, row)))
      const lost = rows.filter((_, i) => read[i] === undefined)
      if (lost.length > 0) await setApart(await open(), lost, 'cannot-be-read')
      return read.filter((visit) => visit !== undefined)
    },
    settle: async (answers) => {
      const tx = (await open()).transaction(['visits', 'refused'], 'readwrite', strict)
      const visits = tx.objectStore('visits')
      const settled = answers.map(async ({ sequence, outcome }) => {
        const visit = outcome === 'sent' ? undefined : await visits.get(sequence)
        if (visit) await tx.objectStore('refused').put({ sequence, outcome, visit })
        await visits.delete(sequence)
      })
      await Promise.all([...settled, tx.done])
    },
    waiting: async () => {
      const tx = (await open()).transaction(['visits', 'refused'])
      const [unsent, refused, first] = await Promise.all([
        tx.objectStore('visits').count(),
        tx.objectStore('refused').count(),
        tx.objectStore('visits').openCursor(),
      ])
      return { unsent, refused, oldestTakenAt: first?.value.takenAt }
    },
    refused: async () => {
      const rows = await (await open()).getAll('refused')
      return Promise.all(
        rows.map(async ({ sequence, outcome, visit }) => {
          const read = await unkeep(key, visit)
          return { sequence, outcome, at: visit.at, initials: read?.initials ?? '' }
        }),
      )
    },
    sendAgain: async (sequence) => {
      const tx = (await open()).transaction(['visits', 'refused', 'meta'], 'readwrite', strict)
      const row = await tx.objectStore('refused').get(sequence)
      const next = Number(await tx.objectStore('meta').get('next'))
      const isTaken = row?.outcome === 'number-was-used-for-another-visit'
      if (row) {
        const visit = isTaken ? { ...row.visit, sequence: next } : row.visit
        await Promise.all([
          tx.objectStore('visits').put(visit),
          tx.objectStore('refused').delete(sequence),
          isTaken ? tx.objectStore('meta').put(next + 1, 'next') : undefined,
        ])
      }
      await tx.done
    },
    forget: async (sequence) => (await open()).delete('refused', sequence),
    lease: async (owner, until) => {
      const tx = (await open()).transaction('meta', 'readwrite')
      const now = await tx.store.get('lease')
      const isFree = typeof now !== 'object' || !('owner' in now) || now.owner === owner || now.until < Date.now()
      if (isFree) await tx.store.put({ owner, until }, 'lease')
      await tx.done
      return isFree
    },
  }
}

/** Which device this is, and the key of what it keeps; made once, also when two windows open at the same moment. */
async function identity(db: IDBPDatabase<KioskSchema>): Promise<{ deviceId: string; key: CryptoKey | undefined }> {
  const fresh = await makeKey().catch(() => undefined)
  const tx = db.transaction('meta', 'readwrite', strict)
  const [device, kept] = await Promise.all([tx.store.get('device'), tx.store.get('key')])
  const deviceId = typeof device === 'string' ? device : randomUuid()
  if (device === undefined) await tx.store.put(deviceId, 'device')
  const key = typeof CryptoKey === 'function' && kept instanceof CryptoKey ? kept : fresh
  if (key !== undefined && key !== kept) await tx.store.put(key, 'key')
  await tx.done
  return { deviceId, key }
}

/** Rows of version 1 hold their paper in the clear. A full disk may refuse to rewrite them: they are sent all the same. */
async function sealFirstVersion(db: IDBPDatabase<KioskSchema>, key: CryptoKey | undefined): Promise<void> {
  if (key === undefined) return
  for (const row of await db.getAll('visits')) {
    if (row.version !== undefined) continue
    const { sequence, venueId, at, takenAt, scanned, initials } = row
    const sealed: KeptVisit = { sequence, version: 2, venueId, at, takenAt, ...(await keep(key, { scanned, initials })) }
    const tx = db.transaction('visits', 'readwrite', strict)
    // Another window may have sent it in the meantime.
    const isThere = (await tx.store.getKey(sequence)) !== undefined
    await Promise.all([isThere ? tx.store.put(sealed) : undefined, tx.done]).catch(() => undefined)
  }
}

async function setApart(
  db: IDBPDatabase<KioskSchema>,
  rows: readonly (KeptVisit | FirstVersion)[],
  outcome: string,
): Promise<void> {
  const tx = db.transaction(['visits', 'refused'], 'readwrite', strict)
  const moved = rows.flatMap((visit) => [
    tx.objectStore('refused').put({ sequence: visit.sequence, outcome, visit }),
    tx.objectStore('visits').delete(visit.sequence),
  ])
  await Promise.all([...moved, tx.done])
}

async function forgetLongRefused(db: IDBPDatabase<KioskSchema>): Promise<void> {
  const before = Date.now() - keptForMs
  const tx = db.transaction('refused', 'readwrite')
  const long = (await tx.store.getAll()).filter((row) => row.visit.takenAt < before)
  await Promise.all([...long.map((row) => tx.store.delete(row.sequence)), tx.done])
}
