import type { Tone } from '../../../web/design/StateMark.tsx'
import type { UnmaskState } from '../unmask-request.ts'

export const toneOfRequest: Readonly<Record<UnmaskState, Tone>> = {
  asked: 'warn',
  granted: 'going',
  answered: 'ok',
  refused: 'bad',
  withdrawn: 'none',
  expired: 'none',
}
