import type { Reader } from '../../../platform/database.ts'
import { type Since, Stale } from '../../../platform/refusal.ts'
import { changedLines } from '../draft-lines.ts'
import type { OutgoingState } from '../outgoing.ts'
import { type DocumentRow, earlierDraft } from '../store/documents.ts'
import type { OutgoingRow } from '../store/outgoing.ts'
import { stepsOf } from '../store/parts.ts'

/** Where each step of the way out leads; the other steps of a document's history are none. */
const stateAfter: Readonly<Record<string, OutgoingState | undefined>> = {
  submitted: 'content-review',
  'content-approved': 'format-check',
  'format-approved': 'to-sign',
  returned: 'draft',
  signed: 'signed',
  numbered: 'numbered',
  sealed: 'sealed',
  issued: 'issued',
  cancelled: 'cancelled',
  voided: 'voided',
  recalled: 'recalled',
  replaced: 'replaced',
  repealed: 'replaced',
}

/** For whoever takes a step from where the document no longer stands: where it does, and who moved it since they read it. */
export async function quickerOnTheWay(
  db: Reader,
  way: Pick<OutgoingRow, 'document_id' | 'version' | 'state'>,
  seen: number,
): Promise<Stale> {
  const moves: Since[] = []
  let from: OutgoingState = 'draft'
  for (const { what, happened_at, actor_name } of await stepsOf(db, way.document_id)) {
    const to = stateAfter[what]
    if (to === undefined) continue
    moves.push({ what: `documents.step.${what}`, who: actor_name, at: happened_at, from: word(from), to: word(to) })
    from = to
  }
  return new Stale({ version: way.version, state: word(way.state) }, lastOf(moves, way.version - seen))
}

/** For whoever writes a draft anew that somebody else has rewritten: who did, and what it came to say. */
export async function quickerWithTheDraft(
  db: Reader,
  draft: Pick<DocumentRow, 'id' | 'version' | 'content'>,
  seen: number,
): Promise<Stale> {
  const state = 'documents.state.drafted'
  const rewritten = (await stepsOf(db, draft.id)).filter(({ what }) => what === 'revised')
  const since = rewritten.map(
    ({ what, happened_at, actor_name }): Since => ({
      what: `documents.step.${what}`,
      who: actor_name,
      at: happened_at,
      from: state,
      to: state,
    }),
  )
  const read = await earlierDraft(db, draft.id, seen)
  const changed = read === undefined || draft.content === null ? [] : changedLines(read, draft.content)
  return new Stale({ version: draft.version, state }, lastOf(since, draft.version - seen), changed)
}

const word = (state: OutgoingState): string => `documents.outgoing.state.${state}`
const lastOf = <T>(all: readonly T[], count: number): readonly T[] => (count > 0 ? all.slice(-count) : [])
