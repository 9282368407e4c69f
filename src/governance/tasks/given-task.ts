import { defineMachine, type Guard } from '../../platform/transitions.ts'
import type { TaskState } from './task.ts'

export const givenTaskStates = [
  'assigned',
  'accepted',
  'in-progress',
  'extension-asked',
  'reported-done',
  'returned',
  'verified-done',
  'cancelled',
] as const
export type GivenTaskState = (typeof givenTaskStates)[number]

export const leadCommands = ['accept', 'return', 'begin', 'ask-extension', 'report-done'] as const
export const giverCommands = ['verify', 'send-back', 'grant-extension', 'refuse-extension', 'give-to-another', 'cancel'] as const
export type LeadCommand = (typeof leadCommands)[number]
export type GiverCommand = (typeof giverCommands)[number]
export type GivenTaskCommand = LeadCommand | GiverCommand

export interface GivenTaskCase {
  /** The asker works for the one unit that leads. */
  readonly isLead: boolean
  /** The asker gives work for the desk that gave this. */
  readonly isGiver: boolean
  readonly today: string
  /** The last day on which a unit says that this is not its work. */
  readonly returnUntil: string
  readonly dueOn: string | null
  readonly extended: boolean
  /** The day that is asked for; null while only the buttons are asked for. */
  readonly until: string | null
  /** To whom it is given instead; null while only the buttons are asked for. */
  readonly to: { readonly isTheSame: boolean; readonly mayBeDirected: boolean } | null
}

const leads: Guard<GivenTaskCase> = { code: 'task-is-led-by-another-unit', holds: ({ isLead }) => isLead }
const gave: Guard<GivenTaskCase> = { code: 'task-was-given-by-another-desk', holds: ({ isGiver }) => isGiver }

/**
 * The life of a task that was given by a direction on a document (Decision 42/2014/QĐ-TTg: one lead, accepted, reported, verified by
 * whoever gave it). Simpler than it might be, on purpose: who in the unit does the work is the unit's own business, progress is not
 * reported in per cent, and being overdue is no state but follows from the day.
 */
export const givenTask = defineMachine<GivenTaskState, GivenTaskCommand, GivenTaskCase>({
  name: 'tasks.given',
  states: givenTaskStates,
  first: 'assigned',
  final: ['verified-done', 'cancelled'],
  transitions: [
    { command: 'accept', from: ['assigned'], to: 'accepted', by: 'task.carry-out', guards: [leads] },
    {
      command: 'return',
      from: ['assigned'],
      to: 'returned',
      by: 'task.carry-out',
      guards: [
        leads,
        {
          code: 'term-for-returning-is-over',
          holds: ({ today, returnUntil }) => today <= returnUntil,
          facts: ({ returnUntil }) => ({ until: returnUntil }),
        },
      ],
    },
    { command: 'begin', from: ['accepted'], to: 'in-progress', by: 'task.carry-out', guards: [leads] },
    {
      command: 'ask-extension',
      from: ['accepted', 'in-progress'],
      to: 'extension-asked',
      by: 'task.carry-out',
      guards: [
        leads,
        { code: 'task-has-no-day-to-extend', holds: ({ dueOn }) => dueOn !== null },
        { code: 'task-was-extended-before', holds: ({ extended }) => !extended },
        {
          code: 'extension-ends-no-later',
          holds: ({ until, dueOn, today }) => until === null || (until > today && (dueOn === null || until > dueOn)),
        },
      ],
    },
    { command: 'report-done', from: ['accepted', 'in-progress'], to: 'reported-done', by: 'task.carry-out', guards: [leads] },
    { command: 'grant-extension', from: ['extension-asked'], to: 'in-progress', by: 'task.direct', guards: [gave] },
    { command: 'refuse-extension', from: ['extension-asked'], to: 'in-progress', by: 'task.direct', guards: [gave] },
    { command: 'verify', from: ['reported-done'], to: 'verified-done', by: 'task.direct', guards: [gave] },
    { command: 'send-back', from: ['reported-done'], to: 'in-progress', by: 'task.direct', guards: [gave] },
    {
      command: 'give-to-another',
      from: ['returned'],
      to: 'assigned',
      by: 'task.direct',
      guards: [
        gave,
        { code: 'unit-has-just-returned-it', holds: ({ to }) => to === null || !to.isTheSame },
        { code: 'unit-is-not-yours-to-direct', holds: ({ to }) => to === null || to.mayBeDirected },
      ],
    },
    {
      command: 'cancel',
      from: ['assigned', 'accepted', 'in-progress', 'extension-asked', 'reported-done', 'returned'],
      to: 'cancelled',
      by: 'task.direct',
      guards: [gave],
    },
  ],
})

/** Steps that must say why. */
export const needWords: readonly GivenTaskCommand[] = [
  'return',
  'ask-extension',
  'report-done',
  'send-back',
  'refuse-extension',
  'cancel',
]

/** States in which the lead is waited for, and those in which whoever gave the task is. */
export const waitsForLead = ['assigned', 'accepted', 'in-progress'] as const satisfies readonly GivenTaskState[]
export const waitsForGiver = ['extension-asked', 'reported-done', 'returned'] as const satisfies readonly GivenTaskState[]

interface Standing {
  readonly state: GivenTaskState
  readonly dueOn: string | null
  /** The day on which the lead reported what was then verified. */
  readonly reportedOn: string | null
}

/**
 * The task in the words of official tables; null when it was cancelled and is counted nowhere. What counts is the day of the report,
 * not the day on which somebody found the time to verify it; but reported alone is not done.
 */
export function officialStateOf({ state, dueOn, reportedOn }: Standing, today: string): TaskState | null {
  if (state === 'cancelled') return null
  if (state === 'verified-done') {
    if (dueOn === null) return 'done-without-date'
    return (reportedOn ?? today) <= dueOn ? 'done-on-time' : 'done-late'
  }
  if (dueOn !== null) return today <= dueOn ? 'open-in-term' : 'open-overdue'
  return state === 'assigned' || state === 'returned' ? 'not-begun' : 'open-without-date'
}
