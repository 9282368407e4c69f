import { expect, test } from 'vitest'
import { type Point4Counts, stageOf } from './point-4.ts'

const nothing: Point4Counts = { drafted: 0, issued: 0, issuedByHigher: 0, referralsWaiting: 0, mandatoryInForce: 0 }

test('point 4 goes from nothing through a draft to directed, and says when a content still waits', () => {
  expect(stageOf(nothing)).toBe('not-begun')
  expect(stageOf({ ...nothing, drafted: 1 })).toBe('drafted')
  expect(stageOf({ ...nothing, issued: 1, referralsWaiting: 1 })).toBe('partly-directed')
  expect(stageOf({ ...nothing, issued: 1, issuedByHigher: 1 })).toBe('directed')
  expect(stageOf({ ...nothing, referralsWaiting: 1 })).toBe('drafted')
})
