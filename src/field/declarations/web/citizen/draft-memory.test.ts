import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholePopulation } from '../../data/whole-population.ts'
import { type DraftStorage, forgetDraft, keepDraft, recallDraft } from './draft-memory.ts'
import { beginDraft, screensOf } from './flow.ts'

function storageOf(start?: string): DraftStorage & { text: string | null } {
  const storage = {
    text: start ?? null,
    getItem: () => storage.text,
    setItem: (_key: string, text: string) => {
      storage.text = text
    },
    removeItem: () => {
      storage.text = null
    },
  }
  return storage
}
const draft = beginDraft(wholePopulation, '2021-05-25', '0f0e0d0c-0b0a-4900-8800-000000000001')

test('a draft survives a reload as it was, and is gone once it was sent', () => {
  const storage = storageOf()
  const typed = { ...draft, persons: [{ answers: { name: 'Nguyễn Th' }, onBehalf: false }], at: '0:birth', leaving: true }
  expect(keepDraft(storage, typed)).toBe(true)
  expect(recallDraft(storage)).toEqual(typed)
  forgetDraft(storage)
  expect(recallDraft(storage)).toBeUndefined()
  expect(storage.text).toBeNull()
})

test('a phone that forbids storage breaks nothing, and says that nothing is kept', () => {
  const forbidden: DraftStorage = {
    getItem: () => {
      throw new Error('SecurityError')
    },
    setItem: () => {
      throw new Error('QuotaExceededError')
    },
    removeItem: () => {
      throw new Error('SecurityError')
    },
  }
  expect(recallDraft(forbidden)).toBeUndefined()
  expect(keepDraft(forbidden, draft)).toBe(false)
  expect(keepDraft(undefined, draft)).toBe(false)
  forgetDraft(forbidden)
})

test('whatever else stands in the storage, the page opens', () => {
  const junk = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({
        form: fc.constant('entry'),
        version: fc.anything(),
        persons: fc.anything(),
        skip: fc.anything(),
        key: fc.string(),
        today: fc.string(),
      })
      .map((one) => JSON.stringify(one)),
    fc.anything().map((persons) => JSON.stringify({ ...draft, persons: [persons], shared: persons })),
  )
  fc.assert(
    fc.property(junk, (text) => {
      const recalled = recallDraft(storageOf(text))
      if (recalled?.form === 'whole-population') screensOf(wholePopulation, recalled)
    }),
  )
})
