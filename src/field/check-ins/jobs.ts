import { record, system } from '../../foundation/audit/public.ts'
import { forgetPersons } from '../../foundation/people/public.ts'
import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { addDays, civilDay } from '../../vocabulary/period.ts'
import { daysBefore, dropDay, makePartitions, personsWithVisits } from './store.ts'
import { daysToKeepReady, oldestDays } from './visit.ts'

/** Day partitions are made ahead of time: at start, every hour, and when the business clock is moved. */
export async function keepDaysReady(house: House): Promise<void> {
  await house.database.transaction((tx) => makePartitions(tx, daysToKeepReady(house.businessClock.now())))
}

/**
 * Presence data are kept for the latest month only (public promise of the platforms of 2021). Whole days are dropped with their
 * indexes and files; persons whom no visit needs any more are erased; the daily counts without persons stay. What was deleted is
 * on the record: how many, of which day, never of whom.
 */
export async function deleteOldVisits(house: House): Promise<{ visits: number; persons: number }> {
  const now = house.businessClock.now()
  const keepFrom = addDays(civilDay(now), -oldestDays)
  const deleted = { visits: 0, persons: 0 }
  for (const day of await house.database.transaction((tx) => daysBefore(tx, keepFrom))) {
    deleted.visits += await house.database.transaction(async (tx) => {
      const visits = await dropDay(tx, day)
      if (visits > 0)
        await record(tx, {
          actor: system,
          action: 'visits.deleted',
          subject: { kind: 'day', id: day },
          facts: { visits },
          at: now,
        })
      return visits
    })
  }
  deleted.persons = await forgetPersons(house.database, addDays(keepFrom, -1), (tx, ids) => personsWithVisits(tx, ids), now)
  return deleted
}

export function checkInJobs(house: House): Job[] {
  return [
    { name: 'check-ins.partitions', schedule: '7 * * * *', run: () => keepDaysReady(house) },
    {
      name: 'check-ins.retention',
      schedule: '30 2 * * *',
      run: async () => {
        await deleteOldVisits(house)
      },
    },
  ]
}
