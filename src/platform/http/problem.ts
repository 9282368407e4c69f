import { z } from 'zod'

const bilingual = z.strictObject({ vi: z.string(), en: z.string() })

/** RFC 9457 problem details as this product answers them, in both languages at once so that a screen can switch without asking again. */
export const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  requestId: z.string(),
  messages: z.strictObject({ vi: z.string(), en: z.string() }),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  issues: z.array(z.strictObject({ path: z.string(), vi: z.string(), en: z.string() })).optional(),
  /** Of `somebody-was-quicker`: where the thing stands now, what others have done since it was read, oldest first, and what its texts came to say. */
  current: z
    .strictObject({
      version: z.number().int(),
      state: bilingual,
      since: z.array(
        z.strictObject({ what: bilingual, who: z.string(), at: z.iso.datetime(), from: bilingual.nullable(), to: bilingual }),
      ),
      changed: z.array(z.strictObject({ what: bilingual, of: z.string().nullable(), before: bilingual, after: bilingual })),
    })
    .optional(),
})
export type Problem = z.infer<typeof problem>

/** What a browser gets when the server said no (or could not be reached: status 0). */
export class Refused extends Error {
  readonly problem: Problem

  constructor(given: Problem) {
    super(given.code)
    this.name = 'Refused'
    this.problem = given
  }
}
