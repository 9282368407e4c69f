import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, nextSteps } from '../../platform/transitions.ts'
import { type AssignmentCase, assignment } from './assignment.ts'
import { type CheckedItem, checklistOf, handoverItems, itemResults } from './handover.ts'

const today = '2021-06-01'
const passed = handoverItems.map((item): CheckedItem => ({ item, result: 'passed', dueOn: null }))
const given = (some: Partial<AssignmentCase> = {}): AssignmentCase => ({
  checklist: passed,
  asker: 'health',
  completedBy: 'technology',
  today,
  checking: null,
  ...some,
})
const withOne = (one: Partial<CheckedItem>): CheckedItem[] => passed.map((item, at) => (at === 0 ? { ...item, ...one } : item))

test('an assigned solution is completed, declared ready and handed over, in this order only', () => {
  expect(decide(assignment, 'assigned', 'begin-completing', given())).toBe('completing')
  expect(decide(assignment, 'completing', 'declare-ready', given())).toBe('ready')
  expect(decide(assignment, 'ready', 'accept', given())).toBe('handed-over')
  expect(() => decide(assignment, 'assigned', 'accept', given())).toThrow('not-possible-in-this-state')
  expect(() => decide(assignment, 'handed-over', 'withdraw', given())).toThrow('not-possible-in-this-state')
})

test('the health side does not accept with an item that nobody has looked at', () => {
  expect(() => decide(assignment, 'ready', 'accept', given({ checklist: checklistOf([]) }))).toThrow(
    'handover-items-are-untouched',
  )
})

test('the health side does not accept with an item that has failed', () => {
  expect(() => decide(assignment, 'ready', 'accept', given({ checklist: withOne({ result: 'failed' }) }))).toThrow(
    'handover-items-have-failed',
  )
})

test('a reserved item needs a day, and the day must not have passed', () => {
  expect(decide(assignment, 'ready', 'accept', given({ checklist: withOne({ result: 'reserved', dueOn: today }) }))).toBe(
    'handed-over',
  )
  for (const dueOn of [null, '2021-05-31']) {
    expect(() => decide(assignment, 'ready', 'accept', given({ checklist: withOne({ result: 'reserved', dueOn }) }))).toThrow(
      'reservations-are-out-of-date',
    )
    const checking = { item: handoverItems[0], result: 'reserved', dueOn } as const
    expect(() => decide(assignment, 'ready', 'check-item', given({ checking }))).toThrow('reservation-needs-a-coming-date')
  }
})

test('whoever signed for the technology side neither checks nor signs for the health side', () => {
  expect(() => decide(assignment, 'ready', 'accept', given({ asker: 'technology' }))).toThrow(
    'one-account-cannot-sign-for-both-sides',
  )
  expect(() => decide(assignment, 'ready', 'check-item', given({ asker: 'technology' }))).toThrow(
    'one-account-cannot-sign-for-both-sides',
  )
})

test('whatever stands in the checklist, a handover has eight items that passed or are reserved to a coming day', () => {
  const checked = fc.record({
    item: fc.constantFrom(...handoverItems),
    result: fc.constantFrom(...itemResults),
    dueOn: fc.constantFrom(null, '2021-05-01', today, '2021-07-01'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(checked, { selector: (one) => one.item }), (items) => {
      const checklist = checklistOf(items)
      const complete =
        items.length === 8 &&
        items.every(({ result, dueOn }) => result === 'passed' || (result === 'reserved' && dueOn !== null && dueOn >= today))
      let accepted = true
      try {
        decide(assignment, 'ready', 'accept', given({ checklist }))
      } catch {
        accepted = false
      }
      expect(accepted).toBe(complete)
    }),
  )
})

test('only what is reserved can be closed after the handover', () => {
  const checking = { item: handoverItems[0], result: 'passed', dueOn: null } as const
  const checklist = withOne({ result: 'reserved', dueOn: today })
  expect(decide(assignment, 'handed-over', 'close-reservation', given({ checklist, checking }))).toBe('handed-over')
  expect(() =>
    decide(
      assignment,
      'handed-over',
      'close-reservation',
      given({ checklist, checking: { ...checking, item: handoverItems[1] } }),
    ),
  ).toThrow('item-is-not-reserved')
})

test('the button to accept says why it cannot be pressed yet', () => {
  const steps = nextSteps(
    assignment,
    'ready',
    given({ checklist: checklistOf([]) }),
    (permission) => permission === 'handover.accept',
  )
  expect(steps).toEqual([
    { command: 'check-item', whyNot: null },
    { command: 'accept', whyNot: 'handover-items-are-untouched' },
    { command: 'return', whyNot: null },
    { command: 'withdraw', whyNot: 'not-your-permission' },
  ])
})
