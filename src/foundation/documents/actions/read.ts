import type { Reader, Transaction } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { documentTypes } from '../document-type.ts'
import { writeNumberLine } from '../notation.ts'
import type { Point } from '../point.ts'
import { mayChange, mayRead } from '../reach.ts'
import type { Evidence, RelationKind } from '../relation.ts'
import * as documents from '../store/documents.ts'
import * as parts from '../store/parts.ts'
import type { By } from './note.ts'

type Who = Pick<By, 'scope' | 'now'>

/** One document within reach; anything else is not there. */
export async function readableDocument(db: Reader, id: string, who: Who): Promise<documents.DocumentRow> {
  const row = await documents.documentById(db, id)
  return found(row !== undefined && mayRead(who.scope, factsOf(row), civilDay(who.now)) ? row : undefined, 'document')
}

/** One document that one may change, held against other writers until commit. */
export async function changeableDocument(tx: Transaction, id: string, who: Who): Promise<documents.DocumentRow> {
  const row = await documents.lockDocument(tx, id)
  return found(
    row !== undefined && mayChange(who.scope, factsOf(row)) && mayRead(who.scope, factsOf(row), civilDay(who.now))
      ? row
      : undefined,
    'document',
  )
}

export const factsOf = (row: documents.DocumentRow) => ({ scopePath: row.scope_path, state: row.state, datedOn: row.dated_on })

export interface Words {
  readonly vi: string
  readonly en: string
}

/** How other rooms call a document in a sentence: `Công văn 3440/VPCP-KGVX ngày 25/5/2021`. */
export async function documentWords(db: Reader, ids: readonly string[]): Promise<Map<string, Words>> {
  const rows = await documents.documentsById(db, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, wordsFor(row)]))
}

export function wordsFor(
  row: Pick<documents.DocumentRow, 'type' | 'number' | 'notation' | 'issued_on' | 'subject' | 'state'>,
): Words {
  const type = documentTypes[row.type]
  if (row.state === 'drafted' || row.issued_on === null)
    return {
      vi: `Dự thảo ${type.vi.toLocaleLowerCase('vi')} “${row.subject}”`,
      en: `Draft ${type.en.toLowerCase()} “${row.subject}”`,
    }
  const line = writeNumberLine(row.number, row.notation)
  const [year, month, day] = row.issued_on.split('-').map(Number)
  const english = new Date(`${row.issued_on}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return { vi: `${type.vi} ${line} ngày ${day}/${month}/${year}`, en: `${type.en} ${line} of ${english}` }
}

/** How a page cites signed documents: `Công văn số 3440/VPCP-KGVX ngày 25 tháng 5 năm 2021 của Văn phòng Chính phủ về việc …`; a draft is left out. */
export async function documentCitations(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await documents.documentsById(db, [...new Set(ids)])
  return new Map(
    rows.flatMap((row) => {
      if (row.state === 'drafted' || row.issued_on === null) return []
      const [year = '', month = '', day = ''] = row.issued_on.split('-')
      const on = `ngày ${day} tháng ${Number(month) < 3 ? month : Number(month)} năm ${year}`
      const about = row.subject_is_ours ? '' : ` về việc ${row.subject.replace(/^(V\/v|Về việc)\s+/iu, '')}`
      const line = writeNumberLine(row.number, row.notation)
      return [[row.id, `${documentTypes[row.type].vi} số ${line} ${on} của ${row.issuer_name}${about}`] as const]
    }),
  )
}

/** The numbered points of a document, in order; empty when it has none. */
export async function pointsOf(db: Reader, documentId: string): Promise<Point[]> {
  return parts.pointsOf(db, documentId)
}

/** What other rooms may ask of a document without reading it. */
export interface DocumentFacts {
  readonly id: string
  readonly type: documents.DocumentRow['type']
  readonly state: documents.DocumentRow['state']
  readonly number: string
  readonly notation: string
  readonly issuerName: string
  readonly issuerOrganisationId: string | null
  readonly issuerLevel: documents.DocumentRow['issuer_level']
  readonly unitPath: string
  readonly issuedOn: string | null
  readonly subject: string
  readonly priority: documents.DocumentRow['priority']
}

export async function documentFacts(db: Reader, ids: readonly string[]): Promise<Map<string, DocumentFacts>> {
  const rows = await documents.documentsById(db, [...new Set(ids)])
  return new Map(
    rows.map(
      ({
        id,
        type,
        state,
        number,
        notation,
        issuer_name,
        issuer_organisation_id,
        issuer_level,
        scope_path,
        issued_on,
        subject,
        priority,
      }) => [
        id,
        {
          id,
          type,
          state,
          number,
          notation,
          subject,
          issuerName: issuer_name,
          issuerOrganisationId: issuer_organisation_id,
          issuerLevel: issuer_level,
          unitPath: scope_path,
          issuedOn: issued_on,
          priority,
        },
      ],
    ),
  )
}

export interface Relation {
  readonly fromId: string
  readonly toId: string
  readonly kind: RelationKind
  readonly evidence: Evidence
}

/** What later documents say they are to this one. Dates are the caller's to compare: documents of a later business day are included. */
export async function relationsTo(db: Reader, documentId: string): Promise<Relation[]> {
  const rows = await parts.relationsOf(db, [documentId])
  return rows
    .filter((row) => row.to_id === documentId)
    .map((row) => ({ fromId: row.from_id, toId: row.to_id, kind: row.kind, evidence: row.evidence }))
}
