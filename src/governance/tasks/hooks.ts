import type { WaitingPart } from '../../platform/waiting.ts'

/** What the room asks of others without reading their tables; compose.ts fills it. */
export interface TaskHooks {
  /** Each room's own part of what waits for whoever asks. */
  readonly waiting: readonly WaitingPart[]
}
