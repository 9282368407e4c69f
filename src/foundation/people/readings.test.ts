import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from '../../web/citizen/own/messages.en.ts'
import { vi } from '../../web/citizen/own/messages.vi.ts'
import { actNames } from '../audit/act-name.ts'
import { readingOf } from './actions/readings.ts'
import { readingKinds } from './contract.ts'

const root = join(import.meta.dirname, '../..')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|fixture\.ts$/.test(path))
  .map((path) => readFileSync(join(root, path), 'utf8'))

test('whatever the rooms record about a person is named to that person', () => {
  const recorded = sources.flatMap((text) => [...text.matchAll(/subject: \{ kind: 'person'/g)])
  const acts = sources.flatMap((text) =>
    [...text.matchAll(/action:([^\n]*),\s*subject: \{ kind: 'person'/g)].map((match) =>
      [...(match[1] ?? '').matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, name]) => name ?? ''),
    ),
  )
  expect(acts.length, 'each record names its act on the line before').toBe(recorded.length)
  expect([...new Set(acts.flat())].sort()).toEqual(Object.keys(readingOf).sort())
})

/**
 * Acts that touch persons without being recorded about one, and where the person learns of each. An act that comes to the log later
 * stands in one of these lists or among those recorded about a person.
 */
const toldElsewhere = {
  'visitor.looked-up': 'each person found: person.looked-up',
  'declaration.opened': 'person.unmasked',
  'declaration.corrected': 'person.redeclared',
  'declaration.followed-up': 'person.followed-up',
  'declarations.given': 'person.declared at a desk; else the person’s own phone gave it, and the copy shows it',
  'unmask-request.asked': 'the room’s own readings',
  'unmask-request.granted': 'the room’s own readings',
  'unmask-request.refused': 'the room’s own readings',
  'unmask-request.answered': 'the room’s own readings',
  'unmask-request.withdrawn': 'the room’s own readings',
  'unmask-request.expired': 'the room’s own readings',
  'visits.recorded': 'the places visited, and the copy',
  'hold.ordered': 'the places visited say by which document and until when they are kept',
  'hold.released': 'the places visited',
} as const
const nothingIsLeft = ['persons.forgotten', 'visits.deleted', 'declarations.deleted', 'unmask-requests.deleted']

test('every act of the log that touches a person is told to the person, or left nothing of them', () => {
  const touches =
    /^(person|persons|device|personal-card|correction|visitor|visits|declaration|declarations|unmask-requests?|hold)\./
  const told = [...Object.keys(readingOf), ...Object.keys(toldElsewhere), ...nothingIsLeft]
  expect(actNames.filter((name) => touches.test(name)).sort()).toEqual(told.sort())
})

test('each kind of reading has words of its own in both languages', () => {
  for (const kind of readingKinds) {
    const key = `own.reading.${kind}`
    expect([key, key in vi, key in en]).toEqual([key, true, true])
  }
})
