import { type Doer, record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { ReasonCode } from '../obligation.ts'
import * as store from '../store.ts'

/** Puts on the record why a subject does not practise; the words must not carry numbers of persons. */
export async function recordReason(
  tx: Transaction,
  given: { subjectPath: string; code: ReasonCode; note: string },
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<void> {
  if (!isWithin(by.scope, given.subjectPath)) throw new Refusal('not-found', { what: 'subject' }, 404)
  if (given.code === 'other' && given.note === '') throw new Refusal('reason-needs-a-note')
  if (/\d(?:[\s.-]?\d){8,}/.test(given.note)) throw new Refusal('reason-carries-personal-data')
  const id = newId()
  await store.insertReason(tx, {
    id,
    subject_path: given.subjectPath,
    code: given.code,
    note: given.note,
    recorded_on: civilDay(by.now),
    recorded_at: by.now,
    recorded_by: by.actor.id,
    recorded_by_name: by.actor.displayName,
  })
  await record(tx, {
    actor: by.actor,
    action: 'reason.recorded',
    subject: { kind: 'organisation', id: given.subjectPath.replace(/^.*\/o-/, '') },
    scopePath: given.subjectPath,
    facts: { code: given.code },
    at: by.now,
  })
}
