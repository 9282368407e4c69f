import type { Transaction } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { stateAfter } from '../document-state.ts'
import { mayChangeDocumentsOf } from '../issuer-standing.ts'
import { mayChange } from '../reach.ts'
import { changesTheOther, type Evidence, effectOn, isFromTheNewer, type RelationKind, whyNotChange } from '../relation.ts'
import * as documents from '../store/documents.ts'
import { endOutgoing } from '../store/outgoing.ts'
import { insertRelation, relationsOf } from '../store/parts.ts'
import { knownIssuer, mustActFor } from './acting.ts'
import { type By, note } from './note.ts'
import { changeableDocument, factsOf, readableDocument, wordsFor } from './read.ts'

export interface RelationToMake {
  /** The newer document: it answers, implements, replaces … the other. */
  readonly fromId: string
  readonly toId: string
  readonly kind: RelationKind
  readonly evidence: Evidence
  readonly noteVi?: string | undefined
  readonly noteEn?: string | undefined
}

/**
 * Says what one document is to another. That it replaces, repeals or amends the other is said only by whoever acts for its issuer, and
 * only of a document of that issuer or of one beneath it. A draft's relations take effect when it is issued. The same relation twice is one.
 */
export async function relate(tx: Transaction, given: RelationToMake, by: By): Promise<void> {
  await putRelation(tx, given, by, async (from, to) => {
    await mustActFor(tx, from, by)
    const on = civilDay(by.now)
    if (!mayChangeDocumentsOf(await knownIssuer(tx, from, on), await knownIssuer(tx, to, on)))
      throw new Refusal('issuer-does-not-stand-above', { issuer: from.issuer_name, other: to.issuer_name }, 403)
  })
}

/**
 * The same, where the right to change the other document was shown otherwise: a directive's own rules say which one it may end, and an
 * agency's own system replaces what that agency sent before.
 */
export async function relateAsShown(tx: Transaction, given: RelationToMake, by: By): Promise<void> {
  await putRelation(tx, given, by, async () => undefined)
}

async function putRelation(
  tx: Transaction,
  given: RelationToMake,
  by: By,
  mayChangeIt: (from: documents.DocumentRow, to: documents.DocumentRow) => Promise<void>,
): Promise<void> {
  if (given.fromId === given.toId) throw new Refusal('document-relates-to-itself')
  const from = await changeableDocument(tx, given.fromId, by)
  const to = await readableDocument(tx, given.toId, by)
  if (changesTheOther(given.kind)) {
    if (!mayChange(by.scope, factsOf(to))) throw new Refusal('relation-changes-a-document-outside-your-scope', {}, 403)
    await mayChangeIt(from, to)
  }
  if (isFromTheNewer(given.kind)) {
    const between = await relationsOf(tx, [given.fromId])
    const changesFrom = between.some(
      (one) => one.from_id === given.toId && one.to_id === given.fromId && isFromTheNewer(one.kind),
    )
    const why = whyNotChange({ issuedOn: from.issued_on }, { issuedOn: to.issued_on, changesFrom })
    if (why !== undefined) throw new Refusal(why)
  }
  const row = {
    from_id: given.fromId,
    to_id: given.toId,
    kind: given.kind,
    evidence: given.evidence,
    note_vi: given.noteVi ?? '',
    note_en: given.noteEn ?? '',
  }
  if (!(await insertRelation(tx, row, by.now))) return
  await note(tx, by, { id: from.id, scopePath: from.scope_path }, 'related')
  if (from.state !== 'drafted') await takeEffect(tx, given.kind, from, to.id, by)
}

/** What a relation does to the older document; one that is no longer in force is left as it is. */
export async function takeEffect(
  tx: Transaction,
  kind: RelationKind,
  from: documents.DocumentRow,
  toId: string,
  by: By,
): Promise<void> {
  const change = effectOn(kind)
  if (change === undefined) return
  const to = await documents.lockDocument(tx, toId)
  const after = to === undefined ? undefined : stateAfter(to.state, change)
  if (to === undefined || after === undefined || !mayChange(by.scope, factsOf(to))) return
  await documents.setState(tx, toId, after)
  await endOutgoing(tx, toId, 'replaced', by.now)
  await note(tx, by, { id: toId, scopePath: to.scope_path }, change === 'repeal' ? 'repealed' : 'replaced', wordsFor(from).vi)
}
