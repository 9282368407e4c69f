import { record } from '../../../foundation/audit/public.ts'
import { registerOrganisations } from '../../../foundation/places/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { emit } from '../../../platform/outbox.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import * as store from '../store/import.ts'
import { communesOfImport, holdCommunes, venuesAlike } from '../store/registration.ts'
import { insertVenues } from '../store.ts'
import { comesTwice, type KeptRow, looks, openRow } from './import.ts'
import { provinceOf } from './province-rule.ts'
import { newVenue, type VenueToRegister } from './registration.ts'

const rowsInChunk = 500

/**
 * Goes on with every import that was started: five hundred rows a transaction, with the place it has come to in the same transaction,
 * so that a process that dies in the middle leaves neither a half chunk nor a doubled venue. Two processes never share an import.
 */
export async function runImports(house: House): Promise<void> {
  for (const id of await store.runningImports(house.database.read)) {
    while (await house.database.transaction((tx) => runChunk(tx, house, id))) house.wakeDelivery()
    house.wakeDelivery()
  }
}

/** Registers the next rows that fit; false when nothing is left to do or somebody else does it. */
async function runChunk(tx: Transaction, house: House, id: string): Promise<boolean> {
  const one = await store.takeRunning(tx, id)
  if (one === undefined) return false
  const now = house.businessClock.now()
  const actor = { id: one.made_by, displayName: one.maker_name }
  const rows = await store.rowsOf(tx, id, { outcomes: ['fits'], after: one.done_through, limit: rowsInChunk })
  // Rows whose commune was only told afterwards may be one venue in two spellings.
  const seen = new Set<string>()
  const twiceIn: { row: number; outcome: string; venueId: null }[] = []
  const opened = rows.flatMap((row) => {
    if (row.sealed === null) return []
    const kept = openRow(house.keyring, row.sealed)
    const unitPath = kept.unitPath ?? one.columns.answers[row.asked ?? ''] ?? null
    if (unitPath === null || !isWithin(one.scope, unitPath)) return []
    if (comesTwice({ ...kept, unitPath }, seen)) {
      twiceIn.push({ row: row.row, outcome: 'comes-twice', venueId: null })
      return []
    }
    return [{ row: row.row, kept: { ...kept, unitPath } }]
  })
  await holdCommunes(
    tx,
    opened.map(({ kept }) => kept.unitPath),
  )
  const found = await venuesAlike(
    tx,
    looks(
      house.keyring,
      opened.map(({ kept }) => kept),
    ),
  )
  const alike = new Map(found.map((venue) => [venue.asked, venue]))
  const fresh = opened.filter((_, at) => !alike.has(at))
  const venues = fresh.map(({ kept }) => newVenue(house.keyring, venueOf(kept), { state: 'registered', deviceId: null }))
  const ids = await insertVenues(tx, venues, now)
  await registerOrganisations(
    tx,
    'venue',
    venues.map((venue, at) => ({
      id: venue.organisation_id,
      name: venue.name,
      unitPath: fresh[at]?.kept.unitPath ?? 'vn',
      address: venue.address,
      facts: { category: venue.category },
    })),
    { actor, scopePath: provinceOf(fresh[0]?.kept.unitPath ?? 'vn'), now },
  )
  await store.saveOutcomes(tx, id, [
    ...twiceIn,
    ...fresh.map(({ row }, at) => ({ row, outcome: 'created', venueId: ids[at] ?? null })),
    ...opened.flatMap(({ row }, at) => {
      const known = alike.get(at)
      return known === undefined ? [] : [{ row, outcome: 'is-registered-already', venueId: known.id }]
    }),
  ])
  const last = rows.at(-1)?.row
  if (last !== undefined) await store.saveProgress(tx, id, last)
  if (rows.length === rowsInChunk) return true
  await store.saveState(tx, id, 'done', now)
  // Whoever binds venues to obligations looks at everything beneath these paths, once a commune and not once a venue.
  for (const path of await communesOfImport(tx, id)) await emit(tx, 'venue.registered', { path }, now)
  await record(tx, {
    actor,
    action: 'venue-import.finished',
    subject: { kind: 'venue-import', id },
    facts: { rows: one.rows },
    at: now,
  })
  return false
}

function venueOf(kept: KeptRow & { unitPath: string }): VenueToRegister {
  return {
    name: kept.name,
    address: kept.address,
    unitPath: kept.unitPath,
    category: kept.category,
    keeperName: kept.keeper === '' ? undefined : kept.keeper,
    keeperPhone: kept.phone === '' ? undefined : kept.phone,
  }
}
