import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOfMay2021 } from './data/draft-of-may-2021.ts'
import { covers, givingStates, isUsedUp } from './given-authority.ts'

const cameras = draftOfMay2021[3]
if (cameras === undefined) throw new Error('the cameras of May 2021 are missing')

test('an approval covers the content as it was approved, also with a later day, and nothing beyond it', () => {
  expect(covers('approved', [cameras], cameras)).toBe(true)
  expect(covers('approved', [cameras], { ...cameras, territory: ['vn/30'] })).toBe(true)
  expect(covers('approved', [cameras], { ...cameras, threshold: 0.5 })).toBe(false)
  expect(covers('approved', [cameras], { ...cameras, force: 'recommended' })).toBe(false)
  expect(covers('approved', [cameras], { ...cameras, audience: { kind: 'venue', runBy: null } })).toBe(false)
  expect(covers('approved', [cameras], { ...cameras, sideEffects: ['new-sanction'] })).toBe(false)
})

test('an approval of a camera at the gate is no approval of pictures from inside, whatever else stays the same', () => {
  const gate = {
    ...cameras,
    textVi: 'Lắp camera tại cổng.',
    conditionVi: 'Trong vùng có dịch.',
    fromOn: '2021-07-01',
    dueOn: null,
    graceDays: 30,
  }
  const changed = [
    { textVi: 'Truyền hình ảnh trong phòng về Bộ; bàn giao người vi phạm.' },
    { conditionVi: null },
    { conditionVi: 'Trên cả nước.' },
    { sanctionVi: null },
    { graceDays: 0 },
    { fromOn: '2021-05-25' },
    { dueOn: '2021-07-01' },
    { untilOn: '2021-12-31' },
    { evidence: 'document' as const },
    { fallbackVi: 'Không có ngoại lệ.' },
    { provinceMayBeLooser: true },
    { replacesId: 'another' },
  ]
  for (const given of ['approved', 'approved-with-changes'] as const) {
    for (const one of changed) expect(covers(given, [gate], { ...gate, ...one }), JSON.stringify(one)).toBe(false)
    expect(covers(given, [gate], { ...gate, textVi: '  Lắp camera \n tại cổng. ', fromOn: '2021-07-05' })).toBe(true)
  }
})

test('a content that begins later than approved is due later by as many days at most, and never sooner', () => {
  const later = { ...cameras, fromOn: '2021-06-02' }
  expect(covers('approved', [cameras], later)).toBe(true)
  expect(covers('approved', [cameras], { ...later, dueOn: '2021-06-15' })).toBe(true)
  expect(covers('approved', [cameras], { ...later, dueOn: '2021-06-16' })).toBe(false)
  expect(covers('approved', [cameras], { ...later, dueOn: '2021-06-10' })).toBe(false)
  expect(covers('approved', [cameras], { ...later, dueOn: null })).toBe(false)
})

test('what was approved once is issued once on the same ground; an authorisation lasts', () => {
  const there = { ...cameras, territory: ['vn/30'] }
  expect(isUsedUp('approved', [cameras], [], cameras)).toBe(false)
  expect(isUsedUp('approved', [cameras], [cameras], cameras)).toBe(true)
  expect(isUsedUp('approved-with-changes', [cameras], [there], cameras)).toBe(true)
  expect(isUsedUp('approved', [cameras], [there], { ...cameras, territory: ['vn/31'] })).toBe(false)
  expect(isUsedUp('authorised', [cameras], [cameras], cameras)).toBe(false)
})

test('an authorisation leaves the terms to the one authorised, but neither whom nor where', () => {
  expect(covers('authorised', [cameras], { ...cameras, threshold: 0.5, force: 'recommended' })).toBe(true)
  const one = { ...cameras, territory: ['vn/30'], audience: { kind: 'quarantine-facility' as const, runBy: ['civil' as const] } }
  expect(covers('authorised', [one], cameras)).toBe(false)
  expect(covers('authorised', [one], { ...one, territory: ['vn/31'] })).toBe(false)
})

test('nothing given covers nothing, whatever is asked', () => {
  fc.assert(
    fc.property(fc.constantFrom(...givingStates), fc.constantFrom(...draftOfMay2021), (outcome, content) => {
      expect(covers(outcome, [], content)).toBe(false)
      expect(covers(outcome, [content], content)).toBe(true)
    }),
  )
})
