import type { z } from 'zod'
import type { Tone } from '../../../web/design/StateMark.tsx'
import type { ConnectionState } from '../camera-connection.ts'
import type { camera } from '../contract.ts'

/** A camera as the desk sees it. */
export type Camera = z.output<typeof camera>

const tones: Readonly<Record<ConnectionState, Tone>> = {
  connecting: 'going',
  online: 'ok',
  degraded: 'warn',
  stalled: 'bad',
  offline: 'bad',
  'wrong-credentials': 'bad',
  'unsupported-codec': 'bad',
}

export function toneOfConnection(state: ConnectionState): Tone {
  return tones[state]
}

/** A camera whose picture comes, be it poor, works: the same rule as the measure of connected facilities. */
export function isWorking(state: ConnectionState): boolean {
  return state === 'online' || state === 'degraded'
}
