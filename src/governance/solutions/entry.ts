import { defineMachine, type Guard } from '../../platform/transitions.ts'

export const entryStates = ['listed', 'retired'] as const
export type EntryState = (typeof entryStates)[number]

export interface EntryCase {
  readonly applicable: boolean
  /** The asker signs for the authority that owns it. */
  readonly isOwners: boolean
  /** A directive in force says that it is mandatory or recommended. */
  readonly isNamed: boolean
  /** What is to take its place; null: nothing; undefined while only the button is asked for. */
  readonly successor:
    | { readonly isItself: boolean; readonly applicable: boolean; readonly doesTheSame: boolean }
    | null
    | undefined
}

const ownersOnly: Guard<EntryCase> = { code: 'entry-is-of-another-owner', holds: ({ isOwners }) => isOwners }
const isInUse: Guard<EntryCase> = { code: 'only-what-may-be-applied-is-retired', holds: ({ applicable }) => applicable }
/** What is bound stays bound: somebody who must use it has to know what to use instead. */
const hasSuccessor: Guard<EntryCase> = {
  code: 'directive-names-it-so-a-successor-is-needed',
  holds: ({ isNamed, successor }) => !isNamed || successor !== null,
}
const successorFits: Guard<EntryCase> = {
  code: 'successor-cannot-take-its-place',
  holds: ({ successor }) =>
    successor === null || successor === undefined || (!successor.isItself && successor.applicable && successor.doesTheSame),
}

/**
 * The entry of a solution that may be applied: its owner retires it with a reason and, where a directive names it, with a successor that
 * does the same. What the directive said of it is said of the successor from then on; nothing that was measured before is changed.
 */
export const entry = defineMachine<EntryState, 'retire', EntryCase>({
  name: 'solutions.entry',
  states: entryStates,
  first: 'listed',
  final: ['retired'],
  transitions: [
    {
      command: 'retire',
      from: ['listed'],
      to: 'retired',
      by: 'solution.retire',
      guards: [ownersOnly, isInUse, hasSuccessor, successorFits],
    },
  ],
})
