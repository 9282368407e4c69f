import type { z } from 'zod'
import type { Tone } from '../../../web/design/StateMark.tsx'
import type { message } from '../contract.ts'

/** What the other side said counts before where the package is. */
export function toneOfMessage({ state, statusCode }: Pick<z.output<typeof message>, 'state' | 'statusCode'>): Tone {
  if (statusCode !== null) return statusCode === '02' ? 'bad' : 'ok'
  return state === 'waiting' ? 'going' : 'none'
}
