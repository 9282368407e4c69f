import { expect, test } from 'vitest'
import { decide, defineMachine, diagramOf, nextSteps } from './transitions.ts'

type State = 'drafted' | 'signed' | 'issued' | 'cancelled'
const letter = defineMachine<State, 'sign' | 'issue' | 'cancel', { readonly recipients: number }>({
  name: 'letter',
  states: ['drafted', 'signed', 'issued', 'cancelled'],
  first: 'drafted',
  final: ['issued', 'cancelled'],
  transitions: [
    { command: 'sign', from: ['drafted'], to: 'signed', by: 'letter.sign' },
    {
      command: 'issue',
      from: ['signed'],
      to: 'issued',
      by: 'letter.issue',
      guards: [{ code: 'letter-has-no-recipient', holds: (given) => given.recipients > 0 }],
    },
    { command: 'cancel', from: ['drafted', 'signed'], to: 'cancelled', by: 'letter.sign' },
  ],
})

test('a letter is issued only after it is signed and only to somebody', () => {
  expect(decide(letter, 'signed', 'issue', { recipients: 1 })).toBe('issued')
  expect(() => decide(letter, 'drafted', 'issue', { recipients: 1 })).toThrow('not-possible-in-this-state')
  expect(() => decide(letter, 'signed', 'issue', { recipients: 0 })).toThrow('letter-has-no-recipient')
})

test('the buttons say what can be done and why not', () => {
  const steps = nextSteps(letter, 'signed', { recipients: 0 }, (permission) => permission === 'letter.issue')
  expect(steps).toEqual([
    { command: 'issue', whyNot: 'letter-has-no-recipient' },
    { command: 'cancel', whyNot: 'not-your-permission' },
  ])
})

test('a table with a state that cannot be reached or left is refused before anybody uses it', () => {
  const broken = { ...letter, states: [...letter.states], final: ['issued'] as const }
  expect(() => defineMachine(broken)).toThrow('cancelled must either have a way on or be final')
  expect(() => defineMachine({ ...letter, transitions: letter.transitions.filter((one) => one.command !== 'issue') })).toThrow(
    'issued cannot be reached',
  )
})

test('the diagram shows every way', () => {
  expect(diagramOf(letter)).toContain('drafted --> signed: sign')
  expect(diagramOf(letter)).toContain('issued --> [*]')
})
