import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostAnswersAtOnce } from '../../contract.ts'
import { type AskedVisit, ask, type DoorAnswer, hear, isForStaff, isInvited, leave, stillAsked } from './door-answer.ts'

const clean: DoorAnswer = {
  state: 'valid',
  declaredAt: '2021-05-25T02:12:00.000Z',
  flagged: false,
  unverified: false,
  unmatched: false,
  acceptedHours: 72,
}
const visit = (sequence: number) => ({ sequence, initials: 'N.V.A.', at: '2021-05-25T02:15:00.000Z' })
const minute = 60_000

test('an answer is shown for a minute and then leaves the page; what was not answered yet is still asked for', () => {
  const asked = hear(ask(ask([], visit(1)), visit(2)), 1, clean, 1000)
  expect(stillAsked(asked)).toEqual([2])
  expect(leave(asked, 1000 + minute - 1)).toBe(asked)
  expect(leave(asked, 1000 + minute).map((one) => one.sequence)).toEqual([2])
})

test('a refused visit is no longer asked about, and an answer nobody waits for changes nothing', () => {
  const asked = ask([], visit(1))
  expect(hear(asked, 1, undefined, 0)).toEqual([])
  expect(hear(asked, 9, clean, 0)).toBe(asked)
})

test('whoever comes, in whatever order answers come: the door never asks for more than the server allows, and nothing answered outlives its minute', () => {
  const step = fc.record({ kind: fc.constantFrom('scan', 'answer'), number: fc.nat(12), after: fc.nat(90_000) })
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let asked: readonly AskedVisit[] = []
      let now = 0
      let next = 1
      for (const { kind, number, after } of steps) {
        now += after
        asked = leave(asked, now)
        asked = kind === 'scan' ? ask(asked, visit(next++)) : hear(asked, number, clean, now)
        expect(asked.length).toBeLessThanOrEqual(mostAnswersAtOnce)
        for (const one of asked) expect(one.until === undefined || one.until - now <= minute).toBe(true)
      }
      expect(leave(asked, now + minute).every((one) => one.answer === undefined)).toBe(true)
    }),
  )
})

test('the queue sees the same invitation for no declaration, an old one and one with signs; what an unconfirmed phone said is for the staff alone', () => {
  const alike = [
    { ...clean, state: 'none' as const },
    { ...clean, state: 'expired' as const },
    { ...clean, flagged: true },
  ]
  expect(alike.map(isInvited)).toEqual([true, true, true])
  expect(isInvited({ ...clean, unverified: true })).toBe(false)
  expect(isForStaff({ ...clean, unverified: true })).toBe(true)
  expect([isInvited({ ...clean, unmatched: true }), isForStaff({ ...clean, unmatched: true })]).toEqual([false, true])
  expect([isInvited(clean), isForStaff(clean)]).toEqual([false, false])
})
