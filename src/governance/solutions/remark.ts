/** The parts of a proposal's text that remarks are made on, paragraph by paragraph. */
export const remarkParts = ['evidence', 'privacy-summary'] as const
export type RemarkPart = (typeof remarkParts)[number]

/** The paragraphs of a text in their order; empty lines are none. A remark keeps the round and the number of its paragraph. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

/** The text that a part names. */
export function textOf(content: { readonly evidence: string; readonly privacySummary: string }, part: RemarkPart): string {
  return part === 'evidence' ? content.evidence : content.privacySummary
}
