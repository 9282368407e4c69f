import { join } from 'node:path'
import { type FileStore, openFileStore } from '../../platform/files.ts'
import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { record, system } from '../audit/public.ts'
import { takeOutOldRequests } from './store/outgoing.ts'

const day = 86_400_000
const mostAtOnce = 500

/**
 * A page that was prepared for a token holds the name of whoever was to sign. A day after its fifteen minutes are over it is of no use:
 * the request and its page go, unless the page became the document's own. How many is on the record. Machine time, as tokens are.
 */
export async function deleteOldRequests(
  house: Pick<House, 'database' | 'machineClock'>,
  files: FileStore,
): Promise<{ requests: number; pages: number }> {
  const now = house.machineClock.now()
  const deleted = { requests: 0, pages: 0 }
  for (let more = true; more; ) {
    const { taken, pages } = await house.database.transaction((tx) =>
      takeOutOldRequests(tx, new Date(now.getTime() - day), mostAtOnce),
    )
    for (const sha256 of pages) await files.remove(sha256)
    deleted.requests += taken
    deleted.pages += pages.length
    more = taken === mostAtOnce
  }
  if (deleted.requests > 0)
    await house.database.transaction((tx) =>
      record(tx, {
        actor: system,
        action: 'signing-requests.deleted',
        subject: { kind: 'day', id: now.toISOString().slice(0, 10) },
        facts: { ...deleted },
        at: now,
      }),
    )
  return deleted
}

export function documentJobs(house: House): Job[] {
  const files = openFileStore(join(house.config.dataFolder, 'files'))
  return [
    {
      name: 'documents.delete-old-requests',
      schedule: '40 3 * * *',
      run: async () => {
        await deleteOldRequests(house, files)
      },
    },
  ]
}
