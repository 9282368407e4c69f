import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import { makeCheckpoint } from './actions/events.ts'
import { checkOwnLog } from './actions/self-check.ts'
import type { CheckpointSigner } from './note.ts'

/**
 * A checkpoint every five minutes when something was recorded: often enough to bound the past, rare enough for witnesses. What is new is
 * compared with its leaves every minute, the whole log once a night; a fault is logged each time until it is mended.
 */
export function auditJobs(house: House, signer: CheckpointSigner): Job[] {
  const lookOver = async (how: 'new' | 'whole') => {
    const fault = await checkOwnLog(house.database, signer.publicKey, how, house.machineClock.now())
    if (fault !== null) house.log.error({ part: 'audit', ...fault }, 'the audit log was altered in the database')
  }
  return [
    {
      name: 'audit.checkpoint',
      schedule: '*/5 * * * *',
      run: async () => {
        await makeCheckpoint(house.database, signer, house.machineClock.now())
      },
    },
    { name: 'audit.look-over-new', schedule: '* * * * *', run: () => lookOver('new') },
    { name: 'audit.look-over-whole', schedule: '40 2 * * *', run: () => lookOver('whole') },
  ]
}
