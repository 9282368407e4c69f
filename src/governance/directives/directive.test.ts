import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decide, diagramOf, nextSteps } from '../../platform/transitions.ts'
import { type DirectiveCase, directive, mayEnd } from './directive.ts'
import { daysWaited, referral } from './referral.ts'

const ready: DirectiveCase = {
  within: 2,
  beyond: 1,
  signerMaySign: true,
  lacking: {},
  solutionsNotApplicable: [],
  openConflicts: [],
  looserThanHigher: [],
}

test('a draft with contents within authority is issued; one with nothing within is recommended as a whole', () => {
  expect(decide(directive, 'drafted', 'issue', ready)).toBe('issued')
  expect(() => decide(directive, 'drafted', 'issue', { ...ready, within: 0 })).toThrow('nothing-is-within-authority')
  expect(() => decide(directive, 'drafted', 'recommend', ready)).toThrow('some-provisions-are-within-authority')
  expect(decide(directive, 'drafted', 'recommend', { ...ready, within: 0 })).toBe('recommended')
})

test('nothing is issued twice, and an issued directive is not edited', () => {
  expect(() => decide(directive, 'issued', 'issue', ready)).toThrow('not-possible-in-this-state')
  expect(() => decide(directive, 'issued', 'edit', ready)).toThrow('not-possible-in-this-state')
  expect(() => decide(directive, 'recommended', 'issue', ready)).toThrow('not-possible-in-this-state')
})

test('every obstacle stops the signature with its own reason', () => {
  const obstacles: [Partial<DirectiveCase>, string][] = [
    [{ signerMaySign: false }, 'drafter-does-not-sign'],
    [{ within: 0, beyond: 0 }, 'directive-has-no-provision'],
    [{ lacking: { 'measure-has-no-threshold': ['1'] } }, 'measure-has-no-threshold'],
    [{ lacking: { 'mandatory-provision-cannot-be-proved': ['1'] } }, 'mandatory-provision-cannot-be-proved'],
    [{ lacking: { 'people-without-smartphone-are-forgotten': ['1'] } }, 'people-without-smartphone-are-forgotten'],
    [{ solutionsNotApplicable: ['s'] }, 'solution-is-not-applicable-yet'],
    [{ openConflicts: ['1'] }, 'meets-a-directive-in-force'],
    [{ looserThanHigher: ['1'] }, 'looser-than-a-higher-directive'],
  ]
  for (const [obstacle, code] of obstacles)
    expect(() => decide(directive, 'drafted', 'issue', { ...ready, ...obstacle })).toThrow(code)
})

test('buttons tell an officer that signing is not theirs', () => {
  const steps = nextSteps(directive, 'drafted', ready, (permission) => permission === 'directive.draft')
  expect(steps).toContainEqual({ command: 'edit', whyNot: null })
  expect(steps).toContainEqual({ command: 'issue', whyNot: 'not-your-permission' })
  expect(steps.map(({ command }) => command)).not.toContain('replace')
})

test('a lower body does not end what a higher one directed', () => {
  expect(mayEnd('health-authority', 'health-authority')).toBe(true)
  expect(mayEnd('steering-authority', 'health-authority')).toBe(true)
  expect(mayEnd('health-authority', 'steering-authority')).toBe(false)
  expect(mayEnd('steering-authority', 'prime-minister')).toBe(false)
  expect(mayEnd('steering-authority', 'people-committee')).toBe(true)
  expect(mayEnd('health-authority', 'people-committee')).toBe(false)
  expect(mayEnd('health-authority', 'ministry')).toBe(false)
  expect(mayEnd('people-committee', 'people-committee')).toBe(false)
})

test('a recommendation is decided once', () => {
  const commands = ['issue-by-higher', 'approve', 'approve-with-changes', 'authorise', 'return', 'refuse'] as const
  for (const command of commands) {
    expect(decide(referral, decide(referral, 'recommended', 'defer', {}), command, {})).toBe(
      decide(referral, 'recommended', command, {}),
    )
    const state = decide(referral, 'recommended', command, {})
    for (const again of [...commands, 'defer'] as const)
      expect(() => decide(referral, state, again, {})).toThrow('not-possible-in-this-state')
  }
  expect(daysWaited('2021-05-29', null, '2021-06-02')).toBe(4)
  expect(daysWaited('2021-05-29', '2021-05-30', '2021-06-02')).toBe(1)
})

test('the README draws the machines as they are', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  for (const diagram of [diagramOf(directive), diagramOf(referral)]) expect(readme).toContain(`\`\`\`mermaid\n${diagram}\n\`\`\``)
})
