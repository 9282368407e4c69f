import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type AnotherProgram, anotherProgram, engineProgram } from './embedded-postgres/another-program.ts'
import { findBinaries } from './embedded-postgres/binaries.ts'
import { isFree } from './embedded-postgres/port.ts'
import { readLockFile, shutDown } from './embedded-postgres/postmaster.ts'
import { isAlive } from './embedded-postgres/running-process.ts'
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  EngineUnavailable,
  ensureDatabase,
  startEmbeddedPostgres,
} from './embedded-postgres.ts'

// One folder for most tests: making a database takes a second, starting it a tenth.
const area = mkdtempSync(join(tmpdir(), 'khien-engine-'))
const dataFolder = join(area, 'dữ liệu phòng dịch')
const dataDirectory = join(dataFolder, 'postgres')
const programs: AnotherProgram[] = []
const engines: EmbeddedPostgres[] = []
const listeners: Server[] = []

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const engine = await startEmbeddedPostgres({ dataFolder, log: () => undefined, ...options })
  engines.push(engine)
  return engine
}

function program(options: Partial<EmbeddedPostgresOptions> = {}): AnotherProgram {
  const started = anotherProgram(engineProgram({ dataFolder, ...options }))
  programs.push(started)
  return started
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

async function sentenceOf(work: Promise<unknown>): Promise<string> {
  const fault = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(fault).toBeInstanceOf(EngineUnavailable)
  return fault instanceof EngineUnavailable ? fault.message : ''
}

async function listenOn(port: number): Promise<void> {
  const server = createServer()
  listeners.push(server)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
}

function portOf(engine: EmbeddedPostgres): number {
  return Number(new URL(engine.url).port)
}

async function killed(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await pause(5)
}

beforeAll(async () => {
  const first = await start()
  await ask(first.url, 'create table kept (id int); insert into kept values (1)')
  await first.stop()
}, 60_000)

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop().catch(() => undefined)
  for (const one of programs.splice(0)) await one.kill()
  for (const listener of listeners.splice(0)) await new Promise((resolve) => listener.close(resolve))
  const left = readLockFile(dataDirectory)
  if (left !== undefined) await shutDown(left.pid, dataDirectory, findBinaries(), 5_000)
})

afterAll(() => rmSync(area, { recursive: true, force: true }))

describe('the database engine that comes with the program', { timeout: 60_000 }, () => {
  it('offers a Vietnamese-proof, checked and durable database to an account without power over the server', async () => {
    const engine = await start()
    const [facts] = await ask(
      engine.url,
      `select current_user as user, current_database() as database, rolsuper as super, current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
         current_setting('server_encoding') as encoding, current_setting('password_encryption') as passwords, lower('ĐẶNG THỊ NGỌC') as lower, version() as version
       from pg_roles where rolname = current_user`,
    )
    expect(facts).toMatchObject({
      user: 'khien',
      database: 'khien',
      super: false,
      fsync: 'on',
      checksums: 'on',
      encoding: 'UTF8',
      passwords: 'scram-sha-256',
      lower: 'đặng thị ngọc',
    })
    expect(facts?.version).toMatch(/^PostgreSQL 18\./)
    const copy = await ensureDatabase(engine.url, 'tìm kiếm')
    await ask(copy, 'create extension if not exists pg_trgm; create extension if not exists btree_gist')
    expect(await ask(copy, `select similarity('Nguyễn', 'Nguyễn Đức') > 0.5 as near, 'ễ' % 'ễ' as letter`)).toEqual([
      { near: true, letter: true },
    ])
  })

  it('keeps its folders and passwords to the account that runs it', async () => {
    const engine = await start()
    for (const folder of [dataFolder, dataDirectory]) expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const file of ['engine.json', 'postgres-start.log']) expect(statSync(join(dataFolder, file)).mode & 0o777).toBe(0o600)
    const password = new URL(engine.url).password
    expect(password.length).toBeGreaterThan(20)
    const wrong = engine.url.replace(password, 'khien')
    await expect(ask(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it('is not led astray by the PostgreSQL settings of the surroundings', async () => {
    for (const [name, value] of [
      ['PGSSLMODE', 'require'],
      ['PGPORT', '1'],
      ['PGDATA', '/nowhere'],
      ['PGUSER', 'stranger'],
      ['PGOPTIONS', '-c work_mem=1MB'],
    ] as const)
      vi.stubEnv(name, value)
    const engine = await start()
    expect(await ask(engine.url, 'select id from kept')).toEqual([{ id: 1 }])
    vi.unstubAllEnvs()
  })

  it('listens on this machine only', async () => {
    const engine = await start()
    const outside = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .find((address) => address.family === 'IPv4' && !address.internal)?.address
    if (outside !== undefined)
      await expect(ask(engine.url.replace('127.0.0.1', outside), 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    const sockets = readFileSync('/proc/net/tcp', 'utf8')
      .split('\n')
      .filter((line) => line.includes(`:${portOf(engine).toString(16).toUpperCase().padStart(4, '0')} 00000000:0000 0A`))
    expect(sockets.map((line) => line.trim().split(/\s+/)[1]?.split(':')[0])).toEqual(['0100007F'])
  })

  it('stops once however often it is asked, frees its port, and starts again on the same port with everything kept', async () => {
    const engine = await start()
    const port = portOf(engine)
    await Promise.all([engine.stop(), engine.stop()])
    await engine.stop()
    expect(isAlive(engine.pid)).toBe(false)
    expect(await isFree(port)).toBe(true)
    const again = await start()
    expect(portOf(again)).toBe(port)
    expect(again.adopted).toBe(false)
    expect(await ask(again.url, 'select id from kept')).toEqual([{ id: 1 }])
  })

  it('chooses another port when the last one was taken in between, and keeps the new one', async () => {
    const engine = await start()
    await engine.stop()
    await listenOn(portOf(engine))
    const again = await start()
    expect(portOf(again)).not.toBe(portOf(engine))
    await again.stop()
    expect(portOf(await start())).toBe(portOf(again))
  })

  it('says so when the port it was told to use is taken', async () => {
    await listenOn(24_551)
    expect(await sentenceOf(start({ port: 24_551 }))).toMatch(/Port 24551 .* is taken by another program/)
  })

  it('takes over the server that a killed program left behind', async () => {
    const left = program()
    const [, pid, , url] = await left.until(/ready (\d+) (\w+) (\S+)/)
    await left.kill('SIGKILL')
    expect(isAlive(Number(pid))).toBe(true)
    const engine = await start()
    expect(engine).toMatchObject({ adopted: true, pid: Number(pid), url })
    expect(await ask(engine.url, 'select id from kept')).toEqual([{ id: 1 }])
    await engine.stop()
    expect(isAlive(Number(pid))).toBe(false)
  })

  it('restarts a server that was left behind with other settings', async () => {
    const left = program({ settings: { work_mem: '5MB' } })
    const [, pid] = await left.until(/ready (\d+)/)
    await left.kill('SIGKILL')
    const engine = await start({ settings: { work_mem: '6MB' } })
    expect(engine.adopted).toBe(false)
    expect(isAlive(Number(pid))).toBe(false)
    expect(await ask(engine.url, 'show work_mem')).toEqual([{ work_mem: '6MB' }])
  })

  it('tells its owner when the server is killed, and comes back on the same port with everything that was committed', async () => {
    const ends: string[] = []
    const engine = await start({ onExit: (how) => ends.push(how) })
    await ask(engine.url, 'create table if not exists saved (id int); insert into saved values (7)')
    const before = engine.pid
    await killed(before)
    while (ends.length === 0) await pause(5)
    await Promise.all([engine.restart(), engine.restart()])
    expect(ends).toEqual(['signal SIGKILL'])
    expect(engine.pid).not.toBe(before)
    expect(await ask(engine.url, 'select id from saved')).toEqual([{ id: 7 }])
    await ask(engine.url, 'drop table saved')
  })

  it('notices the end of a server it took over, too', async () => {
    const left = program()
    await left.until(/ready/)
    await left.kill('SIGKILL')
    const ends: string[] = []
    const engine = await start({ onExit: (how) => ends.push(how) })
    expect(engine.adopted).toBe(true)
    await killed(engine.pid)
    while (ends.length === 0) await pause(5)
    await engine.restart()
    expect(await ask(engine.url, 'select id from kept')).toEqual([{ id: 1 }])
    await engine.stop()
    await pause(300)
    expect(ends).toEqual(['ended'])
  })

  it('starts after the machine or both programs died, with the lock of the dead server still there', async () => {
    const left = program()
    const [, pid] = await left.until(/ready (\d+)/)
    await left.kill('SIGKILL')
    await killed(Number(pid))
    expect(readLockFile(dataDirectory)?.pid).toBe(Number(pid))
    const engine = await start()
    expect(engine.adopted).toBe(false)
    expect(await ask(engine.url, 'select id from kept')).toEqual([{ id: 1 }])
  })

  it.runIf(process.platform === 'linux')(
    'starts when the dead server’s process number was given to another program, and leaves that program alone',
    async () => {
      const stranger = spawn('sleep', ['60'])
      try {
        const engine = await start()
        await killed(engine.pid)
        const lock = join(dataDirectory, 'postmaster.pid')
        writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(stranger.pid)))
        await engine.stop()
        const again = await start()
        expect(again.adopted).toBe(false)
        expect(await ask(again.url, 'select id from kept')).toEqual([{ id: 1 }])
        expect(isAlive(stranger.pid ?? 0)).toBe(true)
      } finally {
        stranger.kill('SIGKILL')
      }
    },
  )

  it('waits for a living server that does not answer, then says which process it is, and never takes its lock away', async () => {
    const left = program()
    const [, pid] = await left.until(/ready (\d+)/)
    await left.kill('SIGKILL')
    process.kill(Number(pid), 'SIGSTOP')
    try {
      expect(await sentenceOf(start({ silenceSeconds: 1 }))).toContain(`process ${pid}`)
      expect(readLockFile(dataDirectory)?.pid).toBe(Number(pid))
      const patient = start({ silenceSeconds: 20 })
      await pause(300)
      process.kill(Number(pid), 'SIGCONT')
      expect(await patient).toMatchObject({ adopted: true, pid: Number(pid) })
    } finally {
      process.kill(Number(pid), 'SIGCONT')
    }
  })

  it('waits for a server that is just stopping, and starts a new one', async () => {
    const left = program()
    const [, pid, , url = ''] = await left.until(/ready (\d+) (\w+) (\S+)/)
    await ask(url, 'create table if not exists busy as select generate_series(1, 200000) as id')
    await left.kill('SIGKILL')
    process.kill(Number(pid), 'SIGINT')
    const engine = await start()
    expect(engine.adopted).toBe(false)
    expect(await ask(engine.url, 'select count(*)::int from busy')).toEqual([{ count: 200_000 }])
    await ask(engine.url, 'drop table busy')
  })

  it('starts after its server was killed in the middle of a long statement', async () => {
    const engine = await start()
    const busy = ask(engine.url, `select count(*) from generate_series(1, 6000000)`).catch(() => undefined)
    await pause(200)
    await killed(engine.pid)
    await engine.restart()
    expect(await ask(engine.url, 'select id from kept')).toEqual([{ id: 1 }])
    await busy
  })

  it('lets one program at a time keep a data folder, and names the other', async () => {
    const other = program()
    const [, pid] = await other.until(/ready (\d+)/)
    const sentence = await sentenceOf(start())
    expect(sentence).toContain(`already in use by process ${other.pid}`)
    expect(sentence).toContain('DATABASE_URL')
    expect(isAlive(Number(pid))).toBe(true)
    other.tell('stop')
    await other.until(/stopped/)
    const engine = await start()
    expect(await sentenceOf(start())).toContain('this very process')
    expect(await ask(engine.url, 'select id from kept')).toEqual([{ id: 1 }])
  })

  it('gives the lost passwords anew, to a stopped server and to one left running', async () => {
    unlinkSync(join(dataFolder, 'engine.json'))
    const engine = await start()
    expect(await ask(engine.url, 'select id from kept')).toEqual([{ id: 1 }])
    await engine.stop()
    const left = program()
    await left.until(/ready (\d+)/)
    await left.kill('SIGKILL')
    writeFileSync(join(dataFolder, 'engine.json'), '{"port":')
    const again = await start()
    expect(again.adopted).toBe(false)
    expect(await ask(again.url, 'select id from kept')).toEqual([{ id: 1 }])
  })

  it('keeps serving when Ctrl-C reaches the program, until the program itself has finished', async () => {
    const other = program()
    const [, pid, , url = ''] = await other.until(/ready (\d+) (\w+) (\S+)/)
    other.interruptGroup()
    await other.until(/interrupted/)
    await pause(100)
    expect(isAlive(Number(pid))).toBe(true)
    expect(await ask(url, 'select id from kept')).toEqual([{ id: 1 }])
    other.tell('stop')
    await other.until(/stopped/)
    expect(isAlive(Number(pid))).toBe(false)
  })

  it('writes its own log, without the personal data of failed statements', async () => {
    const engine = await start()
    await expect(ask(engine.url, `select '0912345678 Nguyễn Văn An'::int`)).rejects.toMatchObject({ code: '22P02' })
    await engine.stop()
    const day = new Date().toLocaleDateString('en', { weekday: 'short', timeZone: 'UTC' })
    const log = readFileSync(join(dataDirectory, 'log', `postgresql-${day}.log`), 'utf8')
    expect(log).toContain('database system is ready')
    expect(log).not.toContain('0912345678')
  })

  it('makes databases from a template, also several at once', async () => {
    const engine = await start()
    const template = await ensureDatabase(engine.url, 'mẫu')
    await ask(template, 'create table form (id int); insert into form values (3)')
    const urls = await Promise.all(['a', 'b', 'a'].map((name) => ensureDatabase(engine.url, `copy-${name}`, 'mẫu')))
    expect(urls[0]).toBe(urls[2])
    for (const url of urls) expect(await ask(url, 'select id from form')).toEqual([{ id: 3 }])
    await ask(engine.url, 'drop database "copy-a"')
    await ask(engine.url, 'drop database "copy-b"')
    await ask(engine.url, 'drop database "mẫu"')
  })
})
