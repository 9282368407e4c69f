import { defineMachine, type Guard } from '../../platform/transitions.ts'
import { type CheckedItem, emptyReservations, failed, type HandoverItem, type ItemResult, untouched } from './handover.ts'
import type { Side } from './side.ts'

export const assignmentStates = ['assigned', 'completing', 'ready', 'handed-over', 'withdrawn'] as const
export type AssignmentState = (typeof assignmentStates)[number]
export type AssignmentCommand =
  | 'begin-completing'
  | 'declare-ready'
  | 'check-item'
  | 'accept'
  | 'return'
  | 'close-reservation'
  | 'withdraw'

export interface AssignmentCase {
  readonly checklist: readonly CheckedItem[]
  /** The account that asks, and the one that declared the solution ready for the technology side. */
  readonly asker: string
  readonly completedBy: string | null
  /** Civil day of the business clock. */
  readonly today: string
  /** What is about to be written of one item; null while only the buttons are asked for. */
  readonly checking: { readonly item: HandoverItem; readonly result: ItemResult; readonly dueOn: string | null } | null
}

const twoSigners: Guard<AssignmentCase> = {
  code: 'one-account-cannot-sign-for-both-sides',
  holds: ({ asker, completedBy }) => asker !== completedBy,
}

/**
 * Point 1 of the letter: what the Steering Committee assigned, the technology authority completes and hands over, the health
 * authority receives item by item. Only the Steering Committee takes an assignment back, and only before it has changed hands.
 */
export const assignment = defineMachine<AssignmentState, AssignmentCommand, AssignmentCase>({
  name: 'solutions.assignment',
  states: assignmentStates,
  first: 'assigned',
  final: ['withdrawn'],
  transitions: [
    { command: 'begin-completing', from: ['assigned'], to: 'completing', by: 'solution.complete' },
    { command: 'declare-ready', from: ['completing'], to: 'ready', by: 'solution.complete' },
    {
      command: 'check-item',
      from: ['ready'],
      to: 'ready',
      by: 'handover.accept',
      guards: [
        twoSigners,
        {
          code: 'reservation-needs-a-coming-date',
          holds: ({ checking, today }) => checking === null || emptyReservations([checking], today).length === 0,
        },
      ],
    },
    {
      command: 'accept',
      from: ['ready'],
      to: 'handed-over',
      by: 'handover.accept',
      guards: [
        twoSigners,
        {
          code: 'handover-items-are-untouched',
          holds: ({ checklist }) => untouched(checklist).length === 0,
          facts: ({ checklist }) => ({ count: untouched(checklist).length, items: untouched(checklist) }),
        },
        {
          code: 'handover-items-have-failed',
          holds: ({ checklist }) => failed(checklist).length === 0,
          facts: ({ checklist }) => ({ count: failed(checklist).length, items: failed(checklist) }),
        },
        {
          code: 'reservations-are-out-of-date',
          holds: ({ checklist, today }) => emptyReservations(checklist, today).length === 0,
          facts: ({ checklist, today }) => ({
            count: emptyReservations(checklist, today).length,
            items: emptyReservations(checklist, today),
          }),
        },
      ],
    },
    { command: 'return', from: ['ready'], to: 'completing', by: 'handover.accept' },
    {
      command: 'close-reservation',
      from: ['handed-over'],
      to: 'handed-over',
      by: 'handover.accept',
      guards: [
        {
          code: 'item-is-not-reserved',
          holds: ({ checklist, checking }) =>
            checklist.some((one) => one.result === 'reserved' && (checking === null || one.item === checking.item)),
        },
      ],
    },
    { command: 'withdraw', from: ['assigned', 'completing', 'ready'], to: 'withdrawn', by: 'solution.withdraw' },
  ],
})

export function assignmentWaitsFor(state: AssignmentState): Side[] {
  if (state === 'assigned' || state === 'completing') return ['technology']
  return state === 'ready' ? ['health'] : []
}
