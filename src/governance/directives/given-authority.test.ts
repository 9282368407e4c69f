import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOfMay2021 } from './data/draft-of-may-2021.ts'
import { covers, givingStates } from './given-authority.ts'

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
