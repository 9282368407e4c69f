import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { assignment } from '../assignment.ts'
import { type DefectCase, defect, type Severity } from '../defect.ts'
import type { HandoverItem } from '../handover-template.ts'
import { lockAssignment } from '../store/assignment.ts'
import * as store from '../store/defect.ts'
import { type Asker, asRead, type Step } from './asker.ts'
import { hold, move, type OnAssignment } from './assignment.ts'
import { chronicle } from './chronicle.ts'
import { requireComing } from './registry.ts'

/** The receiver writes down what it found, how grave it is, and until when it is to be gone. */
export async function raiseDefect(
  tx: Transaction,
  given: OnAssignment & { item: HandoverItem; severity: Severity; words: string; dueOn: string },
  by: Asker,
): Promise<Step> {
  const { item, severity, words, dueOn, solutionId } = given
  requireComing(dueOn, by.now)
  const held = await hold(tx, given, by, { item, result: 'failed', dueOn: null, proof: null })
  const to = decide(assignment, held.state, 'raise-defect', held.case)
  const id = newId()
  await store.insertDefect(tx, {
    id,
    solution_id: solutionId,
    item,
    severity,
    words,
    due_on: dueOn,
    state: defect.first,
    raised_by_name: by.actor.displayName,
    raised_at: by.now,
  })
  const facts = { item, severity, dueOn, defectId: id }
  const acceptance = held.state === 'accepted' ? { acceptedBy: null } : {}
  return move(tx, held, to, by, acceptance, { act: 'defect.raised', command: 'raise-defect', words, facts })
}

interface OnDefect {
  readonly defectId: string
  readonly version: number
}

/** The giving side says that it is repaired, and how. */
export async function fixDefect(tx: Transaction, given: OnDefect & { words: string }, by: Asker): Promise<Step> {
  const { row, scopePath } = await holdDefect(tx, given, by)
  const to = decide(defect, row.state, 'fix', caseOf(row, by, null))
  await store.moveDefect(tx, row.id, to, by.now, { by: by.actor, words: given.words })
  return tell(tx, { row, scopePath, to }, { act: 'defect.fixed', command: 'fix', words: given.words }, by)
}

/** The receiver looks a second time: gone, or still there. */
export async function retestDefect(
  tx: Transaction,
  given: OnDefect & { gone: boolean; words: string | null },
  by: Asker,
): Promise<Step> {
  const { row, scopePath } = await holdDefect(tx, given, by)
  const to = decide(defect, row.state, 'retest', caseOf(row, by, given.gone))
  await store.moveDefect(tx, row.id, to, by.now)
  return tell(tx, { row, scopePath, to }, { act: 'defect.retested', command: 'retest', words: given.words }, by)
}

/** The facts that the machine's guards ask for. */
export function caseOf(row: store.DefectRow, by: { actor: { id: string } }, gone: boolean | null): DefectCase {
  return { asker: by.actor.id, fixedBy: row.fixed_by, gone }
}

/** The assignment is held as well: nothing is accepted while a defect changes under it. */
async function holdDefect(tx: Transaction, given: OnDefect, by: Asker): Promise<{ row: store.DefectRow; scopePath: string }> {
  const seen = found(await store.lockDefect(tx, given.defectId), 'defect')
  const held = found(await lockAssignment(tx, seen.solution_id), 'defect')
  if (!isWithin(by.scope, held.scope_path)) throw notFound('defect')
  if (held.state === 'withdrawn')
    throw new Refusal('not-possible-in-this-state', { state: 'solutions.assignment.state.withdrawn' }, 409)
  const row = await asRead(tx, seen, 'defect', { id: given.defectId, version: given.version })
  return { row, scopePath: held.scope_path }
}

async function tell(
  tx: Transaction,
  at: { row: store.DefectRow; scopePath: string; to: store.DefectRow['state'] },
  step: { act: 'defect.fixed' | 'defect.retested'; command: string; words: string | null },
  by: Asker,
): Promise<Step> {
  const { row, scopePath, to } = at
  const facts = { item: row.item, severity: row.severity }
  await chronicle(tx, by, {
    ...step,
    thing: 'defect',
    id: row.id,
    solutionId: row.solution_id,
    scopePath,
    from: row.state,
    to,
    facts,
  })
  return { id: row.id, state: to, version: row.version + 1 }
}
