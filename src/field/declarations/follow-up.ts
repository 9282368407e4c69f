import { defineMachine } from '../../platform/transitions.ts'

export const followUpStates = ['new', 'called', 'cleared', 'referred', 'corrected'] as const
export type FollowUpState = (typeof followUpStates)[number]
export const followUpCommands = ['call', 'clear', 'refer'] as const
export type FollowUpCommand = (typeof followUpCommands)[number]

/**
 * What a commune does about a flagged declaration: call, then either nothing is the matter or a health facility takes over
 * (5053/QĐ-BYT, step “rà soát”). Somebody who cannot breathe is referred at once. Nobody is cleared unheard.
 */
export const followUp = defineMachine<FollowUpState, FollowUpCommand | 'correct', null>({
  name: 'declarations',
  states: followUpStates,
  first: 'new',
  final: ['cleared', 'referred', 'corrected'],
  transitions: [
    { command: 'call', from: ['new', 'called'], to: 'called', by: 'declaration.follow' },
    { command: 'clear', from: ['called'], to: 'cleared', by: 'declaration.follow' },
    { command: 'refer', from: ['new', 'called'], to: 'referred', by: 'declaration.follow' },
    { command: 'correct', from: ['new', 'called'], to: 'corrected', by: 'system' },
  ],
})
