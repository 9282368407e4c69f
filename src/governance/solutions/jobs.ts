import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import type { Subscriptions } from '../../platform/outbox.ts'
import { takeFigure } from './actions/figure.ts'
import { takeOutcomes } from './actions/outcome.ts'

/** Every morning the outcomes whose day has come are taken. */
export function solutionsJobs(house: House): Job[] {
  return [{ name: 'solutions.outcomes', schedule: '20 5 * * *', run: () => takeOutcomes(house, takeFigure) }]
}

/** The demonstration moves its days by hand. */
export function solutionsSubscriptions(house: House): Subscriptions {
  return { 'clock.moved': [() => takeOutcomes(house, takeFigure)] }
}
