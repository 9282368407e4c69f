import type { Transaction } from '../../../platform/database.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type AssignmentCase, type AssignmentState, assignment } from '../assignment.ts'
import { graveAndOpen } from '../defect.ts'
import { checklistOf } from '../handover.ts'
import { currentTemplate } from '../handover-template.ts'
import * as store from '../store/assignment.ts'
import { defectsOf } from '../store/defect.ts'
import { setVendor } from '../store/solution.ts'
import { type Asker, asRead, nation, requireNation, type Step } from './asker.ts'
import { chronicle, type Happening } from './chronicle.ts'
import {
  authorityNow,
  overlapsAtIntake,
  register,
  requireComing,
  requireVendor,
  type SolutionWords,
  settleStanding,
} from './registry.ts'
import { followTerms } from './terms.ts'

/** Point 1: puts a solution that the Steering Committee assigned on its track. Overlaps are stored, not argued about: it was assigned. */
export async function assignSolution(
  tx: Transaction,
  given: SolutionWords & { assigningDocumentId: string; vendorId: string | null; dueOn: string | null; urgent?: boolean },
  by: Asker,
): Promise<Step> {
  requireNation(by.scope)
  requireComing(given.dueOn, by.now)
  await requireVendor(tx, given.vendorId)
  const overlaps = await overlapsAtIntake(tx, given.capabilities)
  const ownerId = await authorityNow(tx, 'technology-authority', by.now)
  const standing = {
    track: 'assigned',
    machine: 'assignment',
    state: assignment.first,
    ownerId,
    scopePath: nation,
    overlaps,
    overlapReason: null,
  } as const
  const id = await register(tx, { ...given, ...standing }, by.now)
  await beginAssignment(
    tx,
    {
      solutionId: id,
      scopePath: nation,
      documentId: given.assigningDocumentId,
      dueOn: given.dueOn,
      urgent: given.urgent ?? true,
      overlaps: overlaps.length,
    },
    by,
  )
  return { id, state: assignment.first, version: 1 }
}

/** The machine's first step, also for a proposal whose building both authorities agreed to. */
export async function beginAssignment(
  tx: Transaction,
  given: {
    solutionId: string
    scopePath: string
    documentId: string | null
    dueOn: string | null
    urgent: boolean
    overlaps: number
  },
  by: Asker,
): Promise<void> {
  const { solutionId, documentId, dueOn, scopePath, urgent } = given
  const row = { solutionId, state: assignment.first, documentId, dueOn, urgent, templateVersion: currentTemplate, at: by.now }
  await store.insertAssignment(tx, row)
  await settleStanding(tx, solutionId, 'assignment', assignment.first, null, by.now)
  const step = { act: 'solution.assigned', thing: 'assignment', command: 'assign', from: null, to: assignment.first } as const
  await chronicle(tx, by, {
    ...step,
    id: solutionId,
    solutionId,
    scopePath,
    documentId,
    facts: { dueOn, urgent, overlaps: given.overlaps },
  })
}

export interface OnAssignment {
  readonly solutionId: string
  readonly version: number
}

/** The technology side names who completes it and until when; a new date replaces the old one, which stays in the chronicle. */
export async function beginCompleting(
  tx: Transaction,
  given: OnAssignment & { builderId: string | null; dueOn: string | null },
  by: Asker,
): Promise<Step> {
  requireComing(given.dueOn, by.now)
  await requireVendor(tx, given.builderId)
  const held = await hold(tx, given, by)
  const to = decide(assignment, held.state, 'begin-completing', held.case)
  if (given.builderId !== null) await setVendor(tx, given.solutionId, given.builderId)
  const facts = { builderId: given.builderId, dueOn: given.dueOn, dueBefore: held.dueOn }
  return move(
    tx,
    held,
    to,
    by,
    { builderId: given.builderId, dueOn: given.dueOn },
    { act: 'solution.completion-begun', command: 'begin-completing', facts },
  )
}

/** The technology side signs: it is complete. Whoever signs here cannot sign for the other side. */
export async function declareReady(tx: Transaction, given: OnAssignment & { words: string | null }, by: Asker): Promise<Step> {
  const held = await hold(tx, given, by)
  const to = decide(assignment, held.state, 'declare-ready', held.case)
  return move(
    tx,
    held,
    to,
    by,
    { completedBy: by.actor },
    { act: 'solution.made-ready', command: 'declare-ready', words: given.words },
  )
}

/** The Steering Committee takes its assignment back. */
export async function withdrawAssignment(
  tx: Transaction,
  given: OnAssignment & { reason: string; documentId: string | null },
  by: Asker,
): Promise<Step> {
  const held = await hold(tx, given, by)
  const to = decide(assignment, held.state, 'withdraw', held.case)
  return move(
    tx,
    held,
    to,
    by,
    {},
    { act: 'solution.withdrawn', command: 'withdraw', words: given.reason, documentId: given.documentId },
  )
}

export interface Held {
  readonly solutionId: string
  readonly scopePath: string
  readonly state: AssignmentState
  readonly version: number
  readonly dueOn: string | null
  readonly assigningDocumentId: string | null
  readonly case: AssignmentCase
}

export async function hold(
  tx: Transaction,
  given: OnAssignment,
  by: Asker,
  checking: AssignmentCase['checking'] = null,
): Promise<Held> {
  const locked = await store.lockAssignment(tx, given.solutionId)
  const at = { id: given.solutionId, version: given.version }
  const row = await asRead(tx, locked, 'assignment', at, (one) => isWithin(by.scope, one.scope_path))
  const items = await store.itemsOf(tx, given.solutionId)
  return {
    solutionId: row.solution_id,
    scopePath: row.scope_path,
    state: row.state,
    version: row.version,
    dueOn: row.due_on,
    assigningDocumentId: row.assigning_document_id,
    case: caseOf(row, items, await defectsOf(tx, given.solutionId), by, checking),
  }
}

/** The facts that the machine's guards ask for. */
export function caseOf(
  row: store.AssignmentRow,
  items: readonly store.ItemRow[],
  defects: Parameters<typeof graveAndOpen>[0],
  by: { actor: { id: string }; now: Date },
  checking: AssignmentCase['checking'] = null,
): AssignmentCase {
  const checked = items.map(({ item, result, due_on, agreed_by_name }) => ({
    item,
    result,
    dueOn: due_on,
    agreed: agreed_by_name !== null,
  }))
  return {
    checklist: checklistOf(row.template_version, checked),
    urgent: row.urgent,
    graveDefects: graveAndOpen(defects),
    asker: by.actor.id,
    completedBy: row.completed_by,
    acceptedBy: row.accepted_by,
    today: civilDay(by.now),
    checking,
    moved: null,
  }
}

export async function move(
  tx: Transaction,
  held: Held,
  to: AssignmentState,
  by: Asker,
  change: Parameters<typeof store.moveAssignment>[4],
  step: Pick<Happening, 'act' | 'command' | 'words' | 'documentId' | 'facts'>,
): Promise<Step> {
  const { solutionId, scopePath, state } = held
  await store.moveAssignment(tx, solutionId, to, by.now, change)
  const atLeast = held.case.urgent ? 'urgent' : 'normal'
  const documentId = held.assigningDocumentId
  await followTerms(tx, { machine: 'assignment', id: solutionId, from: state, to, documentId, atLeast }, by.now)
  await settleStanding(tx, solutionId, 'assignment', to, null, by.now)
  await chronicle(tx, by, { ...step, thing: 'assignment', id: solutionId, solutionId, scopePath, from: state, to })
  return { id: solutionId, state: to, version: held.version + 1 }
}
