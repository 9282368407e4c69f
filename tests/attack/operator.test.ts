import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eraseBody, record } from '../../src/foundation/audit/actions/events.ts'
import { rememberPerson } from '../../src/foundation/people/public.ts'
import { type Database, openDatabase } from '../../src/platform/database.ts'
import { runningEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { openKeyring } from '../../src/platform/keyring.ts'
import { type RunningProduct, startProduct } from '../support/product.ts'

/** What an operator types beside a running server, on the embedded engine and on a database of one's own. */
const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'khien operator '))
const dataFolder = join(folder, 'data')
const keyFolder = join(folder, 'data-keys')
let product: RunningProduct
let database: Database
let databaseUrl = ''

beforeAll(async () => {
  product = await startProduct('start', { DATA_FOLDER: dataFolder, KEY_FOLDER: keyFolder })
  databaseUrl = (await runningEmbeddedPostgres(dataFolder)) ?? ''
  database = openDatabase(databaseUrl, { connections: 2 })
  const keyring = await openKeyring(keyFolder)
  const person = { name: 'Trần Thị Mẫu', phone: '+84912345678', provenance: 'self-declared' as const }
  await database.transaction(async (tx) => {
    await rememberPerson(tx, keyring, person, new Date())
    await record(tx, {
      actor: { id: 'tk-1', displayName: 'Trần Thu Hà' },
      action: 'clock.moved',
      subject: { kind: 'clock', id: 'business' },
      at: new Date(),
    })
  })
}, 120_000)
afterAll(async () => {
  await database.close()
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
})

function khien(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<{ status: number | null; said: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'src', 'main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, DATA_FOLDER: dataFolder, KEY_FOLDER: keyFolder, LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  return new Promise((done) => child.once('exit', (status) => done({ status, said })))
}

const keyVersions = (): number => {
  const keys: { versions: unknown[] } = JSON.parse(readFileSync(join(keyFolder, 'keys.json'), 'utf8'))
  return keys.versions.length
}
const personVersions = async () => {
  const { rows } = await sql<{ key_version: number }>`select distinct key_version from people.person order by 1`.execute(
    database.read,
  )
  return rows.map((row) => row.key_version)
}

describe('rotate-keys', () => {
  test('beside a running server with its embedded engine: one more key, and everything sealed with it', async () => {
    const { status, said } = await khien(['rotate-keys'])
    expect([status, said]).toEqual([0, 'key version 2 is in use; 1 rows were sealed again; nothing is left under older keys\n'])
    expect([keyVersions(), await personVersions()]).toEqual([2, [2]])
  }, 60_000)

  test('beside a running server with a database of one’s own', async () => {
    const { status, said } = await khien(['rotate-keys'], { DATABASE_URL: databaseUrl })
    expect([status, said]).toEqual([0, 'key version 3 is in use; 1 rows were sealed again; nothing is left under older keys\n'])
    expect([keyVersions(), await personVersions()]).toEqual([3, [3]])
  }, 60_000)

  test('refused, it has added nothing', async () => {
    const gone = await khien(['rotate-keys'], { DATABASE_URL: 'postgresql://khien@127.0.0.1:9/khien' })
    expect(gone.status).toBe(1)
    expect(gone.said.trim().split('\n')).toHaveLength(1)
    const elsewhere = await khien(['rotate-keys'], { KEY_FOLDER: join(folder, 'nowhere') })
    expect([elsewhere.status, elsewhere.said]).toEqual([1, expect.stringContaining('There are no keys in')])
    expect(keyVersions()).toBe(3)
  }, 60_000)
})

describe('verify', () => {
  test('where the database is at hand, the stored texts are compared as well', async () => {
    const { status, said } = await khien(['verify', product.address])
    expect([status, said]).toEqual([0, expect.stringContaining('bodies verified: ')])
    expect(said).toContain('verified: ')
  }, 60_000)

  test('elsewhere it says that they were not, and with --bodies that the check could not be made', async () => {
    const elsewhere = { DATA_FOLDER: join(folder, 'nowhere') }
    const quiet = await khien(['verify', product.address, '--keep', join(folder, 'kept')], elsewhere)
    expect([quiet.status, quiet.said]).toEqual([0, expect.stringContaining('the stored texts were not compared')])
    const must = await khien(['verify', product.address, '--bodies'], elsewhere)
    expect([must.status, must.said]).toEqual([2, expect.stringContaining('COULD NOT BE CHECKED')])
  }, 60_000)

  test('a row that somebody edited is named, by its first number, with exit code 1', async () => {
    await sql`update audit.event set actor_name = 'Kẻ khác' where seq = 0`.execute(database.read)
    for (const args of [
      ['verify', product.address],
      ['verify', '--bodies'],
    ]) {
      const { status, said } = await khien(args)
      expect([status, said]).toEqual([
        1,
        expect.stringContaining('NOT VERIFIED: event 0 was altered in the database: what is stored is not what was recorded\n'),
      ])
    }
    await sql`update audit.event set actor_name = 'Trần Thu Hà' where seq = 0`.execute(database.read)
    await database.transaction((tx) => eraseBody(tx, 0, new Date()))
    expect((await khien(['verify', '--bodies'])).status).toBe(0)
  }, 60_000)

  test('what cannot be read is a sentence', async () => {
    const file = join(folder, 'event.json')
    writeFileSync(file, 'không phải JSON')
    for (const args of [['verify'], ['verify', 'http://127.0.0.1:9'], ['verify', product.address, '--event', file]]) {
      const { status, said } = await khien(args)
      expect([args, status, said.trim().split('\n').length <= 2, said.includes('    at ')]).toEqual([args, 2, true, false])
    }
  }, 60_000)
})
