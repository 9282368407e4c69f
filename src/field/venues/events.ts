import type { House } from '../../platform/house.ts'
import type { Subscriptions } from '../../platform/outbox.ts'
import { runImports } from './actions/run-import.ts'
import { deleteOldKeepers } from './jobs.ts'

/** A sheet that was started begins at once rather than at the job's next minute; the news does not wait for its end. */
export function venueSubscriptions(house: House): Subscriptions {
  return {
    'venue-import.started': [
      async () => {
        setTimeout(() => {
          runImports(house).catch((fault: unknown) =>
            house.log.warn({ err: fault }, 'an import stopped; the job goes on with it'),
          )
        }, 100).unref()
      },
    ],
    'clock.moved': [
      async () => {
        await deleteOldKeepers(house)
      },
    ],
  }
}
