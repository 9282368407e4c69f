import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AnotherProgram, anotherProgram } from './another-program.ts'
import { lockFolder } from './folder-lock.ts'
import { beginningOf } from './running-process.ts'

let folder: string
const programs: AnotherProgram[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khien-lock-'))
})

afterEach(async () => {
  for (const one of programs.splice(0)) await one.kill()
  rmSync(folder, { recursive: true, force: true })
})

function holder(change: Record<string, unknown>): void {
  writeFileSync(
    join(folder, 'owner.json'),
    JSON.stringify({ pid: process.pid, began: beginningOf(process.pid) ?? null, since: '2021-05-25T01:00:00.000Z', ...change }),
  )
}

function locking(): AnotherProgram {
  const started = anotherProgram(`
    const { lockFolder } = await import(${JSON.stringify(new URL('./folder-lock.ts', import.meta.url).href)})
    try { await lockFolder(${JSON.stringify(folder)}); console.log('holds it'); setInterval(() => {}, 1000) } catch (error) { console.log('refused: ' + error.message) }`)
  programs.push(started)
  return started
}

describe('one program for one data folder', { timeout: 20_000 }, () => {
  it('is let in by only one of several that come at the same moment', async () => {
    const all = Array.from({ length: 6 }, locking)
    const said = await Promise.all(all.map((one) => one.until(/holds it|refused/)))
    expect(said.filter(([words]) => words === 'holds it')).toHaveLength(1)
    const winner = all.find((one) => one.said().includes('holds it'))
    await winner?.kill()
    const unlock = await lockFolder(folder)
    unlock()
    expect(existsSync(join(folder, 'owner.json'))).toBe(false)
  })

  it('lets several calls of one program in one after the other only', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => lockFolder(folder)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('does not mind a holder that was killed, one whose number another program has now, or a damaged file', async () => {
    const dead = locking()
    await dead.until(/holds it/)
    await dead.kill()
    ;(await lockFolder(folder))()
    holder({ began: 'another beginning' })
    ;(await lockFolder(folder))()
    writeFileSync(join(folder, 'owner.json'), '{"pid":')
    ;(await lockFolder(folder))()
    mkdirSync(join(folder, 'owner.turn'))
    utimesSync(join(folder, 'owner.turn'), 1, 1)
    ;(await lockFolder(folder))()
  })

  it('is refused with the number of the holder and since when', async () => {
    holder({ pid: process.ppid, began: beginningOf(process.ppid) ?? null })
    await expect(lockFolder(folder)).rejects.toThrow(`already in use by process ${process.ppid} since 2021-05-25T01:00:00.000Z`)
  })

  it('is not given back by one who no longer holds it', async () => {
    const unlock = await lockFolder(folder)
    holder({ pid: process.ppid })
    unlock()
    expect(JSON.parse(readFileSync(join(folder, 'owner.json'), 'utf8')).pid).toBe(process.ppid)
  })
})
