import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Binaries, prepareBinaries } from './binaries.ts'
import { ensureDataDirectory, explain, resetKeeperPassword } from './data-directory.ts'
import { type EngineFile, writeEngineFile } from './engine-file.ts'
import { EngineUnavailable, orDatabaseUrl } from './engine-unavailable.ts'
import { chooseFooting, findDataDirectory, type RunAs } from './footing.ts'
import { whoAnswers } from './keeper.ts'
import { choosePort, isFree } from './port.ts'
import { isServing, launch, readLockFile, shutDown, wordsOf } from './postmaster.ts'

/** One opened data folder; `kept` changes when passwords or the port do. */
export interface Engine {
  dataFolder: string
  binaries: Binaries
  args: readonly string[]
  fingerprint: string
  runAs: RunAs | undefined
  /** How long a server that should answer may stay silent. */
  silenceMs: number
  log: (message: string) => void
  kept: EngineFile
  keptIsNew: boolean
}

export interface Running {
  pid: number
  port: number
  dataDirectory: string
  adopted: boolean
  child: ChildProcess | undefined
}

/** Repairing a large database from its log after a crash takes minutes; ending it early would only start it over. */
const repairMs = 15 * 60_000

/** Finds the server of this folder still running (its program was killed), or starts it. `must`: the port clients already hold. */
export async function bringUp(engine: Engine, must: number | undefined): Promise<Running> {
  const { running, notServing } = await findRunning(engine, must)
  return running ?? (await start(engine, must, notServing))
}

async function findRunning(engine: Engine, must: number | undefined): Promise<{ running?: Running; notServing?: number }> {
  const dataDirectory = findDataDirectory(engine.dataFolder)
  const began = Date.now()
  for (; dataDirectory !== undefined; await pause(50)) {
    const lock = readLockFile(dataDirectory)
    if (lock === undefined) return {}
    const serving = isServing(lock.pid, dataDirectory)
    if (serving === false) return { notServing: lock.pid }
    const answer = lock.ready ? await whoAnswers({ port: lock.port, password: engine.kept.keeperPassword }) : 'silent'
    const isOurs = typeof answer === 'object' && answer.dataDirectory === dataDirectory
    const fits = isOurs && answer.fingerprint === engine.fingerprint && (must ?? lock.port) === lock.port
    if (fits) return { running: { pid: lock.pid, port: lock.port, dataDirectory, adopted: true, child: undefined } }
    if (isOurs || (answer === 'refused' && serving === true)) {
      engine.log(`stopping the PostgreSQL that an earlier run left (process ${lock.pid}): it was started with other settings`)
      await shutDown(lock.pid, dataDirectory, engine.binaries)
      return {}
    }
    if (Date.now() - began > (lock.ready ? engine.silenceMs : repairMs)) {
      throw new EngineUnavailable(
        `A PostgreSQL (process ${lock.pid}) holds ${dataDirectory} but has not answered for ${Math.round((Date.now() - began) / 1000)} seconds. End that process with SIGINT and start again, ${orDatabaseUrl}`,
      )
    }
  }
  return {}
}

async function start(engine: Engine, must: number | undefined, notServing: number | undefined): Promise<Running> {
  const footing = chooseFooting(engine.dataFolder, engine.runAs, engine.log)
  const binaries = prepareBinaries(engine.binaries, footing, engine.log)
  const hadData = findDataDirectory(engine.dataFolder) !== undefined
  const dataDirectory = await ensureDataDirectory(footing, binaries, engine.kept.keeperPassword)
  if (engine.keptIsNew && hadData) await resetKeeperPassword(footing, binaries, dataDirectory, engine.kept.keeperPassword)
  const startLog = join(engine.dataFolder, 'postgres-start.log')
  const began = Date.now()
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(engine.kept.port, must)
    if (engine.keptIsNew || port !== engine.kept.port) {
      engine.kept = { ...engine.kept, port }
      writeEngineFile(engine.dataFolder, engine.kept)
      engine.keptIsNew = false
    }
    const child = launch({ footing, binaries, dataDirectory, port, args: engine.args, startLog, notServing })
    const running: Running = { pid: child.pid ?? 0, port, dataDirectory, adopted: false, child }
    const fault = await whyNotReady(engine, running, child)
    if (fault === undefined) return running
    const said = fault || wordsOf(child.pid, dataDirectory, startLog)
    // Sessions of a server that was killed finish their last statement before they notice and end.
    if (/shared memory block .* is still in use/.test(said) && Date.now() - began < engine.silenceMs) await pause(250)
    else if (attempt >= 5 || (await isFree(port)))
      throw new EngineUnavailable(`The embedded PostgreSQL did not start: ${explain(said)}`)
  }
}

/** Undefined once it answers as ours; otherwise why not ('' when only its own words can tell). */
async function whyNotReady(engine: Engine, running: Running, child: ChildProcess): Promise<string | undefined> {
  let fault: string | undefined
  child.once('error', (error) => {
    fault = error.message
  })
  child.once('exit', () => {
    fault ??= ''
  })
  const began = Date.now()
  let told = began
  while (fault === undefined) {
    const lock = readLockFile(running.dataDirectory)
    const isReady = lock?.pid === running.pid && lock.ready
    if (isReady) {
      const answer = await whoAnswers({ port: running.port, password: engine.kept.keeperPassword })
      if (typeof answer === 'object' && answer.dataDirectory === running.dataDirectory) return undefined
    }
    if (Date.now() - began > (isReady ? engine.silenceMs : repairMs)) {
      await shutDown(running.pid, running.dataDirectory, engine.binaries)
      return 'FATAL: it ran but did not answer in time'
    }
    if (Date.now() - told > 10_000) {
      told = Date.now()
      engine.log('PostgreSQL is still starting (after a crash it first repairs its data) …')
    }
    await pause(15)
  }
  return fault
}
