import { expect, test } from 'vitest'
import { delegationState } from './delegation.ts'

const offered = { endsAt: new Date('2021-05-28T01:00:00Z'), acceptedAt: null, endedAt: null }
const now = new Date('2021-05-25T01:00:00Z')

test('an invitation is open until it is taken up, withdrawn or three days old', () => {
  expect(delegationState(offered, now)).toBe('offered')
  expect(delegationState(offered, offered.endsAt)).toBe('expired')
  expect(delegationState({ ...offered, endedAt: now }, now)).toBe('withdrawn')
})

test('whoever took it up stays door controller until the keeper ends it, also after the link’s own end', () => {
  const accepted = { ...offered, acceptedAt: now }
  expect(delegationState(accepted, new Date('2021-07-01T00:00:00Z'))).toBe('accepted')
  expect(delegationState({ ...accepted, endedAt: now }, now)).toBe('ended')
})
