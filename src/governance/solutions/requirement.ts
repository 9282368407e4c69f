import { defineMachine, type Guard } from '../../platform/transitions.ts'
import type { Capability } from './capability.ts'
import type { Side } from './side.ts'

export const requirementStates = [
  'stated',
  'clarifying',
  'raised',
  'answered',
  'building',
  'verifying',
  'met-as-reported',
  'met',
] as const
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
  | 'measure-outcome'
  | 'open-handover'

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
  readonly measured: { readonly value: number; readonly on: string; readonly kind: VerificationKind } | null
  /** Whether the solution that is to answer has the capability that was asked for, and if not, whether somebody said why it answers. */
  readonly capable: boolean | null
  readonly explained: boolean | null
  /** Something was built for it, and whether that is being handed over already. */
  readonly built: boolean
  readonly handoverBegun: boolean
  /** Whether the product itself takes the measure today. */
  readonly measurable: boolean
}

/** Counted by the product, or told by somebody with a document behind it: a number of the second kind is never shown as one of the first. */
export const verificationKinds = ['measured', 'reported'] as const
export type VerificationKind = (typeof verificationKinds)[number]

const wasBuilt: Guard<RequirementCase> = { code: 'nothing-was-built-for-it', holds: ({ built }) => built }
const wasNotBuilt: Guard<RequirementCase> = { code: 'something-was-built-for-it', holds: ({ built }) => !built }

/** No record of a solution for another purpose answers by itself: a camera is no help to somebody at home. */
const doesWhatIsAsked: Guard<RequirementCase> = {
  code: 'solution-has-another-capability',
  holds: ({ capable, explained }) => capable !== false || explained === true,
}
const takenByTheProduct: Guard<RequirementCase> = {
  code: 'measure-is-taken-by-the-product',
  holds: ({ measured, measurable }) => measured === null || measured.kind === 'measured' || !measurable,
}
const taken: Guard<RequirementCase> = {
  code: 'measure-is-not-measured-yet',
  holds: ({ measured, measurable }) => (measured === null || measured.kind === 'measured') && measurable,
}
const isOf = (kind: VerificationKind): Guard<RequirementCase> => ({
  code: 'reported-is-not-measured',
  holds: ({ measured }) => measured === null || measured.kind === kind,
})
const reaches = (wanted: boolean): Guard<RequirementCase> => ({
  code: 'measure-misses-the-target',
  holds: ({ measured, success }) => (measured === null ? wanted : meets(success, measured.value) === wanted),
})

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
  final: [],
  transitions: [
    { command: 'ask', from: ['stated'], to: 'clarifying', by: 'requirement.answer' },
    { command: 'clarify', from: ['clarifying'], to: 'stated', by: 'problem.state' },
    // Whatever stands in the way may be met later too: while a builder is sought, and while it is built.
    { command: 'raise', from: ['stated', 'answered', 'building'], to: 'raised', by: 'requirement.answer' },
    { command: 'settle', from: ['raised'], to: 'answered', by: 'requirement.settle', guards: [wasBuilt] },
    { command: 'settle', from: ['raised'], to: 'stated', by: 'requirement.settle', guards: [wasNotBuilt] },
    {
      command: 'reuse',
      from: ['stated'],
      to: 'verifying',
      by: 'requirement.answer',
      guards: [{ code: 'solution-cannot-be-reused-yet', holds: ({ reusable }) => reusable !== false }, doesWhatIsAsked],
    },
    {
      command: 'build',
      from: ['stated'],
      to: 'answered',
      by: 'requirement.answer',
      guards: [{ code: 'overlap-needs-a-reason', holds: ({ justified }) => justified !== false }, doesWhatIsAsked],
    },
    { command: 'start-building', from: ['answered'], to: 'building', by: 'requirement.answer' },
    { command: 'submit-for-verification', from: ['building'], to: 'verifying', by: 'requirement.answer' },
    {
      command: 'verify',
      from: ['verifying'],
      to: 'met',
      by: 'requirement.verify',
      guards: [notOneself, notYetToCome, takenByTheProduct, isOf('measured'), reaches(true)],
    },
    {
      command: 'verify',
      from: ['verifying'],
      to: 'met-as-reported',
      by: 'requirement.verify',
      guards: [notOneself, notYetToCome, takenByTheProduct, isOf('reported'), reaches(true)],
    },
    // A miss is no refusal: it is a result, and the work goes on; where nothing was built, another answer is looked for.
    {
      command: 'verify',
      from: ['verifying'],
      to: 'building',
      by: 'requirement.verify',
      guards: [notOneself, notYetToCome, takenByTheProduct, reaches(false), wasBuilt],
    },
    {
      command: 'verify',
      from: ['verifying'],
      to: 'stated',
      by: 'requirement.verify',
      guards: [notOneself, notYetToCome, takenByTheProduct, reaches(false), wasNotBuilt],
    },
    // 30 and 90 days later the measure is counted again; that answers whoever asked and reported, and takes nothing back.
    { command: 'measure-outcome', from: ['met'], to: 'met', by: 'system' },
    // What was built and measured changes hands as under point 1; the requirement stays met while it does.
    {
      command: 'open-handover',
      from: ['met'],
      to: 'met',
      by: 'requirement.answer',
      guards: [wasBuilt, { code: 'handover-has-begun', holds: ({ handoverBegun }) => !handoverBegun }],
    },
    // What was only reported is measured as soon as the product can; then the number decides once more.
    {
      command: 'verify',
      from: ['met-as-reported'],
      to: 'met',
      by: 'requirement.verify',
      guards: [taken, notOneself, notYetToCome, reaches(true)],
    },
    {
      command: 'verify',
      from: ['met-as-reported'],
      to: 'building',
      by: 'requirement.verify',
      guards: [taken, notOneself, notYetToCome, reaches(false), wasBuilt],
    },
    {
      command: 'verify',
      from: ['met-as-reported'],
      to: 'stated',
      by: 'requirement.verify',
      guards: [taken, notOneself, notYetToCome, reaches(false), wasNotBuilt],
    },
  ],
})

export function meets(success: SuccessMeasure, value: number): boolean {
  return success.comparison === 'at-least' ? value >= success.target : value <= success.target
}

export function requirementWaitsFor(state: RequirementState): Side[] {
  if (state === 'met' || state === 'met-as-reported') return []
  if (state === 'raised') return ['steering']
  return state === 'clarifying' || state === 'verifying' ? ['health'] : ['technology']
}

/** Whether a solution can do what was asked for; older requirements asked for nothing of the vocabulary. */
export function canDo(asked: Capability | null, offered: readonly Capability[]): boolean {
  return asked === null || offered.includes(asked)
}

/** Three letters are no reason. */
export function isExplained(reason: string | null): boolean {
  return reason !== null && reason.trim().length >= 10
}
