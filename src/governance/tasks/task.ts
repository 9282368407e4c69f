/** Which machines a task's state is computed from: the four points of the letter. */
export const computations = ['point-1', 'point-2', 'point-3', 'point-4'] as const
export type Computation = (typeof computations)[number]

/** The official words of task tables, and apart from them what they do not cover: no date was set. */
export const taskStates = [
  'not-begun',
  'open-in-term',
  'open-overdue',
  'open-without-date',
  'done-on-time',
  'done-late',
  'done-without-date',
] as const
export type TaskState = (typeof taskStates)[number]

/** What the machines say: how many things there are, how many still want something done, and the day the last one was finished. */
export interface Progress {
  readonly things: number
  readonly open: number
  readonly finishedOn: string | null
}

/** A task with things none of which is open is done; nobody can say so by typing. A task without a date is never late. */
export function stateOf(progress: Progress, dueOn: string | null, today: string): TaskState {
  if (progress.things === 0) return dueOn !== null && today > dueOn ? 'open-overdue' : 'not-begun'
  if (progress.open > 0) return dueOn === null ? 'open-without-date' : today <= dueOn ? 'open-in-term' : 'open-overdue'
  if (dueOn === null) return 'done-without-date'
  return (progress.finishedOn ?? today) <= dueOn ? 'done-on-time' : 'done-late'
}
