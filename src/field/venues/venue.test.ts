import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, nextSteps } from '../../platform/transitions.ts'
import { venueCommands, venueMachine, venueStates } from './venue.ts'

const because = { reason: 'Tờ dán bị bóc mất' }

test('a venue waits, is approved, loses its code and gets a new one', () => {
  expect(decide(venueMachine, 'waiting', 'approve', { reason: null })).toBe('registered')
  expect(decide(venueMachine, 'registered', 'revoke', because)).toBe('revoked')
  expect(decide(venueMachine, 'revoked', 'reissue', because)).toBe('registered')
})

test('nobody loses a code without being told why', () => {
  for (const [state, command] of [
    ['waiting', 'refuse'],
    ['registered', 'revoke'],
    ['registered', 'reissue'],
  ] as const)
    expect(() => decide(venueMachine, state, command, { reason: '  ' })).toThrow('a-reason-is-needed')
})

test('a refused venue stays refused, whatever is tried', () => {
  fc.assert(
    fc.property(fc.constantFrom(...venueCommands), fc.string(), (command, reason) => {
      expect(() => decide(venueMachine, 'refused', command, { reason })).toThrow()
    }),
  )
  expect(nextSteps(venueMachine, 'refused', because, () => true)).toEqual([])
})

test('the page offers each state its own steps and nothing that follows by itself', () => {
  const offered = (state: (typeof venueStates)[number]) =>
    nextSteps(venueMachine, state, because, () => true).map(({ command }) => command)
  expect(venueStates.map(offered)).toEqual([['approve', 'refuse'], ['reissue', 'revoke'], [], ['reissue']])
})
