import fc from 'fast-check'
import { expect, test } from 'vitest'
import { strictnessOf, type Terms, termsAgainst } from './strictness.ts'

const terms: Terms = { force: 'mandatory', threshold: 0.8, dueOn: '2021-06-12', frequency: 'daily', graceDays: 2 }

test('an earlier date, a higher level and less grace are stricter; no date is looser than any date', () => {
  expect(strictnessOf({ ...terms, dueOn: '2021-06-10' }, terms)).toBe('stricter')
  expect(strictnessOf({ ...terms, threshold: 0.9, graceDays: 0 }, terms)).toBe('stricter')
  expect(strictnessOf({ ...terms, dueOn: null }, terms)).toBe('looser')
  expect(strictnessOf({ ...terms, force: 'recommended' }, terms)).toBe('looser')
  expect(strictnessOf({ ...terms, frequency: 'once' }, terms)).toBe('looser')
  expect(termsAgainst({ ...terms, threshold: 0.9, dueOn: '2021-07-01' }, terms)).toEqual({
    stricter: ['threshold'],
    looser: ['dueOn'],
  })
})

const any = fc.record({
  force: fc.constantFrom('mandatory' as const, 'recommended' as const),
  threshold: fc.constantFrom(null, 0.5, 0.8, 1),
  dueOn: fc.constantFrom(null, '2021-06-01', '2021-06-12'),
  frequency: fc.constantFrom('once' as const, 'daily' as const, 'continuous' as const),
  graceDays: fc.nat(5),
})

test('what is stricter one way is looser the other way, and nothing is stricter than itself', () => {
  const turned = { same: 'same', stricter: 'looser', looser: 'stricter', mixed: 'mixed' } as const
  fc.assert(
    fc.property(any, any, (one, other) => {
      expect(strictnessOf(other, one)).toBe(turned[strictnessOf(one, other)])
      expect(strictnessOf(one, one)).toBe('same')
    }),
  )
})
