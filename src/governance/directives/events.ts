import { z } from 'zod'
import type { House } from '../../platform/house.ts'
import type { Subscriptions } from '../../platform/outbox.ts'
import { civilDate } from '../../vocabulary/period.ts'
import { endRecalled } from './actions/end-recalled.ts'
import { bringAboutToday } from './jobs.ts'

const recalled = z.object({ documentId: z.string(), on: civilDate })

/**
 * When the business clock moves, what was signed for the days passed over comes about before anybody is measured. A document that is
 * recalled takes the directive that it carries with it.
 */
export function directiveSubscriptions(house: House): Subscriptions {
  return {
    'clock.moved': [async () => void (await bringAboutToday(house))],
    'document.recalled': [async (tx, news) => void (await endRecalled(tx, recalled.parse(news.payload), news.emittedAt))],
  }
}
