import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { StartRefused } from './config.ts'
import { makeFolder } from './make-folder.ts'

/**
 * Personal columns are sealed with AES-256-GCM; every sealed value begins with the version of its key, so that keys can be
 * rotated row by row. Blind indexes (HMAC-SHA-256 under a key of their own, never rotated) allow look-up by exact value:
 * phone and document numbers form small spaces, so that key must never stand in the database.
 */
export interface Keyring {
  readonly currentVersion: number
  /** `purpose` is bound to the value (e.g. `people.name`): a sealed name pasted into another column does not open. */
  seal(text: string, purpose: string): Buffer
  /** Throws when the value was altered, belongs to another purpose or its key is gone. */
  open(sealed: Uint8Array, purpose: string): string
  versionOf(sealed: Uint8Array): number
  blindIndex(text: string, purpose: string): Buffer
  /** Reads the key file again: another process may have rotated. Also done by itself when a value names a version that is not known yet. */
  refresh(): void
  /** A secret of its own for another part (cookies, tickets), derived and never stored. */
  derive(purpose: string): Buffer
}

const keyFile = z.strictObject({
  versions: z.array(z.strictObject({ version: z.number().int().positive().max(65535), key: z.base64().length(44) })).min(1),
  blindIndexKey: z.base64().length(44),
})
type KeyFile = z.infer<typeof keyFile>

const fileName = 'keys.json'

/** Opens the keys, making them on first use: folder 0700, file 0600, outside the data folder. */
export async function openKeyring(folder: string): Promise<Keyring> {
  const first = () => ({ versions: [newVersion(1)], blindIndexKey: randomBytes(32).toString('base64') })
  const keys = readKeys(folder) ?? (await alone(folder, () => readKeys(folder) ?? writeKeys(folder, first())))
  return keyringOf(keys, () => readKeys(folder))
}

/**
 * Adds a new key that all new values use; old values open as before until they are sealed again. Running processes read the file again
 * within seconds, and at once when they meet a value of the new version. Two rotations at a time add two versions, one after the other.
 */
export async function rotateKeys(folder: string): Promise<Keyring> {
  refuseWithoutKeys(folder)
  const keys = await alone(folder, () => {
    const now = readKeys(folder)
    if (now === undefined) throw new StartRefused(`The keys in ${folder} have gone.`)
    const latest = Math.max(...now.versions.map((entry) => entry.version))
    return writeKeys(folder, { ...now, versions: [...now.versions, newVersion(latest + 1)] })
  })
  return keyringOf(keys, () => readKeys(folder))
}

export function refuseWithoutKeys(folder: string): void {
  if (readKeys(folder) === undefined) throw new StartRefused(`There are no keys in ${folder} to rotate; is KEY_FOLDER right?`)
}

/** `read`: the key file as it is now; without it the keys never change. */
export function keyringOf(keys: KeyFile, read: () => KeyFile | undefined = () => undefined): Keyring {
  let byVersion = new Map<number, Buffer>()
  let currentVersion = 0
  const adopt = (given: KeyFile) => {
    byVersion = new Map(given.versions.map((entry) => [entry.version, Buffer.from(entry.key, 'base64')]))
    currentVersion = Math.max(...byVersion.keys())
  }
  adopt(keys)
  const blindIndexKey = Buffer.from(keys.blindIndexKey, 'base64')
  const refresh = () => {
    const now = read()
    // A file that lost versions, or belongs to another installation, is no rotation: what is open stays open.
    const isLater = now !== undefined && now.blindIndexKey === keys.blindIndexKey && now.versions.length > byVersion.size
    if (isLater) adopt(now)
  }
  const keyOf = (version: number): Buffer => {
    if (!byVersion.has(version)) refresh()
    const key = byVersion.get(version)
    if (key === undefined) throw new Error(`key version ${version} is not in the keyring`)
    return key
  }
  return {
    get currentVersion() {
      return currentVersion
    },
    refresh,
    seal(text, purpose) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyOf(currentVersion), nonce)
      cipher.setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      const version = Buffer.alloc(2)
      version.writeUInt16BE(currentVersion)
      return Buffer.concat([version, nonce, body, cipher.getAuthTag()])
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed)
      const decipher = createDecipheriv('aes-256-gcm', keyOf(bytes.readUInt16BE(0)), bytes.subarray(2, 14))
      decipher.setAAD(Buffer.from(purpose))
      decipher.setAuthTag(bytes.subarray(bytes.length - 16))
      return Buffer.concat([decipher.update(bytes.subarray(14, bytes.length - 16)), decipher.final()]).toString('utf8')
    },
    versionOf: (sealed) => Buffer.from(sealed).readUInt16BE(0),
    blindIndex: (text, purpose) => createHmac('sha256', blindIndexKey).update(`${purpose}\0${text}`).digest(),
    derive: (purpose) => Buffer.from(hkdfSync('sha256', blindIndexKey, Buffer.alloc(0), `khien ${purpose}`, 32)),
  }
}

function newVersion(version: number): KeyFile['versions'][number] {
  return { version, key: randomBytes(32).toString('base64') }
}

function readKeys(folder: string): KeyFile | undefined {
  const path = join(folder, fileName)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      throw new StartRefused(`The key file ${path} may be read by others; set its permissions to 600.`)
  } catch (fault) {
    if (fault instanceof StartRefused) throw fault
    if (codeOf(fault) === 'ENOENT') return undefined
    throw new StartRefused(`The key file ${path} cannot be read (${codeOf(fault)}).`)
  }
  try {
    return keyFile.parse(JSON.parse(text))
  } catch {
    throw new StartRefused(`The key file ${path} is damaged; restore it from its backup.`)
  }
}

/** Written beside and renamed, so that a crash leaves either the old keys or the new ones, never half a file. */
function writeKeys(folder: string, keys: KeyFile): KeyFile {
  try {
    const path = join(folder, fileName)
    writeFileSync(`${path}.new`, JSON.stringify(keys, null, 2), { mode: 0o600, flush: true })
    renameSync(`${path}.new`, path)
    return keys
  } catch (fault) {
    throw unwritable(folder, fault)
  }
}

/** One process at a time changes the keys: a version that another one's file overwrote would take what it sealed with it. */
async function alone<T>(folder: string, work: () => T): Promise<T> {
  const turn = join(folder, 'keys.turn')
  for (let left = 100; ; left--) {
    try {
      makeFolder(folder, 0o700)
      mkdirSync(turn)
      break
    } catch (fault) {
      if (codeOf(fault) !== 'EEXIST') throw unwritable(folder, fault)
      if (left === 0) throw new StartRefused(`Another program is changing the keys in ${folder}; if none is, remove ${turn}.`)
      await pause(100)
    }
  }
  try {
    return work()
  } finally {
    rmdirSync(turn)
  }
}

function unwritable(folder: string, fault: unknown): StartRefused {
  return new StartRefused(`Keys cannot be written to ${folder}: ${fault instanceof Error ? fault.message : 'unknown fault'}`)
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown fault'
}
