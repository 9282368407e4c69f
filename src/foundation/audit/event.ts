import { createHash } from 'node:crypto'
import { z } from 'zod'
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
  /** In whose name the actor did it, when in somebody else's: the issuer of a letter that a clerk enters, a person whom a front desk types for. */
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
    actorName: act.actor.displayName,
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

/** A row as it lies in the table: the text that the leaf commits to, and columns that repeat it for searching. */
export interface StoredEvent {
  readonly seq: number
  readonly recorded_at: Date
  readonly business_at: Date
  readonly actor_id: string
  readonly actor_name: string
  readonly on_behalf_of: string | null
  readonly action: string
  readonly subject_kind: string
  readonly subject_id: string
  readonly scope_path: string | null
  readonly purpose: string | null
  readonly body: unknown
  readonly canonical: string | null
  readonly salt: Buffer | null
  readonly leaf_hash: Buffer
  readonly erased_at: Date | null
}

const committed = z.strictObject({
  seq: z.number(),
  recordedAt: z.string(),
  businessAt: z.string(),
  actor: z.string(),
  actorName: z.string().optional(),
  onBehalfOf: z.string().optional(),
  action: z.string(),
  subject: z.strictObject({ kind: z.string(), id: z.string() }),
  scopePath: z.string().optional(),
  purpose: z.string().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
})
/** What an event says, read from the text its leaf commits to. */
export type Committed = z.infer<typeof committed>

/**
 * What the event says; `null` when the row was altered: its text does not give its leaf, or a column does not repeat its text.
 * Entries of the earliest versions carry no name in their text; there the name column vouches for nothing and is not read.
 */
export function asCommitted(row: StoredEvent): Committed | null {
  if (row.canonical === null || row.salt === null || row.erased_at !== null) return null
  if (!leafOf(row.salt, row.canonical).equals(row.leaf_hash)) return null
  const parsed = committed.safeParse(JSON.parse(row.canonical))
  if (!parsed.success) return null
  const said = parsed.data
  const repeated = canonicalJson({
    ...said,
    seq: row.seq,
    recordedAt: row.recorded_at.toISOString(),
    businessAt: row.business_at.toISOString(),
    actor: row.actor_id,
    ...(said.actorName === undefined ? {} : { actorName: row.actor_name }),
    onBehalfOf: row.on_behalf_of ?? undefined,
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    scopePath: row.scope_path ?? undefined,
    purpose: row.purpose ?? undefined,
  })
  const factsAgree = canonicalJson(row.body) === canonicalJson(said.facts ?? {})
  return repeated === row.canonical && factsAgree ? said : null
}

/** What an erasure leaves in the row, as the erasing event repeats it: an emptied row that no event speaks of was emptied by somebody else. */
export function remainsOf(row: Pick<StoredEvent, 'action' | 'subject_kind' | 'recorded_at' | 'business_at'>) {
  return {
    action: row.action,
    subjectKind: row.subject_kind,
    recordedAt: row.recorded_at.toISOString(),
    businessAt: row.business_at.toISOString(),
  }
}

/** Whether an emptied row is as its erasure left it. `erasure`: what the event that recorded the erasure says, itself checked. */
export function isErasedOnRecord(row: StoredEvent, erasure: Committed | null): boolean {
  const emptied = [row.canonical, row.salt, row.body, row.purpose, row.on_behalf_of, row.scope_path].every((one) => one === null)
  if (!emptied || row.actor_id !== '' || row.actor_name !== '' || row.subject_id !== '' || erasure === null) return false
  return canonicalJson(erasure.facts ?? {}) === canonicalJson(remainsOf(row))
}
