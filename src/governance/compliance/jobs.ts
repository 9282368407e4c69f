import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { civilDay } from '../../vocabulary/period.ts'
import { assessUnder } from './actions/assess.ts'

/** Every five minutes what was scanned in between counts; at night every state is judged for the new day. */
export function complianceJobs(house: House): Job[] {
  const assess = async () => {
    await house.database.transaction((tx) => assessUnder(tx, 'vn', civilDay(house.businessClock.now())))
  }
  return [{ name: 'compliance.assess', schedule: '*/5 * * * *', run: assess }]
}
