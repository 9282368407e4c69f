import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'
import { leafHash } from './merkle.ts'

/** Who did it: an account, or a part of the system acting by itself (`system:retention`). */
export interface Doer {
  readonly id: string
  readonly displayName: string
}

/** One act on the record. `facts` must carry ids, states and numbers, never names, phones or document numbers of persons. */
export interface Act {
  readonly actor: Doer
  readonly onBehalfOf?: string
  /** noun.verb in the past tense: `directive.issued`, `person.unmasked`. */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** Unit path of the subject, so that a province sees its own part of the log. */
  readonly scopePath?: string
  /** Why personal data were read, in the reader's words. */
  readonly purpose?: string
  readonly facts?: Readonly<Record<string, unknown>>
  /** Business time of the act. */
  readonly at: Date
}

export const system: Doer = { id: 'system', displayName: 'Hệ thống' }

/** What the leaf commits to, and nothing else. */
export function canonicalAct(seq: number, act: Act, recordedAt: Date): string {
  return canonicalJson({
    seq,
    recordedAt: recordedAt.toISOString(),
    businessAt: act.at.toISOString(),
    actor: act.actor.id,
    onBehalfOf: act.onBehalfOf,
    action: act.action,
    subject: { kind: act.subject.kind, id: act.subject.id },
    scopePath: act.scopePath,
    purpose: act.purpose,
    facts: act.facts,
  })
}

/** leaf = H(0 ‖ sha256(salt ‖ canonical)): the salt keeps an erased body from being guessed back. */
export function leafOf(salt: Uint8Array, canonical: string): Buffer {
  return leafHash(createHash('sha256').update(salt).update(canonical, 'utf8').digest())
}
