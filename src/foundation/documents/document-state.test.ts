import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DocumentChange, documentStates, isSigned, stateAfter } from './document-state.ts'
import { changesTheOther, effectOn, relationKinds } from './relation.ts'

test('only a draft can be revised or come back signed', () => {
  for (const state of documentStates) {
    expect(stateAfter(state, 'issue')).toBe(state === 'drafted' ? 'issued' : undefined)
    expect(stateAfter(state, 'revise')).toBe(state === 'drafted' ? 'drafted' : undefined)
  }
})

test('a signed document never becomes a draft again, whatever happens to it', () => {
  const change = fc.constantFrom<DocumentChange>('revise', 'issue', 'replace', 'repeal', 'recall')
  fc.assert(
    fc.property(fc.constantFrom(...documentStates.filter(isSigned)), fc.array(change, { maxLength: 8 }), (from, all) => {
      const last = all.reduce((state, one) => stateAfter(state, one) ?? state, from)
      expect(isSigned(last)).toBe(true)
    }),
  )
})

test('what was replaced, repealed or recalled stays so', () => {
  for (const state of ['replaced', 'repealed', 'recalled'] as const) {
    for (const change of ['revise', 'issue', 'replace', 'repeal', 'recall'] as const)
      expect(stateAfter(state, change)).toBeUndefined()
  }
})

test('every relation that ends a document also needs a say over that document', () => {
  for (const kind of relationKinds) if (effectOn(kind) !== undefined) expect(changesTheOther(kind)).toBe(true)
  expect(changesTheOther('refers-to')).toBe(false)
})
