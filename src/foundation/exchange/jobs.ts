import { join } from 'node:path'
import { openFileStore } from '../../platform/files.ts'
import type { House } from '../../platform/house.ts'
import type { Job } from '../../platform/jobs.ts'
import type { SignatureReader } from '../documents/public.ts'
import { carryIn, carryOut } from './actions/carry.ts'
import { mostBytes } from './reading/read-xml.ts'
import { openFolderTransport } from './transport/folder.ts'

/** Every minute, when an exchange folder is set; without one, packages are brought and fetched by hand. */
export function exchangeJobs(house: House, reader: SignatureReader): Job[] {
  const folder = house.config.exchangeFolder
  if (folder === undefined) return []
  const files = openFileStore(join(house.config.dataFolder, 'files'))
  const transport = openFolderTransport(folder, mostBytes)
  const carriage = { database: house.database, files, reader, transport, log: house.log }
  const run = async () => {
    const now = house.businessClock.now()
    await carryIn(carriage, now)
    await carryOut(carriage, now)
    house.wakeDelivery()
  }
  return [{ name: 'exchange.carry', schedule: '* * * * *', run }]
}
