import { join } from 'node:path'
import { machineClock } from '../../platform/clock.ts'
import { readConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import { keyringOf } from '../../platform/keyring.ts'
import { createLog } from '../../platform/log.ts'
import { runImports } from './actions/run-import.ts'

/** A process of its own that registers what is waiting in a database, to be killed in the middle: `node run-import.fixture.ts URL`. */
const [url = ''] = process.argv.slice(2)
const now = new Date('2021-05-25T01:00:00Z')
const house: House = {
  config: readConfig({ LOG_LEVEL: 'silent' }, join(import.meta.dirname, '.never-written')),
  database: openDatabase(url, { connections: 2 }),
  businessClock: { now: () => now, movable: true, refresh: async () => {} },
  machineClock,
  keyring: keyringOf({
    versions: [{ version: 1, key: Buffer.alloc(32, 7).toString('base64') }],
    blindIndexKey: Buffer.alloc(32, 9).toString('base64'),
  }),
  log: createLog('silent'),
  wakeDelivery: () => {},
  ownPorts: () => [3440, Number(new URL(url).port)],
  publicUrl: () => 'http://127.0.0.1:3440',
}
await runImports(house)
await house.database.close()
