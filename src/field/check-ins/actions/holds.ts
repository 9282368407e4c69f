import { type Doer, record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type VenueRow, venueInScope, venueOfCode } from '../../venues/public.ts'
import { type HoldRow, holdById, insertHold, markReleased, releaseHeld } from '../store/holds.ts'
import { caseIn } from './unmasking.ts'

interface By {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
}

/** Keeps the visits of one venue's days past their retention. The hold names its document, its orderer and its last day, and is on the record. */
export async function orderHold(
  tx: Transaction,
  given: { venueCode: string; fromOn: string; toOn: string; untilOn: string; documentNumber: string; basis: string },
  by: By,
): Promise<string> {
  const venue = await venueInScope(tx, (await venueOfCode(tx, given.venueCode)).id, by.scope)
  if (given.untilOn < civilDay(by.now)) throw new Refusal('hold-ends-in-the-past')
  const id = newId()
  const documentNumber = caseIn(given.documentNumber)
  await insertHold(tx, { ...given, id, venueId: venue.id, documentNumber, by: by.actor.displayName, at: by.now })
  await record(tx, {
    actor: by.actor,
    action: 'hold.ordered',
    subject: { kind: 'organisation', id: venue.organisation_id },
    scopePath: venue.path,
    purpose: `${documentNumber}: ${given.basis}`,
    facts: { hold: id, fromOn: given.fromOn, toOn: given.toOn, untilOn: given.untilOn },
    at: by.now,
  })
  return id
}

/** Releases a hold before its last day. Visits that only it kept are deleted now; the record says how many. */
export async function releaseHold(tx: Transaction, given: { id: string; reason: string }, by: By): Promise<void> {
  const hold = found(await holdById(tx, given.id), 'hold')
  const venue = await venueInScope(tx, hold.venue_id, by.scope)
  const today = civilDay(by.now)
  if (stateOfHold(hold, today) !== 'in-force') throw new Refusal('hold-is-not-in-force', {}, 409)
  await markReleased(tx, hold.id, { by: by.actor.displayName, at: by.now, reason: given.reason })
  const deleted = await releaseHeld(tx, today)
  await record(tx, {
    actor: by.actor,
    action: 'hold.released',
    subject: { kind: 'organisation', id: venue.organisation_id },
    scopePath: venue.path,
    purpose: given.reason,
    facts: { hold: hold.id, deleted },
    at: by.now,
  })
}

export function stateOfHold(hold: Pick<HoldRow, 'until_on' | 'released_at'>, today: string): 'in-force' | 'ended' | 'released' {
  if (hold.released_at !== null) return 'released'
  return hold.until_on < today ? 'ended' : 'in-force'
}

/** A hold in the words of the contract. */
export function wordHold(row: HoldRow, venue: Pick<VenueRow, 'name'>, today: string) {
  return {
    id: row.id,
    venue: venue.name,
    fromOn: row.from_on,
    toOn: row.to_on,
    untilOn: row.until_on,
    documentNumber: row.document_number,
    basis: row.basis,
    state: stateOfHold(row, today),
    orderedBy: row.ordered_by,
    orderedAt: row.recorded_at.toISOString(),
    releasedBy: row.released_by,
    releasedAt: row.released_at?.toISOString() ?? null,
    releaseReason: row.release_reason,
    held: row.held,
    waiting: row.waiting,
  }
}
