import { defineMachine, type Guard } from '../../platform/transitions.ts'
import type { Capability } from './capability.ts'
import type { Outcome } from './consultation.ts'
import { type Authority, authorities, opinionPermissions, type Side } from './side.ts'

export const proposalKinds = ['to-build', 'built'] as const
export type ProposalKind = (typeof proposalKinds)[number]

export const proposalStates = [
  'submitted',
  'clarifying',
  'in-consultation',
  'agreed-with-conditions',
  'not-agreed',
  'referred',
  'agreed',
  'build-directed',
  'not-adopted',
  'withdrawn',
] as const
export type ProposalState = (typeof proposalStates)[number]
export type ProposalCommand =
  | 'ask'
  | 'clarify'
  | 'open-consultation'
  | 'give-opinion'
  | 'ask-extension'
  | 'decide-extension'
  | 'confirm-condition'
  | 'reconcile'
  | 'refer'
  | 'settle'
  | 'revise'
  | 'withdraw'
  | 'direct-build'

/** What opinions are about; any change of it is another text. */
export interface ProposalContent {
  readonly kind: ProposalKind
  readonly name: string
  readonly nameEn: string | null
  readonly capabilities: readonly Capability[]
  readonly evidence: string
  readonly privacySummary: string
}

export interface ProposalCase {
  readonly kind: ProposalKind
  /** The text as it is now, and the one that the asker read. Equal while only the buttons are asked for. */
  readonly contentHash: string
  readonly seenHash: string
  /** The fields below are null while only the buttons are asked for. */
  readonly outcome: Outcome | null
  readonly changed: boolean | null
  readonly justified: boolean | null
  /** Whether this account has already spoken for the other authority in this round. */
  readonly spokeForTheOther: boolean
  /** Whether the condition (or, for the buttons, any condition) is the asker's own side's to confirm, and is not met yet. */
  readonly confirmable: boolean
  /** Civil day of the business clock, the day both were asked about the present text, and the day answers are expected; null when none. */
  readonly today: string
  readonly askedOn: string | null
  readonly dueOn: string | null
  /** The day an authority asks for; null while only the buttons are asked for. */
  readonly extensionUntil: string | null
  /** Whether the side has had its one extension of this round, and whether any still waits for an answer. */
  readonly extendedBefore: boolean
  readonly extensionWaits: boolean
  /** What the Steering Committee decides about what was referred to it; null while only the buttons are asked for. */
  readonly settlement: Settlement | null
}

/** Back to both authorities with the Committee's direction, or not adopted. It never agrees in their place: point 3 names the two. */
export const settlements = ['back-to-both', 'not-adopted'] as const
export type Settlement = (typeof settlements)[number]

const sameText: Guard<ProposalCase> = {
  code: 'proposal-was-changed-since-you-read-it',
  holds: ({ contentHash, seenHash }) => contentHash === seenHash,
}
const oneSideEach: Guard<ProposalCase> = {
  code: 'one-account-cannot-speak-for-both-sides',
  holds: ({ spokeForTheOther }) => !spokeForTheOther,
}
const ownCondition: Guard<ProposalCase> = { code: 'condition-is-not-yours-to-confirm', holds: ({ confirmable }) => confirmable }
const comesTo = (wanted: Outcome): Guard<ProposalCase> => ({
  code: 'both-authorities-must-agree',
  holds: ({ outcome }) => outcome === null || outcome === wanted,
})

const settles = (wanted: Settlement): Guard<ProposalCase> => ({
  code: 'committee-decides-otherwise',
  holds: ({ settlement }) => settlement === null || settlement === wanted,
})
/** Silence is no agreement, but it is no dead end either: once the day has passed it can be referred, with its days. */
const silenceIsLate: Guard<ProposalCase> = {
  code: 'opinions-are-not-late-yet',
  holds: ({ dueOn, today }) => dueOn !== null && dueOn < today,
}

const extensionGuards: readonly Guard<ProposalCase>[] = [
  { code: 'no-day-to-extend', holds: ({ dueOn }) => dueOn !== null },
  { code: 'extension-was-asked-before', holds: ({ extendedBefore }) => !extendedBefore },
  {
    code: 'extension-must-be-later',
    holds: ({ extensionUntil, dueOn }) => extensionUntil === null || dueOn === null || extensionUntil > dueOn,
  },
  {
    code: 'extension-is-longer-than-the-first-term',
    holds: ({ extensionUntil, dueOn, askedOn }) =>
      extensionUntil === null || dueOn === null || askedOn === null || daysFrom(dueOn, extensionUntil) <= termOf(askedOn, dueOn),
  },
]

/** At least a day: what was asked for today until today may be put off until tomorrow. */
const termOf = (askedOn: string, dueOn: string): number => Math.max(1, daysFrom(askedOn, dueOn))

/** Whole days from one civil day to another. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

const opinions = [
  { from: ['in-consultation'], to: 'in-consultation', outcome: 'waiting' },
  { from: ['in-consultation', 'not-agreed'], to: 'agreed', outcome: 'agreed' },
  { from: ['in-consultation', 'not-agreed'], to: 'agreed-with-conditions', outcome: 'agreed-with-conditions' },
  { from: ['in-consultation', 'not-agreed'], to: 'not-agreed', outcome: 'not-agreed' },
] as const

/**
 * Point 3: what the technology authority or a company proposes to build or has built is used only when both authorities agree.
 * A change of the text opens another round and voids what was said about the old one. What is agreed is not changed under
 * people's feet: an agreed text stays.
 */
export const proposal = defineMachine<ProposalState, ProposalCommand, ProposalCase>({
  name: 'solutions.proposal',
  states: proposalStates,
  first: 'submitted',
  final: ['build-directed', 'not-adopted', 'withdrawn'],
  transitions: [
    { command: 'ask', from: ['submitted'], to: 'clarifying', by: 'consultation.open' },
    { command: 'clarify', from: ['clarifying'], to: 'submitted', by: 'proposal.submit' },
    { command: 'open-consultation', from: ['submitted'], to: 'in-consultation', by: 'consultation.open' },
    ...opinions.flatMap(({ from, to, outcome }) =>
      authorities.map((side) => ({
        command: 'give-opinion' as const,
        from,
        to,
        by: opinionPermissions[side],
        guards: [sameText, oneSideEach, comesTo(outcome)],
      })),
    ),
    ...(['agreed', 'agreed-with-conditions'] as const).flatMap((to) =>
      authorities.map((side) => ({
        command: 'confirm-condition' as const,
        from: ['agreed-with-conditions'] as const,
        to,
        by: opinionPermissions[side],
        guards: [ownCondition, comesTo(to)],
      })),
    ),
    ...(
      [
        ['submitted', 'submitted'],
        // A better text is an answer too.
        ['clarifying', 'submitted'],
        ['in-consultation', 'in-consultation'],
        ['agreed-with-conditions', 'in-consultation'],
        ['not-agreed', 'in-consultation'],
      ] as const
    ).map(([from, to]) => ({
      command: 'revise' as const,
      from: [from],
      to,
      by: 'proposal.submit',
      guards: [
        { code: 'nothing-was-changed', holds: ({ changed }: ProposalCase) => changed !== false },
        { code: 'overlap-needs-a-reason', holds: ({ justified }: ProposalCase) => justified !== false },
      ],
    })),
    ...authorities.map((side) => ({
      command: 'ask-extension' as const,
      from: ['in-consultation'] as const,
      to: 'in-consultation' as const,
      by: opinionPermissions[side],
      guards: extensionGuards,
    })),
    {
      command: 'decide-extension',
      from: ['in-consultation'],
      to: 'in-consultation',
      by: 'consultation.open',
      guards: [{ code: 'no-extension-waits', holds: ({ extensionWaits }) => extensionWaits }],
    },
    // After a dissent the two meet; the minutes count once a signer of each has signed the same ones.
    ...(['not-agreed', 'agreed', 'agreed-with-conditions'] as const).flatMap((to) =>
      authorities.map((side) => ({
        command: 'reconcile' as const,
        from: ['not-agreed'] as const,
        to,
        by: opinionPermissions[side],
        guards: [sameText, oneSideEach, comesTo(to)],
      })),
    ),
    { command: 'refer', from: ['not-agreed'], to: 'referred', by: 'consultation.open' },
    { command: 'refer', from: ['in-consultation'], to: 'referred', by: 'consultation.open', guards: [silenceIsLate] },
    {
      command: 'settle',
      from: ['referred'],
      to: 'in-consultation',
      by: 'consultation.settle',
      guards: [settles('back-to-both')],
    },
    { command: 'settle', from: ['referred'], to: 'not-adopted', by: 'consultation.settle', guards: [settles('not-adopted')] },
    {
      command: 'withdraw',
      from: ['submitted', 'clarifying', 'in-consultation', 'agreed-with-conditions', 'not-agreed', 'referred'],
      to: 'withdrawn',
      by: 'proposal.submit',
    },
    {
      command: 'direct-build',
      from: ['agreed'],
      to: 'build-directed',
      by: 'solution.assign',
      guards: [{ code: 'solution-is-already-built', holds: ({ kind }) => kind === 'to-build' }],
    },
  ],
})

export function proposalWaitsFor(
  state: ProposalState,
  missing: readonly Authority[],
  unconfirmed: readonly Authority[],
  kind: ProposalKind,
): Side[] {
  if (state === 'submitted') return ['technology']
  if (state === 'clarifying') return ['proposer']
  if (state === 'in-consultation') return [...missing]
  // The proposer has to do what a condition asks; the side that set it says when it is done.
  if (state === 'agreed-with-conditions') return ['proposer', ...unconfirmed]
  if (state === 'not-agreed') return ['proposer', ...authorities]
  if (state === 'referred') return ['steering']
  return state === 'agreed' && kind === 'to-build' ? ['technology'] : []
}
