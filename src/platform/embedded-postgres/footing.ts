import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { syncToDisk } from './engine-file.ts'
import { codeOf, EngineUnavailable, orDatabaseUrl } from './engine-unavailable.ts'

export type RunAs = 'direct' | 'user-namespace' | 'nobody'

/** Under which account PostgreSQL runs, and where its data therefore lies. */
export interface Footing {
  runAs: RunAs
  /** Holds the PostgreSQL data (`postgres`) and, when needed, a copy of the binaries. */
  folder: string
  /** Another account than ours must own what PostgreSQL writes. */
  owner: { uid: number; gid: number } | undefined
  command(file: string, args: readonly string[]): { file: string; args: string[]; as: { uid?: number; gid?: number } }
}

/**
 * PostgreSQL refuses to run as root. An ordinary account runs it directly. Root runs it inside a user namespace of its own, where
 * the same files seem to belong to nobody: no account is made, nothing changes hands, and it works under /root too. Where
 * namespaces are forbidden (many containers) it runs as the account nobody, which then owns the data. Existing data that
 * belongs to another account is run by that account, so that a container may lose namespaces and an operator may use sudo.
 */
export function chooseFooting(dataFolder: string, asked: RunAs | undefined, log: (message: string) => void): Footing {
  const existing = findDataDirectory(dataFolder)
  const owner = existing === undefined ? undefined : statSync(existing)
  const us = process.getuid?.()
  if (us !== 0) {
    if (us !== undefined && owner !== undefined && owner.uid !== us) {
      throw new EngineUnavailable(
        `The data in ${existing} belongs to user ${owner.uid}, but this program runs as user ${us}. Run it as that user, choose another DATA_FOLDER, ${orDatabaseUrl}`,
      )
    }
    return direct(dataFolder)
  }
  if (asked === 'direct') return direct(dataFolder)
  if (owner !== undefined && owner.uid !== 0) return asAccount(dataFolder, existing, { uid: owner.uid, gid: owner.gid }, log)
  const nobody = findNobody()
  if (asked === 'user-namespace' || (asked === undefined && namespacesWork(nobody?.uid ?? 65_534)))
    return inNamespace(dataFolder, nobody?.uid ?? 65_534)
  if (nobody === undefined) {
    throw new EngineUnavailable(
      `PostgreSQL refuses to run as root, this system forbids user namespaces and has no account named nobody. Start the program as an ordinary user, ${orDatabaseUrl}`,
    )
  }
  return asAccount(dataFolder, existing, nobody, log)
}

/** Where the PostgreSQL data of this data folder lies now, if it was made already. */
export function findDataDirectory(dataFolder: string): string | undefined {
  return [dataFolder, awayFolder(dataFolder)].map((folder) => join(folder, 'postgres')).find((directory) => existsSync(directory))
}

/** What a started PostgreSQL gets from our environment: PG* variables would redirect it, the rest (secrets among it) is not its business. */
export function spawnEnvironment(): Record<string, string> {
  const wanted = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot']
  const passed = wanted.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(passed), LC_ALL: 'C' }
}

function direct(folder: string): Footing {
  return { runAs: 'direct', folder, owner: undefined, command: (file, args) => ({ file, args: [...args], as: {} }) }
}

/** unshare replaces itself by PostgreSQL, so the process number is PostgreSQL's own and signals reach it. */
function inNamespace(folder: string, seenAs: number): Footing {
  const mapping = ['--user', `--map-user=${seenAs}`, `--map-group=${seenAs}`]
  return {
    runAs: 'user-namespace',
    folder,
    owner: undefined,
    command: (file, args) => ({ file: 'unshare', args: [...mapping, file, ...args], as: {} }),
  }
}

function namespacesWork(seenAs: number): boolean {
  const { file, args } = inNamespace('/', seenAs).command(process.execPath, ['--version'])
  return process.platform === 'linux' && spawnSync(file, args, { stdio: 'ignore', timeout: 30_000 }).status === 0
}

/** initdb looks its account up by name, so a bare number without an entry would not do. */
function findNobody(): { uid: number; gid: number } | undefined {
  try {
    const entry = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((line) => line.startsWith('nobody:'))
      ?.split(':')
    const [uid, gid] = [Number(entry?.[2]), Number(entry?.[3])]
    // macOS writes -2; the system calls want it unsigned.
    return Number.isInteger(uid) && Number.isInteger(gid) ? { uid: uid >>> 0, gid: gid >>> 0 } : undefined
  } catch {
    return undefined
  }
}

/**
 * The data stays in the data folder when others may pass through to it (a container's mounted volume must keep it);
 * otherwise it moves to a folder of its own under /var/lib.
 */
function asAccount(
  dataFolder: string,
  existing: string | undefined,
  owner: { uid: number; gid: number },
  log: (message: string) => void,
): Footing {
  const stays = existing === undefined || dirname(existing) === dataFolder
  const folder = stays && othersMayPass(dirname(dataFolder)) ? dataFolder : awayFolder(dataFolder)
  if (folder === dataFolder) chmodSync(folder, (statSync(folder).mode & 0o777) | 0o001)
  else makeAwayFolder(folder)
  if (existing !== undefined) handOver(existing, join(folder, 'postgres'), owner, log)
  return { runAs: 'nobody', folder, owner, command: (file, args) => ({ file, args: [...args], as: owner }) }
}

function makeAwayFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o711)
  } catch (error) {
    throw new EngineUnavailable(
      `PostgreSQL refuses to run as root, and a folder that an ordinary account may enter cannot be made (${folder}: ${codeOf(error)}). Start the program as an ordinary user, ${orDatabaseUrl}`,
    )
  }
}

function handOver(from: string, to: string, owner: { uid: number; gid: number }, log: (message: string) => void): void {
  if (from !== to) {
    log(`moving the PostgreSQL data from ${from} to ${to}, where the account that runs it may enter`)
    move(from, to)
  }
  if (statSync(to).uid === owner.uid) return
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' })) lchownSync(join(to, name), owner.uid, owner.gid)
  // Last, because its owner tells whether the handing over was finished.
  chownSync(to, owner.uid, owner.gid)
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    const fresh = `${to}.moving-${process.pid}`
    cpSync(from, fresh, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
    // The original goes only after the copy has reached the disk.
    for (const name of readdirSync(fresh, { recursive: true, encoding: 'utf8' })) syncToDisk(join(fresh, name))
    renameSync(fresh, to)
    syncToDisk(dirname(to))
    rmSync(from, { recursive: true, force: true })
  }
}

function othersMayPass(folder: string): boolean {
  const passable = (statSync(folder).mode & 0o001) !== 0
  return passable && (dirname(folder) === folder || othersMayPass(dirname(folder)))
}

/** The same for every start of this data folder, without being kept anywhere. */
function awayFolder(dataFolder: string): string {
  return `/var/lib/khien-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`
}
