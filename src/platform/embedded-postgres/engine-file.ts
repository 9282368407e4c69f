import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What must be known to reach the engine again; beside the PostgreSQL data, not inside, because PostgreSQL owns that folder. */
const engineFile = z.strictObject({
  port: z.int().min(0).max(65_535).describe('0: none chosen yet'),
  password: z
    .string()
    .regex(/^[\w-]{20,}$/)
    .describe('of the role khien'),
  keeperPassword: z
    .string()
    .regex(/^[\w-]{20,}$/)
    .describe('of the superuser postgres, which only the launcher uses'),
})
export type EngineFile = z.infer<typeof engineFile>

/** Answers the kept file, or a new one with fresh passwords when there is none or it is damaged. */
export function openEngineFile(dataFolder: string): { kept: EngineFile; isNew: boolean } {
  const found = readEngineFile(dataFolder)
  if (found !== undefined) return { kept: found, isNew: false }
  // Absent or damaged: the data itself is whole, and new passwords can be given to it.
  return { kept: { port: 0, password: newPassword(), keeperPassword: newPassword() }, isNew: true }
}

/** The kept file; undefined when there is none or it is damaged. */
export function readEngineFile(dataFolder: string): EngineFile | undefined {
  try {
    return engineFile.safeParse(JSON.parse(readFileSync(pathIn(dataFolder), 'utf8'))).data
  } catch {
    return undefined
  }
}

/** Readable by its owner only; whole or not at all, also after a power cut. */
export function writeEngineFile(dataFolder: string, file: EngineFile): void {
  const path = pathIn(dataFolder)
  const written = `${path}.new`
  writeFileSync(written, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(written, path)
  syncToDisk(dataFolder)
}

/** A file's content, or a folder's names: a rename is durable only once its folder is written. */
export function syncToDisk(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function pathIn(dataFolder: string): string {
  return join(dataFolder, 'engine.json')
}

function newPassword(): string {
  return randomBytes(24).toString('base64url')
}
