import { record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { emit } from '../../../platform/outbox.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import type { IssuerRole } from '../authority-rule.ts'
import { directive, mayEnd } from '../directive.ts'
import { lockDirectives, saveEnd } from '../store/directive.ts'
import type { By } from './by.ts'
import { noObstacle } from './obstacles.ts'
import { releaseSolutions } from './solution-force.ts'

export interface Ending {
  readonly directiveId: string
  readonly how: 'replace' | 'repeal'
}

/**
 * Ends directives in force by a new one: replaced ones hold until the new one applies, repealed ones end with its signature. What was
 * measured under the old text stays as it was.
 */
export async function endDirectives(
  tx: Transaction,
  newer: { readonly id: string; readonly issuerRole: IssuerRole; readonly issuedOn: string; readonly firstDay: string },
  endings: readonly Ending[],
  by: By,
): Promise<(Ending & { readonly documentId: string })[]> {
  const rows = new Map(
    (await lockDirectives(tx, [...new Set(endings.map(({ directiveId }) => directiveId))])).map((row) => [row.id, row]),
  )
  const ended: (Ending & { documentId: string })[] = []
  for (const { directiveId, how } of endings) {
    const row = found(rows.get(directiveId), 'directive')
    if (!mayEnd(newer.issuerRole, row.issuer_role))
      throw new Refusal('higher-directive-cannot-be-ended', { directive: row.subject_vi })
    const state = decide(directive, row.state, how, noObstacle)
    const endedOn = how === 'replace' ? newer.firstDay : newer.issuedOn
    await saveEnd(tx, directiveId, { state, endedOn, endedById: newer.id }, by.now)
    // Named twice in one signature: the second time it is no longer in force.
    rows.set(directiveId, { ...row, state })
    const facts = { endedOn, by: newer.id }
    await record(tx, {
      actor: by.actor,
      action: `directive.${state}`,
      subject: { kind: 'directive', id: directiveId },
      scopePath: 'vn',
      facts,
      at: by.now,
    })
    await emit(tx, `directive.${state}`, { directiveId, endedOn, endedById: newer.id }, by.now)
    await releaseSolutions(tx, directiveId, row.solution_ids)
    ended.push({ directiveId, how, documentId: found(row.document_id, 'document') })
  }
  return ended
}
