import { defineMachine, type Guard } from '../../platform/transitions.ts'
import type { LayoutFault } from './layout/layout-faults.ts'
import { type Objection, objections } from './objection.ts'

export const outgoingStates = [
  'draft',
  'content-review',
  'format-check',
  'to-sign',
  'signed',
  'numbered',
  'sealed',
  'issued',
  'cancelled',
  'voided',
  'recalled',
  'replaced',
] as const
export type OutgoingState = (typeof outgoingStates)[number]

export const outgoingCommands = [
  'submit',
  'approve-content',
  'approve-format',
  'return',
  'sign',
  'sign-beside',
  'number',
  'seal',
  'issue',
  'cancel',
  'void',
  'recall',
  'replace',
] as const
export type OutgoingCommand = (typeof outgoingCommands)[number]

/** Who did what so far: accounts. */
export interface Hands {
  readonly reviewed?: string | undefined
  readonly checked?: string | undefined
  /** Whose account the name under the signature is; fixed when the page is checked. */
  readonly named?: string | undefined
  readonly signed?: string | undefined
  /** Of minutes of two sides: whose account the name on the left is, fixed with the other, and who signed there. */
  readonly namedBeside?: string | undefined
  readonly signedBeside?: string | undefined
  readonly numbered?: string | undefined
  readonly sealed?: string | undefined
}

export interface OutgoingCase {
  readonly asker: string
  /** Everybody who wrote or changed the draft. */
  readonly drafters: readonly string[]
  readonly hands: Hands
  /** The asker's role belongs to the agency that issues it. */
  readonly actsForIssuer: boolean
  readonly issuerName: string
  /** The head of the page names that agency and no other. */
  readonly namesItsIssuer: boolean
  /**
   * How many accounts hold, on this day, any of the roles that act for that agency: who drafts, reviews, signs, and its records clerks.
   * From three on the steps are different people's.
   */
  readonly people: number
  /** The agency signs and numbers here on this day. */
  readonly signsHere: boolean
  readonly faults: readonly LayoutFault[]
  /** How many accounts that sign for this agency carry the name under the signature. */
  readonly carriesTheName: number
  /** The one that does, or the first. */
  readonly named: string | null
  /** The name under the signature is the asker's, by the account that was fixed when the page was checked. */
  readonly isNamed: boolean
  /** The page names a second signer, of the other side. */
  readonly namesTwo: boolean
  /** How many accounts that sign for any agency carry the second name; the one that does, or the first. */
  readonly carriesTheOtherName: number
  readonly otherNamed: string | null
  /** Nobody's place is signed in, or the agency has given that very power for today and this type of document. */
  readonly hasPower: boolean
  /** What another room says against this signature; null when nothing. */
  readonly objection: Objection | null
}

/** From this many people on, nobody does two steps that check each other; a smaller unit may merge the roles. */
const leastPeopleForSeparation = 3

const separated = (code: string, others: (given: OutgoingCase) => readonly (string | undefined)[]): Guard<OutgoingCase> => ({
  code,
  holds: (given) => given.people < leastPeopleForSeparation || !others(given).includes(given.asker),
})
const isNotReviewer = separated('whoever-reviews-does-not-sign', ({ hands }) => [hands.reviewed])
const signsHere: Guard<OutgoingCase> = { code: 'agency-signs-elsewhere', holds: (given) => given.signsHere }
const actsForIssuer: Guard<OutgoingCase> = {
  code: 'acts-for-another-agency',
  holds: (given) => given.actsForIssuer,
  facts: ({ issuerName }) => ({ agency: issuerName }),
}
const namesItsIssuer: Guard<OutgoingCase> = {
  code: 'page-names-another-agency',
  holds: (given) => given.namesItsIssuer,
  facts: ({ issuerName }) => ({ agency: issuerName }),
}
const isComplete: Guard<OutgoingCase> = {
  code: 'page-has-faults',
  holds: ({ faults }) => faults.length === 0,
  facts: ({ faults }) => ({ count: faults.length, faults: faults.map((fault) => `documents.fault.${fault}`) }),
}
const bothHaveSigned: Guard<OutgoingCase> = {
  code: 'other-side-has-not-signed',
  holds: ({ namesTwo, hands }) => !namesTwo || (hands.signed !== undefined && hands.signedBeside !== undefined),
}
const isNotSigner = separated('signer-neither-numbers-nor-seals', ({ hands }) => [hands.signed, hands.signedBeside])

/**
 * A document on its way out (Decree 30/2020/NĐ-CP: signed, then numbered and dated, then sealed by the agency, then issued). A number
 * is taken only under a signature and is never given back. Before the signature everything may be returned or given up; afterwards a
 * document can only be voided, recalled or replaced, and every state of it is kept.
 */
export const outgoing = defineMachine<OutgoingState, OutgoingCommand, OutgoingCase>({
  name: 'documents.outgoing',
  states: outgoingStates,
  first: 'draft',
  final: ['cancelled', 'voided', 'recalled', 'replaced'],
  transitions: [
    {
      command: 'submit',
      from: ['draft'],
      to: 'content-review',
      by: 'document.draft',
      guards: [signsHere, actsForIssuer, namesItsIssuer, isComplete],
    },
    {
      command: 'approve-content',
      from: ['content-review'],
      to: 'format-check',
      by: 'document.review',
      guards: [
        actsForIssuer,
        separated('drafter-does-not-review', ({ drafters }) => drafters),
        // Said now: at the signature it would be too late for somebody else to review.
        separated('named-signer-does-not-review', ({ carriesTheName, named }) =>
          carriesTheName === 1 ? [named ?? undefined] : [],
        ),
      ],
    },
    {
      command: 'approve-format',
      from: ['format-check'],
      to: 'to-sign',
      by: 'document.number',
      guards: [
        actsForIssuer,
        isComplete,
        { code: 'nobody-signs-under-that-name', holds: ({ carriesTheName }) => carriesTheName > 0 },
        { code: 'several-sign-under-that-name', holds: ({ carriesTheName }) => carriesTheName < 2 },
        {
          code: 'other-side-has-no-account-here',
          holds: ({ namesTwo, carriesTheOtherName }) => !namesTwo || carriesTheOtherName === 1,
        },
        {
          code: 'one-person-cannot-sign-for-both-sides',
          holds: ({ namesTwo, named, otherNamed }) => !namesTwo || named === null || named !== otherNamed,
        },
      ],
    },
    { command: 'return', from: ['content-review'], to: 'draft', by: 'document.review', guards: [actsForIssuer] },
    { command: 'return', from: ['format-check'], to: 'draft', by: 'document.number', guards: [actsForIssuer] },
    { command: 'return', from: ['to-sign'], to: 'draft', by: 'document.sign', guards: [actsForIssuer] },
    {
      command: 'sign',
      from: ['to-sign'],
      to: 'signed',
      by: 'document.sign',
      guards: [
        actsForIssuer,
        namesItsIssuer,
        { code: 'signature-block-names-somebody-else', holds: ({ isNamed }) => isNamed },
        { code: 'nobody-gave-this-power', holds: ({ hasPower }) => hasPower },
        ...objections.map((code) => ({ code, holds: ({ objection }: OutgoingCase) => objection?.code !== code })),
        separated('whoever-drafts-does-not-sign', ({ drafters }) => drafters),
        isNotReviewer,
        separated('whoever-checks-does-not-sign', ({ hands }) => [hands.checked]),
      ],
    },
    // The other side's signer acts for another agency: the account that was fixed with the page is all that is asked.
    {
      command: 'sign-beside',
      from: ['signed'],
      to: 'signed',
      by: 'document.sign',
      guards: [
        { code: 'page-names-one-signer', holds: ({ namesTwo }) => namesTwo },
        { code: 'other-side-has-signed', holds: ({ hands }) => hands.signedBeside === undefined },
        {
          code: 'signature-block-names-somebody-else',
          holds: ({ asker, hands }) => hands.namedBeside === asker && hands.signed !== asker,
        },
        isNotReviewer,
      ],
    },
    {
      command: 'number',
      from: ['signed'],
      to: 'numbered',
      by: 'document.number',
      guards: [actsForIssuer, isNotSigner, bothHaveSigned],
    },
    {
      command: 'seal',
      from: ['numbered'],
      to: 'sealed',
      by: 'document.number',
      guards: [actsForIssuer, isNotSigner, bothHaveSigned],
    },
    { command: 'issue', from: ['sealed'], to: 'issued', by: 'document.number', guards: [actsForIssuer, bothHaveSigned] },
    {
      command: 'cancel',
      from: ['draft', 'content-review', 'format-check', 'to-sign'],
      to: 'cancelled',
      by: 'document.draft',
      guards: [actsForIssuer],
    },
    { command: 'void', from: ['signed', 'numbered', 'sealed'], to: 'voided', by: 'document.sign', guards: [actsForIssuer] },
    { command: 'recall', from: ['issued'], to: 'recalled', by: 'document.sign', guards: [actsForIssuer] },
    { command: 'replace', from: ['issued'], to: 'replaced', by: 'system' },
  ],
})

/** Steps of one person that check each other, by the word of the earlier one; possible only where fewer than three hold roles. */
export function joinedSteps(command: OutgoingCommand, { asker, drafters, hands }: OutgoingCase): string[] {
  const earlier: Readonly<Record<string, readonly (string | undefined)[]>> = {
    ...(['approve-content', 'sign'].includes(command) ? { drafted: drafters } : {}),
    ...(['sign', 'sign-beside'].includes(command) ? { reviewed: [hands.reviewed] } : {}),
    ...(command === 'sign' ? { checked: [hands.checked] } : {}),
    ...(['number', 'seal'].includes(command) ? { signed: [hands.signed, hands.signedBeside] } : {}),
  }
  return Object.keys(earlier).filter((step) => earlier[step]?.includes(asker))
}

/** Commands that must say why. */
export const needReason: readonly OutgoingCommand[] = ['return', 'cancel', 'void', 'recall']
