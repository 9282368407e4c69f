import { record } from '../../../foundation/audit/public.ts'
import { documentFacts } from '../../../foundation/documents/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { emit } from '../../../platform/outbox.ts'
import { type Facts, Refusal } from '../../../platform/refusal.ts'
import type { NewsName, SolutionNews, Thing } from '../events.ts'
import { insertEvent } from '../store/event.ts'
import type { Asker } from './asker.ts'

export interface Happening {
  /** The act's name on the record and in the news. */
  readonly act: NewsName
  /** What followed from it at once: further news about the same step. */
  readonly alsoNews?: readonly NewsName[]
  readonly thing: Thing
  readonly id: string
  readonly solutionId?: string | null
  readonly scopePath: string
  readonly command: string
  readonly from: string | null
  readonly to: string
  /** The actor's own words, shown in the chronicle; they stay out of the audit log. */
  readonly words?: string | null
  /** A document of the documents room that stands behind the step. */
  readonly documentId?: string | null
  /** Ids, states and numbers. */
  readonly facts?: Facts
  readonly reporterIds?: readonly string[]
}

/** Puts one step into the chronicle, on the record and into the news, in the step's own transaction. The one place where documents are cited, so the one where they must exist. */
export async function chronicle(tx: Transaction, { actor, now }: Asker, step: Happening): Promise<void> {
  const { act, thing, id, solutionId = null, from, to, facts = {}, documentId = null } = step
  if (documentId !== null && !(await documentFacts(tx, [documentId])).has(documentId))
    throw new Refusal('document-is-not-recorded', { document: documentId })
  await insertEvent(tx, {
    thing,
    thing_id: id,
    solution_id: solutionId,
    command: step.command,
    from_state: from,
    to_state: to,
    actor_name: actor.displayName,
    words: step.words || null,
    document_id: documentId,
    facts,
    happened_at: now,
  })
  await record(tx, {
    actor,
    action: act,
    subject: { kind: thing, id },
    scopePath: step.scopePath,
    facts: { ...facts, from, to, solutionId, documentId },
    at: now,
  })
  const news: SolutionNews = { thing, id, solutionId, from, to, reporterIds: [...(step.reporterIds ?? [])] }
  for (const name of [act, ...(step.alsoNews ?? [])]) await emit(tx, name, news, now)
}
