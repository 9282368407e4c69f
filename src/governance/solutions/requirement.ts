import { defineMachine, type Guard } from '../../platform/transitions.ts'
import type { Side } from './side.ts'

export const requirementStates = ['stated', 'clarifying', 'raised', 'answered', 'building', 'verifying', 'met'] as const
export type RequirementState = (typeof requirementStates)[number]
export type RequirementCommand =
  | 'ask'
  | 'clarify'
  | 'raise'
  | 'settle'
  | 'reuse'
  | 'build'
  | 'start-building'
  | 'submit-for-verification'
  | 'verify'

export const comparisons = ['at-least', 'at-most'] as const
export type Comparison = (typeof comparisons)[number]
export const dataClasses = ['none', 'personal', 'sensitive'] as const
export type DataClass = (typeof dataClasses)[number]

/** The measure that decides whether the requirement is met, fixed before anything is built. */
export interface SuccessMeasure {
  readonly measureId: string
  readonly comparison: Comparison
  readonly target: number
  readonly unit: string
}

export interface RequirementCase {
  readonly asker: string
  /** The account of the technology side that handed the work over for verification. */
  readonly offeredBy: string | null
  readonly success: SuccessMeasure
  readonly today: string
  /** The fields below are null while only the buttons are asked for. */
  readonly reusable: boolean | null
  readonly justified: boolean | null
  readonly measured: { readonly value: number; readonly on: string } | null
}

const notOneself: Guard<RequirementCase> = {
  code: 'who-built-it-cannot-verify-it',
  holds: ({ asker, offeredBy }) => asker !== offeredBy,
}
const notYetToCome: Guard<RequirementCase> = {
  code: 'measurement-lies-in-the-future',
  holds: ({ measured, today }) => measured === null || measured.on <= today,
}

/**
 * Point 2, “đầu bài”: the health authority states it, the technology authority has it built or names what exists. There is no
 * way to decline: it may ask, and it may raise what stands in the way to the Steering Committee, which settles it back.
 * Whether the answer meets the requirement is decided by the requirement's own measure and by nobody's word.
 */
export const requirement = defineMachine<RequirementState, RequirementCommand, RequirementCase>({
  name: 'solutions.requirement',
  states: requirementStates,
  first: 'stated',
  final: ['met'],
  transitions: [
    { command: 'ask', from: ['stated'], to: 'clarifying', by: 'requirement.answer' },
    { command: 'clarify', from: ['clarifying'], to: 'stated', by: 'problem.state' },
    { command: 'raise', from: ['stated'], to: 'raised', by: 'requirement.answer' },
    { command: 'settle', from: ['raised'], to: 'stated', by: 'requirement.settle' },
    {
      command: 'reuse',
      from: ['stated'],
      to: 'verifying',
      by: 'requirement.answer',
      guards: [{ code: 'solution-cannot-be-reused-yet', holds: ({ reusable }) => reusable !== false }],
    },
    {
      command: 'build',
      from: ['stated'],
      to: 'answered',
      by: 'requirement.answer',
      guards: [{ code: 'overlap-needs-a-reason', holds: ({ justified }) => justified !== false }],
    },
    { command: 'start-building', from: ['answered'], to: 'building', by: 'requirement.answer' },
    { command: 'submit-for-verification', from: ['building'], to: 'verifying', by: 'requirement.answer' },
    {
      command: 'verify',
      from: ['verifying'],
      to: 'met',
      by: 'requirement.verify',
      guards: [
        notOneself,
        notYetToCome,
        {
          code: 'measure-misses-the-target',
          holds: ({ measured, success }) => measured === null || meets(success, measured.value),
        },
      ],
    },
    // A miss is no refusal: it is a result, and the work goes on.
    {
      command: 'verify',
      from: ['verifying'],
      to: 'building',
      by: 'requirement.verify',
      guards: [
        notOneself,
        notYetToCome,
        {
          code: 'measure-misses-the-target',
          holds: ({ measured, success }) => measured !== null && !meets(success, measured.value),
        },
      ],
    },
  ],
})

export function meets(success: SuccessMeasure, value: number): boolean {
  return success.comparison === 'at-least' ? value >= success.target : value <= success.target
}

export function requirementWaitsFor(state: RequirementState): Side[] {
  if (state === 'met') return []
  if (state === 'raised') return ['steering']
  return state === 'clarifying' || state === 'verifying' ? ['health'] : ['technology']
}
