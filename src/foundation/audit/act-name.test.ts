import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { directiveStates } from '../../governance/directives/directive.ts'
import { newsNames } from '../../governance/solutions/public.ts'
import { steps } from '../documents/actions/note.ts'
import { actNames, subjectKinds } from './act-name.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'

const sources = readdirSync(join(import.meta.dirname, '../..'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|fixture\.ts$/.test(path))
  .map((path) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8'))

const written = (pattern: RegExp) =>
  new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))

/** Recorded by a name that is put together: the steps of a document, the end of a directive, the chronicle of solutions. */
const putTogether = [
  ...steps.map((step) => `document.${step}`),
  ...directiveStates.filter((state) => state === 'replaced' || state === 'repealed').map((state) => `directive.${state}`),
  ...newsNames,
]

test('whatever the rooms put on the record has words', () => {
  const recorded = new Set([...written(/\b(?:action|act): '([a-z-]+\.[a-z-]+)'/g), ...putTogether])
  expect(recorded.size).toBeGreaterThan(60)
  expect([...recorded].filter((name) => !actNames.some((known) => known === name))).toEqual([])
})

test('the list keeps no act that nobody records any more', () => {
  const recorded = new Set([...written(/'([a-z-]+\.[a-z-]+)'/g), ...putTogether])
  expect(actNames.filter((name) => !recorded.has(name))).toEqual([])
})

test('every act and everything it can be about is called by its name in both languages', () => {
  for (const name of actNames) expect([name, `audit.act.${name}` in vi, `audit.act.${name}` in en]).toEqual([name, true, true])
  for (const kind of subjectKinds)
    expect([kind, `audit.subject.${kind}` in vi, `audit.subject.${kind}` in en]).toEqual([kind, true, true])
  const kinds = written(/subject(?:: | = )\{ kind: '([a-z-]+)'/g)
  expect([...kinds].filter((kind) => !subjectKinds.some((known) => known === kind))).toEqual([])
})
