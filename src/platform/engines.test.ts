import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLockFile } from './embedded-postgres/postmaster.ts'
import { type Engine, openEngine, whyUnfit } from './engines.ts'
import { createLog } from './log.ts'

const dataFolder = mkdtempSync(join(tmpdir(), 'khien-engines-'))
const log = createLog('silent')
let embedded: Engine

beforeAll(async () => {
  embedded = await openEngine({ databaseUrl: undefined, dataFolder }, log)
}, 60_000)

afterAll(async () => {
  await embedded.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

function address(change: (url: URL) => void): string {
  const url = new URL(embedded.url)
  change(url)
  return url.href
}

async function sentence(databaseUrl: string): Promise<string> {
  const fault: unknown = await openEngine({ databaseUrl, dataFolder }, log).catch((error: unknown) => error)
  expect(fault).toMatchObject({ name: expect.stringMatching(/^(EngineUnavailable|StartRefused)$/) })
  return fault instanceof Error ? fault.message : ''
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('the engine under the product', { timeout: 60_000 }, () => {
  it('is the one that comes with the program when no address is given, and a server of one’s own otherwise', async () => {
    expect(embedded.profile).toMatchObject({ name: 'embedded', version: expect.stringMatching(/^18\./) })
    const own = await openEngine({ databaseUrl: embedded.url, dataFolder }, log)
    expect(own.profile).toMatchObject({ name: 'postgres', version: embedded.profile.version })
    expect(own.profile.place).not.toContain(new URL(embedded.url).password)
    await own.stop()
    expect(await ask(embedded.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('comes back by itself on the same port each time its server is killed', async () => {
    await ask(embedded.url, 'create table kept as select 5 as id')
    for (let round = 1; round <= 2; round++) {
      const before = readLockFile(embedded.profile.place)?.pid ?? 0
      process.kill(before, 'SIGKILL')
      const end = Date.now() + 20_000
      let rows: unknown
      while (rows === undefined && Date.now() < end) {
        await pause(50)
        rows = await ask(embedded.url, 'select id from kept').catch(() => undefined)
      }
      expect(rows).toEqual([{ id: 5 }])
      expect(readLockFile(embedded.profile.place)?.pid).not.toBe(before)
    }
  })

  it('says in one sentence why an address does not work, and never shows the password', async () => {
    const silent = createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const taken = silent.address()
    const port = typeof taken === 'object' && taken !== null ? taken.port : 0
    await new Promise((resolve) => silent.close(resolve))
    const wrong = [
      [
        address((url) => {
          url.port = String(port)
        }),
        /127\.0\.0\.1:\d+\/khien\) cannot be used: nothing listens there/,
      ],
      [
        address((url) => {
          url.password = 'wrong-secret'
        }),
        /the user name or the password is wrong/,
      ],
      [
        address((url) => {
          url.username = 'nobody'
        }),
        /the user name or the password is wrong/,
      ],
      [
        address((url) => {
          url.pathname = '/absent'
        }),
        /has no database of that name/,
      ],
      [
        address((url) => {
          url.hostname = 'absent.invalid'
        }),
        /no host of that name|cannot be looked up/,
      ],
      [
        address((url) => {
          url.searchParams.set('sslmode', 'verify-full')
        }),
        /does not support SSL/,
      ],
      ['mysql://root:wrong-secret@localhost/khien', /DATABASE_URL is not an address of the form/],
      ['127.0.0.1', /DATABASE_URL is not an address of the form/],
    ] as const
    for (const [url, words] of wrong) {
      const said = await sentence(url)
      expect(said).toMatch(words)
      expect(said).not.toContain('wrong-secret')
      expect(said).not.toContain(new URL(embedded.url).password)
    }
  })

  it('refuses a database that cannot hold Vietnamese or cannot be written', async () => {
    await ask(embedded.url, `create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0`)
    expect(
      await sentence(
        address((url) => {
          url.pathname = '/latin'
        }),
      ),
    ).toContain('stores text as LATIN1')
    await ask(embedded.url, 'create database standby')
    await ask(embedded.url, 'alter database standby set default_transaction_read_only = on')
    expect(
      await sentence(
        address((url) => {
          url.pathname = '/standby'
        }),
      ),
    ).toContain('it is read-only')
  })

  it('needs PostgreSQL 15 or newer', () => {
    const facts = { version: '14.9', versionNumber: 140_009, encoding: 'UTF8', readOnly: false }
    expect(whyUnfit(facts)).toContain('PostgreSQL 14.9; version 15 or newer is needed')
    expect(whyUnfit({ ...facts, version: '15.0', versionNumber: 150_000 })).toBeUndefined()
  })
})
