import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideAttempt, throttle } from './throttle.ts'

const now = new Date('2021-05-25T01:00:00Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const none = { ofAccountFromAddress: [], ofAccount: [], fromAddress: [] }
const oldestFirst = (seconds: readonly number[]) => seconds.toSorted((one, other) => other - one).map(ago)

test('the tenth failure from one address still lets the next one through after the first has grown old', () => {
  const ten = oldestFirst([800, 700, 600, 500, 400, 300, 200, 100, 50, 10])
  expect(decideAttempt({ ...none, ofAccountFromAddress: ten.slice(1) }, now)).toEqual({ allowed: true })
  expect(decideAttempt({ ...none, ofAccountFromAddress: ten }, now)).toEqual({ allowed: false, seconds: 100 })
})

test('thirty failures over all addresses slow an account, fifty slow an address', () => {
  const many = (count: number) => oldestFirst(Array.from({ length: count }, () => 60))
  expect(decideAttempt({ ...none, ofAccount: many(29) }, now).allowed).toBe(true)
  expect(decideAttempt({ ...none, ofAccount: many(30) }, now)).toEqual({ allowed: false, seconds: 840 })
  expect(decideAttempt({ ...none, fromAddress: many(49) }, now).allowed).toBe(true)
  expect(decideAttempt({ ...none, fromAddress: many(50) }, now)).toEqual({ allowed: false, seconds: 840 })
})

test('after the wait that was named, and not before, one more attempt is let through', () => {
  const failures = fc.array(fc.integer({ min: 0, max: throttle.windowSeconds - 1 }), { minLength: 10, maxLength: 30 })
  fc.assert(
    fc.property(failures, (seconds) => {
      const past = { ...none, ofAccountFromAddress: oldestFirst(seconds) }
      const decision = decideAttempt(past, now)
      expect(decision.allowed).toBe(false)
      if (decision.allowed) return
      const later = new Date(now.getTime() + decision.seconds * 1000)
      const still = {
        ...none,
        ofAccountFromAddress: past.ofAccountFromAddress.filter(
          (at) => at.getTime() > later.getTime() - throttle.windowSeconds * 1000,
        ),
      }
      expect(decideAttempt(still, later).allowed).toBe(true)
      const sooner = new Date(later.getTime() - 1000)
      const before = {
        ...none,
        ofAccountFromAddress: past.ofAccountFromAddress.filter(
          (at) => at.getTime() > sooner.getTime() - throttle.windowSeconds * 1000,
        ),
      }
      expect(decideAttempt(before, sooner).allowed).toBe(false)
    }),
  )
})
