import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { makeCheckpoint } from './actions.ts'
import type { CheckpointSigner } from './note.ts'

/** A checkpoint every five minutes when something was recorded: often enough to bound the past, rare enough for witnesses. */
export function auditJobs(house: House, signer: CheckpointSigner): Job[] {
  return [
    {
      name: 'audit.checkpoint',
      schedule: '*/5 * * * *',
      run: async () => {
        await makeCheckpoint(house.database, signer, house.machineClock.now())
      },
    },
  ]
}
