import { isDone } from '../../platform/http/contract.ts'
import { type Route, route } from '../../platform/http/mount.ts'
import { type Catalogue, fill } from '../../platform/messages.ts'
import { listNotices, readNotices } from './contract.ts'
import * as store from './store.ts'

export function notificationRoutes(catalogue: Catalogue): Route[] {
  return [
    route(listNotices, async ({ query, tx, actor }) => {
      const rows = await store.noticesOf(tx, actor.id, query.after ?? null, query.limit)
      return {
        rows: rows.map((row) => ({
          id: row.id,
          textVi: fill(catalogue.vi[row.message_key] ?? '', row.facts, 'vi'),
          textEn: fill(catalogue.en[row.message_key] ?? '', row.facts, 'en'),
          link: row.link,
          writtenAt: row.written_at.toISOString(),
          read: row.read_at !== null,
        })),
        next: rows.length === query.limit ? (rows.at(-1)?.id ?? null) : null,
        unread: await store.countUnread(tx, actor.id),
      }
    }),
    route(readNotices, async ({ body, tx, actor, now }) => {
      await store.markRead(tx, actor.id, body.ids, now)
      return isDone
    }),
  ]
}
