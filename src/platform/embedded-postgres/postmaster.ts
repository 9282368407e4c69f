import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Binaries, binary } from './binaries.ts'
import { EngineUnavailable } from './engine-unavailable.ts'
import { type Footing, spawnEnvironment } from './footing.ts'
import { isAlive } from './running-process.ts'

/** What the running server wrote into its lock file; PostgreSQL itself makes and removes it, we only read. */
export interface LockFile {
  pid: number
  port: number
  ready: boolean
}

export function readLockFile(dataDirectory: string): LockFile | undefined {
  try {
    const lines = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Math.abs(Number(lines[0]))
    return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : undefined
  } catch {
    return undefined
  }
}

/** Whether that process serves this data; undefined where the system does not tell. The lock file alone cannot know: numbers are given out again. */
export function isServing(pid: number, dataDirectory: string): boolean | undefined {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return undefined
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (words.some((word, index) => word === '-D' && words[index + 1] === dataDirectory)) return true
    return readlinkSync(`/proc/${pid}/cwd`) === dataDirectory
  } catch {
    return isAlive(pid) ? undefined : false
  }
}

export interface Launch {
  footing: Footing
  binaries: Binaries
  dataDirectory: string
  port: number
  args: readonly string[]
  /** Where its first words go; later ones go to its own log. */
  startLog: string
  /** The lock file names this process, which is certainly no server of this data: it is another program, or it ended. */
  notServing: number | undefined
}

/**
 * Starts it in a session of its own, so that a terminal's Ctrl-C does not reach it before we have finished our work, and with its
 * words in a file, so that our death does not break it.
 */
export function launch({ footing, binaries, dataDirectory, port, args, startLog, notServing }: Launch): ChildProcess {
  const command = footing.command(binary(binaries, 'postgres'), ['-D', dataDirectory, '-p', String(port), ...args])
  // PostgreSQL takes any process of that number for a server, even one that ended and was never collected (a zombie, where the
  // first process of a container does not care), except the one that starts it. This is how pg_ctl tells it which that is; it
  // then removes the stale lock itself, after its own check that no memory is still in use.
  const environment = { ...spawnEnvironment(), ...(notServing === undefined ? {} : { PG_GRANDPARENT_PID: String(notServing) }) }
  const log = openSync(startLog, 'w', 0o600)
  try {
    const child = spawn(command.file, command.args, {
      ...command.as,
      cwd: footing.folder,
      env: environment,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log, log],
    })
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

/** Everything this process said: its first words and, of the newest log, its own lines. */
export function wordsOf(pid: number | undefined, dataDirectory: string, startLog: string): string {
  try {
    const logs = join(dataDirectory, 'log')
    const newest = readdirSync(logs)
      .map((name) => join(logs, name))
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
    const lines =
      newest === undefined
        ? []
        : readFileSync(newest, 'utf8')
            .split('\n')
            .slice(-200)
            .filter((line) => line.includes(`[${pid}]`))
    return `${readFileSync(startLog, 'utf8')}\n${lines.join('\n')}`
  } catch {
    return readFileSync(startLog, 'utf8')
  }
}

/**
 * Fast shutdown: open transactions are rolled back, everything is written, the port is free afterwards. One that does not end in
 * time is stopped hard, which its next start repairs from the log.
 */
export async function shutDown(pid: number, dataDirectory: string, binaries: Binaries, limitMs = 60_000): Promise<void> {
  for (const [signal, mode, limit] of [
    ['SIGINT', 'fast', limitMs],
    ['SIGQUIT', 'immediate', 15_000],
  ] as const) {
    if (isServing(pid, dataDirectory) === false) return
    send(pid, signal, ['stop', '-D', dataDirectory, '-m', mode, '-W'], binaries)
    if (await hasEnded(pid, limit)) return
  }
  throw new EngineUnavailable(
    `PostgreSQL (process ${pid}) did not stop; its data in ${dataDirectory} is safe, but the process must be ended by hand.`,
  )
}

export async function hasEnded(pid: number, limitMs: number): Promise<boolean> {
  for (const end = Date.now() + limitMs; Date.now() < end; await pause(10)) if (!isAlive(pid)) return true
  return !isAlive(pid)
}

function send(pid: number, signal: NodeJS.Signals, instead: readonly string[], binaries: Binaries): void {
  try {
    // Windows has no signals: Node would end the process at once.
    if (process.platform === 'win32')
      spawn(binary(binaries, 'pg_ctl'), instead, { stdio: 'ignore', env: spawnEnvironment() }).unref()
    else process.kill(pid, signal)
  } catch {
    // It ended by itself in the meantime.
  }
}
