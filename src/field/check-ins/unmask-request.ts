import { defineMachine, type Guard } from '../../platform/transitions.ts'

export const unmaskStates = ['asked', 'granted', 'answered', 'refused', 'withdrawn', 'expired'] as const
export type UnmaskState = (typeof unmaskStates)[number]
export const unmaskDecisions = ['grant', 'refuse'] as const
export type UnmaskCommand = (typeof unmaskDecisions)[number] | 'open' | 'answer' | 'withdraw' | 'expire'

export interface UnmaskCase {
  /** The account that acts, and the one that asked. */
  readonly actor: string
  readonly askedBy: string
  readonly now: Date
  /** Until when the request waits in its state: for the decision, then for the answer. */
  readonly dueAt: Date
  /** How many visits are to be opened; null while only the buttons are asked for, and for every other step. */
  readonly chosen: number | null
  readonly reason: string | null
}

const inTime: Guard<UnmaskCase> = { code: 'request-is-past-its-hours', holds: ({ now, dueAt }) => now <= dueAt }
const another: Guard<UnmaskCase> = { code: 'whoever-asked-does-not-decide', holds: ({ actor, askedBy }) => actor !== askedBy }
const saysWhy: Guard<UnmaskCase> = { code: 'a-reason-is-needed', holds: ({ reason }) => (reason?.trim().length ?? 0) >= 5 }

/**
 * A venue's side never sees a full name or number (2666/QĐ-BYT); when it must know that somebody was warned, it asks. The health
 * authority of the area grants or refuses within hours, opens what it granted by itself, and answers with an outcome, never with data.
 */
export const unmaskRequest = defineMachine<UnmaskState, UnmaskCommand, UnmaskCase>({
  name: 'check-ins.unmasking',
  states: unmaskStates,
  first: 'asked',
  final: ['answered', 'refused', 'withdrawn', 'expired'],
  transitions: [
    {
      command: 'grant',
      from: ['asked'],
      to: 'granted',
      by: 'unmask.decide',
      guards: [another, inTime, { code: 'choose-at-least-one-visit', holds: ({ chosen }) => chosen === null || chosen > 0 }],
    },
    { command: 'refuse', from: ['asked'], to: 'refused', by: 'unmask.decide', guards: [another, inTime, saysWhy] },
    { command: 'open', from: ['granted'], to: 'granted', by: 'person.unmask', guards: [another, inTime] },
    { command: 'answer', from: ['granted'], to: 'answered', by: 'unmask.decide', guards: [another, inTime] },
    {
      command: 'withdraw',
      from: ['asked'],
      to: 'withdrawn',
      by: 'unmask.ask',
      guards: [{ code: 'only-whoever-asked-withdraws', holds: ({ actor, askedBy }) => actor === askedBy }],
    },
    {
      command: 'expire',
      from: ['asked', 'granted'],
      to: 'expired',
      by: 'system',
      guards: [{ code: 'request-still-has-time', holds: ({ now, dueAt }) => now > dueAt }],
    },
  ],
})

/** What came of it, as whoever asked is told. */
export const unmaskOutcomes = ['contacted', 'none-at-risk', 'instructions-given', 'not-reached'] as const
export type UnmaskOutcome = (typeof unmaskOutcomes)[number]

interface UnmaskHours {
  readonly fromOn: string
  readonly toDecide: number
  readonly toAnswer: number
}

/**
 * How long a request waits. 5053/QĐ-BYT wants close contacts listed within a day of the case being known; the decision therefore
 * comes within a day, the answer within two more. A later rule is a later row.
 */
export const unmaskHours: readonly UnmaskHours[] = [{ fromOn: '2020-12-03', toDecide: 24, toAnswer: 48 }]

/** Until when a request waits that came into this state at an instant, by the rule of that civil day. */
export function dueAt(
  waitsFor: 'decision' | 'answer',
  since: Date,
  on: string,
  rules: readonly UnmaskHours[] = unmaskHours,
): Date {
  const rule = rules.findLast(({ fromOn }) => fromOn <= on) ?? rules[0]
  const hours = (waitsFor === 'decision' ? rule?.toDecide : rule?.toAnswer) ?? 24
  return new Date(since.getTime() + hours * 3_600_000)
}

/** A request names an hour at one place, not a life: longer stretches are several requests. */
export const longestSpanHours = 24
export const mostVisits = 200
