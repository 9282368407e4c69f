import { type Doer, record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { readSheetRows } from '../../../platform/sheet/read-sheet.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { communeIndex } from '../commune-match.ts'
import { type LicensedFault, readLicensedSheet } from '../licensed-sheet.ts'
import * as store from '../store/licensed-count.ts'
import { communesWithin } from './import.ts'

const limits = { mostRows: 20_000, mostUnpackedBytes: 30_000_000, mostMilliseconds: 20_000 }

export interface RecordedRow {
  readonly row: number
  readonly commune: string
  readonly outcome: 'recorded' | LicensedFault
}

interface By {
  readonly actor: Doer
  readonly scope: readonly string[]
  readonly now: Date
}

/** Takes in a sheet of licensed businesses, with where it comes from and of which day it is. Rows that cannot be placed are named. */
export async function recordLicensedCounts(
  house: House,
  file: Buffer,
  given: { source: string; asOf: string },
  by: By,
): Promise<{ recorded: number; rows: RecordedRow[] }> {
  const on = civilDay(by.now)
  if (given.asOf > on) throw new Refusal('licensed-count-is-of-the-future', { day: on })
  const sheet = readLicensedSheet(await readSheetRows(file, limits))
  if (sheet === undefined) throw new Refusal('sheet-of-licences-lacks-columns')
  const match = communeIndex(await communesWithin(house.database.read, by.scope, on))
  const seen = new Set<string>()
  const read = sheet.map((row) => {
    const matched = match(row)
    const unitPath = matched.kind === 'found' ? matched.path : ''
    const key = `${unitPath} ${row.category}`
    const outcome: RecordedRow['outcome'] =
      matched.kind === 'unknown'
        ? 'commune-is-not-found'
        : matched.kind === 'ambiguous'
          ? 'which-commune'
          : row.category === null
            ? 'kind-is-not-known'
            : row.count === null
              ? 'count-is-not-readable'
              : seen.has(key)
                ? 'comes-twice'
                : 'recorded'
    // A row that was not taken in does not stand in the way of the one that says it right.
    if (outcome === 'recorded') seen.add(key)
    return { ...row, unitPath, outcome }
  })
  const counts = read.flatMap((row) =>
    row.outcome !== 'recorded' || row.count === null || row.category === null
      ? []
      : [
          {
            id: newId(),
            unitPath: row.unitPath,
            category: row.category,
            count: row.count,
            ...given,
            by: by.actor.displayName,
            at: by.now,
          },
        ],
  )
  await house.database.transaction(async (tx) => {
    await store.saveCounts(tx, counts)
    await record(tx, {
      actor: by.actor,
      action: 'licensed-counts.recorded',
      subject: { kind: 'licensed-count', id: given.asOf },
      facts: { rows: counts.length, asOf: given.asOf },
      at: by.now,
    })
  })
  return { recorded: counts.length, rows: read.map(({ row, commune, outcome }) => ({ row, commune, outcome })) }
}

/** A commune says that its figure is wrong, and why; the figure stays, with that beside it, until a new one is recorded. */
export async function disputeCount(tx: Transaction, given: { countId: string; reason: string }, by: By): Promise<void> {
  const row = await store.countById(tx, given.countId)
  const own = found(row !== undefined && isWithin(by.scope, row.unit_path) ? row : undefined, 'licensed-count')
  if (own.disputed_at !== null) throw new Refusal('licensed-count-is-disputed-already', {}, 409)
  await store.saveDispute(tx, own.id, by.actor.displayName, given.reason, by.now)
  await record(tx, {
    actor: by.actor,
    action: 'licensed-count.disputed',
    subject: { kind: 'licensed-count', id: own.id },
    scopePath: own.unit_path,
    purpose: given.reason,
    at: by.now,
  })
}
