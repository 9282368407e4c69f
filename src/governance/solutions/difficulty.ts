import { defineMachine } from '../../platform/transitions.ts'

/** One tap in the field: what is in the way. Short, because a list that is read is a list that is used. */
export const difficultyCategories = [
  'no-tool',
  'tool-does-not-work',
  'declared-again-and-again',
  'systems-not-connected',
  'no-equipment-or-network',
  'people-cannot-use-it',
  'too-much-paperwork',
  'other',
] as const
export type DifficultyCategory = (typeof difficultyCategories)[number]

export const longestWords = 500

export const difficultyStates = ['reported', 'grouped', 'set-aside'] as const
export type DifficultyState = (typeof difficultyStates)[number]

/** A difficulty ends in a problem or is set aside with a reason its reporter can read; what becomes of it then is the problem's story. */
export const difficulty = defineMachine<DifficultyState, 'group' | 'set-aside', null>({
  name: 'solutions.difficulty',
  states: difficultyStates,
  first: 'reported',
  final: ['grouped', 'set-aside'],
  transitions: [
    { command: 'group', from: ['reported'], to: 'grouped', by: 'system' },
    { command: 'set-aside', from: ['reported'], to: 'set-aside', by: 'problem.state' },
  ],
})
