import type { DocumentType } from '../documents/public.ts'

/**
 * Codes of the types of administrative document on the exchange, as lists in public code give them (1 resolution, 2 decision,
 * 3 directive, 7 notice, 8 guidance, 18 official letter, 19 telegram). Types without a code known to us travel under their name.
 */
const codes: Partial<Record<DocumentType, number>> = {
  resolution: 1,
  decision: 2,
  directive: 3,
  notice: 7,
  'notice-of-conclusions': 7,
  guidance: 8,
  'official-letter': 18,
  telegram: 19,
}
/** Where no code is known. */
const unknownCode = 0

export const codeOf = (type: DocumentType): number => codes[type] ?? unknownCode

/** The type by its name first, because the name is what the paper says; then by its code; an official letter when neither is known. */
export function typeOf(given: { code: number; name: string }, names: Readonly<Record<string, { vi: string }>>): string {
  const byName = Object.entries(names).find(
    ([, words]) => words.vi.toLocaleLowerCase('vi') === given.name.toLocaleLowerCase('vi'),
  )
  const byCode = Object.entries(codes).find(([, code]) => code === given.code)
  return byName?.[0] ?? byCode?.[0] ?? 'official-letter'
}
