import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, nextSteps } from '../../platform/transitions.ts'
import { hasGrounds, problem } from './problem.ts'
import { canDo, isExplained, meets, type RequirementCase, requirement, requirementStates } from './requirement.ts'

const success = { measureId: 'home-monitoring.called-daily', comparison: 'at-least', target: 95, unit: '%' } as const
const given = (some: Partial<RequirementCase> = {}): RequirementCase => ({
  asker: 'health',
  offeredBy: 'technology',
  success,
  today: '2021-06-10',
  reusable: null,
  justified: null,
  measured: null,
  capable: null,
  explained: null,
  built: true,
  handoverBegun: false,
  measurable: true,
  ...some,
})

test('the technology authority may ask, raise, reuse or build; it has no way to decline', () => {
  const ways = nextSteps(requirement, 'stated', given(), (permission) => permission === 'requirement.answer')
  expect(ways.map((one) => one.command)).toEqual(['ask', 'raise', 'reuse', 'build'])
  expect(requirementStates.some((state) => /declin|refus|reject/.test(state))).toBe(false)
})

test('what was asked and what was raised comes back to where it was', () => {
  expect(decide(requirement, decide(requirement, 'stated', 'ask', given()), 'clarify', given())).toBe('stated')
  expect(decide(requirement, decide(requirement, 'stated', 'raise', given()), 'settle', given({ built: false }))).toBe('stated')
})

test('an existing solution that misses the target is answered anew: asked about, raised, reused or built; what stops a builder is raised too', () => {
  const measured = { value: 1, on: '2021-06-10', kind: 'measured' } as const
  for (const from of ['verifying', 'met-as-reported'] as const) {
    const state = decide(requirement, from, 'verify', given({ built: false, measured }))
    const ways = nextSteps(requirement, state, given({ built: false }), (permission) => permission === 'requirement.answer')
    expect(ways).toEqual(['ask', 'raise', 'reuse', 'build'].map((command) => ({ command, whyNot: null })))
  }
  for (const from of ['answered', 'building'] as const) {
    expect(decide(requirement, from, 'raise', given())).toBe('raised')
    expect(decide(requirement, 'raised', 'settle', given())).toBe('answered')
  }
})

test('an existing solution goes straight to verification, a new one is built first', () => {
  expect(decide(requirement, 'stated', 'reuse', given({ reusable: true }))).toBe('verifying')
  expect(() => decide(requirement, 'stated', 'reuse', given({ reusable: false }))).toThrow('solution-cannot-be-reused-yet')
  expect(decide(requirement, 'stated', 'build', given({ justified: true }))).toBe('answered')
  expect(() => decide(requirement, 'stated', 'build', given({ justified: false }))).toThrow('overlap-needs-a-reason')
})

test('a requirement is met exactly when its measure reaches the target, otherwise the work goes on', () => {
  fc.assert(
    fc.property(fc.constantFrom('at-least', 'at-most'), fc.integer(), fc.integer(), (comparison, target, value) => {
      const wanted = { ...success, comparison, target }
      const reached = comparison === 'at-least' ? value >= target : value <= target
      expect(meets(wanted, value)).toBe(reached)
      const to = decide(
        requirement,
        'verifying',
        'verify',
        given({ success: wanted, measured: { value, on: '2021-06-10', kind: 'measured' } }),
      )
      expect(to).toBe(reached ? 'met' : 'building')
    }),
  )
})

test('a reported number never makes a requirement met; it is kept apart until the product measures it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom('verifying', 'met-as-reported'), fc.boolean(), (value, from, measurable) => {
      const measured = { value, on: '2021-06-10', kind: 'reported' } as const
      const to = () => decide(requirement, from, 'verify', given({ measured, measurable }))
      if (measurable || from === 'met-as-reported') expect(to).toThrow()
      else expect(to()).toBe(value >= 95 ? 'met-as-reported' : 'building')
    }),
  )
  const measured = { value: 99, on: '2021-06-10', kind: 'measured' } as const
  expect(decide(requirement, 'met-as-reported', 'verify', given({ measured }))).toBe('met')
  expect(decide(requirement, 'met-as-reported', 'verify', given({ measured: { ...measured, value: 1 } }))).toBe('building')
})

test('a solution for another purpose answers only with a reason of some length', () => {
  expect(() => decide(requirement, 'stated', 'reuse', given({ capable: false, explained: false }))).toThrow(
    'solution-has-another-capability',
  )
  expect(decide(requirement, 'stated', 'reuse', given({ capable: false, explained: true }))).toBe('verifying')
  expect(canDo('home-monitoring', ['camera-connection'])).toBe(false)
  expect(canDo(null, ['camera-connection'])).toBe(true)
  expect([null, 'ok', 'Vì có cùng chức năng'].map(isExplained)).toEqual([false, false, true])
})

test('whoever submitted the work does not verify it, and nobody measures tomorrow', () => {
  const measured = { value: 99, on: '2021-06-10', kind: 'measured' } as const
  expect(() => decide(requirement, 'verifying', 'verify', given({ asker: 'technology', measured }))).toThrow(
    'who-built-it-cannot-verify-it',
  )
  expect(() =>
    decide(requirement, 'verifying', 'verify', given({ measured: { value: 99, on: '2021-06-11', kind: 'measured' } })),
  ).toThrow('measurement-lies-in-the-future')
})

test('a problem stands on something that practice has shown', () => {
  expect(hasGrounds({ difficulties: 0, evidenceDocumentId: null })).toBe(false)
  expect(hasGrounds({ difficulties: 1, evidenceDocumentId: null })).toBe(true)
  expect(hasGrounds({ difficulties: 0, evidenceDocumentId: 'd-1' })).toBe(true)
})

test('a problem is met with its last requirement and open again with a new one', () => {
  expect(() => decide(problem, 'required', 'meet', { openRequirements: 1 })).toThrow('requirements-are-still-open')
  expect(decide(problem, 'required', 'meet', { openRequirements: 0 })).toBe('met')
  expect(decide(problem, 'met', 'require', { openRequirements: null })).toBe('required')
})

test('what was built for a requirement that is met is handed over once; what was reused is not', () => {
  expect(decide(requirement, 'met', 'open-handover', given())).toBe('met')
  expect(() => decide(requirement, 'met', 'open-handover', given({ built: false }))).toThrow('nothing-was-built-for-it')
  expect(() => decide(requirement, 'met', 'open-handover', given({ handoverBegun: true }))).toThrow('handover-has-begun')
  expect(() => decide(requirement, 'verifying', 'open-handover', given())).toThrow('not-possible-in-this-state')
})
