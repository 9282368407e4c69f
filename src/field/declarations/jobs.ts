import { record, system } from '../../foundation/audit/public.ts'
import { rewriteAfterDeletion } from '../../platform/erase.ts'
import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { addDays, civilDay, startOfCivilDay } from '../../vocabulary/period.ts'
import { keptDaysAfterValidity } from './data/validity-hours.ts'
import { deleteEndedBefore } from './store/declaration.ts'

/**
 * Deletes declarations thirty days after they stopped being valid, with their follow-ups; the counts without persons stay. How
 * many were deleted is on the record, never whose. Persons are erased by people once no room needs them.
 */
export async function deleteOldDeclarations(house: House): Promise<{ declarations: number }> {
  const now = house.businessClock.now()
  const keepFrom = addDays(civilDay(now), -keptDaysAfterValidity)
  const atOnce = 1000
  let deleted = 0
  for (;;) {
    const step = await house.database.transaction(async (tx) => {
      const declarations = await deleteEndedBefore(tx, startOfCivilDay(keepFrom), atOnce)
      if (declarations > 0)
        await record(tx, {
          actor: system,
          action: 'declarations.deleted',
          subject: { kind: 'day', id: keepFrom },
          facts: { declarations },
          at: now,
        })
      return declarations
    })
    deleted += step
    if (step < atOnce) break
  }
  if (deleted > 0) await rewriteAfterDeletion(house.database, house.log, tablesOfDeclarations)
  return { declarations: deleted }
}

const tablesOfDeclarations = ['declarations.declaration', 'declarations.follow_up', 'declarations.follow_up_step'] as const

export function declarationJobs(house: House): Job[] {
  return [
    {
      name: 'declarations.retention',
      // Before the visits' own run at half past two, which erases the persons whom nobody needs any more.
      schedule: '15 2 * * *',
      run: async () => {
        await deleteOldDeclarations(house)
      },
    },
  ]
}
