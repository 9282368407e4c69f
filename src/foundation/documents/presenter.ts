import type { Reader } from '../../platform/database.ts'
import { isWithin } from '../../vocabulary/administrative-unit-code.ts'
import { civilDay, daysBetween } from '../../vocabulary/period.ts'
import { system } from '../audit/public.ts'
import { agencyNameInEnglish } from '../places/public.ts'
import { factsOf, wordsFor } from './actions/read.ts'
import { documentTypes } from './document-type.ts'
import type { DocumentDetail, DocumentSummary } from './document-view.ts'
import { writeNumberLine } from './notation.ts'
import { mayChange, mayRead } from './reach.ts'
import { signatureLines } from './signature-block.ts'
import { type DocumentRow, documentsById } from './store/documents.ts'
import {
  type ArrivalRow,
  arrivalsOf,
  filesOf,
  pointsOf,
  type RelationRow,
  recipientsOf,
  relationsOf,
  stepsOf,
} from './store/parts.ts'

type Who = { readonly scope: readonly string[]; readonly now: Date }

/** Rows of the list with what hangs on them, in two look-ups for the whole page. */
export async function summaries(db: Reader, rows: readonly DocumentRow[], who: Who): Promise<DocumentSummary[]> {
  const ids = rows.map(({ id }) => id)
  const [arrivals, files] = [await arrivalsOf(db, ids), await filesOf(db, ids)]
  return rows.map((row) =>
    summary(
      row,
      arrivals.filter((one) => one.document_id === row.id),
      files.some((one) => one.document_id === row.id),
      who,
    ),
  )
}

function summary(row: DocumentRow, arrivals: readonly ArrivalRow[], hasFile: boolean, who: Who): DocumentSummary {
  return {
    ...head(row),
    issuedOn: row.issued_on,
    datedOn: row.dated_on,
    priority: row.priority,
    origin: row.origin,
    hasFile,
    arrivals: arrivals
      .filter((one) => isWithin(who.scope, one.book_path))
      .map((one) => ({ bookPath: one.book_path, year: one.year, number: one.number, arrivedOn: one.arrived_on })),
  }
}

function head(row: DocumentRow) {
  return {
    id: row.id,
    type: row.type,
    number: row.number,
    notation: row.notation,
    numberLine: row.state === 'drafted' ? '' : writeNumberLine(row.number, row.notation),
    issuer: {
      name: row.issuer_name,
      nameEn: inEnglish(row.issuer_name),
      organisationId: row.issuer_organisation_id,
      level: row.issuer_level,
    },
    subject: row.subject,
    subjectIsOurs: row.subject_is_ours,
    glossEn: row.gloss_en,
    state: row.state,
    unitPath: row.scope_path,
    notSeen: row.not_seen,
  }
}

/** One document with everything; related documents that are out of reach are left out. */
export async function detail(db: Reader, row: DocumentRow, who: Who): Promise<DocumentDetail> {
  const [arrivals, files, relations] = [
    await arrivalsOf(db, [row.id]),
    await filesOf(db, [row.id]),
    await relationsOf(db, [row.id]),
  ]
  const others = await documentsById(db, [...new Set(relations.flatMap(({ from_id, to_id }) => [from_id, to_id]))])
  const readable = new Map(
    others.filter((other) => mayRead(who.scope, factsOf(other), civilDay(who.now))).map((other) => [other.id, other]),
  )
  const related = (relation: RelationRow, otherId: string) => {
    const other = readable.get(otherId)
    if (other === undefined) return []
    const words = wordsFor(other)
    return [
      {
        documentId: otherId,
        wordsVi: words.vi,
        wordsEn: words.en,
        subject: other.subject,
        glossEn: other.gloss_en,
        issuedOn: other.issued_on,
        days: daysFrom(relation.to_id === row.id ? [row, other] : [other, row]),
        kind: relation.kind,
        evidence: relation.evidence,
        noteVi: relation.note_vi,
        noteEn: relation.note_en,
      },
    ]
  }
  const { capacity = [], titles = [], name = '' } = row.signer
  return {
    ...summary(row, arrivals, files.length > 0, who),
    version: row.version,
    dateNote: row.date_note,
    signer: {
      lines: signatureLines({ capacity, titles, name }),
      linesEn: signatureLines({ capacity, titles, name }).map(inEnglish),
      name,
    },
    conveysOpinionOf: row.conveys_opinion_of,
    conveysOpinionOfEn: row.conveys_opinion_of === null ? null : inEnglish(row.conveys_opinion_of),
    addressees: row.addressees,
    recipients: (await recipientsOf(db, row.id)).map((one) => ({ ...one, nameEn: inEnglish(one.name) })),
    points: (await pointsOf(db, row.id)).map((point) => ({ ...point })),
    sources: row.sources,
    sourcesEn: row.sources.map(documentInEnglish),
    fullText: row.full_text,
    content: row.content,
    becameId: row.became_id,
    relatesTo: relations.filter((one) => one.from_id === row.id).flatMap((one) => related(one, one.to_id)),
    relatedFrom: relations.filter((one) => one.to_id === row.id).flatMap((one) => related(one, one.from_id)),
    files: files.map((file) => ({
      sha256: file.sha256,
      size: file.size,
      pages: file.pages,
      attachedAt: file.attached_at.toISOString(),
      attachedBy: file.attached_by,
    })),
    history: (await stepsOf(db, row.id)).map((step) => ({
      what: step.what,
      happenedAt: step.happened_at.toISOString(),
      actorName: step.actor_name,
      actorNameEn: step.actor_name === system.displayName ? systemInEnglish : step.actor_name,
      note: step.note,
      noteEn: documentInEnglish(step.note),
    })),
    mayChange: mayChange(who.scope, factsOf(row)),
  }
}

function daysFrom([older, newer]: readonly [DocumentRow, DocumentRow]): number | null {
  return older.issued_on === null || newer.issued_on === null ? null : daysBetween(older.issued_on, newer.issued_on)
}

/** The graph of the cascade page: signed documents only, edges from the newer to the older. */
export async function graph(db: Reader, rows: readonly DocumentRow[]) {
  const nodes = rows.flatMap((row) =>
    row.issued_on === null || row.state === 'drafted'
      ? []
      : [{ ...head(row), issuedOn: row.issued_on, dateIsApproximate: row.date_note !== null }],
  )
  const dayOf = new Map(nodes.map(({ id, issuedOn }) => [id, issuedOn]))
  const edges = (await relationsOf(db, [...dayOf.keys()])).flatMap((one) => {
    const [from, to] = [dayOf.get(one.from_id), dayOf.get(one.to_id)]
    if (from === undefined || to === undefined) return []
    return [
      {
        from: one.from_id,
        to: one.to_id,
        kind: one.kind,
        evidence: one.evidence,
        noteVi: one.note_vi,
        noteEn: one.note_en,
        days: daysBetween(to, from),
      },
    ]
  })
  return { nodes, edges }
}

const systemInEnglish = 'System'
const inEnglish = (name: string): string => agencyNameInEnglish(name) ?? name

/** `Công văn 3440/VPCP-KGVX (toàn văn)`: a document named by its type, and how much of it was seen. */
export function documentInEnglish(text: string): string {
  const type = Object.values(documentTypes).find(({ vi }) => text.startsWith(`${vi} `))
  const named = type === undefined ? text : `${type.en}${text.slice(type.vi.length)}`
  return named
    .replace(/\(toàn văn\)/u, '(full text)')
    .replace(
      / ngày (\d{1,2})\/(\d{1,2})\/(\d{4})/u,
      (_, day: string, month: string, year: string) => ` of ${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`,
    )
}
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
