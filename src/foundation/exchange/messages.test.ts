import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? files(join(folder, entry.name))
      : entry.name.endsWith('.ts') && !entry.name.includes('.test.')
        ? [join(folder, entry.name)]
        : [],
  )

test('every refusal of this room is said in both languages', () => {
  const said = files(import.meta.dirname).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/new Refusal\(\s*'([a-z-]+)'/g)].map(([, code]) => code),
  )
  const elsewhere = ['document-is-still-a-draft', 'organisation-is-not-known']
  expect(said.length).toBeGreaterThan(20)
  for (const code of said) {
    if (code === undefined || elsewhere.includes(code)) continue
    expect(Object.keys(vi)).toContain(`refusal.${code}`)
    expect(Object.keys(en)).toContain(`refusal.${code}`)
  }
})
