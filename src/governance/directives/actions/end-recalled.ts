import { system } from '../../../foundation/audit/public.ts'
import { holdAlone, type Transaction } from '../../../platform/database.ts'
import { stateOn } from '../act.ts'
import { actOf, actsOf } from '../store/act.ts'
import { directivesOfDocuments, lockDirectives } from '../store/directive.ts'
import { putAct } from './act.ts'
import { bringAbout } from './bring-about.ts'

/**
 * The document that carries a directive was recalled: from that day on nothing of it applies, and what was to begin later never does.
 * What held before the recall stays as it was. Answers how many directives ended by it.
 */
export async function endRecalled(tx: Transaction, recalled: { documentId: string; on: string }, now: Date): Promise<number> {
  const { documentId, on } = recalled
  await holdAlone(tx, 'directives.signature')
  const carried = await directivesOfDocuments(tx, [documentId])
  const by = { actor: system, scope: ['vn'], now }
  let ended = 0
  for (const row of await lockDirectives(
    tx,
    carried.map(({ id }) => id),
  )) {
    const state = stateOn((await actsOf(tx, [row.id])).map(actOf), on)
    if (state !== 'issued' && state !== 'suspended') continue
    const said = { documentId, byDirectiveId: null, note: 'Văn bản ban hành bị thu hồi' }
    await putAct(tx, row, { kind: 'repeal', effectiveOn: on, provisionIds: null, ...said }, by)
    ended += 1
  }
  if (ended > 0) await bringAbout(tx, on, by)
  return ended
}
