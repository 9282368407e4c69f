import { expect, test } from 'vitest'
import { assignment } from '../assignment.ts'
import { proposal } from '../proposal.ts'
import { requirement } from '../requirement.ts'
import { stagesOf } from './stages.ts'

const told = (stages: ReturnType<typeof stagesOf>) => stages.map(({ state, mark }) => `${state} ${mark}`)

test('an assigned solution that is being completed has its assignment behind and its handover ahead', () => {
  expect(told(stagesOf({ machine: 'assignment', state: 'completing' }))).toEqual([
    'assigned behind',
    'completing here',
    'ready ahead',
    'accepted ahead',
    'handed-over ahead',
  ])
})

test('what is handed over or met has nothing left to do', () => {
  expect(stagesOf({ machine: 'assignment', state: 'handed-over' }).every(({ mark }) => mark === 'behind')).toBe(true)
  expect(stagesOf({ machine: 'requirement', state: 'met' }).every(({ mark }) => mark === 'behind')).toBe(true)
})

test('what is met only as reported stands at the end without being ticked off', () => {
  expect(told(stagesOf({ machine: 'requirement', state: 'met-as-reported' })).at(-1)).toBe('met-as-reported here')
})

test('a proposal that is not yet agreed stands, held up, where the agreement would be', () => {
  expect(told(stagesOf({ machine: 'proposal', state: 'not-agreed', kind: 'built' }))).toEqual([
    'submitted behind',
    'in-consultation behind',
    'not-agreed stuck',
  ])
})

test('a proposal to build is not at its end when it is agreed', () => {
  expect(told(stagesOf({ machine: 'proposal', state: 'agreed', kind: 'to-build' })).slice(2)).toEqual([
    'agreed here',
    'build-directed ahead',
  ])
})

test('a requirement answered by what exists goes straight to verification', () => {
  expect(told(stagesOf({ machine: 'requirement', state: 'verifying', reused: true }))).toEqual([
    'stated behind',
    'verifying here',
    'met ahead',
  ])
})

test('every state of every machine has its place on the way', () => {
  for (const [machine, states] of [
    ['assignment', assignment.states],
    ['requirement', requirement.states],
    ['proposal', proposal.states],
  ] as const)
    for (const state of states) {
      const stages = stagesOf({ machine, state, kind: 'to-build' })
      expect(stages.filter((stage) => stage.state === state)).toHaveLength(1)
    }
})
