import { accountsHolding } from '../../foundation/access/public.ts'
import { notify } from '../../foundation/notifications/public.ts'
import type { House } from '../../platform/house.ts'
import type { Subscriber, Subscriptions } from '../../platform/outbox.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { noticesByNews } from './notice.ts'

/** Tells those who have to act next; each reads it in their own language. */
export function taskSubscriptions(house: House): Subscriptions {
  return Object.fromEntries(
    Object.entries(noticesByNews).map(([news, { roles, link }]): [string, Subscriber[]] => [
      news,
      [
        async (tx) => {
          const now = house.businessClock.now()
          const people = await accountsHolding(tx, roles, 'vn', civilDay(now))
          await notify(
            tx,
            people.map((person) => person.id),
            { key: `tasks.notice.${news}`, facts: {}, link },
            now,
          )
        },
      ],
    ]),
  )
}
