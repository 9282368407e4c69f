import { expect, test } from 'vitest'
import { measureIds } from '../measures/public.ts'
import { capabilities } from './capability.ts'
import { scoredBy } from './scorecard.ts'

test('a scorecard shows the measure that was required first, and none twice', () => {
  expect(scoredBy(['venue-check-in', 'personal-qr'], 'venue-active')).toEqual(['venue-active', 'venue-registered'])
  expect(scoredBy(['hotline'], null)).toEqual([])
  expect(scoredBy(['hotline'], 'not-of-the-catalogue')).toEqual([])
})

test('every measure of a scorecard is one of the catalogue', () => {
  for (const id of scoredBy(capabilities, null)) expect(measureIds).toContain(id)
})
