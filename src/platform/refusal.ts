import type { ChangedText } from '../vocabulary/changed-texts.ts'

/** What the reader of a refusal may need to act: numbers, dates, words; never a secret and never personal data. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>

/** 400 malformed · 401 who are you · 403 not yours · 404 not there · 409 somebody was quicker · 422 a rule says no · 429/503 later. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503

/** A rule said no. It is an answer, not a fault: translated from its code, never logged as an error. */
export class Refusal extends Error {
  readonly code: string
  readonly facts: Facts
  readonly status: RefusalStatus

  constructor(code: string, facts: Facts = {}, status: RefusalStatus = 422) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.facts = facts
    this.status = status
  }
}

/** One thing that happened to something since its reader read it; `what`, `from` and `to` are message keys. */
export interface Since {
  readonly what: string
  readonly who: string
  readonly at: Date
  readonly from: string | null
  readonly to: string
}

/**
 * The command was about a version that is no longer there: 409 with where the thing stands now and every step since, so that
 * whoever was slower can look and go on, and what its texts came to say. The newer work is never overwritten.
 */
export class Stale extends Refusal {
  readonly state: string
  readonly since: readonly Since[]
  readonly changed: readonly ChangedText[]

  constructor(
    now: { readonly version: number; readonly state: string },
    since: readonly Since[],
    changed: readonly ChangedText[] = [],
  ) {
    super('somebody-was-quicker', { version: now.version, state: now.state }, 409)
    this.state = now.state
    this.since = since
    this.changed = changed
  }
}

/** Something that should be in the caller's reach is not there; foreign scope answers the same, so that nothing is revealed. */
export function notFound(what: string): Refusal {
  return new Refusal('not-found', { what }, 404)
}

/** Narrows a looked-up value or refuses; the one place where absence becomes an answer. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw notFound(what)
  return value
}
