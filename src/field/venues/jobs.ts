import { record, system } from '../../foundation/audit/public.ts'
import { rewriteAfterDeletion } from '../../platform/erase.ts'
import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { addDays, civilDay, startOfCivilDay } from '../../vocabulary/period.ts'
import { indexKeepers } from './actions/keeper.ts'
import { runImports } from './actions/run-import.ts'
import { deleteImportsBefore } from './store/import.ts'
import { forgetKeepers } from './store/registration.ts'

/** Sheets of venues and the keepers of venues that lost their code are personal data: kept for a month, as visits are. */
const keptDays = 30

/** Deletes sheets older than a month with their rows, and forgets who kept venues that have had no code for a month. */
export async function deleteOldKeepers(house: House): Promise<{ imports: number; keepers: number }> {
  const now = house.businessClock.now()
  const before = startOfCivilDay(addDays(civilDay(now), -keptDays))
  const deleted = await house.database.transaction(async (tx) => {
    const imports = await deleteImportsBefore(tx, before)
    const keepers = await forgetKeepers(tx, before)
    if (imports + keepers > 0)
      await record(tx, {
        actor: system,
        action: 'keepers.forgotten',
        subject: { kind: 'day', id: civilDay(before) },
        facts: { imports, keepers },
        at: now,
      })
    return { imports, keepers }
  })
  const tables = [
    ...(deleted.imports > 0 ? ['venues.import', 'venues.import_row'] : []),
    ...(deleted.keepers > 0 ? ['venues.venue'] : []),
  ]
  if (tables.length > 0) await rewriteAfterDeletion(house.database, house.log, tables)
  return deleted
}

export function venueJobs(house: House): Job[] {
  return [
    // An import whose process died goes on within a minute; one that runs is not run twice.
    { name: 'venues.imports', schedule: '* * * * *', run: () => runImports(house) },
    { name: 'venues.keeper-index', schedule: '23 * * * *', run: () => indexKeepers(house) },
    {
      name: 'venues.retention',
      schedule: '40 2 * * *',
      run: async () => {
        await deleteOldKeepers(house)
      },
    },
  ]
}
