import { sealedInCameras } from './field/cameras/public.ts'
import { sealedInCheckIns } from './field/check-ins/public.ts'
import { sealedInDeclarations } from './field/declarations/public.ts'
import { sealedInVenues } from './field/venues/public.ts'
import { record, system } from './foundation/audit/public.ts'
import { sealedInPeople } from './foundation/people/public.ts'
import { sealedInCompliance } from './governance/compliance/public.ts'
import type { Database } from './platform/database.ts'
import type { Keyring } from './platform/keyring.ts'
import { countSealedBefore, resealTable, type SealedTable } from './platform/reseal.ts'

/** Every table that holds sealed values; a test compares this with the database's own columns. */
export const sealedTables: readonly SealedTable[] = [
  ...sealedInPeople,
  ...sealedInDeclarations,
  ...sealedInVenues,
  ...sealedInCheckIns,
  ...sealedInCameras,
  ...sealedInCompliance,
]

export interface Resealed {
  readonly rows: number
  /** Rows that a process sealed with an older key meanwhile; another run finds them. */
  readonly left: number
}

/**
 * Seals every table again with the current key, and goes through them until nothing of an older version is left, three times at most: a
 * process that had not seen the new key yet may write while this runs. Each transaction is on the record: which table, how many rows.
 */
export async function resealEverything(database: Database, keyring: Keyring, now: Date): Promise<Resealed> {
  let rows = 0
  for (let round = 1; ; round += 1) {
    for (const given of sealedTables) {
      rows += await resealTable(database, keyring, given, (tx, count) =>
        record(tx, {
          actor: system,
          action: 'values.resealed',
          subject: { kind: 'key', id: String(keyring.currentVersion) },
          facts: { table: given.table, rows: count },
          at: now,
        }),
      )
    }
    const left = await Promise.all(
      sealedTables.map((given) => countSealedBefore(database.read, given, keyring.currentVersion)),
    ).then((counts) => counts.reduce((sum, count) => sum + count, 0))
    if (left === 0 || round === 3) return { rows, left }
  }
}
