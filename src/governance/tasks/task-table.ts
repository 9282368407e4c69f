import type { TaskState } from './task.ts'

/** The official table: finished or not, by in time or overdue; apart from it what was given without a date. */
export interface TaskTable {
  readonly withDate: Readonly<Record<'done-on-time' | 'done-late' | 'open-in-term' | 'open-overdue', number>>
  readonly withoutDate: Readonly<Record<'not-begun' | 'open-without-date' | 'done-without-date', number>>
}

interface Counted {
  readonly state: TaskState
  readonly dueOn: string | null
}

/** Counts every task once. A task that has a date and nothing to show for it yet is, while in term, not finished in term. */
export function taskTable(tasks: readonly Counted[]): TaskTable {
  const withDate = { 'done-on-time': 0, 'done-late': 0, 'open-in-term': 0, 'open-overdue': 0 }
  const withoutDate = { 'not-begun': 0, 'open-without-date': 0, 'done-without-date': 0 }
  for (const { state, dueOn } of tasks) {
    if (state === 'not-begun' && dueOn !== null) withDate['open-in-term'] += 1
    else if (state === 'not-begun' || state === 'open-without-date' || state === 'done-without-date') withoutDate[state] += 1
    else withDate[state] += 1
  }
  return { withDate, withoutDate }
}
