import { z } from 'zod'
import { done, endpoint, pageOf, pageQueryById } from '../../platform/http/contract.ts'

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  summary: 'Messages for oneself, newest first',
  permission: 'signed-in',
  query: z.strictObject({ ...pageQueryById }),
  reply: pageOf(
    z.strictObject({
      id: z.string(),
      textVi: z.string(),
      textEn: z.string(),
      link: z.string(),
      writtenAt: z.iso.datetime(),
      read: z.boolean(),
    }),
  ).extend({ unread: z.number().int() }),
})

export const readNotices = endpoint({
  method: 'POST',
  path: '/api/notices/read',
  summary: 'Marks one’s own messages as read',
  permission: 'signed-in',
  body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(200) }),
  reply: done,
})
