import { defineMachine } from '../../platform/transitions.ts'
import type { IssuerRole } from './authority-rule.ts'

export const directiveStates = ['drafted', 'issued', 'suspended', 'recommended', 'replaced', 'repealed', 'expired'] as const
export type DirectiveState = (typeof directiveStates)[number]
export type DirectiveCommand =
  | 'edit'
  | 'check'
  | 'write-document'
  | 'state-signing'
  | 'issue'
  | 'recommend'
  | 'suspend'
  | 'resume'
  | 'change-part'
  | 'amend'
  | 'replace'
  | 'repeal'
  | 'expire'

/** Forms a directive takes (point 4: “văn bản chỉ đạo”, any of these; a chỉ thị is only one of them). */
export const forms = ['decision', 'directive', 'official-letter', 'telegram', 'guidance', 'plan'] as const
export type Form = (typeof forms)[number]

/** What the transitions look at: the draft counted and judged, and the two people. */
export interface DirectiveCase {
  readonly within: number
  readonly beyond: number
  /** False when the one who asks wrote the draft and the rule of two people holds. */
  readonly signerMaySign: boolean
  /** Codes of provisions by what they lack; see `lackingIn`. */
  readonly lacking: Readonly<Record<string, readonly string[]>>
  /** Solutions that are not yet agreed or handed over. */
  readonly solutionsNotApplicable: readonly string[]
  /** Provisions that meet one in force, where the new directive does not say that it replaces or repeals the other. */
  readonly openConflicts: readonly string[]
  /** Provisions that ask for less than a higher body's directive does of the same subjects. */
  readonly looserThanHigher: readonly string[]
}

const lacks = (code: string) => ({
  code,
  holds: (given: DirectiveCase) => given.lacking[code] === undefined,
  facts: (given: DirectiveCase) => ({ provisions: given.lacking[code] ?? [] }),
})

/** What must hold whoever ends up directing it. */
const ready = [
  { code: 'drafter-does-not-sign', holds: (given: DirectiveCase) => given.signerMaySign },
  { code: 'directive-has-no-provision', holds: (given: DirectiveCase) => given.within + given.beyond > 0 },
  lacks('measure-has-no-threshold'),
  lacks('mandatory-provision-cannot-be-proved'),
  lacks('people-without-smartphone-are-forgotten'),
  {
    code: 'solution-is-not-applicable-yet',
    holds: (given: DirectiveCase) => given.solutionsNotApplicable.length === 0,
    facts: (given: DirectiveCase) => ({ solutions: given.solutionsNotApplicable }),
  },
]

const signable = [
  ...ready,
  { code: 'nothing-is-within-authority', holds: (given: DirectiveCase) => given.within > 0 },
  {
    code: 'meets-a-directive-in-force',
    holds: (given: DirectiveCase) => given.openConflicts.length === 0,
    facts: (given: DirectiveCase) => ({ conflicts: given.openConflicts }),
  },
  {
    code: 'looser-than-a-higher-directive',
    holds: (given: DirectiveCase) => given.looserThanHigher.length === 0,
    facts: (given: DirectiveCase) => ({ provisions: given.looserThanHigher }),
  },
]

/**
 * The life of a directive (M6, authority per provision). Issuing takes only what is within authority; the rest leaves the draft as a
 * recommendation in the same act. A draft of which everything is beyond is recommended as a whole and issued by nobody here.
 */
export const directive = defineMachine<DirectiveState, DirectiveCommand, DirectiveCase>({
  name: 'directives',
  states: directiveStates,
  first: 'drafted',
  final: ['recommended', 'replaced', 'repealed', 'expired'],
  transitions: [
    { command: 'edit', from: ['drafted'], to: 'drafted', by: 'directive.draft' },
    { command: 'check', from: ['drafted'], to: 'drafted', by: 'directive.draft' },
    { command: 'write-document', from: ['drafted'], to: 'drafted', by: 'directive.draft' },
    // Before a page is signed here: its document, once issued, issues the directive.
    { command: 'state-signing', from: ['drafted'], to: 'drafted', by: 'directive.issue', guards: signable },
    { command: 'issue', from: ['drafted'], to: 'issued', by: 'directive.issue', guards: signable },
    {
      command: 'recommend',
      from: ['drafted'],
      to: 'recommended',
      by: 'directive.issue',
      guards: [...ready, { code: 'some-provisions-are-within-authority', holds: (given) => given.within === 0 }],
    },
    // What comes after the signature is dated: the command puts an issued document on record, its day brings the state about.
    { command: 'suspend', from: ['issued'], to: 'suspended', by: 'directive.change' },
    { command: 'resume', from: ['suspended'], to: 'issued', by: 'directive.change' },
    { command: 'change-part', from: ['issued'], to: 'issued', by: 'directive.change' },
    { command: 'repeal', from: ['issued', 'suspended'], to: 'repealed', by: 'directive.change' },
    { command: 'amend', from: ['issued'], to: 'issued', by: 'system' },
    { command: 'amend', from: ['suspended'], to: 'suspended', by: 'system' },
    { command: 'replace', from: ['issued', 'suspended'], to: 'replaced', by: 'system' },
    { command: 'expire', from: ['issued', 'suspended'], to: 'expired', by: 'system' },
  ],
})

/** The states of what was signed, whatever became of it. */
export const signedStates = [
  'issued',
  'suspended',
  'replaced',
  'repealed',
  'expired',
] as const satisfies readonly DirectiveState[]

const ranks: Readonly<Record<IssuerRole, number>> = {
  'prime-minister': 3,
  'steering-authority': 2,
  'health-authority': 1,
  ministry: 1,
  'people-committee': 1,
}

/**
 * Whether an issuer may suspend, change or end another's directive: its own, or one of a body below it. A ministry stands above no other
 * and above no people's committee (Law on the Organisation of Local Government). Of ministries and committees there are many: which of
 * them a document is from is asked of the document.
 */
export function mayEnd(issuer: IssuerRole, other: IssuerRole): boolean {
  const isOne = issuer !== 'ministry' && issuer !== 'people-committee'
  return (isOne && issuer === other) || ranks[issuer] > ranks[other]
}
