import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { documentTypeNames, issuerLevels } from '../document-type.ts'
import { officialDocument, signer } from '../layout/official-document.ts'
import { evidences, relationKinds } from '../relation.ts'

const words = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) })

const chainDocument = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  type: z.enum(documentTypeNames),
  number: z.string().min(1),
  notation: z.string(),
  issuer: z.strictObject({ name: z.string(), organisationId: z.string().optional() }),
  issuerLevel: z.enum(issuerLevels),
  unitPath,
  issuedOn: civilDate,
  dateNote: words.optional(),
  subject: z.string(),
  /** True: the printed subject line was not seen and this is our description. */
  subjectIsOurs: z.boolean(),
  glossEn: z.string(),
  sources: z.array(z.string()).min(1),
  notSeen: z.literal(true).optional(),
  conveysOpinionOf: z.string().optional(),
  addressees: z.array(z.string()).default([]),
  signer: signer.optional(),
  recipientsBlock: z.string().default(''),
  fullText: z.string().optional(),
  content: officialDocument.optional(),
  points: z
    .array(z.strictObject({ number: z.string(), text: z.string(), summaryVi: z.string(), summaryEn: z.string() }))
    .default([]),
})

const chain = z.strictObject({
  documents: z.array(chainDocument),
  relations: z.array(
    z.strictObject({
      from: z.string(),
      to: z.string(),
      kind: z.enum(relationKinds),
      evidence: z.enum(evidences),
      noteVi: z.string().min(1),
      noteEn: z.string().min(1),
    }),
  ),
})
export type Chain = z.infer<typeof chain>

/**
 * The documents around 3440/VPCP-KGVX, 2020–2021, each with the public places where it was read or is cited, and how they hang
 * together with the word for how we know. Read by the loader and by tests; afterwards the tables are the truth.
 */
export const readChainOf2021 = (): Chain =>
  chain.parse(JSON.parse(readFileSync(new URL('chain-2021.json', import.meta.url), 'utf8')))
