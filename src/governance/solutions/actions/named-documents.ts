import { documentWords } from '../../../foundation/documents/public.ts'
import type { Reader } from '../../../platform/database.ts'

/** The documents a page speaks of, by name; one that is no longer there is missing. */
export async function namedDocuments(
  db: Reader,
  ids: readonly (string | null)[],
): Promise<{ id: string; vi: string; en: string }[]> {
  const words = await documentWords(
    db,
    ids.filter((id) => id !== null),
  )
  return [...words].map(([id, { vi, en }]) => ({ id, vi, en }))
}
