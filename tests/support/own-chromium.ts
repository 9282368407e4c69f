import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type BrowserContext, chromium } from '@playwright/test'
import { findChromium } from './chromium.ts'

export interface OwnChromium {
  readonly context: BrowserContext
  /** SIGKILL for the browser and everything it started, as when a tablet’s battery is pulled. */
  kill(): Promise<void>
  close(): Promise<void>
}

/** A Chromium with a profile that stays on disk, as on a venue’s tablet; killed, it is started again with the same folder. */
export async function openOwnChromium(profile: string, more: readonly string[] = []): Promise<OwnChromium> {
  const { executablePath, args = [], env } = await findChromium()
  if (executablePath === undefined) throw new Error('no Chromium')
  const portFile = join(profile, 'DevToolsActivePort')
  rmSync(portFile, { force: true })
  const child = spawn(
    executablePath,
    [
      ...args,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-default-browser-check',
      '--password-store=basic',
      ...more,
      'about:blank',
    ],
    { detached: true, stdio: 'ignore', env: env === undefined ? process.env : Object.fromEntries(Object.entries(env)) },
  )
  const { pid } = child
  if (pid === undefined) throw new Error('Chromium did not start')
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  for (let waited = 0; !existsSync(portFile) && child.exitCode === null && waited < 30_000; waited += 50) await pause(50)
  await pause(100)
  const [port = ''] = readFileSync(portFile, 'utf8').split('\n')
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('Chromium has no window')
  const kill = async () => {
    // The whole group: it leads one of its own.
    if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGKILL')
    await ended
    await browser.close().catch(() => undefined)
  }
  return {
    context,
    kill,
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close').catch(() => undefined)
      await Promise.race([ended, pause(5000)])
      await kill()
    },
  }
}
