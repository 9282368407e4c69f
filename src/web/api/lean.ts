import type { Language } from '../../platform/messages.ts'

/**
 * Talking to the server without the contract's shapes, for the pages that strangers open on old phones: the shapes alone weigh
 * more than such a page may. Tests hold addresses and replies against the contract. `key` names one intent of a resendable endpoint.
 */
export async function askLean(
  method: 'GET' | 'POST' | 'DELETE',
  address: string,
  body?: unknown,
  key?: string,
): Promise<unknown> {
  const leaving = new AbortController()
  const late = setTimeout(() => leaving.abort(), patience)
  try {
    const response = await fetch(address, {
      method,
      signal: leaving.signal,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const reply: unknown = await response.json().catch(() => undefined)
    if (response.ok) return reply
    throw declinedBy(response.status, reply, Number(response.headers.get('retry-after')) || undefined)
  } catch (error) {
    throw error instanceof Declined ? error : new Declined(0, 'server-is-unreachable', undefined)
  } finally {
    clearTimeout(late)
  }
}

/** On a slow network a request that has not come back by now is tried again rather than waited for. Milliseconds. */
const patience = 15_000

/** The server said no, with a sentence for the person, or nobody reached it (status 0). */
export class Declined extends Error {
  readonly status: number
  readonly code: string
  readonly sentences: Readonly<Record<Language, string>> | undefined
  /** How long a busy server asks to be left alone. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    status: number,
    code: string,
    sentences: Readonly<Record<Language, string>> | undefined,
    retryAfterSeconds?: number,
  ) {
    super(code)
    this.name = 'Declined'
    this.status = status
    this.code = code
    this.sentences = sentences
    this.retryAfterSeconds = retryAfterSeconds
  }

  /** The same request may succeed by itself later: no network, a busy server, an outage. */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

function declinedBy(status: number, problem: unknown, retryAfterSeconds: number | undefined): Declined {
  const code = fieldIn(problem, 'code')
  const messages = fieldIn(problem, 'messages')
  const vi = fieldIn(messages, 'vi')
  const en = fieldIn(messages, 'en')
  const sentences = typeof vi === 'string' && typeof en === 'string' ? { vi, en } : undefined
  return new Declined(status, typeof code === 'string' ? code : 'unknown', sentences, retryAfterSeconds)
}

/** A field of a reply; undefined when there is none. */
export function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** A text of a reply. A reply without it is not the one that was asked for: that passes, with the next version of the page. */
export function textIn(value: unknown, name: string): string {
  const field = fieldIn(value, name)
  if (typeof field !== 'string') throw unreadable()
  return field
}

/** One of the known words of a reply. */
export function wordIn<const Word extends string>(value: unknown, name: string, known: readonly Word[]): Word {
  const word = known.find((one) => one === fieldIn(value, name))
  if (word === undefined) throw unreadable()
  return word
}

/** The rows of a reply, each read by `read`. */
export function rowsIn<Row>(value: unknown, name: string, read: (row: unknown) => Row): Row[] {
  const rows = fieldIn(value, name)
  if (!Array.isArray(rows)) throw unreadable()
  return rows.map(read)
}

function unreadable(): Declined {
  return new Declined(500, 'reply-is-not-readable', undefined)
}

/** `crypto.randomUUID` exists on https pages only, and a venue’s server may speak plain http inside its own network. */
export function randomUuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte, i) => {
    const marked = i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte
    return marked.toString(16).padStart(2, '0')
  }).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
