import { z } from 'zod'
import { endpoint } from '../../platform/http/contract.ts'
import { civilDate } from '../../vocabulary/period.ts'

export const moveClock = endpoint({
  method: 'POST',
  path: '/api/clock/moves',
  summary: 'Moves the business clock of a demonstration forward: to the next morning, or to a later day',
  permission: 'clock.move',
  body: z.strictObject({ to: z.union([z.literal('next-day'), civilDate]) }),
  reply: z.strictObject({ businessNow: z.iso.datetime() }),
  commitsItself: true,
})
