import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isPermission } from '../access/matrix.ts'
import { steps } from './actions/note.ts'
import * as contract from './contract.ts'
import { documentStates } from './document-state.ts'
import { documentTypeNames, documentTypes, issuerLevels, origins, priorities } from './document-type.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'
import { purposes } from './recipients.ts'
import { evidences, relationKinds } from './relation.ts'

const words: Readonly<Record<string, string>> = vi
const english: Readonly<Record<string, string>> = en

test('everything that can stand on a screen has a Vietnamese and an English word', () => {
  const lists = {
    type: documentTypeNames,
    state: documentStates,
    priority: priorities,
    level: issuerLevels,
    origin: origins,
    purpose: purposes,
    relation: relationKinds,
    evidence: evidences,
    step: steps,
  }
  for (const [kind, names] of Object.entries(lists)) {
    for (const name of names) {
      expect(words[`documents.${kind}.${name}`], `${kind} ${name}`).toBeTruthy()
      expect(english[`documents.${kind}.${name}`], `${kind} ${name}`).toBeTruthy()
    }
  }
  expect([...documentTypeNames].sort()).toEqual(Object.keys(documentTypes).sort())
})

test('every refusal of this room says in both languages what to do', () => {
  const files = [
    'routes.ts',
    'actions/register.ts',
    'actions/relate.ts',
    'actions/issue.ts',
    'actions/attach.ts',
    'actions/draft.ts',
    'actions/enter.ts',
    'actions/letter.ts',
  ]
  const codes = [...files, 'reading/pdf-text.ts', 'layout/renderer.ts'].flatMap((file) =>
    [...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/new Refusal\('([a-z-]+)'/g)].map(([, code]) => code ?? ''),
  )
  const ofOthers = ['somebody-was-quicker', 'unit-is-not-in-force', 'body-is-too-large']
  expect(codes.length).toBeGreaterThan(15)
  for (const code of codes.filter((one) => !ofOthers.includes(one))) expect(words[`refusal.${code}`], code).toBeTruthy()
})

test('the room’s page names the states that the code knows, and no others', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const line = /^States: (.+)\.$/m.exec(readme)?.[1] ?? ''
  expect([...line.matchAll(/`([a-z-]+)`/g)].map(([, state]) => state)).toEqual([...documentStates])
})

test('every endpoint asks for a permission that stands in the matrix', () => {
  const endpoints = Object.values(contract).filter((one) => 'permission' in one)
  expect(endpoints.length).toBe(15)
  for (const one of endpoints) expect(isPermission(one.permission)).toBe(true)
})
