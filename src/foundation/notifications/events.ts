import { z } from 'zod'
import type { House } from '../../platform/house.ts'
import { type Catalogue, fill } from '../../platform/messages.ts'
import type { Subscriptions } from '../../platform/outbox.ts'
import { civilDay } from '../../vocabulary/civil-date.ts'
import { accountsHolding, mailAddresses } from '../access/public.ts'
import { notify } from './actions.ts'
import type { Sender } from './sender.ts'

const written = z.object({
  accountIds: z.array(z.string()),
  key: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  link: z.string(),
})

const faultFound = z.object({ seq: z.number() })

/** Mails in both languages to those who gave an address. Delivery is tried again by the outbox, so a reader may get a mail twice, never not at all. */
export function notificationSubscriptions(house: House, catalogue: Catalogue, sender: Sender): Subscriptions {
  return {
    'notice.written': [
      async (tx, news) => {
        const { accountIds, key, facts, link } = written.parse(news.payload)
        const vi = fill(catalogue.vi[key] ?? '', facts, 'vi')
        const en = fill(catalogue.en[key] ?? '', facts, 'en')
        for (const to of await mailAddresses(tx, accountIds)) {
          await sender.send({ to, subject: vi.slice(0, 120), text: `${vi}\n\n${en}\n\n${house.publicUrl()}${link}\n` })
        }
      },
    ],
    'audit.fault-found': [
      async (tx, news) => {
        const { seq } = faultFound.parse(news.payload)
        const now = house.businessClock.now()
        const readers = await accountsHolding(tx, ['auditor', 'system-administrator'], 'vn', civilDay(now))
        const accountIds = readers.map((one) => one.id)
        await notify(tx, accountIds, { key: 'notifications.log-altered', facts: { number: seq + 1 }, link: '/audit' }, now)
      },
    ],
  }
}
