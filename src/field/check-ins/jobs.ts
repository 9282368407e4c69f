import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { makePartitions } from './store/visits.ts'
import { daysToKeepReady } from './visit.ts'

/** Day partitions are made ahead of time: at start, every hour, and when the business clock is moved. */
export async function keepDaysReady(house: House): Promise<void> {
  await house.database.transaction((tx) => makePartitions(tx, daysToKeepReady(house.businessClock.now())))
}

export function checkInJobs(house: House): Job[] {
  return [{ name: 'check-ins.partitions', schedule: '7 * * * *', run: () => keepDaysReady(house) }]
}
