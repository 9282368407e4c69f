import type { Refusal } from '../../platform/refusal.ts'

/** Why another room does not let a document of its own be signed yet. Each has its words under `refusal.`. */
export const objections = ['contents-await-a-statement', 'page-is-not-of-these-contents', 'contents-may-not-be-signed'] as const

export interface Objection {
  readonly code: (typeof objections)[number]
  /** The other room's own answer, where it has one: it says which rule, and what to do. */
  readonly refusal?: Refusal
}
