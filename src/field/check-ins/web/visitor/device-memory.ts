import { fieldIn, randomUuid } from '../../../../web/api/lean.ts'

/** A visit that this device took down: kept until the server has it, and sent with the same number however often. */
export interface KeptVisit {
  readonly sequence: number
  readonly at: string
  readonly direction: 'in' | 'out'
  readonly venueCode: string
  readonly venueName: string
  readonly name: string
  readonly phone: string
  /** What the screen's link carried besides the code; the paper has none. */
  readonly screenToken?: string
}
/** A visit that the server has: nothing in it names a person. */
export interface DoneVisit {
  readonly venueName: string
  readonly venueCode: string
  readonly recordedAt: string
  readonly direction: 'in' | 'out'
  /** When this device took it down, by its own clock in milliseconds: after thirty days it forgets, as the server does. */
  readonly keptAt?: number
}

/** What a visitor’s own device remembers; nobody else’s. */
export interface Memory {
  readonly deviceId: string
  /** The number of the next visit; never goes back, so that two visits never share one. */
  readonly next: number
  readonly person: { readonly name: string; readonly phone: string } | null
  readonly kept: readonly KeptVisit[]
  readonly done: readonly DoneVisit[]
}

export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem'>
const key = 'khien.visitor'
const remembered = 5

/** What the device remembers; undefined when there is nothing or it cannot be read. */
export function recall(storage: DeviceStorage | undefined, now: number = Date.now()): Memory | undefined {
  try {
    const text = storage?.getItem(key)
    const memory = text ? readMemory(JSON.parse(text)) : undefined
    if (memory === undefined || !memory.done.some((done) => isOver(done, now))) return memory
    const fresh = { ...memory, done: memory.done.filter((done) => !isOver(done, now)) }
    remember(storage, fresh)
    return fresh
  } catch {
    return undefined
  }
}

const isOver = ({ keptAt }: DoneVisit, now: number): boolean => keptAt !== undefined && now - keptAt > 30 * 86_400_000

/** False when the device keeps nothing (a private window, a full disk): the page then says so instead of promising. */
export function remember(storage: DeviceStorage | undefined, memory: Memory): boolean {
  try {
    storage?.setItem(key, JSON.stringify(memory))
    return storage !== undefined
  } catch {
    return false
  }
}

/** Takes a visit down under the next number. */
export function withVisit(memory: Memory, visit: Omit<KeptVisit, 'sequence'>): { memory: Memory; visit: KeptVisit } {
  const numbered = { ...visit, sequence: memory.next }
  return { memory: { ...memory, next: memory.next + 1, kept: [...memory.kept, numbered] }, visit: numbered }
}

/** The server has it: it leaves the kept ones, and the venue and time stay to be found again. */
export function withDone(memory: Memory, sequence: number, done: DoneVisit): Memory {
  return { ...withoutVisit(memory, sequence), done: [done, ...memory.done].slice(0, remembered) }
}

/** The entry at this venue that has no leaving yet, at most a day old: the page then offers to record the leaving first. */
export function openEntry(memory: Memory, venueCode: string, now: Date): DoneVisit | undefined {
  const latest = memory.done.find((done) => done.venueCode === venueCode)
  const isRecent = latest !== undefined && now.getTime() - Date.parse(latest.recordedAt) < 24 * 3_600_000
  return isRecent && latest.direction === 'in' ? latest : undefined
}

/** The server will not have it: it is not sent again. */
export function withoutVisit(memory: Memory, sequence: number): Memory {
  return { ...memory, kept: memory.kept.filter((visit) => visit.sequence !== sequence) }
}

/** Nothing of the person stays; the device’s number does, so that an old visit is never sent as a new one. */
export function withoutPerson(memory: Memory): Memory {
  return { ...memory, person: null, done: [] }
}

export function freshMemory(): Memory {
  return { deviceId: randomUuid(), next: 1, person: null, kept: [], done: [] }
}

/** What stands in the storage is a text that anything may have written. */
function readMemory(value: unknown): Memory | undefined {
  const deviceId = fieldIn(value, 'deviceId')
  const next = fieldIn(value, 'next')
  if (typeof deviceId !== 'string' || typeof next !== 'number') return undefined
  if (!Number.isSafeInteger(next) || next < 0) return undefined
  const person = fieldIn(value, 'person')
  const name = fieldIn(person, 'name')
  const phone = fieldIn(person, 'phone')
  return {
    deviceId,
    next,
    person: typeof name === 'string' && typeof phone === 'string' ? { name, phone } : null,
    kept: listIn(fieldIn(value, 'kept')).flatMap(readKept),
    done: listIn(fieldIn(value, 'done')).flatMap(readDone),
  }
}

function readKept(value: unknown): KeptVisit[] {
  const sequence = fieldIn(value, 'sequence')
  const texts = ['at', 'venueCode', 'venueName', 'name', 'phone'].map((field) => fieldIn(value, field))
  const [at, venueCode, venueName, name, phone] = texts
  if (typeof sequence !== 'number' || typeof at !== 'string' || typeof venueCode !== 'string') return []
  if (typeof venueName !== 'string' || typeof name !== 'string' || typeof phone !== 'string') return []
  const screenToken = fieldIn(value, 'screenToken')
  const visit = { sequence, at, direction: directionIn(value), venueCode, venueName, name, phone }
  return [typeof screenToken === 'string' ? { ...visit, screenToken } : visit]
}

function readDone(value: unknown): DoneVisit[] {
  const venueName = fieldIn(value, 'venueName')
  const recordedAt = fieldIn(value, 'recordedAt')
  const venueCode = fieldIn(value, 'venueCode')
  if (typeof venueName !== 'string' || typeof recordedAt !== 'string') return []
  const keptAt = fieldIn(value, 'keptAt')
  const code = typeof venueCode === 'string' ? venueCode : ''
  const done = { venueName, venueCode: code, recordedAt, direction: directionIn(value) }
  return [typeof keptAt === 'number' ? { ...done, keptAt } : done]
}

/** What was kept before leavings were recorded was an arrival. */
function directionIn(value: unknown): 'in' | 'out' {
  return fieldIn(value, 'direction') === 'out' ? 'out' : 'in'
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
