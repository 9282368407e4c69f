import { defineMachine } from '../../platform/transitions.ts'

export const problemStates = ['stated', 'required', 'met'] as const
export type ProblemState = (typeof problemStates)[number]
export type ProblemCommand = 'group' | 'require' | 'meet'

export interface ProblemCase {
  /** Requirements of this problem that are not met yet; null while only the buttons are asked for. */
  readonly openRequirements: number | null
}

/**
 * Point 2: the health authority states problems out of practice. A problem is met when every requirement made from it is met,
 * and open again as soon as another requirement is.
 */
export const problem = defineMachine<ProblemState, ProblemCommand, ProblemCase>({
  name: 'solutions.problem',
  states: problemStates,
  first: 'stated',
  final: [],
  transitions: [
    { command: 'group', from: ['stated'], to: 'stated', by: 'problem.state' },
    { command: 'group', from: ['required'], to: 'required', by: 'problem.state' },
    { command: 'require', from: ['stated', 'required', 'met'], to: 'required', by: 'problem.state' },
    {
      command: 'meet',
      from: ['required'],
      to: 'met',
      by: 'system',
      guards: [
        {
          code: 'requirements-are-still-open',
          holds: ({ openRequirements }) => openRequirements === 0,
          facts: ({ openRequirements }) => ({ count: openRequirements }),
        },
      ],
    },
  ],
})

/** “Căn cứ thực tiễn chống dịch”: somebody in the field said so, or a recorded document does. */
export function hasGrounds(given: { difficulties: number; evidenceDocumentId: string | null }): boolean {
  return given.difficulties > 0 || given.evidenceDocumentId !== null
}
