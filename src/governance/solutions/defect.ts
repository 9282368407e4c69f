import { defineMachine } from '../../platform/transitions.ts'

export const severities = [1, 2, 3, 4] as const
/** 1: cannot be used · 2: a main purpose fails · 3: there is a way around · 4: a blemish. */
export type Severity = (typeof severities)[number]

export const defectStates = ['raised', 'fixed', 'closed'] as const
export type DefectState = (typeof defectStates)[number]

export interface DefectCase {
  readonly asker: string
  readonly fixedBy: string | null
  /** Whether the second look found it gone; null while only the buttons are asked for. */
  readonly gone: boolean | null
}

const notOneself = {
  code: 'who-built-it-cannot-verify-it',
  holds: ({ asker, fixedBy }: DefectCase) => asker !== fixedBy,
}

/** What the receiver found at the handover. Whoever fixed it does not say that it is gone; the receiver looks a second time. */
export const defect = defineMachine<DefectState, 'fix' | 'retest', DefectCase>({
  name: 'solutions.defect',
  states: defectStates,
  first: 'raised',
  final: ['closed'],
  transitions: [
    { command: 'fix', from: ['raised'], to: 'fixed', by: 'solution.complete' },
    {
      command: 'retest',
      from: ['fixed'],
      to: 'closed',
      by: 'handover.accept',
      guards: [notOneself, { code: 'defect-is-still-there', holds: ({ gone }) => gone !== false }],
    },
    {
      command: 'retest',
      from: ['fixed'],
      to: 'raised',
      by: 'handover.accept',
      guards: [notOneself, { code: 'defect-is-still-there', holds: ({ gone }) => gone === false }],
    },
  ],
})

/** Grave ones (1 and 2) that are not closed: nothing is accepted with them, urgent or not. */
export function graveAndOpen(defects: readonly { severity: number; state: DefectState }[]): number {
  return defects.filter(({ severity, state }) => severity <= 2 && state !== 'closed').length
}
