import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Refusal } from './refusal.ts'

/** Bytes that never change, known by what they are: the SHA-256 of their content, in lower-case hexadecimal. */
export interface FileStore {
  /** Keeps the bytes and answers their name; the same bytes twice are one file. Refuses with `storage-is-full`. */
  put(bytes: Uint8Array): Promise<StoredFile>
  /** The bytes of that name, checked against it; undefined when nothing of that name is kept. Throws when the disk altered them. */
  get(sha256: string): Promise<Buffer | undefined>
  /** Takes bytes out for good; only for what nothing names any more. */
  remove(sha256: string): Promise<void>
}

export interface StoredFile {
  readonly sha256: string
  readonly size: number
}

type Open = (path: string) => Promise<FileHandle>

/**
 * A store in a folder: `folder/ab/cdef…`. A file is written beside its place, flushed and renamed, so that a crash leaves the
 * whole file or none. Nothing but 64 hexadecimal digits ever becomes part of a path.
 */
export function openFileStore(folder: string, openBeside: Open = (path) => open(path, 'wx', 0o600)): FileStore {
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2))
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes)
      const place = placeOf(sha256)
      if ((await sizeOf(place)) !== bytes.length) await writeWhole(place, bytes, openBeside)
      return { sha256, size: bytes.length }
    },
    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined
      const bytes = await readFile(placeOf(sha256)).catch(undefinedWhenAbsent)
      if (bytes !== undefined && hashOf(bytes) !== sha256) throw new Error(`the stored file ${sha256} was altered on disk`)
      return bytes
    },
    async remove(sha256) {
      if (/^[0-9a-f]{64}$/.test(sha256)) await rm(placeOf(sha256), { force: true })
    },
  }
}

/** Removes what a crash left half written; run when the product starts, before anything writes. Answers how many. */
export async function sweepHalfWritten(folder: string): Promise<number> {
  const shelves = await readdir(folder, { withFileTypes: true }).catch(undefinedWhenAbsent)
  let swept = 0
  for (const shelf of shelves ?? []) {
    if (!shelf.isDirectory()) continue
    for (const name of await readdir(join(folder, shelf.name))) {
      if (!name.endsWith('.part')) continue
      await rm(join(folder, shelf.name, name), { force: true })
      swept += 1
    }
  }
  return swept
}

async function writeWhole(place: string, bytes: Uint8Array, openBeside: Open): Promise<void> {
  const beside = `${place}.${randomBytes(6).toString('hex')}.part`
  try {
    await mkdir(dirname(place), { recursive: true, mode: 0o700 })
    const handle = await openBeside(beside)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, place)
    await flushFolder(dirname(place))
  } catch (fault) {
    await rm(beside, { force: true })
    if (isFull(fault)) throw new Refusal('storage-is-full', { seconds: 60 }, 503)
    throw fault
  }
}

/** The rename itself is durable only when its folder is flushed; Windows cannot open a folder and does without. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const full = ['ENOSPC', 'EDQUOT', 'EFBIG']
const codeOf = (fault: unknown): string => (fault instanceof Error && 'code' in fault ? String(fault.code) : '')
const isFull = (fault: unknown): boolean => full.includes(codeOf(fault))

function undefinedWhenAbsent(fault: unknown): undefined {
  if (codeOf(fault) !== 'ENOENT') throw fault
}

async function sizeOf(place: string): Promise<number | undefined> {
  return (await stat(place).catch(undefinedWhenAbsent))?.size
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
