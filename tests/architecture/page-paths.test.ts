import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isPage } from '../../src/page-paths.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

test('every page of the desk and of citizens is one that the server knows', () => {
  const paths = ['steering', 'field', 'administration']
    .map((group) => `src/web/desk/${group}-pages.ts`)
    .concat('src/web/citizen/pages.tsx')
    .flatMap((file) => [...read(file).matchAll(/path: '(\/[^']*)'/g)].map((match) => match[1] ?? ''))
  expect(paths.length).toBeGreaterThan(30)
  // Add what is missing to src/page-paths.ts.
  expect(paths.filter((path) => !isPage(path.replace(/[$:]\w+/g, 'x-1')))).toEqual([])
})

test('what nobody has a page for is none', () => {
  for (const path of ['/nope', '/.env', '/API/units', '/documents/1/2/3', '/wp-login.php', '/audit.php', '//', '/kiosk/x'])
    expect([path, isPage(path)]).toEqual([path, false])
  for (const path of ['/', '/documents', '/documents/', '/documents/0190a6b0', '/v/ABC123', '/c', '/kiosk'])
    expect([path, isPage(path)]).toEqual([path, true])
})

test('an old Node is told in a sentence, in words it can read', () => {
  const launcher = read('bin/khien.mjs')
  expect(launcher).not.toMatch(/\?\?|\?\.|\bawait\b|^import .* from|`|=>/m)
  const old = "Object.defineProperty(process.versions, 'node', { value: '12.22.9' }); import('./bin/khien.mjs')"
  const { status, stderr } = spawnSync(process.execPath, ['-e', old], { cwd: root, encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain('needs Node 20 or newer')
  expect(stderr).not.toMatch(/at .*\.mjs|SyntaxError/)
})
