import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from '../embedded-postgres.ts'
import { type AnotherProgram, anotherProgram, engineProgram } from './another-program.ts'
import { isAlive } from './running-process.ts'

const area = mkdtempSync(join(tmpdir(), 'khien-footing-'))
chmodSync(area, 0o755)
const engines: EmbeddedPostgres[] = []
const programs: AnotherProgram[] = []
const isRoot = process.getuid?.() === 0
const nobody = 65_534
const hasNamespaces = spawnSync('unshare', ['--user', 'true']).status === 0
const pathIsOpen =
  spawnSync(process.execPath, ['-e', `fs.readdirSync(${JSON.stringify(import.meta.dirname)})`], {
    uid: isRoot ? nobody : undefined,
    cwd: '/',
  }).status === 0
if (!isRoot) process.stderr.write('Not root: the ways in which root runs PostgreSQL are not tried.\n')
else if (!hasNamespaces) process.stderr.write('No user namespaces here: that way is not tried.\n')
if (isRoot && !pathIsOpen)
  process.stderr.write('Another account cannot read this clone: running as an ordinary user is not tried.\n')

async function start(options: Partial<EmbeddedPostgresOptions> & { dataFolder: string }): Promise<EmbeddedPostgres> {
  const engine = await startEmbeddedPostgres({ log: () => undefined, ...options })
  engines.push(engine)
  return engine
}

function ordinaryProgram(dataFolder: string): AnotherProgram {
  const program = anotherProgram(engineProgram({ dataFolder }), { uid: nobody, gid: nobody })
  programs.push(program)
  return program
}

async function ask(engine: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: engine.url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

function accountOf(engine: EmbeddedPostgres): number {
  return Number(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${engine.pid}/status`, 'utf8'))?.[1])
}

afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.stop()
  for (const program of programs.splice(0)) {
    if (/^ready/m.test(program.said())) {
      program.tell('stop')
      await program.until(/stopped/)
    }
    await program.kill()
  }
})

afterAll(() => rmSync(area, { recursive: true, force: true }))

describe.runIf(isRoot)('PostgreSQL under root, which it refuses', { timeout: 120_000 }, () => {
  it('says so in one sentence when run directly', async () => {
    await expect(start({ dataFolder: join(area, 'direct'), runAs: 'direct' })).rejects.toThrow(
      /refuses to run as root.*DATABASE_URL/,
    )
  })

  it.runIf(hasNamespaces)(
    'runs in a user namespace: itself under its own number, reachable by signals, with the files staying root’s',
    async () => {
      const dataFolder = join(area, 'namespace')
      const engine = await start({ dataFolder, runAs: 'user-namespace' })
      expect(readFileSync(`/proc/${engine.pid}/comm`, 'utf8').trim()).toBe('postgres')
      expect(readFileSync(`/proc/${engine.pid}/uid_map`, 'utf8').trim().split(/\s+/)).toEqual([String(nobody), '0', '1'])
      expect(statSync(engine.dataDirectory).uid).toBe(0)
      await engine.stop()
      expect(isAlive(engine.pid)).toBe(false)
      expect(existsSync(join(engine.dataDirectory, 'postmaster.pid'))).toBe(false)
    },
  )

  it('runs as nobody with the data where it was put, and goes on so at later starts', async () => {
    const dataFolder = join(area, 'as nobody')
    const engine = await start({ dataFolder, runAs: 'nobody' })
    expect(accountOf(engine)).toBe(nobody)
    expect(engine.dataDirectory).toBe(join(dataFolder, 'postgres'))
    expect(statSync(engine.dataDirectory)).toMatchObject({ uid: nobody })
    expect(statSync(dataFolder).mode & 0o777).toBe(0o701)
    expect(statSync(join(dataFolder, 'engine.json')).mode & 0o777).toBe(0o600)
    await ask(engine, 'create table kept as select 1 as id')
    await engine.stop()
    const again = await start({ dataFolder })
    expect(accountOf(again)).toBe(nobody)
    expect(await ask(again, 'select id from kept')).toEqual([{ id: 1 }])
  })

  it.runIf(hasNamespaces)(
    'moves existing data to where nobody may enter when namespaces are gone and the folder is closed, as root’s home is',
    async () => {
      const closed = join(area, 'closed')
      mkdirSync(closed, { mode: 0o700 })
      const dataFolder = join(closed, 'data')
      const first = await start({ dataFolder, runAs: 'user-namespace' })
      await ask(first, 'create table kept as select 2 as id')
      await first.stop()
      const messages: string[] = []
      const moved = await start({ dataFolder, runAs: 'nobody', log: (message) => messages.push(message) })
      const away = dirname(moved.dataDirectory)
      try {
        expect(away).toMatch(/^\/var\/lib\/khien-[0-9a-f]{12}$/)
        expect(messages.join('\n')).toContain(
          `moving the PostgreSQL data from ${join(dataFolder, 'postgres')} to ${moved.dataDirectory}`,
        )
        expect(accountOf(moved)).toBe(nobody)
        expect(await ask(moved, 'select id from kept')).toEqual([{ id: 2 }])
        expect(existsSync(join(dataFolder, 'postgres'))).toBe(false)
        await moved.stop()
        const again = await start({ dataFolder })
        expect(again.dataDirectory).toBe(moved.dataDirectory)
        expect(await ask(again, 'select id from kept')).toEqual([{ id: 2 }])
        await again.stop()
      } finally {
        await moved.stop()
        rmSync(away, { recursive: true, force: true })
      }
    },
  )
})

describe.runIf(isRoot && pathIsOpen)('PostgreSQL under an ordinary account', { timeout: 120_000 }, () => {
  it('runs directly', async () => {
    const folder = join(area, 'ordinary')
    mkdirSync(folder)
    chownSync(folder, nobody, nobody)
    const program = ordinaryProgram(folder)
    const [, pid] = await program.until(/^ready (\d+) false/m)
    expect(/^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]).toBe(String(nobody))
    expect(readFileSync(`/proc/${pid}/uid_map`, 'utf8')).toBe(readFileSync('/proc/self/uid_map', 'utf8'))
  })

  it('says in one sentence that it may not write the folder, or that the data is another user’s', async () => {
    const roots = join(area, 'root owns this')
    mkdirSync(roots)
    const refused = ordinaryProgram(join(roots, 'data'))
    await refused.until(/refused The data folder .* cannot be used: permission is denied \(EACCES\)\. .*DATABASE_URL/)
    const mixed = join(area, 'mixed')
    mkdirSync(join(mixed, 'postgres'), { recursive: true })
    chownSync(mixed, nobody, nobody)
    const foreign = ordinaryProgram(mixed)
    await foreign.until(/refused The data in .* belongs to user 0, but this program runs as user 65534/)
  })
})
