import { accessSync, chmodSync, constants, readdirSync, realpathSync } from 'node:fs'
import { findBinaries } from './embedded-postgres/binaries.ts'
import { bringUp, type Engine, type Running } from './embedded-postgres/engine.ts'
import { openEngineFile, readEngineFile } from './embedded-postgres/engine-file.ts'
import { explainFolderFault } from './embedded-postgres/engine-unavailable.ts'
import { lockFolder } from './embedded-postgres/folder-lock.ts'
import type { RunAs } from './embedded-postgres/footing.ts'
import { ensureProductDatabase, whoAnswers } from './embedded-postgres/keeper.ts'
import { shutDown } from './embedded-postgres/postmaster.ts'
import { isAlive } from './embedded-postgres/running-process.ts'
import { serverArguments } from './embedded-postgres/server-settings.ts'
import { makeFolder } from './make-folder.ts'

export { EngineUnavailable } from './embedded-postgres/engine-unavailable.ts'
export { ensureDatabase } from './embedded-postgres/ensure-database.ts'

export interface EmbeddedPostgresOptions {
  dataFolder: string
  /** 0 or absent: a free one, kept for later starts. */
  port?: number
  log: (message: string) => void
  /** PostgreSQL settings over ours. fsync stays on unless a test turns it off here. */
  settings?: Readonly<Record<string, string>>
  /** The server ended without being asked to. `restart()` brings it back on the same port. */
  onExit?: (how: string) => void
  /** Chosen by itself; given only to prove each way. */
  runAs?: RunAs
  /** How long a running server may stay silent before it counts as unusable. */
  silenceSeconds?: number
}

export interface EmbeddedPostgres {
  /** The database `khien` as its owner, the role khien. */
  readonly url: string
  readonly pid: number
  /** It was found running: the program that started it had been killed. */
  readonly adopted: boolean
  readonly dataDirectory: string
  restart(): Promise<void>
  /** Ends the server cleanly and gives the folder back; a second call waits for the same end. */
  stop(): Promise<void>
}

/** Starts the PostgreSQL that npm brought, or finds it running. Throws EngineUnavailable, one sentence for the operator. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    const dataFolder = makeDataFolder(options.dataFolder)
    const unlock = await lockFolder(dataFolder)
    try {
      return await keepRunning(prepare(options, dataFolder), options, unlock)
    } catch (error) {
      unlock()
      throw error
    }
  } catch (error) {
    throw explainFolderFault(error, options.dataFolder)
  }
}

/**
 * The address of the engine that another program runs on this data folder just now; undefined when none does. Neither starts, stops nor
 * takes over anything: for commands that work beside a running server.
 */
export async function runningEmbeddedPostgres(dataFolder: string): Promise<string | undefined> {
  const kept = readEngineFile(dataFolder)
  if (kept === undefined || kept.port === 0) return undefined
  const answer = await whoAnswers({ port: kept.port, password: kept.keeperPassword })
  return typeof answer === 'string' ? undefined : urlOf(kept.port, kept.password)
}

/** Without sslmode the PGSSLMODE of the surroundings would count. */
function urlOf(port: number, password: string): string {
  return `postgresql://khien:${password}@127.0.0.1:${port}/khien?sslmode=disable`
}

function prepare(options: EmbeddedPostgresOptions, dataFolder: string): Engine {
  const binaries = findBinaries()
  const { kept, isNew } = openEngineFile(dataFolder)
  return {
    dataFolder,
    binaries,
    ...serverArguments(options.settings ?? {}, binaries.version),
    runAs: options.runAs,
    silenceMs: (options.silenceSeconds ?? 60) * 1000,
    log: options.log,
    kept,
    keptIsNew: isNew,
  }
}

async function keepRunning(engine: Engine, options: EmbeddedPostgresOptions, unlock: () => void): Promise<EmbeddedPostgres> {
  let running = await bringUp(engine, options.port || undefined)
  let closing = false
  let restarting: Promise<void> | undefined
  let stopping: Promise<void> | undefined
  const follow = () => {
    const followed = running
    whenEnded(followed, (how) => {
      if (!closing && followed === running) options.onExit?.(how)
    })
  }
  const stop = async () => {
    closing = true
    await restarting?.catch(() => undefined)
    await shutDown(running.pid, running.dataDirectory, engine.binaries)
    unlock()
  }
  const restart = async () => {
    running = await bringUp(engine, running.port)
    follow()
  }
  try {
    await ensureProductDatabase({ port: running.port, password: engine.kept.keeperPassword }, engine.kept.password)
  } catch (error) {
    await stop()
    throw error
  }
  follow()
  options.log(
    `PostgreSQL ${running.adopted ? 'found running' : 'started'} on 127.0.0.1:${running.port} (process ${running.pid}), data in ${running.dataDirectory}`,
  )
  return {
    url: urlOf(running.port, engine.kept.password),
    get pid() {
      return running.pid
    },
    adopted: running.adopted,
    dataDirectory: running.dataDirectory,
    restart: async () => {
      if (closing) throw new Error('the engine was stopped')
      restarting ??= restart().finally(() => {
        restarting = undefined
      })
      await restarting
    },
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

/** Our own child tells us; one that was found running must be looked at. */
function whenEnded({ pid, child }: Running, tell: (how: string) => void): void {
  if (child !== undefined) {
    const told = () => tell(child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`)
    if (child.exitCode === null && child.signalCode === null) child.once('exit', told)
    else setImmediate(told)
    return
  }
  const timer = setInterval(() => {
    if (isAlive(pid)) return
    clearInterval(timer)
    tell('ended')
  }, 200)
  timer.unref()
}

function makeDataFolder(path: string): string {
  makeFolder(path, 0o700)
  const isOurs = readdirSync(path).length === 0
  accessSync(path, constants.W_OK | constants.X_OK)
  // A folder that already holds something else (a mistyped DATA_FOLDER) keeps its permissions.
  if (isOurs) chmodSync(path, 0o700)
  return realpathSync(path)
}
