import type { Tone } from '../../../web/design/StateMark.tsx'

/** Made or ready to be; there already or left for later; everything else is a row to put right. */
export function toneOfOutcome(outcome: string): Tone {
  if (outcome === 'created' || outcome === 'can-be-created') return 'ok'
  if (outcome === 'left-for-the-next-sending') return 'going'
  return outcome === 'user-name-is-taken' ? 'none' : 'bad'
}
