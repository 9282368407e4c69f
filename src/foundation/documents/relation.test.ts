import { expect, test } from 'vitest'
import { changesTheOther, effectOn, relationKinds, whyNotChange } from './relation.ts'

test('only replacing, repealing and amending change the other document', () => {
  expect(relationKinds.filter(changesTheOther)).toEqual(['replaces', 'amends', 'repeals'])
  expect(relationKinds.filter((kind) => effectOn(kind) !== undefined)).toEqual(['replaces', 'repeals'])
})

test('a letter of January cannot replace one of May, nor can two letters replace each other', () => {
  const on = (issuedOn: string | null, changesFrom = false) => ({ issuedOn, changesFrom })
  expect(whyNotChange(on('2021-01-05'), on('2021-05-24'))).toBe('older-document-cannot-change-a-newer-one')
  expect(whyNotChange(on('2021-05-24'), on('2021-01-05'))).toBeUndefined()
  expect(whyNotChange(on('2021-05-24'), on('2021-05-24'))).toBeUndefined()
  expect(whyNotChange(on('2021-05-24'), on('2021-01-05', true))).toBe('documents-cannot-change-each-other')
  expect(whyNotChange(on(null), on('2021-05-24'))).toBeUndefined()
})
