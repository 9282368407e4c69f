import { z } from 'zod'
import { civilDate } from '../../vocabulary/period.ts'
import { documentStates } from './document-state.ts'
import { documentTypeNames, issuerLevels, origins, priorities } from './document-type.ts'
import { officialDocument } from './layout/official-document.ts'
import { purposes } from './recipients.ts'
import { evidences, relationKinds } from './relation.ts'

/** A number in somebody's incoming book. */
export const arrival = z.strictObject({
  bookPath: z.string(),
  year: z.number().int(),
  number: z.number().int(),
  arrivedOn: civilDate,
})

/** A document as a line of the list. */
export const documentSummary = z.strictObject({
  id: z.string(),
  type: z.enum(documentTypeNames),
  number: z.string(),
  notation: z.string(),
  /** `3440/VPCP-KGVX`, as printed. */
  numberLine: z.string(),
  issuer: z.strictObject({
    name: z.string(),
    nameEn: z.string(),
    organisationId: z.string().nullable(),
    level: z.enum(issuerLevels),
  }),
  issuedOn: civilDate.nullable(),
  datedOn: civilDate,
  subject: z.string(),
  /** The printed subject line was not seen; this is a description. */
  subjectIsOurs: z.boolean(),
  glossEn: z.string().nullable(),
  priority: z.enum(priorities),
  origin: z.enum(origins),
  state: z.enum(documentStates),
  unitPath: z.string(),
  notSeen: z.boolean(),
  hasFile: z.boolean(),
  /** In the books within one's scope. */
  arrivals: z.array(arrival),
})
export type DocumentSummary = z.infer<typeof documentSummary>

const related = z.strictObject({
  documentId: z.string(),
  wordsVi: z.string(),
  wordsEn: z.string(),
  subject: z.string(),
  glossEn: z.string().nullable(),
  issuedOn: civilDate.nullable(),
  /** From the older document to the newer; null while either is a draft. */
  days: z.number().int().nullable(),
  kind: z.enum(relationKinds),
  evidence: z.enum(evidences),
  noteVi: z.string(),
  noteEn: z.string(),
})

/** A document with everything that is known of it. */
export const documentDetail = z.strictObject({
  ...documentSummary.shape,
  version: z.number().int(),
  dateNote: z.strictObject({ vi: z.string(), en: z.string() }).nullable(),
  signer: z.strictObject({ lines: z.array(z.string()), linesEn: z.array(z.string()), name: z.string() }),
  conveysOpinionOf: z.string().nullable(),
  conveysOpinionOfEn: z.string().nullable(),
  addressees: z.array(z.string()),
  recipients: z.array(
    z.strictObject({ name: z.string(), nameEn: z.string(), purpose: z.enum(purposes), copies: z.number().int().nullable() }),
  ),
  points: z.array(z.strictObject({ number: z.string(), text: z.string(), summaryVi: z.string(), summaryEn: z.string() })),
  sources: z.array(z.string()),
  sourcesEn: z.array(z.string()),
  fullText: z.string().nullable(),
  /** The page as data, where it is known; it can then be set as PDF or Word. */
  content: officialDocument.nullable(),
  /** The signed document that this draft became, when that one had been registered by itself. */
  becameId: z.string().nullable(),
  /** What this document is to others, and others to it. */
  relatesTo: z.array(related),
  relatedFrom: z.array(related),
  files: z.array(
    z.strictObject({
      sha256: z.string(),
      size: z.number().int(),
      pages: z.number().int(),
      attachedAt: z.iso.datetime(),
      attachedBy: z.string(),
    }),
  ),
  history: z.array(
    z.strictObject({
      what: z.string(),
      happenedAt: z.iso.datetime(),
      actorName: z.string(),
      /** A person keeps the name; the product itself is called by its English word. */
      actorNameEn: z.string(),
      note: z.string(),
      noteEn: z.string(),
    }),
  ),
  mayChange: z.boolean(),
})
export type DocumentDetail = z.infer<typeof documentDetail>
