import { z } from 'zod'
import { endpoint } from '../../platform/http/contract.ts'

export const openDevice = endpoint({
  method: 'POST',
  path: '/api/device',
  summary: 'Gives this phone or browser a credential of its own, if it has none; no name, number or account is asked for',
  permission: 'public',
  reply: z.strictObject({ isNew: z.boolean(), isBound: z.boolean() }),
  perMinute: 60,
})
