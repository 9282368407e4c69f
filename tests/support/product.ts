import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export interface RunningProduct {
  readonly address: string
  stop(): Promise<void>
}

/** The product as an operator starts it, in a folder of its own, on a free port. */
export async function startProduct(
  command: 'demo' | 'start',
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningProduct> {
  const root = join(import.meta.dirname, '../..')
  const folder = mkdtempSync(join(tmpdir(), 'khien journeys '))
  const child: ChildProcess = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'src', 'main.ts'), command],
    {
      cwd: root,
      env: {
        ...process.env,
        PORT: '0',
        DATA_FOLDER: join(folder, 'data'),
        LOG_LEVEL: 'error',
        RATE_LIMIT_PER_MINUTE: '1000000',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let address = ''
  child.stdout?.on('data', (text: Buffer) => {
    address ||= /http:\/\/127\.0\.0\.1:\d+/.exec(text.toString())?.[0] ?? ''
  })
  for (let waited = 0; address === '' && child.exitCode === null && waited < 90_000; waited += 50) await pause(50)
  if (address === '') throw new Error('the product did not start')
  return {
    address,
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM')
        await new Promise((stopped) => child.once('exit', stopped))
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
