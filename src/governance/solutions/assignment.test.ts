import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide, nextSteps } from '../../platform/transitions.ts'
import { type AssignmentCase, assignment } from './assignment.ts'
import { type CheckedItem, checklistOf, itemResults } from './handover.ts'
import { templateItems } from './handover-template.ts'

const today = '2021-06-01'
const handoverItems = templateItems(1).map(({ item }) => item)
const [firstItem = 'runbook', secondItem = 'runbook'] = handoverItems
const passed = templateItems(1).map((one): CheckedItem => ({ ...one, result: 'passed', dueOn: null, agreed: false }))
const given = (some: Partial<AssignmentCase> = {}): AssignmentCase => ({
  checklist: passed,
  asker: 'health',
  completedBy: 'technology',
  acceptedBy: null,
  urgent: true,
  graveDefects: 0,
  moved: null,
  today,
  checking: null,
  ...some,
})
const withOne = (one: Partial<CheckedItem>): CheckedItem[] => passed.map((item, at) => (at === 0 ? { ...item, ...one } : item))

test('an assigned solution is completed, declared ready and handed over, in this order only', () => {
  expect(decide(assignment, 'assigned', 'begin-completing', given())).toBe('completing')
  expect(decide(assignment, 'completing', 'declare-ready', given())).toBe('ready')
  expect(decide(assignment, 'ready', 'accept', given())).toBe('accepted')
  expect(decide(assignment, 'accepted', 'transfer', given({ acceptedBy: 'signer' }))).toBe('handed-over')
  expect(() => decide(assignment, 'accepted', 'transfer', given({ acceptedBy: 'health' }))).toThrow(
    'one-account-cannot-sign-for-both-sides',
  )
  expect(() => decide(assignment, 'assigned', 'accept', given())).toThrow('not-possible-in-this-state')
  expect(() => decide(assignment, 'handed-over', 'withdraw', given())).toThrow('not-possible-in-this-state')
})

test('the health side does not accept with an item that nobody has looked at', () => {
  expect(() => decide(assignment, 'ready', 'accept', given({ checklist: checklistOf(1, []) }))).toThrow(
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
    'accepted',
  )
  for (const dueOn of [null, '2021-05-31']) {
    expect(() => decide(assignment, 'ready', 'accept', given({ checklist: withOne({ result: 'reserved', dueOn }) }))).toThrow(
      'reservations-are-out-of-date',
    )
    const checking = { item: firstItem, result: 'reserved', dueOn, proof: null } as const
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
    agreed: fc.boolean(),
    dueOn: fc.constantFrom(null, '2021-05-01', today, '2021-07-01'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(checked, { selector: (one) => one.item }), (items) => {
      const checklist = checklistOf(1, items)
      const complete =
        items.length === 8 &&
        items.every(
          ({ result, dueOn, agreed }) =>
            result === 'passed' ||
            (result === 'not-applicable' && agreed) ||
            (result === 'reserved' && dueOn !== null && dueOn >= today),
        )
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
  const checking = { item: firstItem, result: 'passed', dueOn: null, proof: null } as const
  const checklist = withOne({ result: 'reserved', dueOn: today })
  expect(decide(assignment, 'handed-over', 'close-reservation', given({ checklist, checking }))).toBe('handed-over')
  expect(() =>
    decide(assignment, 'handed-over', 'close-reservation', given({ checklist, checking: { ...checking, item: secondItem } })),
  ).toThrow('item-is-not-reserved')
})

test('the button to accept says why it cannot be pressed yet', () => {
  const steps = nextSteps(
    assignment,
    'ready',
    given({ checklist: checklistOf(1, []) }),
    (permission) => permission === 'handover.accept',
  )
  expect(steps).toEqual([
    { command: 'name-receiver', whyNot: null },
    { command: 'check-item', whyNot: null },
    { command: 'agree-not-applicable', whyNot: 'not-your-permission' },
    { command: 'reserve-the-rest', whyNot: null },
    { command: 'count-by-hand', whyNot: null },
    { command: 'raise-defect', whyNot: null },
    { command: 'accept', whyNot: 'handover-items-are-untouched' },
    { command: 'return', whyNot: null },
    { command: 'withdraw', whyNot: 'not-your-permission' },
  ])
})

test('of the full list eight must have passed when it is urgent, and every mandatory item in calm times; a grave defect is never passed over', () => {
  const full = templateItems(2)
  expect(full.filter(({ urgent }) => urgent)).toHaveLength(8)
  const reserving = (isReserved: (one: (typeof full)[number]) => boolean) =>
    full.map(
      (one): CheckedItem =>
        isReserved(one)
          ? { ...one, result: 'reserved', dueOn: '2021-07-01', agreed: false }
          : { ...one, result: 'passed', dueOn: null, agreed: false },
    )
  const accept = (some: Partial<AssignmentCase>) => () => decide(assignment, 'ready', 'accept', given(some))
  const checklist = reserving(({ urgent }) => !urgent)
  expect(accept({ checklist })()).toBe('accepted')
  expect(accept({ checklist, urgent: false })).toThrow('handover-items-must-pass-now')
  expect(accept({ checklist: reserving(({ mandatory }) => !mandatory), urgent: false })()).toBe('accepted')
  for (const { item } of full.filter(({ urgent }) => urgent))
    expect(accept({ checklist: reserving((one) => one.item === item) })).toThrow('handover-items-must-pass-now')
  expect(accept({ graveDefects: 1 })).toThrow('grave-defects-are-open')
})
