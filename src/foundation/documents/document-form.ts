import { z } from 'zod'
import { unitPath } from '../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { documentTypeNames, issuerLevels, priorities } from './document-type.ts'
import { signer } from './layout/official-document.ts'
import { purposes } from './recipients.ts'
import { evidences, relationKinds } from './relation.ts'

export const documentId = z.string().min(1).max(64)
export const line = z.string().trim().max(300)
/** As typed from the paper; leading zeros are the paper's, not the number's. */
export const number = z
  .string()
  .trim()
  .regex(/^\d{1,6}[a-z]?$/)
  .transform((text) => text.replace(/^0+(?=\d)/, ''))
export const notation = z.string().trim().min(1).max(30)
const recipient = z.strictObject({
  name: line.min(1),
  purpose: z.enum(purposes),
  copies: z.number().int().min(1).max(9999).nullable().default(null),
})
/** Whose incoming book, and when it came in: today when it is not said. */
export const book = z.strictObject({ path: unitPath, arrivedOn: civilDate.optional() })

/** A letter that a step stands on: one in the register, or number, notation, day and (when it is there) the PDF of one recorded in the same step. */
export const letter = z.discriminatedUnion('given', [
  z.strictObject({ given: z.literal('registered'), documentId }),
  z.strictObject({
    given: z.literal('recorded'),
    number,
    notation,
    issuedOn: civilDate,
    file: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .default(null),
    confirmed: z.boolean().default(false),
  }),
])

/** What a clerk types, or another system sends, of a document that was signed elsewhere. */
export const documentToRegister = z.strictObject({
  type: z.enum(documentTypeNames),
  number,
  notation,
  issuer: z.strictObject({ name: line.min(2), organisationId: z.string().max(64).nullable().default(null) }),
  issuerLevel: z.enum(issuerLevels),
  unitPath,
  book: book.nullable().default(null),
  issuedOn: civilDate,
  subject: z.string().trim().min(3).max(500),
  glossEn: line.nullable().default(null),
  signer: signer.optional(),
  priority: z.enum(priorities).default('normal'),
  conveysOpinionOf: line.nullable().default(null),
  addressees: z.array(line.min(1)).max(50).default([]),
  recipientsBlock: z.string().max(5000).default(''),
  recipients: z.array(recipient).max(200).default([]),
  sources: z.array(line.min(1)).max(20).default([]),
  fullText: z.string().max(100_000).nullable().default(null),
  points: z
    .array(
      z.strictObject({
        number: z.string().trim().min(1).max(10),
        text: z.string().trim().min(1).max(10_000),
        summaryVi: line.default(''),
        summaryEn: line.default(''),
      }),
    )
    .max(50)
    .default([]),
  relations: z
    .array(z.strictObject({ toId: documentId, kind: z.enum(relationKinds), evidence: z.enum(evidences).default('stated') }))
    .max(30)
    .default([]),
})
