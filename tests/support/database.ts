import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { BusinessClock } from '../../src/platform/business-clock.ts'
import { machineClock } from '../../src/platform/clock.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { ensureDatabase } from '../../src/platform/embedded-postgres.ts'
import type { House } from '../../src/platform/house.ts'
import { type Keyring, keyringOf } from '../../src/platform/keyring.ts'
import { createLog } from '../../src/platform/log.ts'

/** The moment at which fixtures live: the morning of the letter, 08:00 in Hà Nội. */
export const morningOfTheLetter = new Date('2021-05-25T01:00:00Z')

export interface TestDatabase {
  readonly database: Database
  readonly house: House
  readonly url: string
  /** Puts the business clock of this database's house to another moment. */
  setNow(to: Date): void
  close(): Promise<void>
}

/** A database of its own, cloned from the migrated template in a fraction of a second. */
export async function testDatabase(environment: Readonly<Record<string, string>> = {}): Promise<TestDatabase> {
  const engineUrl = inject('engineUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  const url = await ensureDatabase(engineUrl, name, 'khien_template')
  const database = openDatabase(url, { connections: 8 })
  let now = morningOfTheLetter
  const house: House = {
    config: readConfig({ LOG_LEVEL: 'silent', ...environment }, join(tmpdir(), name)),
    database,
    businessClock: fixedBusinessClock(() => now),
    machineClock,
    keyring: testKeyring(),
    log: createLog('silent'),
    wakeDelivery: () => {},
    ownPorts: () => [3440, Number(new URL(url).port)],
    publicUrl: () => 'http://127.0.0.1:3440',
  }
  return {
    database,
    house,
    url,
    setNow: (to) => {
      now = to
    },
    close: () => database.close(),
  }
}

function fixedBusinessClock(now: () => Date): BusinessClock {
  return { now: () => new Date(now()), movable: true, refresh: async () => {} }
}

export function testKeyring(): Keyring {
  return keyringOf({
    versions: [{ version: 1, key: Buffer.alloc(32, 7).toString('base64') }],
    blindIndexKey: Buffer.alloc(32, 9).toString('base64'),
  })
}
