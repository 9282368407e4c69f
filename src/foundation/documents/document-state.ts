/** The states of a document. Nothing is ever deleted: what was recalled is kept as it was, and says that it was. */
export const documentStates = ['drafted', 'recorded', 'issued', 'replaced', 'repealed', 'recalled'] as const
export type DocumentState = (typeof documentStates)[number]

/** `issue`: the draft came back signed. `replace`, `repeal`: a later document says so. `recall`: its issuer takes it back. */
export type DocumentChange = 'revise' | 'issue' | 'replace' | 'repeal' | 'recall'

const changes: Readonly<Record<DocumentChange, { readonly from: readonly DocumentState[]; readonly to: DocumentState }>> = {
  revise: { from: ['drafted'], to: 'drafted' },
  issue: { from: ['drafted'], to: 'issued' },
  replace: { from: ['recorded', 'issued'], to: 'replaced' },
  repeal: { from: ['recorded', 'issued'], to: 'repealed' },
  recall: { from: ['recorded', 'issued'], to: 'recalled' },
}

/** The state after a change, or undefined when the document is past it. */
export function stateAfter(state: DocumentState, change: DocumentChange): DocumentState | undefined {
  const { from, to } = changes[change]
  return from.includes(state) ? to : undefined
}

/** Drafts are their writers' own business; everything that was signed may be read further, also when it is no longer in force. */
export function isSigned(state: DocumentState): boolean {
  return state !== 'drafted'
}
