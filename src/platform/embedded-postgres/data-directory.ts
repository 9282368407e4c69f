import { spawn } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Binaries, binary } from './binaries.ts'
import { syncToDisk } from './engine-file.ts'
import { EngineUnavailable, orDatabaseUrl } from './engine-unavailable.ts'
import { type Footing, spawnEnvironment } from './footing.ts'

const freshPrefix = 'postgres.new-'

/**
 * Makes the PostgreSQL data in `<folder>/postgres` unless it is there: beside its place first, renamed when complete, so a
 * first start cut short leaves nothing that looks like data.
 */
export async function ensureDataDirectory(footing: Footing, binaries: Binaries, keeperPassword: string): Promise<string> {
  const directory = join(footing.folder, 'postgres')
  if (isWhole(directory, binaries)) return directory
  removeLeftovers(footing.folder)
  const fresh = join(footing.folder, `${freshPrefix}${process.pid}`)
  const secret = `${fresh}.password`
  writeFileSync(secret, keeperPassword, { mode: 0o600 })
  if (footing.owner !== undefined) chownSync(secret, footing.owner.uid, footing.owner.gid)
  try {
    await initialise(footing, binaries, fresh, secret)
    renameSync(fresh, directory)
    syncToDisk(footing.folder)
  } finally {
    rmSync(secret, { force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
  return directory
}

function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    try {
      if (name.startsWith(freshPrefix)) rmSync(join(folder, name), { recursive: true, force: true })
    } catch {
      // The initdb of a killed program may still be writing there; it is in nobody's way, and the next making removes it.
    }
  }
}

/** Gives the superuser a new password when engine.json was lost: whoever owns the files owns the data. The server must be down. */
export async function resetKeeperPassword(
  footing: Footing,
  binaries: Binaries,
  directory: string,
  keeperPassword: string,
): Promise<void> {
  const outcome = await run(
    footing,
    binary(binaries, 'postgres'),
    ['--single', '-D', directory, 'postgres'],
    `alter role postgres password '${keeperPassword}';\n`,
  )
  if (outcome.status !== 0)
    throw new EngineUnavailable(
      `PostgreSQL could not be given a new password in place of the lost engine.json: ${lastLine(outcome.said)}`,
    )
}

function isWhole(directory: string, binaries: Binaries): boolean {
  if (!existsSync(directory)) return false
  if (existsSync(join(directory, 'global', 'pg_control'))) {
    const made = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim()
    const ours = binaries.version.split('.')[0]
    if (made === ours) return true
    throw new EngineUnavailable(
      `The data in ${directory} was made by PostgreSQL ${made}, this release carries ${ours}. Restore a backup into a new DATA_FOLDER, ${orDatabaseUrl}`,
    )
  }
  if (readdirSync(directory).length > 0)
    throw new EngineUnavailable(
      `${directory} holds files but no PostgreSQL data. Move them away, choose another DATA_FOLDER, ${orDatabaseUrl}`,
    )
  rmdirSync(directory)
  return false
}

/**
 * PostgreSQL's own collation by code points orders and folds the same on every system and after every system update, so an index
 * never goes bad with a new libc. The system's C.UTF-8 is only wanted for what still asks it which bytes are letters: without it
 * trigram search is blind to ễ and đ.
 */
async function initialise(footing: Footing, binaries: Binaries, fresh: string, secret: string): Promise<void> {
  let said = ''
  for (const locale of ['C.UTF-8', 'C']) {
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { mode: 0o700 })
    if (footing.owner !== undefined) chownSync(fresh, footing.owner.uid, footing.owner.gid)
    const outcome = await run(footing, binary(binaries, 'initdb'), [
      ...['-D', fresh, '-U', 'postgres', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`],
    ])
    if (outcome.status === 0) return
    said = outcome.said
    if (!/invalid locale name/.test(said)) break
  }
  throw new EngineUnavailable(`A new PostgreSQL database could not be made: ${explain(said)}`)
}

export function explain(said: string): string {
  if (/No space left on device|Disk quota exceeded/.test(said)) return 'the disk is full. Make room and start again.'
  if (/cannot be run as root|as an unprivileged user|administrative permissions/.test(said))
    return `PostgreSQL refuses to run as root. Start the program as an ordinary user, ${orDatabaseUrl}`
  if (/Read-only file system/.test(said)) return 'the disk is read-only.'
  return lastLine(said)
}

function lastLine(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const telling = lines.filter((line) => /FATAL|PANIC|error:/.test(line))
  return (telling.at(-1) ?? lines.at(-1) ?? 'it said nothing').replace(/^.*?(FATAL|PANIC|error):\s*/, '')
}

function run(
  footing: Footing,
  file: string,
  args: readonly string[],
  input = '',
): Promise<{ status: number | null; said: string }> {
  const command = footing.command(file, args)
  return new Promise((resolve, reject) => {
    const child = spawn(command.file, command.args, {
      ...command.as,
      cwd: footing.folder,
      env: spawnEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString()
    })
    child.stderr.on('data', (piece: Buffer) => {
      said += piece.toString()
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, said }))
  })
}
