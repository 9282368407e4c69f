import { z } from 'zod'
import { civilDate } from '../../../vocabulary/period.ts'
import { capabilities } from '../capability.ts'

/** What many answers of this room have in common. */

export const instant = z.iso.datetime()
export const day = civilDate.nullable()
export const capabilityList = z.array(z.enum(capabilities))

/** A command that the machine knows from here; `whyNot` is null when this account may give it now, else a refusal's code. */
export const nextSteps = z.array(z.strictObject({ command: z.string(), whyNot: z.string().nullable() }))
