import { z } from 'zod'
import { endpoint } from '../../../platform/http/contract.ts'
import { civilDate } from '../../../vocabulary/period.ts'

const words = z.strictObject({ vi: z.string(), en: z.string() })

export const listWaiting = endpoint({
  method: 'GET',
  path: '/api/waiting',
  summary: 'What waits for whoever asks, over all rooms: what is to be done, about what, since when, until when; overdue first',
  permission: 'signed-in',
  reply: z.strictObject({
    asOf: z.iso.datetime(),
    rows: z.array(
      z.strictObject({
        what: words,
        thing: words.nullable(),
        since: z.iso.datetime(),
        dueOn: civilDate.nullable(),
        isSoft: z.boolean(),
        isOverdue: z.boolean(),
        link: z.string(),
      }),
    ),
  }),
})
