import { type Doer, record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { readClockTime, showClockTime } from '../../../vocabulary/clock-time.ts'
import { saveHours } from '../store/registration.ts'
import type { VenueRow } from '../store.ts'

export interface SaidHours {
  /** `08:00`; both null: always open. */
  readonly opensAt: string | null
  readonly closesAt: string | null
}

/** States when a venue is open. Visits that come later are judged by it; those that came before keep what was said of them. */
export async function setOpeningHours(
  tx: Transaction,
  venue: VenueRow,
  given: SaidHours & { readonly version: number | null },
  by: { actor: Doer; now: Date },
): Promise<void> {
  const hours = { opens: minuteOf(given.opensAt), closes: minuteOf(given.closesAt) }
  if (!(await saveHours(tx, venue.id, given.version, hours))) throw new Refusal('somebody-was-quicker', {}, 409)
  await record(tx, {
    actor: by.actor,
    action: 'venue.hours-set',
    subject: { kind: 'venue', id: String(venue.id) },
    scopePath: venue.path,
    facts: { opensAt: given.opensAt ?? '', closesAt: given.closesAt ?? '' },
    at: by.now,
  })
}

export function saidHours(row: Pick<VenueRow, 'opens_minute' | 'closes_minute'>): SaidHours {
  const { opens_minute: opens, closes_minute: closes } = row
  if (opens === null || closes === null) return { opensAt: null, closesAt: null }
  return { opensAt: showClockTime(opens), closesAt: showClockTime(closes) }
}

function minuteOf(text: string | null): number | null {
  return text === null ? null : (readClockTime(text) ?? null)
}
