import { type Doer, record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { venueInScope } from '../../venues/public.ts'
import { insertHold } from '../store/holds.ts'

/** Keeps the visits of one venue's days past their retention. The hold names its basis, its orderer and its last day, and is on the record. */
export async function orderHold(
  tx: Transaction,
  given: { venueId: number; fromOn: string; toOn: string; untilOn: string; basis: string },
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<string> {
  const venue = await venueInScope(tx, given.venueId, by.scope)
  const id = newId()
  await insertHold(tx, { id, ...given, by: by.actor.displayName, at: by.now })
  await record(tx, {
    actor: by.actor,
    action: 'hold.ordered',
    subject: { kind: 'organisation', id: venue.organisation_id },
    scopePath: venue.path,
    purpose: given.basis,
    facts: { fromOn: given.fromOn, toOn: given.toOn, untilOn: given.untilOn },
    at: by.now,
  })
  return id
}
