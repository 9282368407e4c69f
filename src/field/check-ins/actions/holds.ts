import { type Doer, record } from '../../../foundation/audit/public.ts'
import { placeNames, unitNames } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { addDays, civilDay } from '../../../vocabulary/period.ts'
import { type VenueRow, venueIdsUnder, venueInScope, venueOfCode, venuesById } from '../../venues/public.ts'
import {
  type HeldVenue,
  type HoldRow,
  holdById,
  holdsOn,
  insertHold,
  keepVisits,
  listHolds,
  markReleased,
  releaseHeld,
  waitingVisits,
} from '../store/holds.ts'
import { oldestDays } from '../visit.ts'
import { caseIn } from './unmasking.ts'

interface By {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
}

export interface GivenHold {
  readonly venueCodes?: readonly string[] | undefined
  /** A commune: all its venues, also those registered while the hold is in force. */
  readonly unitPath?: string | undefined
  readonly fromOn: string
  readonly toOn: string
  readonly untilOn: string
  readonly documentNumber: string
  readonly basis: string
}

/**
 * Keeps the visits of certain days at some venues, or at a commune's, past their retention. The hold names its document, its orderer and
 * its last day, and is on the record, once for each venue or for the commune. One venue outside the orderer's area refuses all of it.
 */
export async function orderHold(tx: Transaction, given: GivenHold, by: By): Promise<string> {
  const unit = given.unitPath === undefined ? undefined : await communeInScope(tx, given.unitPath, by)
  const venues = new Map<number, VenueRow>()
  for (const code of given.venueCodes ?? []) {
    const venue = await venueInScope(tx, (await venueOfCode(tx, code)).id, by.scope)
    venues.set(venue.id, venue)
  }
  if (given.untilOn < civilDay(by.now)) throw new Refusal('hold-ends-in-the-past')
  const firstDeletedOn = addDays(given.fromOn, oldestDays + 1)
  if (given.untilOn < firstDeletedOn) throw new Refusal('hold-keeps-nothing-longer', { on: firstDeletedOn })
  const id = newId()
  const documentNumber = caseIn(given.documentNumber)
  const places = { venueIds: [...venues.keys()], unitPath: unit ?? null }
  await insertHold(tx, { ...given, ...places, id, documentNumber, by: by.actor.displayName, at: by.now })
  for (const named of namedBy(unit, [...venues.values()]))
    await record(tx, {
      ...named,
      actor: by.actor,
      action: 'hold.ordered',
      purpose: `${documentNumber}: ${given.basis}`,
      facts: { hold: id, fromOn: given.fromOn, toOn: given.toOn, untilOn: given.untilOn },
      at: by.now,
    })
  return id
}

async function communeInScope(tx: Transaction, unitPath: string, by: By): Promise<string> {
  const names = await unitNames(tx, [unitPath], civilDay(by.now))
  found(isWithin(by.scope, unitPath) ? names.get(unitPath) : undefined, 'unit')
  return unitPath
}

/** What the record says the hold is about: whoever looks up a venue finds every hold that named it. */
function namedBy(unit: string | undefined, venues: readonly VenueRow[]) {
  return unit === undefined
    ? venues.map((venue) => ({ subject: { kind: 'organisation', id: venue.organisation_id }, scopePath: venue.path }))
    : [{ subject: { kind: 'unit', id: unit }, scopePath: unit }]
}

/** Releases a hold before its last day. Visits that only it kept are deleted now; the record says how many. */
export async function releaseHold(tx: Transaction, given: { id: string; reason: string }, by: By): Promise<void> {
  const hold = found(await holdById(tx, given.id), 'hold')
  const venues = await venuesById(tx, hold.venue_ids)
  // Ordered over several areas, it is released only by somebody who answers for all of them.
  const paths = hold.unit_path === null ? venues.map((venue) => venue.path) : [hold.unit_path]
  if (!paths.every((path) => isWithin(by.scope, path))) throw new Refusal('not-found', { what: 'hold' }, 404)
  const today = civilDay(by.now)
  if (stateOfHold(hold, today) !== 'in-force') throw new Refusal('hold-is-not-in-force', {}, 409)
  await markReleased(tx, hold.id, { by: by.actor.displayName, at: by.now, reason: given.reason })
  const deleted = await releaseHeld(tx, today)
  for (const named of namedBy(hold.unit_path ?? undefined, venues))
    await record(tx, {
      ...named,
      actor: by.actor,
      action: 'hold.released',
      purpose: given.reason,
      facts: { hold: hold.id, deleted },
      at: by.now,
    })
}

export function stateOfHold(hold: Pick<HoldRow, 'until_on' | 'released_at'>, today: string): 'in-force' | 'ended' | 'released' {
  if (hold.released_at !== null) return 'released'
  return hold.until_on < today ? 'ended' : 'in-force'
}

/** Copies the visits of a day that holds in force name, before the day is dropped. Answers how many. */
export async function keepHeld(tx: Transaction, day: string, today: string): Promise<number> {
  return keepVisits(tx, day, await venuesOfHolds(tx, await holdsOn(tx, day, today)))
}

async function venuesOfHolds(db: Reader, holds: readonly HoldRow[]): Promise<HeldVenue[]> {
  const held: HeldVenue[] = []
  for (const hold of holds) {
    const ids = hold.unit_path === null ? hold.venue_ids : await venueIdsUnder(db, hold.unit_path)
    held.push(...ids.map((venueId) => ({ holdId: hold.id, venueId })))
  }
  return held
}

/** The holds that touch the reader's area, newest first; of venues elsewhere only how many there are. */
export async function holdsWithin(db: Reader, scope: readonly string[], now: Date) {
  const today = civilDay(now)
  const all = await listHolds(db)
  const venues = new Map(
    (
      await venuesById(
        db,
        all.flatMap((row) => row.venue_ids),
      )
    ).map((one) => [one.id, one]),
  )
  const rows = all.flatMap((row) => {
    const own = row.venue_ids.flatMap((id) => venues.get(id) ?? []).filter((venue) => isWithin(scope, venue.path))
    const touches = own.length > 0 || (row.unit_path !== null && isWithin(scope, row.unit_path))
    return touches ? [{ row, own }] : []
  })
  const inForce = rows.map(({ row }) => row).filter((row) => stateOfHold(row, today) === 'in-force')
  const waiting = await waitingVisits(db, await venuesOfHolds(db, inForce))
  const units = await placeNames(
    db,
    rows.flatMap(({ row }) => row.unit_path ?? []),
    today,
  )
  return rows.map(({ row, own }) => ({
    ...wordHold(row, today),
    venues: own.map((venue) => venue.name),
    venuesElsewhere: row.venue_ids.length - own.length,
    placeVi: units.get(row.unit_path ?? '')?.vi ?? null,
    placeEn: units.get(row.unit_path ?? '')?.en ?? null,
    waiting: waiting.get(row.id) ?? 0,
  }))
}

function wordHold(row: HoldRow, today: string) {
  return {
    id: row.id,
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
  }
}
