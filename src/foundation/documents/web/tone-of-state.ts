import type { Tone } from '../../../web/design/StateMark.tsx'
import type { DocumentState } from '../document-state.ts'

const tones: Readonly<Record<DocumentState, Tone>> = {
  drafted: 'going',
  recorded: 'ok',
  issued: 'ok',
  replaced: 'none',
  repealed: 'none',
  recalled: 'warn',
}

/** What was signed and stands is well; what was taken back wants attention; what a later document ended is over. */
export function toneOfState(state: DocumentState): Tone {
  return tones[state]
}
