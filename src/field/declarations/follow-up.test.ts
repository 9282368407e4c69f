import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { decide, nextSteps } from '../../platform/transitions.ts'
import { followUp, followUpStates } from './follow-up.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'

test('nobody is cleared unheard; somebody who cannot breathe is referred at once', () => {
  expect(() => decide(followUp, 'new', 'clear', null)).toThrow('not-possible-in-this-state')
  expect(decide(followUp, 'new', 'refer', null)).toBe('referred')
  expect(decide(followUp, 'called', 'clear', null)).toBe('cleared')
  expect(decide(followUp, 'called', 'call', null)).toBe('called')
})

test('what is finished offers no step, and nobody without the right is offered one', () => {
  expect(nextSteps(followUp, 'cleared', null, () => true)).toEqual([])
  expect(nextSteps(followUp, 'new', null, () => false).every(({ whyNot }) => whyNot === 'not-your-permission')).toBe(true)
})

test('every state has words in both languages and stands in the room’s README', () => {
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  for (const state of followUpStates) {
    expect([state, `declarations.state.${state}` in vi, `declarations.state.${state}` in en]).toEqual([state, true, true])
    expect(readme).toContain(`_${state}_`)
  }
})
