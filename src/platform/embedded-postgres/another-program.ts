import { spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { EmbeddedPostgresOptions } from '../embedded-postgres.ts'

/** For tests: a Node program of its own, which can be killed as a real one is. */
export interface AnotherProgram {
  readonly pid: number
  said(): string
  /** Waits for words it prints; fails with everything it said when it ends first. */
  until(words: RegExp): Promise<RegExpMatchArray>
  tell(line: string): void
  /** Ends it and waits for that. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** The same, for it and everything else its terminal would reach. */
  interruptGroup(): void
}

export function anotherProgram(
  code: string,
  as: { uid?: number; gid?: number; through?: readonly string[] } = {},
): AnotherProgram {
  const { through = [], ...account } = as
  const [file = '', ...args] = [
    ...through,
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    '--input-type=module',
    '-e',
    code,
  ]
  const child = spawn(file, args, {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH },
  })
  let words = ''
  let ended = false
  const take = (piece: Buffer) => {
    words += piece.toString()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  child.stdin.on('error', () => undefined)
  child.on('error', (error) => {
    words += error.message
    ended = true
  })
  child.on('close', () => {
    ended = true
  })
  const pid = child.pid ?? 0
  return {
    pid,
    said: () => words,
    until: async (pattern) => {
      for (;;) {
        const found = words.match(pattern)
        if (found) return found
        if (ended) throw new Error(`the program ended before it said ${pattern}: ${words}`)
        await pause(5)
      }
    },
    tell: (line) => child.stdin.write(`${line}\n`),
    kill: async (signal = 'SIGKILL') => {
      if (child.exitCode !== null || child.signalCode !== null || pid === 0) return
      const end = new Promise((resolve) => child.once('exit', resolve))
      child.kill(signal)
      await end
    },
    interruptGroup: () => process.kill(-pid, 'SIGINT'),
  }
}

/** Starts the engine and says `ready <pid> <adopted> <url>` or `refused <sentence>`; told `stop`, it stops the engine and ends. */
export function engineProgram(options: Omit<EmbeddedPostgresOptions, 'log' | 'onExit'>): string {
  return `
    import { createInterface } from 'node:readline'
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('../embedded-postgres.ts', import.meta.url).href)})
    try {
      const engine = await startEmbeddedPostgres({ ...${JSON.stringify(options)}, log: (message) => console.log('log ' + message) })
      console.log('ready ' + engine.pid + ' ' + engine.adopted + ' ' + engine.url)
      process.on('SIGINT', () => console.log('interrupted'))
      createInterface({ input: process.stdin }).on('line', async () => { await engine.stop(); console.log('stopped'); process.exit(0) })
    } catch (error) {
      console.log(error.name === 'EngineUnavailable' ? 'refused ' + error.message : error.stack)
      process.exit(1)
    }`
}
