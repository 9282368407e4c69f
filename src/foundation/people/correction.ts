import { defineMachine, type Machine } from '../../platform/transitions.ts'

/** "This is wrong": what a person may ask to have corrected. */
export const correctable = ['name', 'phone', 'bornOn', 'documentNumber', 'other'] as const
export type Correctable = (typeof correctable)[number]

export const correctionStates = ['asked', 'made', 'refused'] as const
export type CorrectionState = (typeof correctionStates)[number]
export const correctionCommands = ['make', 'refuse'] as const
export type CorrectionCommand = (typeof correctionCommands)[number]

/** The commune looks at the paper and corrects, or says why not. */
export const correctionMachine: Machine<CorrectionState, CorrectionCommand, { reason: string | undefined }> = defineMachine({
  name: 'people.correction',
  states: correctionStates,
  first: 'asked',
  final: ['made', 'refused'],
  transitions: [
    { command: 'make', from: ['asked'], to: 'made', by: 'correction.answer' },
    {
      command: 'refuse',
      from: ['asked'],
      to: 'refused',
      by: 'correction.answer',
      guards: [{ code: 'reason-is-missing', holds: ({ reason }) => reason !== undefined }],
    },
  ],
})
