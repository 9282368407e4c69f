import { devicesOfPerson } from '../../../foundation/people/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { declaredThrough, type OwnRow } from '../store/declaration.ts'

const mostRows = 120

/** What a device may see of declarations: what it gave, and, bound, what speaks for its person. What strangers typed of them is not theirs. */
export async function ownDeclarations(
  db: Reader,
  device: { readonly id: string; readonly personId: number | null },
): Promise<OwnRow[]> {
  const own = device.personId === null ? [] : await devicesOfPerson(db, device.personId)
  return declaredThrough(db, device, own, mostRows)
}

/** Who wrote it anew: the phone that gave it, or an officer; `rewritten` is an officer's newer row that the phone does not see. */
export function correctionOf(row: OwnRow): 'no' | 'by-declarer' | 'by-officer' {
  if (row.rewritten) return 'by-officer'
  if (row.corrected_of === null) return 'no'
  return row.declared_by === null ? 'by-declarer' : 'by-officer'
}
