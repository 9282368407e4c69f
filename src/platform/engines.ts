import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Config, StartRefused } from './config.ts'
import { type EmbeddedPostgres, EngineUnavailable, runningEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import type { Log } from './log.ts'

/** All that differs between engines; the SQL does not, and one suite of tests runs on each. */
export interface EngineProfile {
  readonly name: 'embedded' | 'postgres'
  /** As the server writes it, for example `18.4`. */
  readonly version: string
  /** Where it is, for people: no password in it. */
  readonly place: string
}

export interface Engine {
  readonly url: string
  readonly profile: EngineProfile
  /** The embedded server ended and could not be brought back; the program had better end, too. A server of one's own is never lost, only away. */
  onLost(listener: (fault: Error) => void): void
  stop(): Promise<void>
}

const oldestServer = 15

/** The PostgreSQL of DATABASE_URL, or the one that comes with the program. Throws StartRefused with one sentence. */
export function openEngine(config: Pick<Config, 'databaseUrl' | 'dataFolder'>, log: Log): Promise<Engine> {
  return config.databaseUrl === undefined ? openEmbedded(config.dataFolder, log) : openOwn(config.databaseUrl)
}

/** The address of the product's database where it runs already, for commands beside a running server; undefined when it does not. */
export async function reachableDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder'>): Promise<string | undefined> {
  if (config.databaseUrl === undefined) return runningEmbeddedPostgres(config.dataFolder)
  const engine = await openOwn(config.databaseUrl).catch(() => undefined)
  return engine?.url
}

async function openEmbedded(dataFolder: string, log: Log): Promise<Engine> {
  const listeners: ((fault: Error) => void)[] = []
  let closing = false
  const engine: EmbeddedPostgres = await startEmbeddedPostgres({
    dataFolder,
    log: (message) => log.info(message),
    onExit: (how) => {
      log.error(`PostgreSQL ended by itself (${how}); starting it again`)
      void revive()
    },
  })
  const attempts: number[] = []
  const revive = async () => {
    while (!closing) {
      const recent = attempts.filter((at) => Date.now() - at < 10 * 60_000)
      if (recent.length >= 8)
        return lose(
          `PostgreSQL ended ${recent.length} times within ten minutes and stays down; its log is in ${engine.dataDirectory}/log.`,
        )
      attempts.push(Date.now())
      // At once after a single death, ever slower when it keeps dying: a full disk needs a minute of somebody's attention.
      await pause(recent.length === 0 ? 0 : Math.min(2 ** (recent.length - 1), 30) * 1000, undefined, { ref: false })
      try {
        if (!closing) await engine.restart()
        return
      } catch (fault) {
        log.error({ err: fault }, 'PostgreSQL could not be started again')
      }
    }
  }
  const lose = (sentence: string) => {
    log.fatal(sentence)
    for (const listener of listeners) listener(new EngineUnavailable(sentence))
  }
  const { version } = await inspect(engine.url)
  return {
    url: engine.url,
    profile: { name: 'embedded', version, place: engine.dataDirectory },
    onLost: (listener) => listeners.push(listener),
    stop: async () => {
      closing = true
      await engine.stop()
    },
  }
}

async function openOwn(url: string): Promise<Engine> {
  const place = placeOf(url)
  const server = await inspect(url).catch((fault: unknown) => {
    throw new EngineUnavailable(`The database of DATABASE_URL (${place}) cannot be used: ${reasonOf(fault)}`)
  })
  const unfit = whyUnfit(server)
  if (unfit !== undefined) throw new EngineUnavailable(`The database of DATABASE_URL (${place}) cannot be used: ${unfit}`)
  return {
    url,
    profile: { name: 'postgres', version: server.version, place },
    onLost: () => undefined,
    stop: async () => undefined,
  }
}

export interface ServerFacts {
  version: string
  versionNumber: number
  encoding: string
  readOnly: boolean
}

/** Undefined when the product can live on such a server. */
export function whyUnfit(server: ServerFacts): string | undefined {
  if (server.versionNumber < oldestServer * 10_000)
    return `it is PostgreSQL ${server.version}; version ${oldestServer} or newer is needed.`
  if (server.encoding !== 'UTF8')
    return `it stores text as ${server.encoding}, which cannot hold Vietnamese; create the database with encoding 'UTF8'.`
  if (server.readOnly) return 'it is read-only (a standby?); give the address of the primary.'
  return undefined
}

/** A server that is just starting is given half a minute. */
async function inspect(url: string): Promise<ServerFacts> {
  for (const end = Date.now() + 30_000; ; await pause(250)) {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      application_name: 'khien',
    })
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<ServerFacts>(
        `select current_setting('server_version') as version, current_setting('server_version_num')::int as "versionNumber",
           current_setting('server_encoding') as encoding, current_setting('transaction_read_only')::boolean as "readOnly"`,
      )
      if (rows[0] !== undefined) return rows[0]
      throw new Error('it does not answer as PostgreSQL')
    } catch (fault) {
      if (codeOf(fault) !== '57P03' || Date.now() > end) throw fault
    } finally {
      await client.end().catch(() => undefined)
    }
  }
}

function placeOf(url: string): string {
  try {
    const { protocol, hostname, port, pathname, searchParams } = new URL(url)
    if (!/^postgres(ql)?:$/.test(protocol)) throw new Error('another protocol')
    return `${hostname || searchParams.get('host') || 'localhost'}:${port || searchParams.get('port') || 5432}${pathname}`
  } catch {
    throw new StartRefused('DATABASE_URL is not an address of the form postgresql://user:password@host:5432/database.')
  }
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there. Is PostgreSQL running, and are host and port right?',
  ENOTFOUND: 'there is no host of that name.',
  EAI_AGAIN: 'the host name cannot be looked up just now.',
  EHOSTUNREACH: 'the host cannot be reached.',
  ENETUNREACH: 'the network cannot be reached.',
  ETIMEDOUT: 'the host did not answer in time.',
  '28P01': 'the user name or the password is wrong.',
  '28000': 'the server does not admit this user from here (pg_hba.conf).',
  '3D000': 'the server has no database of that name; create it first.',
  '42501': 'the user may not connect to that database.',
  '53300': 'the server has no connection left.',
}

function reasonOf(fault: unknown): string {
  const known = reasons[codeOf(fault) ?? '']
  if (known !== undefined) return known
  const message = fault instanceof Error ? fault.message : String(fault)
  return /timeout/i.test(message) ? 'it did not answer in time.' : `${message}.`
}

/** Where a name has several addresses, Node reports their faults together and leaves the message empty. */
function codeOf(fault: unknown): string | undefined {
  if (fault instanceof AggregateError) return codeOf(fault.errors[0])
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined
}
