import type { House } from '../../platform/house.ts'
import type { Subscriptions } from '../../platform/outbox.ts'
import { bringAboutToday } from './jobs.ts'

/** When the business clock moves, what was signed for the days passed over comes about before anybody is measured. */
export function directiveSubscriptions(house: House): Subscriptions {
  return { 'clock.moved': [async () => void (await bringAboutToday(house))] }
}
