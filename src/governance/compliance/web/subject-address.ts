import { z } from 'zod'
import { unitPath } from '../../../vocabulary/administrative-unit-code.ts'
import { obligationStates } from '../obligation.ts'
import { practices } from '../practice.ts'

export const subjectKinds = ['venue', 'quarantine-facility'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/** A figure of the day (a practice, or any), or a state of the obligations: what the rows of the list are narrowed to. */
export const narrowings = ['any', ...practices, 'not-met', ...obligationStates] as const
export type Narrowing = (typeof narrowings)[number]

/** The filters of `/compliance/subjects`, as they stand in its address. */
export const subjectFilters = z.strictObject({
  unit: unitPath.optional(),
  kind: z.enum(subjectKinds).default('venue'),
  state: z.enum(narrowings).default('any'),
})
export type SubjectFilters = z.output<typeof subjectFilters>

/** The figures of the day that each kind of organisation has, in the order people ask for them. */
export const practicesOf = {
  venue: ['any', 'silent', 'active'],
  'quarantine-facility': ['any', 'not-connected', 'no-camera', 'connected'],
} as const satisfies Record<SubjectKind, readonly Narrowing[]>

/** Whether the list is narrowed by a state of the obligations; otherwise it shows what was done that day. */
export function isDutyState(state: Narrowing): state is (typeof obligationStates)[number] | 'not-met' {
  return state === 'not-met' || obligationStates.some((known) => known === state)
}
