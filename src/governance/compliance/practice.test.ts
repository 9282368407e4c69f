import { expect, test } from 'vitest'
import { practiceOfFacility, practiceOfVenue } from './practice.ts'

test('a venue without an undoubted visit is silent that day', () => {
  expect(practiceOfVenue(0)).toBe('silent')
  expect(practiceOfVenue(1)).toBe('active')
})

test('one working camera connects a facility; a facility without cameras is no data, never “not connected”', () => {
  expect(practiceOfFacility({ cameras: 5, working: 1 })).toBe('connected')
  expect(practiceOfFacility({ cameras: 5, working: 0 })).toBe('not-connected')
  expect(practiceOfFacility({ cameras: 0, working: 0 })).toBe('no-camera')
  expect(practiceOfFacility(undefined)).toBe('no-camera')
})
