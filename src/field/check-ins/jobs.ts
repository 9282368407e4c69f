import { record, system } from '../../foundation/audit/public.ts'
import { forgetPersons, tablesOfPersons } from '../../foundation/people/public.ts'
import type { Transaction } from '../../platform/database.ts'
import { rewriteAfterDeletion } from '../../platform/erase.ts'
import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { addDays, civilDay, startOfCivilDay } from '../../vocabulary/period.ts'
import { keepHeld } from './actions/holds.ts'
import { reviewDays } from './actions/review.ts'
import { expireUnmasking } from './actions/unmasking.ts'
import type { CheckInHooks } from './hooks.ts'
import { heldPersons, releaseHeld } from './store/holds.ts'
import { deleteUnmaskingBefore, personsAskedFor } from './store/unmask-requests.ts'
import { daysBefore, dropDay, makePartitions, personsWithVisits } from './store/visits.ts'
import { daysToKeepReady, oldestDays } from './visit.ts'

/** Day partitions are made ahead of time: at start, every hour, and when the business clock is moved. */
export async function keepDaysReady(house: House): Promise<void> {
  await house.database.transaction((tx) => makePartitions(tx, daysToKeepReady(house.businessClock.now())))
}

/**
 * Presence data are kept for the latest month only (public promise of the platforms of 2021). Whole days are dropped with their
 * indexes and files, after what a dated legal hold names was set aside; persons whom nothing needs any more are erased; the daily
 * counts without persons stay. What was deleted is on the record: how many, of which day, never of whom.
 */
export async function deleteOldVisits(house: House, hooks: CheckInHooks): Promise<{ visits: number; persons: number }> {
  const now = house.businessClock.now()
  const today = civilDay(now)
  const keepFrom = addDays(today, -oldestDays)
  const deleted = { visits: 0, persons: 0 }
  for (const day of await house.database.transaction((tx) => daysBefore(tx, keepFrom))) {
    deleted.visits += await house.database.transaction(async (tx) => {
      const held = await keepHeld(tx, day, today)
      const visits = await dropDay(tx, day)
      if (visits > 0) await recordDeletion(tx, { day, visits, held }, now)
      return visits
    })
  }
  await house.database.transaction(async (tx) => {
    const released = await releaseHeld(tx, today)
    if (released > 0) await recordDeletion(tx, { day: today, visits: released, held: 0 }, now)
  })
  await house.database.transaction(async (tx) => {
    const requests = await deleteUnmaskingBefore(tx, startOfCivilDay(keepFrom))
    if (requests > 0)
      await record(tx, {
        actor: system,
        action: 'unmask-requests.deleted',
        subject: { kind: 'day', id: keepFrom },
        facts: { requests },
        at: now,
      })
  })
  deleted.persons = await forgetPersons(
    house.database,
    addDays(keepFrom, -1),
    async (tx, ids) => {
      const needed = await Promise.all([
        personsWithVisits(tx, ids),
        heldPersons(tx, ids),
        personsAskedFor(tx, ids),
        hooks.personsNeededElsewhere?.(tx, ids) ?? new Set<number>(),
      ])
      return new Set(needed.flatMap((one) => [...one]))
    },
    now,
  )
  if (deleted.visits > 0 || deleted.persons > 0)
    await rewriteAfterDeletion(house.database, house.log, [...tablesOfVisits, ...tablesOfPersons])
  return deleted
}

/** Tables of this room from which rows are deleted one by one; days of visits are dropped whole. */
const tablesOfVisits = [
  'check_ins.misdated',
  'check_ins.held_visit',
  'check_ins.unmask_visit',
  'check_ins.unmask_request',
] as const

async function recordDeletion(tx: Transaction, deleted: { day: string; visits: number; held: number }, now: Date): Promise<void> {
  await record(tx, {
    actor: system,
    action: 'visits.deleted',
    subject: { kind: 'day', id: deleted.day },
    facts: { visits: deleted.visits, held: deleted.held },
    at: now,
  })
}

export function checkInJobs(house: House, hooks: CheckInHooks): Job[] {
  return [
    { name: 'check-ins.partitions', schedule: '7 * * * *', run: () => keepDaysReady(house) },
    {
      name: 'check-ins.review',
      schedule: '* * * * *',
      run: async () => {
        await reviewDays(house)
      },
    },
    {
      name: 'check-ins.unmasking',
      schedule: '*/5 * * * *',
      run: async () => {
        await expireUnmasking(house)
      },
    },
    {
      name: 'check-ins.retention',
      schedule: '30 2 * * *',
      run: async () => {
        await deleteOldVisits(house, hooks)
      },
    },
  ]
}
