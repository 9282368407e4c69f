import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
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
  return keyringOf(
    (await readKeys(folder)) ??
      (await writeKeys(folder, { versions: [newVersion(1)], blindIndexKey: randomBytes(32).toString('base64') })),
  )
}

/** Adds a new key that all new values use; old values open as before until they are sealed again. */
export async function rotateKeys(folder: string): Promise<Keyring> {
  const keys = await readKeys(folder)
  if (keys === undefined) throw new StartRefused(`There are no keys in ${folder} to rotate.`)
  const latest = Math.max(...keys.versions.map((entry) => entry.version))
  return keyringOf(await writeKeys(folder, { ...keys, versions: [...keys.versions, newVersion(latest + 1)] }))
}

export function keyringOf(keys: KeyFile): Keyring {
  const byVersion = new Map(keys.versions.map((entry) => [entry.version, Buffer.from(entry.key, 'base64')]))
  const currentVersion = Math.max(...byVersion.keys())
  const blindIndexKey = Buffer.from(keys.blindIndexKey, 'base64')
  const keyOf = (version: number): Buffer => {
    const key = byVersion.get(version)
    if (key === undefined) throw new Error(`key version ${version} is not in the keyring`)
    return key
  }
  return {
    currentVersion,
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

async function readKeys(folder: string): Promise<KeyFile | undefined> {
  const path = join(folder, fileName)
  const text = await readFile(path, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return undefined
    throw new StartRefused(`The key file ${path} cannot be read (${fault.code}).`)
  })
  if (text === undefined) return undefined
  if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) {
    throw new StartRefused(`The key file ${path} may be read by others; set its permissions to 600.`)
  }
  const parsed = keyFile.safeParse(JSON.parse(text))
  if (!parsed.success) throw new StartRefused(`The key file ${path} is damaged; restore it from its backup.`)
  return parsed.data
}

/** Written beside and renamed, so that a crash leaves either the old keys or the new ones, never half a file. */
async function writeKeys(folder: string, keys: KeyFile): Promise<KeyFile> {
  try {
    makeFolder(folder, 0o700)
    const path = join(folder, fileName)
    const handle = await open(`${path}.new`, 'w', 0o600)
    await handle.writeFile(JSON.stringify(keys, null, 2))
    await handle.sync()
    await handle.close()
    await rename(`${path}.new`, path)
    return keys
  } catch (fault) {
    throw new StartRefused(`Keys cannot be written to ${folder}: ${fault instanceof Error ? fault.message : 'unknown fault'}`)
  }
}
