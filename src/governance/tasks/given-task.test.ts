import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectEverythingElseRefused } from '../../../tests/support/forbidden-transitions.ts'
import { Refusal } from '../../platform/refusal.ts'
import { decide, diagramOf, nextSteps } from '../../platform/transitions.ts'
import { desksOf, isDesk, mayDirect } from './desk.ts'
import {
  type GivenTaskCase,
  type GivenTaskState,
  givenTask,
  givenTaskStates,
  giverCommands,
  leadCommands,
  officialStateOf,
  waitsForGiver,
  waitsForLead,
} from './given-task.ts'
import { en } from './messages.en.ts'
import { vi } from './messages.vi.ts'

const free: GivenTaskCase = {
  isLead: true,
  isGiver: true,
  today: '2021-05-26',
  returnUntil: '2021-05-28',
  dueOn: '2021-06-01',
  extended: false,
  until: null,
  to: null,
}
const commands = [...leadCommands, ...giverCommands]
const refusalOf = (act: () => unknown): string => {
  try {
    act()
    return 'done'
  } catch (fault) {
    if (fault instanceof Refusal) return fault.code
    throw fault
  }
}

test('whatever the table does not allow is refused with its reason, in every state and for every role', () => {
  expectEverythingElseRefused(givenTask, free)
})

test('the README shows the table as it is, and every state and step has its words in both languages', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  expect(readme).toContain(`\`\`\`mermaid\n${diagramOf(givenTask)}\n\`\`\``)
  for (const state of givenTaskStates)
    for (const words of [vi, en]) expect(Object.keys(words)).toContain(`tasks.given.state.${state}`)
  for (const command of commands)
    for (const words of [vi, en]) expect(Object.keys(words)).toContain(`tasks.given.command.${command}`)
})

describe('along any path', () => {
  const walks = fc.array(fc.constantFrom(...commands), { maxLength: 40 })
  const walk = (steps: readonly (typeof commands)[number][], given: GivenTaskCase): GivenTaskState[] => {
    const path: GivenTaskState[] = ['assigned']
    for (const command of steps) {
      const state = path.at(-1) ?? 'assigned'
      if (nextSteps(givenTask, state, given, () => true).some((one) => one.command === command && one.whyNot === null))
        path.push(decide(givenTask, state, command, given))
    }
    return path
  }
  test('nothing is verified that was not accepted and reported by its lead before', () => {
    fc.assert(
      fc.property(walks, (steps) => {
        const path = walk(steps, free)
        const verified = path.indexOf('verified-done')
        if (verified < 0) return
        expect(path[verified - 1]).toBe('reported-done')
        expect(path.slice(0, verified)).toContain('accepted')
        expect(verified).toBe(path.length - 1)
      }),
    )
  })
  test('whoever neither leads nor gave it can do nothing at all', () => {
    fc.assert(
      fc.property(walks, (steps) => {
        expect(walk(steps, { ...free, isLead: false, isGiver: false })).toEqual(['assigned'])
      }),
    )
  })
  test('somebody is always waited for until it is verified or cancelled', () => {
    for (const state of givenTaskStates) {
      const waiting = [...waitsForLead, ...waitsForGiver].filter((one) => one === state).length
      expect([state, waiting]).toEqual([state, givenTask.final.includes(state) ? 0 : 1])
    }
  })
})

test('a unit returns what is not its work within three working days, not later', () => {
  expect(decide(givenTask, 'assigned', 'return', { ...free, today: '2021-05-28' })).toBe('returned')
  expect(refusalOf(() => decide(givenTask, 'assigned', 'return', { ...free, today: '2021-05-29' }))).toBe(
    'term-for-returning-is-over',
  )
})

test('more time is asked for once it has a date, for a later day, and granted once only', () => {
  const ask = (change: Partial<GivenTaskCase>) =>
    refusalOf(() => decide(givenTask, 'in-progress', 'ask-extension', { ...free, until: '2021-06-10', ...change }))
  expect(ask({})).toBe('done')
  expect(ask({ dueOn: null })).toBe('task-has-no-day-to-extend')
  expect(ask({ extended: true })).toBe('task-was-extended-before')
  expect(ask({ until: '2021-06-01' })).toBe('extension-ends-no-later')
  expect(ask({ dueOn: '2021-05-20', until: '2021-05-25' })).toBe('extension-ends-no-later')
})

describe('in the official words', () => {
  const days = fc.integer({ min: 1, max: 28 }).map((day) => `2021-06-${String(day).padStart(2, '0')}`)
  test('a task without a date is never late, whatever its state', () => {
    fc.assert(
      fc.property(fc.constantFrom(...givenTaskStates), days, (state, today) => {
        expect(String(officialStateOf({ state, dueOn: null, reportedOn: null }, today))).not.toMatch(/late|overdue|term|time/)
      }),
    )
  })
  test('what counts is the day of the report, but reported alone is not done', () => {
    const late = { dueOn: '2021-06-01', reportedOn: '2021-06-01' }
    expect(officialStateOf({ ...late, state: 'reported-done' }, '2021-06-03')).toBe('open-overdue')
    expect(officialStateOf({ ...late, state: 'verified-done' }, '2021-06-03')).toBe('done-on-time')
    expect(officialStateOf({ ...late, reportedOn: '2021-06-02', state: 'verified-done' }, '2021-06-03')).toBe('done-late')
  })
  test('a cancelled task is counted nowhere', () => {
    expect(officialStateOf({ state: 'cancelled', dueOn: '2021-06-01', reportedOn: null }, '2021-07-01')).toBeNull()
  })
})

test('the Committee directs everybody, a ministry its own and the provinces, a province its communes; nobody upwards or sideways', () => {
  expect(mayDirect('steering-authority', 'health-authority')).toBe(true)
  expect(mayDirect('health-authority', 'vn/30')).toBe(true)
  expect(mayDirect('health-authority', 'technology-authority')).toBe(false)
  expect(mayDirect('vn/30', 'vn/30/288/10507')).toBe(true)
  expect(mayDirect('vn/30', 'vn/31')).toBe(false)
  expect(mayDirect('vn/30', 'health-authority')).toBe(false)
  expect(['vn', 'vn/30/288', 'vn/30/288/10507/o-x', 'government-office'].filter(isDesk)).toEqual([])
})

test('an officer works for the authority whose work they may do, or for the unit in which they hold a role', () => {
  const health = (permission: string) => (['task.carry-out', 'problem.state'].includes(permission) ? ['vn'] : [])
  expect(desksOf(health, 'task.carry-out')).toEqual(['health-authority'])
  expect(desksOf((permission) => (permission === 'task.carry-out' ? ['vn/30'] : []), 'task.carry-out')).toEqual(['vn/30'])
  expect(desksOf(health, 'task.direct')).toEqual([])
})
