import fc from 'fast-check'
import { expect, test } from 'vitest'
import { validityRules } from './data/validity-hours.ts'
import type { FlagKind } from './form-definition.ts'
import { answerOf, type Declared, heardOf, hoursAccepted, type Voice, validUntil } from './validity.ts'

const at = (hours: number) => new Date(Date.parse('2021-05-25T00:00:00Z') + hours * 3_600_000)
const declared = (from: number, to: number, ...flags: FlagKind[]): Declared => ({
  declaredAt: at(from),
  validUntil: at(to),
  flags,
})

test('a declaration is accepted for 72 hours, to the minute', () => {
  expect(validUntil(validityRules, 'whole-population', at(0), '2021-05-25')).toEqual(at(72))
  expect(hoursAccepted(validityRules, 'whole-population', '2021-05-25')).toBe(72)
  expect(answerOf([declared(0, 72)], at(71.99)).state).toBe('valid')
  expect(answerOf([declared(0, 72)], at(72))).toEqual({
    state: 'expired',
    declaredAt: at(0),
    flagged: false,
    categories: [],
    unverified: false,
    unmatched: false,
  })
})

test('whoever never declared is told so, and a declaration of tomorrow does not count today', () => {
  expect(answerOf([], at(0)).state).toBe('none')
  expect(answerOf([declared(5, 77)], at(0)).state).toBe('none')
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
  expect(answerOf(both, at(2))).toMatchObject({ state: 'valid', declaredAt: at(1), flagged: true, categories: ['symptom'] })
  const cleared = [declared(0, 72), declared(1, 73)]
  expect(answerOf(cleared, at(2))).toMatchObject({ flagged: false, categories: [] })
  expect(answerOf([...cleared, declared(3, 75, 'exposure')], at(4))).toMatchObject({ flagged: true, categories: ['exposure'] })
})

const by = (device: string | null, from: number, ...flags: FlagKind[]) => ({ ...declared(from, from + 72, ...flags), device })
const bound = (id: string, from: number, until?: number) => ({
  id,
  boundAt: at(from),
  withdrawnAt: until === undefined ? null : at(until),
})
const ask = (said: readonly ReturnType<typeof by>[], voices: readonly Voice[], shownBy: string | null, now = 10) =>
  answerOf(heardOf(said, voices, shownBy), at(now))

test('until a phone is bound it speaks only for whoever shows it; at a paper its fever is a question, a desk always counts', () => {
  const mineAndStrangers = [by('mine', 0), by('stranger', 0, 'symptom')]
  expect(ask(mineAndStrangers, [], 'mine')).toMatchObject({ state: 'valid', flagged: false, unverified: true })
  expect(ask(mineAndStrangers, [], 'stranger')).toMatchObject({ flagged: true, unverified: false })
  expect(ask(mineAndStrangers, [], null)).toMatchObject({ state: 'valid', flagged: false, unverified: true })
  expect(ask([by('only', 0, 'symptom')], [], null)).toMatchObject({ state: 'valid', flagged: false, unverified: true })
  expect(ask([by('stranger', 0)], [], 'mine')).toMatchObject({ state: 'none', unverified: false })
  expect(ask([by('stranger', 0, 'symptom')], [], 'mine')).toMatchObject({ state: 'none', flagged: false, unverified: true })
  expect(ask([...mineAndStrangers, by(null, 0, 'exposure')], [], 'mine')).toMatchObject({
    flagged: true,
    categories: ['exposure'],
  })
})

test('a phone that was lost is heard with what it declared before it was lost, and with nothing after', () => {
  const reissued = [bound('lost', 0, 5), bound('new', 5)]
  expect(ask([by('lost', 1, 'symptom')], reissued, null)).toMatchObject({ state: 'valid', flagged: true, unverified: false })
  expect(ask([by('lost', 1, 'symptom')], reissued, 'new')).toMatchObject({ state: 'valid', flagged: true })
  expect(ask([by('lost', 6, 'symptom')], reissued, null)).toMatchObject({ state: 'none', flagged: false, unverified: false })
})

test('binding a second phone hides no fever that another one claimed before; what others claim afterwards is not heard', () => {
  expect(ask([by('other', 1, 'symptom')], [bound('new', 5)], null)).toMatchObject({ state: 'valid', unverified: true })
  expect(ask([by('other', 1, 'symptom'), by('new', 6)], [bound('new', 5)], 'new')).toMatchObject({
    state: 'valid',
    flagged: false,
    unverified: true,
  })
  expect(ask([by('other', 6, 'symptom')], [bound('new', 5)], null)).toMatchObject({ state: 'none', unverified: false })
  expect(ask([by('other', 6)], [bound('card only', 0, 5)], null), 'with no bound phone left').toMatchObject({ state: 'valid' })
})

test('no phone that an office has not bound ever flags a person at their paper, and no binding silences what was flagged before it', () => {
  const phone = fc.constantFrom('a', 'b', 'c')
  const said = fc.array(fc.tuple(fc.option(phone), fc.integer({ min: 0, max: 9 }), fc.boolean()), { maxLength: 8 })
  const voice = fc.tuple(phone, fc.integer({ min: 0, max: 9 }), fc.option(fc.integer({ min: 0, max: 9 })))
  fc.assert(
    fc.property(said, fc.array(voice, { maxLength: 3 }), (rows, voices) => {
      const all = rows.map(([device, from, sick]) => by(device, from, ...(sick ? ['symptom' as const] : [])))
      const known = voices.map(([id, from, until]) => bound(id, from, until ?? undefined))
      const answer = ask(all, known, null)
      const verified = all.filter(({ device }) => device === null || known.some(({ id }) => id === device))
      if (answer.flagged) expect(verified.some(({ flags }) => flags.length > 0)).toBe(true)
      const first = Math.min(...known.map(({ boundAt }) => boundAt.getTime()))
      const before = all.filter(({ declaredAt, flags }) => flags.length > 0 && declaredAt.getTime() <= first)
      if (before.length > 0) expect(answer.flagged || answer.unverified).toBe(true)
    }),
  )
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
      const answer = answerOf(all, at(now))
      const covering = rows.filter((row) => row.from <= now && now < row.from + row.hours)
      expect(answer.state === 'valid').toBe(covering.length > 0)
      expect(answer.flagged).toBe(covering.some((row) => row.sick))
      if (answer.state === 'none') expect(rows.every((row) => row.from > now)).toBe(true)
    }),
  )
})
