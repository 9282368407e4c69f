import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type TestContext, test } from 'vitest'
import { openKeyring, rotateKeys } from './keyring.ts'

function keyFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'khien-keys-'))
  t.onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'keys')
}

test('what was sealed opens again, for its own purpose only', async (t) => {
  const keyring = await openKeyring(keyFolder(t))
  const sealed = keyring.seal('Trần Thu Hà', 'people.name')
  expect(keyring.open(sealed, 'people.name')).toBe('Trần Thu Hà')
  expect(() => keyring.open(sealed, 'people.phone')).toThrow()
})

test('a process that runs while the keys are rotated opens what the new key sealed, and soon seals with it', async (t) => {
  const folder = keyFolder(t)
  const running = await openKeyring(folder)
  const before = running.seal('trước', 'people.name')
  const rotated = await rotateKeys(folder)
  const after = rotated.seal('sau', 'people.name')
  expect([running.versionOf(before), rotated.versionOf(after)]).toEqual([1, 2])
  expect(running.open(after, 'people.name')).toBe('sau')
  expect(running.versionOf(running.seal('mới', 'people.name'))).toBe(2)
  expect(rotated.open(before, 'people.name')).toBe('trước')
  const idle = await openKeyring(folder)
  await rotateKeys(folder)
  expect(idle.currentVersion).toBe(2)
  idle.refresh()
  expect(idle.currentVersion).toBe(3)
  expect(idle.blindIndex('x', 'p').equals(running.blindIndex('x', 'p'))).toBe(true)
})

test('five rotations at once add five keys, and none is lost', async (t) => {
  const folder = keyFolder(t)
  await openKeyring(folder)
  const sealed = (await Promise.all(Array.from({ length: 5 }, () => rotateKeys(folder)))).map((one) => one.seal('x', 'p'))
  const last = await openKeyring(folder)
  expect(last.currentVersion).toBe(6)
  expect(sealed.map((one) => last.open(one, 'p'))).toEqual(Array(5).fill('x'))
  expect(new Set(sealed.map((one) => last.versionOf(one))).size).toBe(5)
})

test('five first starts at once agree on one key', async (t) => {
  const folder = keyFolder(t)
  const all = await Promise.all(Array.from({ length: 5 }, () => openKeyring(folder)))
  const sealed = all[0]?.seal('x', 'p') ?? Buffer.alloc(0)
  expect(all.map((one) => one.open(sealed, 'p'))).toEqual(Array(5).fill('x'))
  expect(readdirSync(folder)).toEqual(['keys.json'])
  if (process.platform !== 'win32') expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
})

test('an unknown version, a damaged file and missing keys are told apart', async (t) => {
  const folder = keyFolder(t)
  await expect(rotateKeys(folder)).rejects.toThrow('There are no keys')
  const keyring = await openKeyring(folder)
  const sealed = keyring.seal('x', 'p')
  sealed.writeUInt16BE(9)
  expect(() => keyring.open(sealed, 'p')).toThrow('key version 9 is not in the keyring')
  const file = join(folder, 'keys.json')
  const whole = readFileSync(file, 'utf8')
  writeFileSync(file, whole.slice(0, 40))
  await expect(openKeyring(folder)).rejects.toThrow('is damaged')
  // The one that is open goes on.
  expect(keyring.open(keyring.seal('x', 'p'), 'p')).toBe('x')
})
