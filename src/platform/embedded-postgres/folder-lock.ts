import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { codeOf, EngineUnavailable, orDatabaseUrl } from './engine-unavailable.ts'
import { beginningOf, isAlive } from './running-process.ts'

const holder = z.strictObject({ pid: z.int(), began: z.string().nullable(), since: z.string() })
type Holder = z.infer<typeof holder>

const longestTurnMs = 10_000

/**
 * One program at a time keeps a data folder. Answers the function that gives it back; throws EngineUnavailable with the
 * holder's process number. A holder that was killed leaves its file behind; it counts only while that very process lives.
 */
export async function lockFolder(dataFolder: string): Promise<() => void> {
  const file = join(dataFolder, 'owner.json')
  const mine: Holder = { pid: process.pid, began: beginningOf(process.pid) ?? null, since: new Date().toISOString() }
  const other = await inTurn(dataFolder, () => {
    const found = readHolder(file)
    if (found !== undefined && isHeldBy(found)) return found
    const written = `${file}.${process.pid}`
    writeFileSync(written, JSON.stringify(mine), { mode: 0o600 })
    renameSync(written, file)
    return undefined
  })
  if (other !== undefined) {
    const who = other.pid === process.pid ? `this very process (${other.pid})` : `process ${other.pid}`
    throw new EngineUnavailable(
      `The data folder ${dataFolder} is already in use by ${who} since ${other.since}. Stop that one first, choose another DATA_FOLDER, ${orDatabaseUrl}`,
    )
  }
  return () => {
    const found = readHolder(file)
    if (found?.pid === mine.pid && found.began === mine.began) rmSync(file, { force: true })
  }
}

function isHeldBy(found: Holder): boolean {
  if (!isAlive(found.pid)) return false
  const began = beginningOf(found.pid)
  return found.began === null || began === undefined || found.began === began
}

function readHolder(file: string): Holder | undefined {
  try {
    const parsed = holder.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/**
 * Looking at the holder and replacing it must be one step, or two programs would both find a dead holder and both take over.
 * A folder is made by one of them only (on every file system, unlike hard links); inside, nothing waits.
 */
async function inTurn<T>(dataFolder: string, work: () => T): Promise<T> {
  const turn = join(dataFolder, 'owner.turn')
  for (;;) {
    try {
      mkdirSync(turn)
      break
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
      await pause(15)
      if (ageOf(turn) > longestTurnMs) rmSync(turn, { recursive: true, force: true })
    }
  }
  try {
    return work()
  } finally {
    rmdirSync(turn)
  }
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}
