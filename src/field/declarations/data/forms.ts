import type { FormDefinition } from '../form-definition.ts'
import { dailyStatus } from './daily-status.ts'
import { domesticMovement } from './domestic-movement.ts'
import { entry } from './entry.ts'
import { wholePopulation } from './whole-population.ts'

/** Every version of every form. A new version is a new entry; the one before it gets the day on which it ends. */
export const forms: readonly FormDefinition[] = [wholePopulation, domesticMovement, entry, dailyStatus]
