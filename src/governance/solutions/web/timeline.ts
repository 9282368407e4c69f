import type { z } from 'zod'
import type { solutionWhole } from '../contract/shape.ts'

export type Step = z.output<typeof solutionWhole>['timeline'][number]
export type NamedDocument = z.output<typeof solutionWhole>['documents'][number]
