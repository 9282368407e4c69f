import { z } from 'zod'
import { endpoint } from '../../../platform/http/contract.ts'
import { civilDate } from '../../../vocabulary/period.ts'
import { shownDirective } from './shown.ts'

const id = z.string().min(1).max(64)
const words = z.strictObject({ vi: z.string(), en: z.string() })

export const askException = endpoint({
  method: 'POST',
  path: '/api/directives/:directiveId/authority-exceptions',
  summary:
    'The drafter asks a legal officer to confirm a content on which no authority rule speaks, with the legal basis and until when',
  permission: 'directive.draft',
  params: z.strictObject({ directiveId: id }),
  body: z.strictObject({
    version: z.number().int().min(1),
    code: z.string().trim().min(1).max(20),
    reasonVi: z.string().trim().min(10).max(2000),
    /** The law, decree or decision, with its number. */
    basisVi: z.string().trim().min(5).max(300),
    /** Article, clause, point. */
    articleVi: z.string().trim().min(3).max(200),
    expiresOn: civilDate,
  }),
  reply: shownDirective,
  resendable: true,
})

export const decideException = endpoint({
  method: 'POST',
  path: '/api/authority-exceptions/:exceptionId/decision',
  summary: 'A legal officer who neither drafted nor signs confirms an exception to an authority verdict, or says why not',
  permission: 'exception.decide',
  params: z.strictObject({ exceptionId: id }),
  body: z.strictObject({ isGranted: z.boolean(), noteVi: z.string().trim().min(3).max(2000).nullable() }),
  reply: shownDirective,
  resendable: true,
})

/** Lean on purpose: the public page reads it in old browsers. */
export const publicExceptions = z.strictObject({
  on: civilDate,
  rows: z.array(
    z.strictObject({
      id: z.string(),
      directive: words,
      content: words,
      code: z.string(),
      reasonVi: z.string(),
      basisVi: z.string(),
      articleVi: z.string(),
      issuedOn: civilDate,
      confirmedOn: civilDate,
      expiresOn: civilDate,
    }),
  ),
})
export type PublicExceptions = z.output<typeof publicExceptions>

export const readPublicExceptions = endpoint({
  method: 'GET',
  path: '/api/public/authority-exceptions',
  summary:
    'Under which exceptions to the authority rules contents were issued, why and on what legal basis; for everybody, no names',
  permission: 'public',
  perMinute: 60,
  reply: publicExceptions,
})
