import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordSelfVisit } from '../../src/field/check-ins/contract.ts'
import { listVenues } from '../../src/field/venues/contract.ts'
import { readInstallation, signIn } from '../../src/foundation/access/contract.ts'
import { call, type Fetch } from '../../src/platform/http/client.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'khien crash '))
const deviceId = randomUUID()
let product: ChildProcess | undefined
let address = ''
let venueCode = ''
let businessNow = ''
let sequence = 0
const acknowledged: number[] = []

const browser =
  (cookie = ''): Fetch =>
  (url, init) =>
    fetch(address + url, {
      ...init,
      headers: { ...Object.fromEntries(new Headers(init.headers)), ...(cookie ? { cookie } : {}) },
    })

/** The whole product as an operator starts it, with durable writes, in a folder with a space in its name. */
async function start(): Promise<void> {
  const environment = {
    ...process.env,
    PORT: '0',
    DATA_FOLDER: join(folder, 'data'),
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '1000000',
  }
  product = spawn(process.execPath, [join(root, 'src', 'main.ts'), 'demo'], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  address = ''
  product.stdout?.on('data', (text: Buffer) => {
    address ||= /http:\/\/127\.0\.0\.1:\d+/.exec(text.toString())?.[0] ?? ''
  })
  for (let waited = 0; address === '' && waited < 60_000; waited += 50) await pause(50)
  expect(address, 'the product did not start').not.toBe('')
}

const postmaster = () => Number(readFileSync(join(folder, 'data', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
const visit = (number: number) =>
  call(
    recordSelfVisit,
    {
      body: {
        deviceId,
        sequence: number,
        at: businessNow,
        venueCode,
        name: `Người Thứ ${'ABCDEFGHIJ'[number % 10]}`,
        phone: `09${String(10_000_000 + number)}`,
      },
    },
    browser(),
  )

/** Sixteen phones check in until told to stop; only what was acknowledged is remembered. */
async function checkInUntil(stop: () => boolean): Promise<void> {
  const phone = async () => {
    while (!stop()) {
      const number = sequence++
      const answer = await visit(number).catch(() => undefined)
      if (answer === undefined) await pause(20)
      else acknowledged.push(number)
    }
  }
  await Promise.all(Array.from({ length: 16 }, phone))
}

/** Sent again, every acknowledged visit must be known; one that is new had been lost. */
async function expectNothingLost(): Promise<void> {
  const lost: number[] = []
  for (let at = 0; at < acknowledged.length; at += 100) {
    const answers = await Promise.all(
      acknowledged.slice(at, at + 100).map(async (number) => ({ number, outcome: (await visit(number)).outcome })),
    )
    lost.push(...answers.filter(({ outcome }) => outcome === 'new').map(({ number }) => number))
  }
  expect(lost).toEqual([])
}

async function whileCheckingIn(strike: () => void): Promise<void> {
  const before = acknowledged.length
  let stopped = false
  const phones = checkInUntil(() => stopped)
  while (acknowledged.length < before + 150) await pause(10)
  strike()
  await pause(300)
  stopped = true
  await phones
}

beforeAll(async () => {
  expect(existsSync(join(root, 'dist', 'web', 'index.html')), 'the web pages are built before the tests').toBe(true)
  await start()
  const response = await browser()('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signIn.body?.parse({ username: 'tinh.hai.duong', password: 'khien-3440-demo' })),
  })
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  venueCode = (await call(listVenues, { query: { limit: 1 } }, browser(cookie))).rows[0]?.code ?? ''
  businessNow = (await call(readInstallation, {}, browser())).businessNow
}, 90_000)

afterAll(async () => {
  if (product?.exitCode === null) {
    product.kill('SIGTERM')
    await new Promise((stopped) => product?.once('exit', stopped))
  }
  rmSync(folder, { recursive: true, force: true })
}, 30_000)

const ended = () =>
  new Promise((gone) =>
    product?.exitCode === null && product.signalCode === null ? product.once('exit', gone) : gone(undefined),
  )

test('kill -9 of the server during check-ins loses no acknowledged visit; the next start finds the database still running', async () => {
  await whileCheckingIn(() => product?.kill('SIGKILL'))
  await ended()
  await start()
  await expectNothingLost()
}, 120_000)

test('kill -9 of the database during check-ins loses none either; the server brings it back by itself', async () => {
  await whileCheckingIn(() => process.kill(postmaster(), 'SIGKILL'))
  for (let tries = 0; tries < 300 && (await visit(1_000_000 + tries).catch(() => undefined)) === undefined; tries++)
    await pause(100)
  await expectNothingLost()
}, 120_000)

test('kill -9 of both at once loses none; the next start recovers by itself', async () => {
  await whileCheckingIn(() => {
    product?.kill('SIGKILL')
    process.kill(postmaster(), 'SIGKILL')
  })
  await ended()
  await start()
  await expectNothingLost()
  expect(acknowledged.length).toBeGreaterThan(400)
}, 120_000)

test('SIGTERM ends the server and its database; nothing is left running', async () => {
  const pid = postmaster()
  product?.kill('SIGTERM')
  await ended()
  expect(product?.exitCode).toBe(0)
  const lives = () => {
    try {
      process.kill(pid, 0)
      return true
    } catch {
      return false
    }
  }
  // The kernel may take a moment to bury it.
  await expect.poll(lives, { timeout: 10_000 }).toBe(false)
}, 60_000)
