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

/** Something that should be in the caller's reach is not there; foreign scope answers the same, so that nothing is revealed. */
export function notFound(what: string): Refusal {
  return new Refusal('not-found', { what }, 404)
}

/** Narrows a looked-up value or refuses; the one place where absence becomes an answer. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw notFound(what)
  return value
}
