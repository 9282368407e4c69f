import { documentWords } from '../../../foundation/documents/public.ts'
import type { Words } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { en } from '../messages.en.ts'
import { vi } from '../messages.vi.ts'
import { directivesById } from '../store/directive.ts'
import { issuedProvisionsById } from '../store/provision.ts'

/** A directive as a list shows it: its document's number and date once it is signed, its form and subject before. */
export async function directiveWords(db: Reader, ids: readonly string[]): Promise<Map<string, Words>> {
  const rows = await directivesById(db, [...new Set(ids)])
  const documents = await documentWords(
    db,
    rows.flatMap(({ document_id }) => document_id ?? []),
  )
  return new Map(
    rows.map((row) => {
      const signed = row.document_id === null ? undefined : documents.get(row.document_id)
      const drafted = {
        vi: `${vi['directives.draft-of']}: ${row.subject_vi}`,
        en: `${en['directives.draft-of']}: ${row.subject_en ?? row.subject_vi}`,
      }
      return [row.id, signed ?? drafted]
    }),
  )
}

/** A signed provision in a line: `1. Địa điểm … ghi nhận vào/ra`; the English gloss where there is one. */
export async function provisionWords(db: Reader, ids: readonly string[]): Promise<Map<string, Words>> {
  const rows = await issuedProvisionsById(db, [...new Set(ids)])
  return new Map(
    rows.map((row) => [row.id, { vi: `${row.code}. ${row.text_vi}`, en: `${row.code}. ${row.text_en ?? row.text_vi}` }]),
  )
}
