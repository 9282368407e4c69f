import { defineMachine, type Guard } from '../../platform/transitions.ts'
import { daysBetween } from '../../vocabulary/period.ts'
import {
  type CheckedItem,
  emptyReservations,
  failed,
  type ItemResult,
  type MovedThing,
  movedThings,
  mustPassNow,
  notAgreed,
  theRest,
  untouched,
} from './handover.ts'
import type { HandoverItem } from './handover-template.ts'
import type { Side } from './side.ts'

export const assignmentStates = ['assigned', 'completing', 'ready', 'accepted', 'handed-over', 'withdrawn'] as const
export type AssignmentState = (typeof assignmentStates)[number]
export type AssignmentCommand =
  | 'begin-completing'
  | 'declare-ready'
  | 'name-receiver'
  | 'check-item'
  | 'agree-not-applicable'
  | 'reserve-the-rest'
  | 'count-by-hand'
  | 'raise-defect'
  | 'accept'
  | 'return'
  | 'transfer'
  | 'close-reservation'
  | 'withdraw'

export interface AssignmentCase {
  readonly checklist: readonly CheckedItem[]
  /** “Khẩn trương”: eight items suffice, the others are reserved to a date. */
  readonly urgent: boolean
  /** Defects of severity 1 and 2 that are not closed. */
  readonly graveDefects: number
  /** The account that asks, and those that signed before: declared it complete, accepted it. */
  readonly asker: string
  readonly completedBy: string | null
  readonly acceptedBy: string | null
  /** Civil day of the business clock. */
  readonly today: string
  /** What is about to be written of one item; null while only the buttons are asked for. */
  readonly checking: {
    readonly item: HandoverItem
    readonly result: ItemResult
    readonly dueOn: string | null
    /** What stands behind it; null where the step itself shows it, as a count does. */
    readonly proof: Proof | null
  } | null
  /** What is said to have moved; null while only the buttons are asked for. */
  readonly moved: readonly MovedThing[] | null
}

/** What is there for an item that is said to pass. */
export interface Proof {
  readonly files: number
  /** Who saw it and on which day. */
  readonly seenBy: string | null
  readonly seenOn: string | null
}

const twoSigners: Guard<AssignmentCase> = {
  code: 'one-account-cannot-sign-for-both-sides',
  holds: ({ asker, completedBy }) => asker !== completedBy,
}
const comingDay: Guard<AssignmentCase> = {
  code: 'reservation-needs-a-coming-date',
  holds: ({ checking, today }) => checking === null || emptyReservations([checking], today).length === 0,
}
/** A promise for next year is none; half a year is the product's own bound. */
const mostReservedDays = 180
const nearDay: Guard<AssignmentCase> = {
  code: 'reservation-is-too-far',
  holds: ({ checking, today }) =>
    checking === null || checking.dueOn === null || daysBetween(today, checking.dueOn) <= mostReservedDays,
  facts: () => ({ days: mostReservedDays }),
}
/** The eight suffice because they always apply: a source, a machine it runs on, somebody to call. */
const theEightApply: Guard<AssignmentCase> = {
  code: 'one-of-the-eight-always-applies',
  holds: ({ checklist, checking }) =>
    checking?.result !== 'not-applicable' || !checklist.some(({ item, urgent }) => urgent && item === checking.item),
}
const countedByHand: Guard<AssignmentCase> = {
  code: 'passes-only-by-a-count',
  holds: ({ checking }) => checking?.item !== 'counts-match-at-one-site' || checking.result !== 'passed',
}
const evidenceAsked = ({ checklist, checking }: AssignmentCase) =>
  checking?.result === 'passed' && checking.proof !== null && checking.proof.files === 0
    ? checklist.find(({ item }) => item === checking.item)?.evidenceAsked
    : undefined
const hasItsFile: Guard<AssignmentCase> = {
  code: 'item-passes-with-its-file',
  holds: (given) => evidenceAsked(given) !== 'file',
}
const wasSeen: Guard<AssignmentCase> = {
  code: 'item-passes-with-who-saw-it',
  holds: (given) =>
    evidenceAsked(given) !== 'file-or-sight' || (!!given.checking?.proof?.seenBy && given.checking.proof.seenOn !== null),
}
const wasSeenByNow: Guard<AssignmentCase> = {
  code: 'item-was-not-seen-yet',
  holds: ({ checking, today }) => checking?.proof === null || (checking?.proof.seenOn ?? '') <= today,
}
const ofThisTemplate: Guard<AssignmentCase> = {
  code: 'item-is-not-of-this-handover',
  holds: ({ checklist, checking }) => checking === null || checklist.some(({ item }) => item === checking.item),
}
/** A guard that names the items that stand in the way. */
type ItemsIn = (given: AssignmentCase) => readonly HandoverItem[]
const noneOf = ({ code, itemsIn }: { code: string; itemsIn: ItemsIn }): Guard<AssignmentCase> => ({
  code,
  holds: (given) => itemsIn(given).length === 0,
  facts: (given) => ({ count: itemsIn(given).length, items: [...itemsIn(given)] }),
})

/**
 * Point 1 of the letter: what the Steering Committee assigned, the technology authority completes and hands over, the health authority
 * receives item by item and accepts; then a signer of the giving side signs the same minutes and it changes hands. Only the Steering
 * Committee takes an assignment back, and only before that.
 */
export const assignment = defineMachine<AssignmentState, AssignmentCommand, AssignmentCase>({
  name: 'solutions.assignment',
  states: assignmentStates,
  first: 'assigned',
  final: ['withdrawn'],
  transitions: [
    { command: 'begin-completing', from: ['assigned'], to: 'completing', by: 'solution.complete' },
    { command: 'declare-ready', from: ['completing'], to: 'ready', by: 'solution.complete' },
    { command: 'name-receiver', from: ['ready'], to: 'ready', by: 'handover.accept' },
    {
      command: 'check-item',
      from: ['ready'],
      to: 'ready',
      by: 'handover.accept',
      guards: [twoSigners, ofThisTemplate, comingDay, nearDay, theEightApply, countedByHand, hasItsFile, wasSeen, wasSeenByNow],
    },
    {
      command: 'agree-not-applicable',
      from: ['ready'],
      to: 'ready',
      by: 'solution.complete',
      guards: [
        {
          code: 'item-is-not-called-not-applicable',
          holds: ({ checklist, checking }) => {
            const waiting = notAgreed(checklist)
            return checking === null ? waiting.length > 0 : waiting.includes(checking.item)
          },
        },
      ],
    },
    {
      command: 'reserve-the-rest',
      from: ['ready'],
      to: 'ready',
      by: 'handover.accept',
      guards: [
        twoSigners,
        { code: 'only-an-urgent-handover-reserves', holds: ({ urgent }) => urgent },
        { code: 'nothing-is-left-to-reserve', holds: ({ checklist }) => theRest(checklist).length > 0 },
        comingDay,
        nearDay,
      ],
    },
    { command: 'count-by-hand', from: ['ready'], to: 'ready', by: 'handover.accept', guards: [twoSigners, ofThisTemplate] },
    { command: 'raise-defect', from: ['ready'], to: 'ready', by: 'handover.accept', guards: [ofThisTemplate] },
    // What is found before it has changed hands takes the acceptance back.
    { command: 'raise-defect', from: ['accepted'], to: 'ready', by: 'handover.accept', guards: [ofThisTemplate] },
    {
      command: 'accept',
      from: ['ready'],
      to: 'accepted',
      by: 'handover.accept',
      guards: [
        twoSigners,
        noneOf({ code: 'handover-items-are-untouched', itemsIn: ({ checklist }) => untouched(checklist) }),
        noneOf({ code: 'handover-items-have-failed', itemsIn: ({ checklist }) => failed(checklist) }),
        noneOf({ code: 'handover-items-must-pass-now', itemsIn: ({ checklist, urgent }) => mustPassNow(checklist, urgent) }),
        noneOf({ code: 'not-applicable-needs-both-sides', itemsIn: ({ checklist }) => notAgreed(checklist) }),
        noneOf({ code: 'reservations-are-out-of-date', itemsIn: ({ checklist, today }) => emptyReservations(checklist, today) }),
        {
          code: 'grave-defects-are-open',
          holds: ({ graveDefects }) => graveDefects === 0,
          facts: ({ graveDefects }) => ({ count: graveDefects }),
        },
      ],
    },
    { command: 'return', from: ['ready', 'accepted'], to: 'completing', by: 'handover.accept' },
    {
      command: 'transfer',
      from: ['accepted'],
      to: 'handed-over',
      by: 'handover.transfer',
      guards: [
        { code: 'one-account-cannot-sign-for-both-sides', holds: ({ asker, acceptedBy }) => asker !== acceptedBy },
        {
          code: 'not-everything-has-moved',
          holds: ({ moved }) => moved === null || movedThings.every((one) => moved.includes(one)),
        },
      ],
    },
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
        hasItsFile,
        wasSeen,
        wasSeenByNow,
      ],
    },
    { command: 'withdraw', from: ['assigned', 'completing', 'ready', 'accepted'], to: 'withdrawn', by: 'solution.withdraw' },
  ],
})

export function assignmentWaitsFor(state: AssignmentState): Side[] {
  if (state === 'assigned' || state === 'completing' || state === 'accepted') return ['technology']
  return state === 'ready' ? ['health'] : []
}
