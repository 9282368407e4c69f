import type { Tone } from '../../../web/design/StateMark.tsx'
import type { GivenTaskState } from '../given-task.ts'

const tones: Readonly<Record<GivenTaskState, Tone>> = {
  assigned: 'none',
  accepted: 'going',
  'in-progress': 'going',
  'extension-asked': 'warn',
  'reported-done': 'going',
  returned: 'warn',
  'verified-done': 'ok',
  cancelled: 'none',
}

export function toneOfGiven(state: GivenTaskState): Tone {
  return tones[state]
}
