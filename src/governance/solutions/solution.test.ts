import { expect, test } from 'vitest'
import { isApplicable, maySee, worksForTheState } from './solution.ts'

const company = 'vn/01/o-cong-ty-a'

test('a directive may name what is handed over, meets its requirement, or is built and agreed', () => {
  expect(isApplicable({ machine: 'assignment', state: 'handed-over', kind: null })).toBe(true)
  expect(isApplicable({ machine: 'assignment', state: 'ready', kind: null })).toBe(false)
  expect(isApplicable({ machine: 'requirement', state: 'met', kind: null })).toBe(true)
  expect(isApplicable({ machine: 'requirement', state: 'verifying', kind: null })).toBe(false)
  expect(isApplicable({ machine: 'proposal', state: 'agreed', kind: 'built' })).toBe(true)
  expect(isApplicable({ machine: 'proposal', state: 'agreed', kind: 'to-build' })).toBe(false)
  expect(isApplicable({ machine: 'proposal', state: 'agreed-with-conditions', kind: 'built' })).toBe(false)
})

test('a company sees its own proposals, never those of another company', () => {
  const mine = { track: 'proposal', applicable: false, scopePath: company } as const
  expect(maySee([company], mine)).toBe(true)
  expect(maySee(['vn/01/o-cong-ty-ab'], mine)).toBe(false)
  expect(maySee(['vn/30'], mine)).toBe(false)
  expect(maySee(['vn'], mine)).toBe(true)
})

test('offices see what is assigned or required; companies and facilities see it once it may be applied', () => {
  const assigned = { track: 'assigned', applicable: false, scopePath: 'vn' } as const
  expect(maySee(['vn/30/288/10507'], assigned)).toBe(true)
  expect(maySee([company], assigned)).toBe(false)
  expect(maySee([company], { ...assigned, applicable: true })).toBe(true)
  expect(worksForTheState([company])).toBe(false)
  expect(worksForTheState([company, 'vn/30'])).toBe(true)
})
