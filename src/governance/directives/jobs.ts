import { system } from '../../foundation/audit/public.ts'
import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { bringAbout } from './actions/bring-about.ts'

/** Brings about whatever was signed for this day or an earlier one: suspensions, amendments, ends. */
export async function bringAboutToday(house: House): Promise<number> {
  const now = house.businessClock.now()
  return house.database.transaction((tx) => bringAbout(tx, civilDay(now), { actor: system, now }))
}

export function directiveJobs(house: House): Job[] {
  return [
    {
      name: 'directives.bring-about',
      // Every hour, so that a server which slept over midnight is not a day late.
      schedule: '2 * * * *',
      run: async () => {
        await bringAboutToday(house)
      },
    },
  ]
}
