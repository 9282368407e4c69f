import { z } from 'zod'
import { endpoint, pageOf, pageQuery } from '../../platform/http/contract.ts'
import { civilDate } from '../../vocabulary/period.ts'

export const listAuditEvents = endpoint({
  method: 'GET',
  path: '/api/audit/events',
  summary: 'What was done, by whom, newest first',
  permission: 'audit.read',
  query: z.strictObject({
    ...pageQuery,
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
      purpose: z.string().nullable(),
      erased: z.boolean(),
    }),
  ),
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
