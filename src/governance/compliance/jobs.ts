import { record, system } from '../../foundation/audit/public.ts'
import { rewriteAfterDeletion } from '../../platform/erase.ts'
import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { addDays, civilDay, startOfCivilDay } from '../../vocabulary/period.ts'
import { assessUnder } from './actions/assess.ts'
import { deletePhotosBefore } from './store.ts'

/** People may be in a photo of a place: kept for a month, as visits are. */
const keptDays = 30

/** Deletes the photos older than a month; the reasons beside which they stood stay. */
export async function deleteOldPhotos(house: House): Promise<number> {
  const now = house.businessClock.now()
  const before = startOfCivilDay(addDays(civilDay(now), -keptDays))
  const photos = await house.database.transaction(async (tx) => {
    const count = await deletePhotosBefore(tx, before)
    if (count > 0)
      await record(tx, {
        actor: system,
        action: 'reason-photos.deleted',
        subject: { kind: 'day', id: civilDay(before) },
        facts: { photos: count },
        at: now,
      })
    return count
  })
  if (photos > 0) await rewriteAfterDeletion(house.database, house.log, ['compliance.reason_photo'])
  return photos
}

/** Every five minutes what was scanned in between counts; at night every state is judged for the new day. */
export function complianceJobs(house: House): Job[] {
  const assess = async () => {
    await house.database.transaction((tx) => assessUnder(tx, 'vn', civilDay(house.businessClock.now())))
  }
  return [
    { name: 'compliance.assess', schedule: '*/5 * * * *', run: assess },
    {
      name: 'compliance.retention',
      schedule: '50 2 * * *',
      run: async () => {
        await deleteOldPhotos(house)
      },
    },
  ]
}
