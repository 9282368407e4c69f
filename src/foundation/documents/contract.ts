import { z } from 'zod'
import { done, endpoint, fileReply, pageOf, pageQuery } from '../../platform/http/contract.ts'
import { unitPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { book, documentId, documentToRegister, line, notation, number } from './document-form.ts'
import { documentStates } from './document-state.ts'
import { documentTypeNames, issuerLevels } from './document-type.ts'
import { arrival, documentDetail, documentSummary } from './document-view.ts'
import { officialDocument } from './layout/official-document.ts'
import { evidences, relationKinds } from './relation.ts'

export { letter } from './document-form.ts'

const aDocument = z.strictObject({ documentId })
export const listDocuments = endpoint({
  method: 'GET',
  path: '/api/documents',
  summary: 'Official documents within reach, newest first; a number that is searched for comes first',
  permission: 'document.read',
  query: z.strictObject({
    ...pageQuery,
    search: z.string().max(200).optional(),
    type: z.enum(documentTypeNames).optional(),
    state: z.enum(documentStates).optional(),
    level: z.enum(issuerLevels).optional(),
    from: civilDate.optional(),
    to: civilDate.optional(),
    book: unitPath.optional(),
  }),
  reply: pageOf(documentSummary),
})

export const readChain = endpoint({
  method: 'GET',
  path: '/api/documents/chain',
  summary: 'Documents and how they hang together: around one of them, or the newest that relate to any',
  permission: 'document.read',
  query: z.strictObject({ about: documentId.optional() }),
  reply: z.strictObject({
    nodes: z.array(
      z.strictObject({
        ...documentSummary.omit({ arrivals: true, hasFile: true, priority: true, origin: true, datedOn: true }).shape,
        issuedOn: civilDate,
        dateIsApproximate: z.boolean(),
      }),
    ),
    /** From the newer document to the older; `days` between them. */
    edges: z.array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        kind: z.enum(relationKinds),
        evidence: z.enum(evidences),
        noteVi: z.string(),
        noteEn: z.string(),
        days: z.number().int(),
      }),
    ),
    truncated: z.boolean(),
  }),
})

export const readDocument = endpoint({
  method: 'GET',
  path: '/api/documents/:documentId',
  summary: 'One document with its relations, recipients, points, files and history',
  permission: 'document.read',
  params: aDocument,
  reply: documentDetail,
})

export const registerIncoming = endpoint({
  method: 'POST',
  path: '/api/documents',
  summary: 'Registers a document that was signed elsewhere; with a book, also its arrival number',
  permission: 'document.register',
  body: documentToRegister,
  maxBodyBytes: 512 * 1024,
  reply: z.strictObject({ id: z.string(), arrival: arrival.nullable() }),
  resendable: true,
})

export const receive = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/arrivals',
  summary: 'Enters a registered document into the incoming book of one more organisation',
  permission: 'document.register',
  params: aDocument,
  body: book,
  reply: arrival,
  resendable: true,
})

export const relateDocuments = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/relations',
  summary: 'Says what this document is to an older one',
  permission: 'document.register',
  params: aDocument,
  body: z.strictObject({
    toId: documentId,
    kind: z.enum(relationKinds),
    evidence: z.enum(evidences).default('stated'),
    noteVi: z.string().trim().max(500).default(''),
    noteEn: z.string().trim().max(500).default(''),
  }),
  reply: done,
})

export const recall = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/recall',
  summary: 'Takes a signed document back; it is kept and says so',
  permission: 'document.register',
  params: aDocument,
  body: z.strictObject({ reason: z.string().trim().min(3).max(500) }),
  reply: done,
})

const signedText = z.strictObject({
  number: z.string().nullable(),
  notation: z.string().nullable(),
  issuedOn: civilDate.nullable(),
})

export const attachFile = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/file',
  summary: 'Attaches the signed PDF; answers the number and date found in it',
  permission: 'document.register',
  params: aDocument,
  query: z.strictObject({
    confirmed: z.enum(['true', 'false']).default('false'),
    instead: z.enum(['true', 'false']).default('false'),
  }),
  upload: { types: ['application/pdf'], maxBytes: 25 * 1024 * 1024 },
  commitsItself: true,
  perMinute: 60,
  reply: z.strictObject({ sha256: z.string(), size: z.number().int(), pages: z.number().int(), found: signedText }),
})

export const keepFile = endpoint({
  method: 'POST',
  path: '/api/documents/files',
  summary: 'Keeps a signed PDF before its document is entered; answers its SHA-256 and the number and date found in it',
  permission: 'document.bring',
  upload: { types: ['application/pdf'], maxBytes: 25 * 1024 * 1024 },
  commitsItself: true,
  perMinute: 60,
  reply: z.strictObject({ sha256: z.string(), size: z.number().int(), pages: z.number().int(), found: signedText }),
})

export const downloadFile = endpoint({
  method: 'GET',
  path: '/api/documents/:documentId/file',
  summary: 'The signed PDF; the latest, or the one named by its SHA-256',
  permission: 'document.read',
  params: aDocument,
  query: z.strictObject({
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  reply: fileReply,
})

const content = officialDocument.omit({ number: true, issuedOn: true })

export const writeDraft = endpoint({
  method: 'POST',
  path: '/api/documents/drafts',
  summary: 'Writes a draft: type, subject, addressees, body, signature block, recipients',
  permission: 'document.draft',
  body: z.strictObject({
    unitPath,
    issuerOrganisationId: z.string().max(64).nullable().default(null),
    issuerLevel: z.enum(issuerLevels),
    conveysOpinionOf: line.nullable().default(null),
    content,
    relations: z
      .array(z.strictObject({ toId: documentId, kind: z.enum(relationKinds) }))
      .max(30)
      .default([]),
  }),
  maxBodyBytes: 1024 * 1024,
  reply: z.strictObject({ id: z.string(), version: z.number().int() }),
  resendable: true,
})

export const rewriteDraft = endpoint({
  method: 'PUT',
  path: '/api/documents/:documentId/draft',
  summary: 'Puts a new text in the place of a draft’s',
  permission: 'document.draft',
  params: aDocument,
  body: z.strictObject({ version: z.number().int(), content }),
  maxBodyBytes: 1024 * 1024,
  reply: z.strictObject({ id: z.string(), version: z.number().int() }),
})

export const issueDraft = endpoint({
  method: 'POST',
  path: '/api/documents/:documentId/issue',
  summary: 'A draft that was signed elsewhere comes back with its number, date and PDF',
  permission: 'document.register',
  params: aDocument,
  body: z.strictObject({
    number,
    notation,
    issuedOn: civilDate,
    file: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
    confirmed: z.boolean().default(false),
    sameAs: documentId.optional(),
  }),
  reply: z.strictObject({ documentId: z.string() }),
  resendable: true,
})

const page = { permission: 'document.read', params: aDocument, reply: fileReply, perMinute: 120 } as const
export const drawPdf = endpoint({
  method: 'GET',
  path: '/api/documents/:documentId/draft.pdf',
  summary: 'The page as PDF in the layout of Decree 30/2020/NĐ-CP',
  ...page,
})
export const drawDocx = endpoint({
  method: 'GET',
  path: '/api/documents/:documentId/draft.docx',
  summary: 'The same page as Word',
  ...page,
})
