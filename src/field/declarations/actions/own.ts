import { identityOf, standingIds } from '../../../foundation/people/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import {
  declaredThrough,
  everyDeclarationThrough,
  type HistoryRow,
  type OwnRow,
  personDeclaredBy as recordDeclaredBy,
  type SpokenFor,
} from '../store/declaration.ts'

const mostRows = 120
type OwnDevice = { readonly id: string; readonly personId: number | null }

/**
 * What a device may see of declarations: what it gave, and, bound, what speaks for its person, also from a phone that was lost since. What
 * strangers typed of them is not theirs. The newest with each form of each person; `person_id` is the record that stands for them today.
 */
export async function ownDeclarations(db: Reader, keyring: Keyring, device: OwnDevice): Promise<OwnRow[]> {
  const rows = await declaredThrough(db, device.id, await spokenFor(db, keyring, device), mostRows)
  const standing = await standingIds(
    db,
    rows.map((row) => row.person_id),
  )
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    const personId = standing.get(row.person_id) ?? row.person_id
    const key = `${personId} ${row.form}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ ...row, person_id: personId }]
  })
}

/** The same with every older declaration, and with what an officer or the phone replaced. */
export async function ownHistory(db: Reader, keyring: Keyring, device: OwnDevice): Promise<HistoryRow[]> {
  return everyDeclarationThrough(db, device.id, await spokenFor(db, keyring, device))
}

async function spokenFor(db: Reader, keyring: Keyring, device: OwnDevice): Promise<SpokenFor> {
  if (device.personId === null) return { records: [], devices: [] }
  const { ids, bound } = await identityOf(db, keyring, device.personId)
  return { records: ids, devices: bound }
}

/** The record that stands for whom a declaration is about that this device gave. */
export async function personDeclaredBy(db: Reader, deviceId: string, id: string): Promise<number | undefined> {
  const record = await recordDeclaredBy(db, deviceId, id)
  return record === undefined ? undefined : ((await standingIds(db, [record])).get(record) ?? record)
}

/** Who wrote it anew: the phone that gave it, or an officer; `rewritten` is an officer's newer row that the phone does not see. */
export function correctionOf(row: OwnRow): 'no' | 'by-declarer' | 'by-officer' {
  if (row.rewritten) return 'by-officer'
  if (row.corrected_of === null) return 'no'
  return row.declared_by === null ? 'by-declarer' : 'by-officer'
}
