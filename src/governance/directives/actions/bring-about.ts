import { type Doer, record } from '../../../foundation/audit/public.ts'
import { holdAlone, type Transaction } from '../../../platform/database.ts'
import { emit } from '../../../platform/outbox.ts'
import { found } from '../../../platform/refusal.ts'
import { type ActKind, ends, stateAfter } from '../act.ts'
import { type ActRow, actsDue, saveBroughtAbout } from '../store/act.ts'
import { type DirectiveRow, lockDirectives, saveState } from '../store/directive.ts'
import { provisionsOf } from '../store/provision.ts'
import { declareSolutions, releaseSolutions } from './solution-force.ts'

const done = {
  suspend: 'directive.suspended',
  resume: 'directive.resumed',
  amend: 'directive.amended',
  replace: 'directive.replaced',
  repeal: 'directive.repealed',
  expire: 'directive.expired',
} as const satisfies Record<ActKind, string>

/**
 * Brings about every act whose day has come: the state follows, the registry of solutions and whoever listens are told. What holds on a day
 * is computed from the acts themselves and does not wait for this. An act that finds the directive already ended falls away in silence.
 */
export async function bringAbout(tx: Transaction, on: string, by: { readonly actor: Doer; readonly now: Date }): Promise<number> {
  await holdAlone(tx, 'directives.signature')
  const due = await actsDue(tx, on)
  for (const act of due) {
    const row = found((await lockDirectives(tx, [act.directive_id]))[0], 'directive')
    await saveBroughtAbout(tx, act.id, by.now)
    if (act.provision_ids === null && !(await changeState(tx, row, act, by.now))) continue
    const facts = { actId: act.id, on: act.effective_on, provisionIds: act.provision_ids, byDirectiveId: act.by_directive_id }
    await record(tx, {
      actor: by.actor,
      action: done[act.kind],
      subject: { kind: 'directive', id: row.id },
      scopePath: row.unit_path,
      facts,
      at: by.now,
    })
    await emit(tx, done[act.kind], { directiveId: row.id, ...facts }, by.now)
  }
  return due.length
}

async function changeState(tx: Transaction, row: DirectiveRow, act: ActRow, at: Date): Promise<boolean> {
  const state = stateAfter(row.state, act.kind)
  if (state === row.state) return false
  await saveState(tx, row.id, state, at)
  // Solutions are declared by the directive itself; own terms below it only carry it out.
  if (row.relays_id !== null) return true
  if (ends(act.kind) || act.kind === 'suspend') await releaseSolutions(tx, row.id, row.solution_ids)
  else {
    const own = (await provisionsOf(tx, [row.id])).filter((one) => one.referral_id === null)
    await declareSolutions(tx, row.id, row.solution_ids, own)
  }
  return true
}
