import { type Doer, record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { arrivalCountById, saveArrivalDispute, saveArrivals } from '../store/arrivals.ts'

interface By {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
}

/** Writes down how many arrived; said again, the newer count counts and the older one stays to be seen. */
export async function recordArrivals(
  tx: Transaction,
  given: { unitPath: string; on: string; arrivals: number; source: string },
  { actor, scope, now }: By,
): Promise<{ id: string }> {
  const today = civilDay(now)
  if (!isWithin(scope, given.unitPath)) found(undefined, 'unit')
  if (given.on > today) throw new Refusal('arrivals-are-of-the-future', { day: today })
  const id = newId()
  await saveArrivals(tx, {
    id,
    unit_path: given.unitPath,
    day: given.on,
    arrivals: given.arrivals,
    source: given.source,
    recorded_by: actor.displayName,
    recorded_at: now,
  })
  await record(tx, {
    actor,
    action: 'arrivals.recorded',
    subject: { kind: 'arrival-count', id },
    scopePath: given.unitPath,
    facts: { on: given.on, arrivals: given.arrivals },
    at: now,
  })
  return { id }
}

/** Somebody above says that a count is wrong, and why; it stays, with that beside it, until a new one is recorded. */
export async function disputeArrivals(tx: Transaction, given: { countId: string; reason: string }, by: By): Promise<void> {
  const row = await arrivalCountById(tx, given.countId)
  const own = found(row !== undefined && isWithin(by.scope, row.unit_path) ? row : undefined, 'arrival-count')
  if (own.disputed_at !== null) throw new Refusal('arrivals-are-disputed-already', {}, 409)
  await saveArrivalDispute(tx, own.id, by.actor.displayName, given.reason, by.now)
  await record(tx, {
    actor: by.actor,
    action: 'arrivals.disputed',
    subject: { kind: 'arrival-count', id: own.id },
    scopePath: own.unit_path,
    purpose: given.reason,
    at: by.now,
  })
}
