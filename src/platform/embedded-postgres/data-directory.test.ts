import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { EngineUnavailable, startEmbeddedPostgres } from '../embedded-postgres.ts'
import { type AnotherProgram, anotherProgram, engineProgram } from './another-program.ts'

const area = mkdtempSync(join(tmpdir(), 'khien-first-start-'))
const programs: AnotherProgram[] = []

function program(dataFolder: string): AnotherProgram {
  const started = anotherProgram(engineProgram({ dataFolder }))
  programs.push(started)
  return started
}

async function sentenceFor(dataFolder: string): Promise<string> {
  const fault: unknown = await startEmbeddedPostgres({ dataFolder, log: () => undefined }).then(
    (engine) => engine.stop(),
    (error: unknown) => error,
  )
  expect(fault).toBeInstanceOf(EngineUnavailable)
  return fault instanceof Error ? fault.message : ''
}

afterEach(async () => {
  for (const one of programs.splice(0)) await one.kill()
})

afterAll(() => rmSync(area, { recursive: true, force: true }))

describe('a first start', { timeout: 60_000 }, () => {
  it('that was cut short is simply done again, and of two at once one wins', async () => {
    const folder = join(area, 'first')
    const cut = program(folder)
    while (
      !statSync(join(folder, `postgres.new-${cut.pid}`, 'base'), { throwIfNoEntry: false }) &&
      !/ready|refused/.test(cut.said())
    )
      await pause(2)
    await cut.kill('SIGKILL')
    expect(statSync(join(folder, 'postgres'), { throwIfNoEntry: false })).toBeUndefined()
    const both = [program(folder), program(folder)]
    const said = await Promise.all(both.map((one) => one.until(/^(ready|refused) .*/m)))
    expect(said.map((words) => words[1]).sort()).toEqual(['ready', 'refused'])
    for (const one of both)
      if (/^ready/m.test(one.said())) {
        one.tell('stop')
        await one.until(/stopped/)
      }
  })

  it('explains in one sentence what is wrong with the data folder', async () => {
    const inTheWay = join(area, 'a-file')
    writeFileSync(inTheWay, '')
    expect(await sentenceFor(join(inTheWay, 'data'))).toMatch(/cannot be used: a file is in the way.*DATA_FOLDER.*DATABASE_URL/)
    expect(await sentenceFor(inTheWay)).toMatch(/cannot be used/)
    expect(await sentenceFor('/proc/khien/data')).toMatch(/cannot be used/)
    const foreign = join(area, 'foreign')
    mkdirSync(join(foreign, 'postgres'), { recursive: true })
    writeFileSync(join(foreign, 'postgres', 'letter.txt'), 'x')
    expect(await sentenceFor(foreign)).toMatch(/holds files but no PostgreSQL data/)
    const old = join(area, 'old')
    mkdirSync(join(old, 'postgres', 'global'), { recursive: true })
    writeFileSync(join(old, 'postgres', 'global', 'pg_control'), '')
    writeFileSync(join(old, 'postgres', 'PG_VERSION'), '15\n')
    expect(await sentenceFor(old)).toMatch(/made by PostgreSQL 15, this release carries 18/)
  })

  it.runIf(process.getuid?.() === 0)('says that the disk is full, and succeeds once there is room', async (test) => {
    const disk = join(area, 'small disk')
    mkdirSync(disk)
    const mounted = anotherProgram(engineProgram({ dataFolder: join(disk, 'data') }), {
      through: [
        'unshare',
        '--mount',
        'sh',
        '-c',
        `mount -t tmpfs -o size=24m tmpfs "$0" || exit 77; "$@"; mount -o remount,size=200m "$0" && exec "$@"`,
        disk,
      ],
    })
    programs.push(mounted)
    const outcome = await Promise.race([
      mounted.until(/refused .*disk is full[\s\S]*ready/).catch(() => mounted.said()),
      pause(40_000),
    ])
    if (typeof outcome === 'string' && /denied|not permitted/i.test(outcome))
      return test.skip('this machine does not let a test mount a small disk')
    expect(mounted.said()).toMatch(/refused .*disk is full[\s\S]*ready/)
    mounted.tell('stop')
    await mounted.until(/stopped/)
  })
})
