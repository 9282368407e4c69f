import { z } from 'zod'
import { done, endpoint } from '../../../platform/http/contract.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { capabilities } from '../capability.ts'
import { forces } from '../solution.ts'
import { id, sentence } from './given.ts'
import { score } from './shape.ts'

export const publicationShown = z.strictObject({
  documentId: z.string(),
  documentVi: z.string(),
  documentEn: z.string(),
  publishedAt: z.iso.datetime(),
  publishedByName: z.string(),
  /** Null: it is in force. */
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawnByName: z.string().nullable(),
  withdrawalReason: z.string().nullable(),
})

/** What the public reads; no id, no name of a person, nothing of what is still being talked about. */
export const publicSolutions = z.strictObject({
  /** Null: nothing is published. */
  published: z.strictObject({ documentVi: z.string(), documentEn: z.string(), publishedOn: civilDate }).nullable(),
  rows: z.array(
    z.strictObject({
      nameVi: z.string(),
      nameEn: z.string(),
      capabilities: z.array(z.enum(capabilities)),
      force: z.enum(forces).nullable(),
      standing: z.enum(['agreed', 'handed-over', 'met', 'met-as-reported']),
      sinceOn: civilDate,
      ownerVi: z.string(),
      ownerEn: z.string(),
      vendorVi: z.string().nullable(),
      vendorEn: z.string().nullable(),
      /** What was asked for; null of solutions that came in without a requirement. */
      purpose: z.string().nullable(),
      /** What is done with personal data; null: its proposer has not said. */
      privacySummary: z.string().nullable(),
      version: z.strictObject({ number: z.string(), releasedOn: civilDate }).nullable(),
      attestedOn: civilDate.nullable(),
      stale: z.boolean(),
      scorecard: z.array(score),
    }),
  ),
})

export const readPublicSolutions = endpoint({
  method: 'GET',
  path: '/api/public/solutions',
  summary: 'Solutions that may be applied, for everybody, the mandatory ones first; empty until they are published by a decision',
  permission: 'public',
  perMinute: 60,
  reply: publicSolutions,
})

export const listPublications = endpoint({
  method: 'GET',
  path: '/api/solutions/publications',
  summary: 'Decisions to show the solutions to the public, newest first',
  permission: 'solution.read',
  reply: z.strictObject({ rows: z.array(publicationShown) }),
})

export const publishSolutions = endpoint({
  method: 'POST',
  path: '/api/solutions/publications',
  summary: 'Shows the solutions to the public, by the document that decides it',
  permission: 'solution.publish',
  body: z.strictObject({ documentId: id }),
  reply: done,
  resendable: true,
})

export const withdrawPublication = endpoint({
  method: 'POST',
  path: '/api/solutions/publications/withdraw',
  summary: 'Takes the public page back, with the reason',
  permission: 'solution.publish',
  body: z.strictObject({ reason: sentence }),
  reply: done,
  resendable: true,
})
