import { unitNames } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay, daysBetween } from '../../../vocabulary/period.ts'
import { assignment, type Proof } from '../assignment.ts'
import { type ItemResult, type MovedThing, theRest } from '../handover.ts'
import type { HandoverItem, HandoverSection } from '../handover-template.ts'
import * as store from '../store/assignment.ts'
import { evidenceOf, insertHandCount, setReceiver } from '../store/handover.ts'
import { setOwner } from '../store/solution.ts'
import type { Asker, Step } from './asker.ts'
import { type Held, hold, move, type OnAssignment } from './assignment.ts'
import { requireMinutes } from './letters.ts'
import { authorityNow } from './registry.ts'

export interface Checking extends OnAssignment {
  readonly item: HandoverItem
  readonly result: ItemResult
  readonly note: string
  /** Only of a reserved item: the day it will be there. */
  readonly dueOn: string | null
  /** Who saw that it passes, and when, where no file shows it. */
  readonly seenBy?: string | null | undefined
  readonly seenOn?: string | null | undefined
}

/** The health side names who receives a part of the handover for it. */
export async function nameReceiver(
  tx: Transaction,
  given: OnAssignment & { section: HandoverSection; receiver: string },
  by: Asker,
): Promise<Step> {
  const held = await hold(tx, given, by)
  const to = decide(assignment, held.state, 'name-receiver', held.case)
  await setReceiver(tx, given.solutionId, given.section, given.receiver)
  const facts = { section: given.section }
  return move(tx, held, to, by, {}, { act: 'handover-receiver.named', command: 'name-receiver', words: given.receiver, facts })
}

/** The health side writes down what it found of one item. */
export async function checkItem(tx: Transaction, given: Checking, by: Asker): Promise<Step> {
  const { item, result } = given
  const dueOn = result === 'reserved' ? given.dueOn : null
  const proof = await proofOf(tx, given)
  const held = await hold(tx, given, by, { item, result, dueOn, proof })
  const to = decide(assignment, held.state, 'check-item', held.case)
  await write(tx, held, [{ item, result, note: given.note, dueOn, proof }], by)
  const facts = { item, result, dueOn }
  return move(tx, held, to, by, {}, { act: 'handover-item.checked', command: 'check-item', words: given.note, facts })
}

/** The giving side says so too: the item does not apply. */
export async function agreeNotApplicable(
  tx: Transaction,
  given: OnAssignment & { item: HandoverItem },
  by: Asker,
): Promise<Step> {
  const { item } = given
  const held = await hold(tx, given, by, { item, result: 'not-applicable', dueOn: null, proof: null })
  const to = decide(assignment, held.state, 'agree-not-applicable', held.case)
  await store.agreeItem(tx, given.solutionId, item, by.actor.displayName)
  return move(tx, held, to, by, {}, { act: 'handover-item.agreed', command: 'agree-not-applicable', facts: { item } })
}

/** When urgent: all that nobody has looked at and need not be there at once is reserved to one day. */
export async function reserveTheRest(
  tx: Transaction,
  given: OnAssignment & { dueOn: string; note: string },
  by: Asker,
): Promise<Step> {
  const first = await hold(tx, given, by)
  const items = theRest(first.case.checklist)
  const [item] = items
  const checking = item === undefined ? null : ({ item, result: 'reserved', dueOn: given.dueOn, proof: null } as const)
  const held: Held = { ...first, case: { ...first.case, checking } }
  const to = decide(assignment, held.state, 'reserve-the-rest', held.case)
  const rows = items.map((one) => ({ item: one, result: 'reserved' as const, note: given.note, dueOn: given.dueOn, proof: null }))
  await write(tx, held, rows, by)
  const facts = { count: items.length, dueOn: given.dueOn, result: 'reserved' }
  return move(tx, held, to, by, {}, { act: 'handover-rest.reserved', command: 'reserve-the-rest', words: given.note, facts })
}

/** Visits are kept for thirty days; a count of an older day could not be looked at again. */
const countedWithin = 30

/** Counts what a measure counts, at one place, on a day; null where the product does not. */
export type CountAt = (db: Reader, measureId: string, unitPath: string, on: string, today: string) => Promise<number | null>

/**
 * Part H: the facts feed matches a hand count at one site. The product counts the same place on the same day by itself; both numbers
 * are kept, whether they match or not, and only the same number passes.
 */
export async function countByHand(
  tx: Transaction,
  given: OnAssignment & { measureId: string; unitPath: string; on: string; byHand: number },
  by: Asker,
  countAt: CountAt,
): Promise<Step> {
  const item = 'counts-match-at-one-site'
  const { measureId, unitPath, on, byHand } = given
  const today = civilDay(by.now)
  if (on > today) throw new Refusal('measurement-lies-in-the-future')
  if (daysBetween(on, today) > countedWithin) throw new Refusal('count-is-too-old', { days: countedWithin })
  if (!(await unitNames(tx, [unitPath], on)).has(unitPath)) throw new Refusal('unit-is-not-in-force', { unit: unitPath })
  const computed = await countAt(tx, measureId, unitPath, on, today)
  if (computed === null || (computed === 0 && byHand === 0)) throw new Refusal('nothing-to-measure-on-that-day', { day: on })
  const result = computed === byHand ? 'passed' : 'failed'
  const held = await hold(tx, given, by, { item, result, dueOn: null, proof: null })
  const to = decide(assignment, held.state, 'count-by-hand', held.case)
  await insertHandCount(tx, given.solutionId, {
    id: newId(),
    measure_id: measureId,
    unit_path: unitPath,
    counted_on: on,
    by_hand: byHand,
    computed,
    counted_by_name: by.actor.displayName,
    counted_at: by.now,
  })
  await write(tx, held, [{ item, result, note: '', dueOn: null, proof: null }], by)
  const facts = { item, result, byHand, computed, measureId, unitPath, on }
  return move(tx, held, to, by, {}, { act: 'handover.counted', command: 'count-by-hand', facts })
}

/** The health side signs that it accepts; it changes hands once the other side has signed too. */
export async function acceptHandover(tx: Transaction, given: OnAssignment, by: Asker): Promise<Step> {
  const held = await hold(tx, given, by)
  const to = decide(assignment, held.state, 'accept', held.case)
  const reserved = held.case.checklist.filter((one) => one.result === 'reserved').length
  const step = { act: 'solution.accepted', command: 'accept', facts: { reserved } } as const
  return move(tx, held, to, by, { acceptedBy: by.actor }, step)
}

/** A signer of the giving side signs the same minutes; from now on the health authority owns the solution. */
export async function transferSolution(
  tx: Transaction,
  given: OnAssignment & { moved: readonly MovedThing[]; recordDocumentId: string | null },
  by: Asker,
): Promise<Step> {
  const first = await hold(tx, given, by)
  const held: Held = { ...first, case: { ...first.case, moved: given.moved } }
  const to = decide(assignment, held.state, 'transfer', held.case)
  if (given.recordDocumentId !== null) await requireMinutes(tx, given.recordDocumentId, by.now)
  await setOwner(tx, given.solutionId, await authorityNow(tx, 'health-authority', by.now))
  const { recordDocumentId } = given
  const facts = { moved: [...given.moved] }
  const step = { act: 'solution.handed-over', command: 'transfer', documentId: recordDocumentId, facts } as const
  return move(tx, held, to, by, { transferredBy: by.actor, recordId: recordDocumentId }, step)
}

/** The health side gives it back to be completed, with a reason. */
export async function returnForCompletion(tx: Transaction, given: OnAssignment & { reason: string }, by: Asker): Promise<Step> {
  const held = await hold(tx, given, by)
  const to = decide(assignment, held.state, 'return', held.case)
  await store.forgetFailedItems(tx, given.solutionId)
  return move(
    tx,
    held,
    to,
    by,
    { completedBy: null, acceptedBy: null },
    { act: 'solution.returned', command: 'return', words: given.reason },
  )
}

/** What was reserved at the handover is there now. */
export async function closeReservation(
  tx: Transaction,
  given: OnAssignment & Pick<Checking, 'item' | 'note' | 'seenBy' | 'seenOn'>,
  by: Asker,
): Promise<Step> {
  const { item, note } = given
  const proof = await proofOf(tx, given)
  const held = await hold(tx, given, by, { item, result: 'passed', dueOn: null, proof })
  const to = decide(assignment, held.state, 'close-reservation', held.case)
  await write(tx, held, [{ item, result: 'passed', note, dueOn: null, proof }], by)
  return move(tx, held, to, by, {}, { act: 'reservation.closed', command: 'close-reservation', words: note, facts: { item } })
}

async function proofOf(db: Reader, given: Pick<Checking, 'solutionId' | 'item' | 'seenBy' | 'seenOn'>): Promise<Proof> {
  const { seenBy = null, seenOn = null } = given
  const files = (await evidenceOf(db, given.solutionId)).filter(({ item }) => item === given.item).length
  return { files, ...(seenBy === null || seenOn === null ? { seenBy: null, seenOn: null } : { seenBy, seenOn }) }
}

async function write(
  tx: Transaction,
  held: Held,
  rows: readonly { item: HandoverItem; result: ItemResult; note: string; dueOn: string | null; proof: Proof | null }[],
  by: Asker,
): Promise<void> {
  for (const { item, result, note, dueOn, proof } of rows)
    await store.writeItem(tx, held.solutionId, {
      item,
      result,
      note,
      due_on: dueOn,
      seen_by: proof?.seenBy ?? null,
      seen_on: proof?.seenOn ?? null,
      checked_by_name: by.actor.displayName,
      checked_at: by.now,
      agreed_by_name: null,
    })
}
