import type { DocumentChange } from './document-state.ts'

/** What one document is to another, read from the newer one: `2666 implements 3440`, `3440 answers 1427`. */
export const relationKinds = [
  'answers',
  'implements',
  'relays',
  'conveys-opinion-of',
  'replaces',
  'amends',
  'repeals',
  'refers-to',
  'recommends',
] as const
export type RelationKind = (typeof relationKinds)[number]

/** How we know: its own text says so, a public source tells it, or we conclude it from number, date and subject. */
export const evidences = ['stated', 'reported', 'inferred'] as const
export type Evidence = (typeof evidences)[number]

/** What a relation does to the older document; most do nothing. */
export function effectOn(kind: RelationKind): DocumentChange | undefined {
  if (kind === 'replaces') return 'replace'
  return kind === 'repeals' ? 'repeal' : undefined
}

/**
 * Why this document cannot answer, implement or change that one: only a later word does so to an earlier one, and never two to each other.
 * Dates are YYYY-MM-DD; a document without one (a draft, or a date that no source gives) is not judged by it.
 */
export function whyNotChange(
  from: { issuedOn: string | null },
  to: { issuedOn: string | null; changesFrom: boolean },
): 'older-document-cannot-change-a-newer-one' | 'documents-cannot-change-each-other' | undefined {
  if (to.changesFrom) return 'documents-cannot-change-each-other'
  const isOlder = from.issuedOn !== null && to.issuedOn !== null && from.issuedOn < to.issuedOn
  return isOlder ? 'older-document-cannot-change-a-newer-one' : undefined
}

/** All but a mere mention say what a newer document does to an older one: nobody answers a letter before it is written. */
export function isFromTheNewer(kind: RelationKind): boolean {
  return kind !== 'refers-to'
}

/** Relations that take force away from a document or change its words: only for those who answer for that document too. */
export function changesTheOther(kind: RelationKind): boolean {
  return kind === 'replaces' || kind === 'repeals' || kind === 'amends'
}
