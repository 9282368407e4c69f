import type { Transaction } from '../../../platform/database.ts'
import { type Act, type Doer, record } from '../../audit/public.ts'
import { insertStep } from '../store/parts.ts'

/** Who does something, in which part of the country they may, and at what business time. */
export interface By {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
}

/** What can happen to a document; the words are in the messages. */
export const steps = [
  'registered',
  'arrived',
  'drafted',
  'revised',
  'file-attached',
  'issued',
  'related',
  'replaced',
  'repealed',
  'recalled',
  'submitted',
  'content-approved',
  'format-approved',
  'returned',
  'signed',
  'numbered',
  'sealed',
  'cancelled',
  'voided',
  'steps-joined',
] as const
export type Step = (typeof steps)[number]

/** Writes one step into the document's own history and the same act into the audit log (there without the note: it may hold numbers and names). */
export async function note(
  tx: Transaction,
  by: By,
  document: { id: string; scopePath: string },
  what: Step,
  said = '',
  more: Pick<Act, 'onBehalfOf' | 'facts'> = {},
): Promise<void> {
  await insertStep(tx, document.id, { what, happened_at: by.now, actor_name: by.actor.displayName, note: said })
  await record(tx, {
    actor: by.actor,
    action: `document.${what}`,
    subject: { kind: 'document', id: document.id },
    scopePath: document.scopePath,
    ...more,
    at: by.now,
  })
}
