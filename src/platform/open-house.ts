import { type BusinessClock, openBusinessClock } from './business-clock.ts'
import { machineClock } from './clock.ts'
import { type Config, StartRefused } from './config.ts'
import { type Database, openDatabase } from './database.ts'
import { type Engine, openEngine } from './engines.ts'
import type { House } from './house.ts'
import { type Keyring, openKeyring } from './keyring.ts'
import type { Log } from './log.ts'
import { makeFolder } from './make-folder.ts'
import { type DataStep, migrate, readMigrations } from './migrate.ts'

export interface OpenedHouse extends House {
  readonly engineUrl: string
  /** Set by the server once it listens: where people reach it. */
  listenAt(address: string): void
  onNews(wake: () => void): void
  close(): Promise<void>
}

/** Engine, database with all migrations, keys and clocks; everything a process of the product stands on. Throws StartRefused with one sentence. */
export async function openHouse(
  config: Config,
  log: Log,
  migrationsFolder: string,
  dataSteps: Readonly<Record<string, DataStep>>,
): Promise<OpenedHouse> {
  try {
    makeFolder(config.dataFolder, 0o700)
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown fault'
    throw new StartRefused(`The data folder ${config.dataFolder} cannot be made (${code}); choose another with DATA_FOLDER.`)
  }
  const keyring: Keyring = await openKeyring(config.keyFolder)
  const engine: Engine = await openEngine(config, log)
  // Without its database the process can do nothing right: it ends, and whoever supervises it starts it again.
  engine.onLost((fault) => {
    log.fatal({ err: fault }, 'the database engine is lost')
    process.exit(1)
  })
  let database: Database | undefined
  try {
    database = openDatabase(engine.url, {
      connections: 20,
      // The driver hangs the whole connection, with its cancel key, on its errors.
      onError: (fault) => log.warn({ why: fault.message }, 'a database connection was lost'),
    })
    await migrate(database, await readMigrations(migrationsFolder), dataSteps)
    return assemble(config, log, keyring, engine, database, await openBusinessClock(database))
  } catch (fault) {
    await database?.close()
    await engine.stop()
    throw fault
  }
}

function assemble(
  config: Config,
  log: Log,
  keyring: Keyring,
  engine: Engine,
  database: Database,
  businessClock: BusinessClock,
): OpenedHouse {
  let address = `http://${config.host}:${config.port}`
  let wake = () => {}
  const refresh = setInterval(() => {
    businessClock.refresh().catch((fault: unknown) => log.debug({ err: fault }, 'the business clock could not be read'))
  }, 2000)
  const adoptKeys = setInterval(() => {
    try {
      keyring.refresh()
    } catch (fault) {
      log.error({ err: fault }, 'the key file cannot be read any more; the keys that are open go on')
    }
  }, 2000)
  refresh.unref()
  adoptKeys.unref()
  return {
    config,
    database,
    businessClock,
    machineClock,
    keyring,
    log,
    engineUrl: engine.url,
    wakeDelivery: () => wake(),
    ownPorts: () => [portOf(address), portOf(engine.url)],
    publicUrl: () => config.publicUrl ?? address,
    listenAt: (at) => {
      address = at
    },
    onNews: (given) => {
      wake = given
    },
    close: async () => {
      clearInterval(refresh)
      clearInterval(adoptKeys)
      await database.close()
      await engine.stop()
    },
  }
}

/** 5432 where a database address leaves it out; a socket's address has none. */
function portOf(url: string): number {
  const read = URL.parse(url)
  return Number(read?.port || (read?.protocol.startsWith('postgres') ? 5432 : 0))
}
