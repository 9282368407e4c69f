import fc from 'fast-check'
import { expect, test } from 'vitest'
import { validityRules } from './data/validity-hours.ts'
import type { FlagKind } from './form-definition.ts'
import { answerOf, type Declared, heardOf, hoursAccepted, validUntil } from './validity.ts'

const at = (hours: number) => new Date(Date.parse('2021-05-25T00:00:00Z') + hours * 3_600_000)
const declared = (from: number, to: number, ...flags: FlagKind[]): Declared => ({
  declaredAt: at(from),
  validUntil: at(to),
  flags,
})

test('a declaration is accepted for 72 hours, to the minute', () => {
  expect(validUntil(validityRules, 'whole-population', at(0), '2021-05-25')).toEqual(at(72))
  expect(hoursAccepted(validityRules, 'whole-population', '2021-05-25')).toBe(72)
  expect(answerOf([declared(0, 72)], null, at(71.99)).state).toBe('valid')
  expect(answerOf([declared(0, 72)], null, at(72))).toEqual({
    state: 'expired',
    declaredAt: at(0),
    flagged: false,
    categories: [],
    unverified: false,
  })
})

test('whoever never declared is told so, and a declaration of tomorrow does not count today', () => {
  expect(answerOf([], null, at(0)).state).toBe('none')
  expect(answerOf([declared(5, 77)], null, at(0)).state).toBe('none')
})

test('a rule that changes later does not change what was declared before', () => {
  const changed = [
    { form: 'entry', hours: 72, fromOn: '2021-05-01', toOn: '2021-07-01', source: 'a' },
    { form: 'entry', hours: 24, fromOn: '2021-07-01', toOn: null, source: 'b' },
  ] as const
  expect(validUntil(changed, 'entry', at(0), '2021-06-30')).toEqual(at(72))
  expect(validUntil(changed, 'entry', at(0), '2021-07-01')).toEqual(at(24))
  expect(() => validUntil(changed, 'entry', at(0), '2020-01-01')).toThrow('no validity rule')
})

test('declaring again without the fever does not undo the fever; being cleared by the health station does', () => {
  const both = [declared(0, 72, 'symptom'), declared(1, 73)]
  expect(answerOf(both, null, at(2))).toMatchObject({ state: 'valid', declaredAt: at(1), flagged: true, categories: ['symptom'] })
  expect(answerOf(both, at(1.5), at(2))).toMatchObject({ flagged: false, categories: [] })
  expect(answerOf([...both, declared(3, 75, 'exposure')], at(1.5), at(4))).toMatchObject({
    flagged: true,
    categories: ['exposure'],
  })
})

test('until a phone is bound a phone speaks only for whoever shows it, a paper for the only phone that declared, a desk always', () => {
  const by = (device: string | null, ...flags: FlagKind[]) => ({ ...declared(0, 72, ...flags), device })
  const ask = (said: readonly ReturnType<typeof by>[], bound: string[], shownBy: string | null) =>
    answerOf(heardOf(said, bound, shownBy), null, at(1))
  const mineAndStrangers = [by('mine'), by('stranger', 'symptom')]
  expect(ask(mineAndStrangers, [], 'mine')).toMatchObject({ state: 'valid', flagged: false, unverified: true })
  expect(ask(mineAndStrangers, [], 'stranger')).toMatchObject({ flagged: true, unverified: false })
  expect(ask(mineAndStrangers, [], null)).toMatchObject({ state: 'valid', flagged: false, unverified: true })
  expect(ask(mineAndStrangers, ['mine'], null)).toMatchObject({ flagged: false, unverified: false })
  expect(ask([by('only', 'symptom')], [], null)).toMatchObject({ flagged: true, unverified: false })
  expect(ask([by('stranger')], [], 'mine')).toMatchObject({ state: 'none', unverified: false })
  expect(ask([...mineAndStrangers, by(null, 'exposure')], [], 'mine')).toMatchObject({ flagged: true, categories: ['exposure'] })
})

test('the answer says valid exactly when some declaration covers the moment', () => {
  const one = fc.record({
    from: fc.integer({ min: -100, max: 100 }),
    hours: fc.integer({ min: 1, max: 100 }),
    sick: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), fc.integer({ min: -100, max: 200 }), (rows, now) => {
      const all = rows.map((row) => declared(row.from, row.from + row.hours, ...(row.sick ? ['symptom' as const] : [])))
      const answer = answerOf(all, null, at(now))
      const covering = rows.filter((row) => row.from <= now && now < row.from + row.hours)
      expect(answer.state === 'valid').toBe(covering.length > 0)
      expect(answer.flagged).toBe(covering.some((row) => row.sick))
      if (answer.state === 'none') expect(rows.every((row) => row.from > now)).toBe(true)
    }),
  )
})
