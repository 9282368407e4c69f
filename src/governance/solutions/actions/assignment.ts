import type { Transaction } from '../../../platform/database.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type AssignmentCase, type AssignmentState, assignment } from '../assignment.ts'
import { checklistOf, type HandoverItem, type ItemResult } from '../handover.ts'
import * as store from '../store/assignment.ts'
import { setOwner, setVendor } from '../store/solution.ts'
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

/** Point 1: puts a solution that the Steering Committee assigned on its track. Overlaps are stored, not argued about: it was assigned. */
export async function assignSolution(
  tx: Transaction,
  given: SolutionWords & { assigningDocumentId: string; vendorId: string | null; dueOn: string | null },
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
    { solutionId: id, scopePath: nation, documentId: given.assigningDocumentId, dueOn: given.dueOn, overlaps: overlaps.length },
    by,
  )
  return { id, state: assignment.first, version: 1 }
}

/** The machine's first step, also for a proposal whose building both authorities agreed to. */
export async function beginAssignment(
  tx: Transaction,
  given: { solutionId: string; scopePath: string; documentId: string | null; dueOn: string | null; overlaps: number },
  by: Asker,
): Promise<void> {
  const { solutionId, documentId, dueOn, scopePath } = given
  await store.insertAssignment(tx, { solutionId, state: assignment.first, documentId, dueOn, at: by.now })
  await settleStanding(tx, solutionId, 'assignment', assignment.first, null, by.now)
  const step = { act: 'solution.assigned', thing: 'assignment', command: 'assign', from: null, to: assignment.first } as const
  await chronicle(tx, by, {
    ...step,
    id: solutionId,
    solutionId,
    scopePath,
    documentId,
    facts: { dueOn, overlaps: given.overlaps },
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

export interface Checking extends OnAssignment {
  readonly item: HandoverItem
  readonly result: ItemResult
  readonly note: string
  /** Only of a reserved item: the day it will be there. */
  readonly dueOn: string | null
}

/** The health side writes down what it found of one of the eight items. */
export async function checkItem(tx: Transaction, given: Checking, by: Asker): Promise<Step> {
  const { item, result } = given
  const dueOn = result === 'reserved' ? given.dueOn : null
  const held = await hold(tx, given, by, { item, result, dueOn })
  const to = decide(assignment, held.state, 'check-item', held.case)
  await store.writeItem(tx, given.solutionId, {
    item,
    result,
    note: given.note,
    due_on: dueOn,
    checked_by_name: by.actor.displayName,
    checked_at: by.now,
  })
  return move(
    tx,
    held,
    to,
    by,
    {},
    { act: 'handover-item.checked', command: 'check-item', words: given.note, facts: { item, result, dueOn } },
  )
}

/** The health side signs the handover; from now on it owns the solution. The paper record (biên bản bàn giao) may be cited. */
export async function acceptHandover(
  tx: Transaction,
  given: OnAssignment & { recordDocumentId: string | null },
  by: Asker,
): Promise<Step> {
  const held = await hold(tx, given, by)
  const to = decide(assignment, held.state, 'accept', held.case)
  await setOwner(tx, given.solutionId, await authorityNow(tx, 'health-authority', by.now))
  const reserved = held.case.checklist.filter((one) => one.result === 'reserved').length
  const step = {
    act: 'solution.handed-over',
    command: 'accept',
    documentId: given.recordDocumentId,
    facts: { reserved },
  } as const
  return move(tx, held, to, by, { acceptedBy: by.actor, recordId: given.recordDocumentId }, step)
}

/** The health side gives it back to be completed, with a reason. */
export async function returnForCompletion(tx: Transaction, given: OnAssignment & { reason: string }, by: Asker): Promise<Step> {
  const held = await hold(tx, given, by)
  const to = decide(assignment, held.state, 'return', held.case)
  await store.forgetFailedItems(tx, given.solutionId)
  return move(tx, held, to, by, { completedBy: null }, { act: 'solution.returned', command: 'return', words: given.reason })
}

/** What was reserved at the handover is there now. */
export async function closeReservation(
  tx: Transaction,
  given: OnAssignment & { item: HandoverItem; note: string },
  by: Asker,
): Promise<Step> {
  const { item, note } = given
  const held = await hold(tx, given, by, { item, result: 'passed', dueOn: null })
  const to = decide(assignment, held.state, 'close-reservation', held.case)
  await store.writeItem(tx, given.solutionId, {
    item,
    result: 'passed',
    note,
    due_on: null,
    checked_by_name: by.actor.displayName,
    checked_at: by.now,
  })
  return move(tx, held, to, by, {}, { act: 'reservation.closed', command: 'close-reservation', words: note, facts: { item } })
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

interface Held {
  readonly solutionId: string
  readonly scopePath: string
  readonly state: AssignmentState
  readonly version: number
  readonly dueOn: string | null
  readonly case: AssignmentCase
}

async function hold(tx: Transaction, given: OnAssignment, by: Asker, checking: AssignmentCase['checking'] = null): Promise<Held> {
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
    case: caseOf(row, items, by, checking),
  }
}

/** The facts that the machine's guards ask for. */
export function caseOf(
  row: store.AssignmentRow,
  items: readonly store.ItemRow[],
  by: { actor: { id: string }; now: Date },
  checking: AssignmentCase['checking'] = null,
): AssignmentCase {
  const checklist = checklistOf(items.map((one) => ({ item: one.item, result: one.result, dueOn: one.due_on })))
  return { checklist, asker: by.actor.id, completedBy: row.completed_by, today: civilDay(by.now), checking }
}

async function move(
  tx: Transaction,
  held: Held,
  to: AssignmentState,
  by: Asker,
  change: Parameters<typeof store.moveAssignment>[4],
  step: Pick<Happening, 'act' | 'command' | 'words' | 'documentId' | 'facts'>,
): Promise<Step> {
  const { solutionId, scopePath, state } = held
  await store.moveAssignment(tx, solutionId, to, by.now, change)
  await settleStanding(tx, solutionId, 'assignment', to, null, by.now)
  await chronicle(tx, by, { ...step, thing: 'assignment', id: solutionId, solutionId, scopePath, from: state, to })
  return { id: solutionId, state: to, version: held.version + 1 }
}
