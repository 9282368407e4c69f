import { z } from 'zod'
import { endpoint, pageOf, pageQueryByNumber } from '../../platform/http/contract.ts'
import { civilDate } from '../../vocabulary/period.ts'

export const listAuditEvents = endpoint({
  method: 'GET',
  path: '/api/audit/events',
  summary: 'What was done, by whom, newest first',
  permission: 'audit.read',
  query: z.strictObject({
    ...pageQueryByNumber,
    action: z.string().max(80).optional(),
    subjectKind: z.string().max(80).optional(),
    subjectId: z.string().max(120).optional(),
    actorId: z.string().max(120).optional(),
    /** Business days, both included. */
    fromOn: civilDate.optional(),
    toOn: civilDate.optional(),
    /** Only acts that somebody had to give a purpose for: reads of unmasked data, views of a camera, resets. */
    withPurpose: z.enum(['true', 'false']).default('false'),
  }),
  reply: pageOf(
    z.strictObject({
      seq: z.number().int(),
      recordedAt: z.iso.datetime(),
      businessAt: z.iso.datetime(),
      actorId: z.string(),
      actorName: z.string(),
      action: z.string(),
      subjectKind: z.string(),
      subjectId: z.string(),
      /** What it is called, where its room can say so. */
      subjectNameVi: z.string().nullable(),
      subjectNameEn: z.string().nullable(),
      purpose: z.string().nullable(),
      /** In whose name it was done, when in somebody else's. */
      onBehalfOf: z.string().nullable(),
      erased: z.boolean(),
      /** The row was changed in the database: its number is all that can be believed, and all that is told. */
      altered: z.boolean(),
    }),
  ).extend({
    /** What the server's own look at the whole log found and nobody has mended: the first altered entry, up to where it may lie, and how. */
    fault: z.strictObject({ seq: z.number().int(), until: z.number().int(), why: z.string() }).nullable(),
  }),
})

const eventProof = z.strictObject({
  seq: z.number().int(),
  /** The committed text, base64 salt and leaf: leaf = H(0 ‖ sha256(salt ‖ text)). */
  canonical: z.string(),
  salt: z.string(),
  leaf: z.string(),
  /** RFC 6962 inclusion proof against the root in `note`. */
  proof: z.array(z.string()),
  note: z.string(),
  publicKey: z.string(),
})
export type EventProof = z.infer<typeof eventProof>

export const readEventProof = endpoint({
  method: 'GET',
  path: '/api/audit/events/:seq/proof',
  summary:
    'One event with its salt and its way up to a signed root: whoever is handed this can check it with the outside verifier',
  permission: 'audit.read',
  params: z.strictObject({ seq: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) }),
  reply: eventProof,
  perMinute: 60,
})

export const proveDocument = endpoint({
  method: 'GET',
  path: '/transparency/documents/:sha256',
  summary:
    'For whoever holds a signed PDF: the entries that its publication left in the log, who holds its number, and its neighbours in the book; no names',
  permission: 'public',
  params: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  reply: z.strictObject({ events: z.array(eventProof) }),
  perMinute: 30,
})

export const readCheckpoint = endpoint({
  method: 'GET',
  path: '/transparency/checkpoint',
  summary: 'The newest signed checkpoint of the audit log (C2SP signed note) and the key it is signed with',
  permission: 'public',
  reply: z.strictObject({ note: z.string(), publicKey: z.string() }),
})

export const readLeaves = endpoint({
  method: 'GET',
  path: '/transparency/leaves',
  summary: 'Leaf hashes in order; they commit to salted bodies and reveal nothing',
  permission: 'public',
  query: z.strictObject({
    from: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(5000).default(5000),
  }),
  reply: z.strictObject({ leaves: z.array(z.string()) }),
})
