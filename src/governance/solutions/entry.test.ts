import { expect, test } from 'vitest'
import { decide } from '../../platform/transitions.ts'
import { type EntryCase, entry } from './entry.ts'

const given = (some: Partial<EntryCase> = {}): EntryCase => ({
  applicable: true,
  isOwners: true,
  isNamed: false,
  successor: null,
  ...some,
})
const fitting = { isItself: false, applicable: true, doesTheSame: true }

test('what no directive names is retired by its owner without a successor, and only once', () => {
  expect(decide(entry, 'listed', 'retire', given())).toBe('retired')
  expect(() => decide(entry, 'retired', 'retire', given())).toThrow('not-possible-in-this-state')
  expect(() => decide(entry, 'listed', 'retire', given({ isOwners: false }))).toThrow('entry-is-of-another-owner')
  expect(() => decide(entry, 'listed', 'retire', given({ applicable: false }))).toThrow('only-what-may-be-applied-is-retired')
})

test('what a directive names needs a successor that may be applied and does the same', () => {
  const retire = (successor: EntryCase['successor']) => decide(entry, 'listed', 'retire', given({ isNamed: true, successor }))
  expect(() => retire(null)).toThrow('directive-names-it-so-a-successor-is-needed')
  expect(retire(fitting)).toBe('retired')
  for (const unfit of [{ isItself: true }, { applicable: false }, { doesTheSame: false }])
    expect(() => retire({ ...fitting, ...unfit })).toThrow('successor-cannot-take-its-place')
})
