import type { Tone } from '../../../web/design/StateMark.tsx'
import type { TaskState } from '../task.ts'

const tones: Readonly<Record<TaskState, Tone>> = {
  'not-begun': 'none',
  'open-in-term': 'going',
  'open-overdue': 'bad',
  'open-without-date': 'going',
  'done-on-time': 'ok',
  'done-late': 'warn',
  'done-without-date': 'ok',
}

export function toneOfTask(state: TaskState): Tone {
  return tones[state]
}
