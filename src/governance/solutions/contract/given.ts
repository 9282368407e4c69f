import { z } from 'zod'
import { civilDate } from '../../../vocabulary/period.ts'
import { capabilities } from '../capability.ts'

export { letter } from '../../../foundation/documents/contract.ts'

/** What commands of this room are given, parsed at the door. */

export const id = z.string().min(1).max(64)
/** The version of the thing that the giver of a command has read. */
export const version = z.number().int().min(1)
export const sentence = z.string().trim().min(3).max(2000)
export const title = z.string().trim().min(3).max(200)
export const longText = z.string().trim().min(3).max(10_000)
/** Null: no date, which for a task means urgently. */
export const day = civilDate.nullable().default(null)
export const documentId = id.nullable().default(null)
export const organisationId = z.string().regex(/^[0-9a-z][0-9a-z-]{0,63}$/)
export const note = z.string().trim().max(2000).nullable().default(null)
export const overlapReason = z.string().trim().max(2000).nullable().default(null)
export const capabilityList = z
  .array(z.enum(capabilities))
  .min(1)
  .max(capabilities.length)
  .refine((list) => new Set(list).size === list.length, 'each capability once')
export const solutionWords = { name: title, nameEn: title.nullable().default(null), capabilities: capabilityList }
