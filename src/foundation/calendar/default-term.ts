import { z } from 'zod'
import terms from './data/terms.json' with { type: 'json' }
import { type Span, span, type Urgency } from './term.ts'

/** What a term is for. How long each lasts by default is data; a case may set another length with its reason. */
export const termKinds = ['triage', 'opinion', 'reconciliation', 'acceptance', 'signing', 'referral', 'acknowledgement'] as const
export type TermKind = (typeof termKinds)[number]

const defaultTerm = z.strictObject({
  kind: z.enum(termKinds),
  vi: z.string(),
  en: z.string(),
  normal: span,
  urgent: span,
  'very-urgent': span,
  express: span,
})
/** Durations are the product's own defaults, without a legal source, and are shown as such (“hạn mặc định”). */
export const defaultTerms = z.array(defaultTerm).length(termKinds.length).parse(terms)

export function defaultSpan(kind: TermKind, urgency: Urgency): Span {
  const found = defaultTerms.find((one) => one.kind === kind)
  if (found === undefined) throw new Error(`no default term ${kind}`)
  return found[urgency]
}
