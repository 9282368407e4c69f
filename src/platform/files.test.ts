import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFileStore, sweepHalfWritten } from './files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khien-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const everyFile = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
const letter = Buffer.from('Số: 3440/VPCP-KGVX')

test('what was put comes back byte for byte under its SHA-256', async () => {
  const store = openFileStore(folder)
  const { sha256, size } = await store.put(letter)
  expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(size).toBe(letter.length)
  expect(await store.get(sha256)).toEqual(letter)
})

test('the same bytes put twenty times at once are one file, and nothing half written is left', async () => {
  const store = openFileStore(folder)
  const names = await Promise.all(Array.from({ length: 20 }, () => store.put(letter)))
  expect(new Set(names.map(({ sha256 }) => sha256)).size).toBe(1)
  expect(await everyFile()).toHaveLength(1)
})

test('a name that is not 64 hexadecimal digits reaches no file', async () => {
  await writeFile(join(folder, 'secret'), 'secret')
  const store = openFileStore(folder)
  for (const name of ['../secret', 'secret', '', `${'a'.repeat(63)}/`, `..${'a'.repeat(62)}`, 'A'.repeat(64), 'a'.repeat(64)]) {
    expect(await store.get(name)).toBeUndefined()
  }
})

test('a file that the disk altered is not handed out as the document it was', async () => {
  const store = openFileStore(folder)
  const { sha256 } = await store.put(letter)
  await writeFile(join(folder, sha256.slice(0, 2), sha256.slice(2)), 'Số: 3441/VPCP-KGVX')
  await expect(store.get(sha256)).rejects.toThrow('altered')
})

test.skipIf(!existsSync('/dev/full'))('a full disk is said in one word and leaves nothing behind', async () => {
  const store = openFileStore(folder, () => open('/dev/full', 'w'))
  await expect(store.put(letter)).rejects.toMatchObject({ code: 'storage-is-full', status: 503 })
  expect(await everyFile()).toHaveLength(0)
})

test('what a crash left half written is swept away at the next start; whole files stay', async () => {
  const { sha256 } = await openFileStore(folder).put(letter)
  await mkdir(join(folder, 'ab'), { recursive: true })
  await writeFile(join(folder, 'ab', `${'0'.repeat(62)}.00aa.part`), 'half')
  expect(await sweepHalfWritten(folder)).toBe(1)
  expect(await openFileStore(folder).get(sha256)).toEqual(letter)
  expect(await sweepHalfWritten(join(folder, 'not-there'))).toBe(0)
})
