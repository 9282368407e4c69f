import type { Tone } from '../../../web/design/StateMark.tsx'
import type { ObligationState } from '../obligation.ts'
import type { Practice } from '../practice.ts'

const ofState: Readonly<Record<ObligationState, Tone>> = {
  'met-on-time': 'ok',
  'met-late': 'warn',
  'open-in-term': 'going',
  'open-overdue': 'bad',
  'met-without-date': 'ok',
  'open-without-date': 'warn',
  lapsed: 'bad',
  'no-data': 'none',
  'not-yet-due-to-begin': 'none',
  suspended: 'none',
  'no-longer-in-force': 'none',
}

/** The mark of an obligation's state. */
export function toneOfState(state: ObligationState): Tone {
  return ofState[state]
}

const ofPractice: Readonly<Record<Practice, Tone>> = {
  active: 'ok',
  silent: 'warn',
  connected: 'ok',
  'not-connected': 'bad',
  'no-camera': 'none',
}

/** The mark of what was done on the day. A silent venue is a worry, not an alarm: without a directive nobody is bound. */
export function toneOfPractice(practice: Practice): Tone {
  return ofPractice[practice]
}
