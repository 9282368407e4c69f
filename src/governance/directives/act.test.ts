import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../vocabulary/period.ts'
import { type Act, actKinds, endOf, ends, extentOn, pausesOf, standingOn, stateOn } from './act.ts'
import { directiveStates, signedStates } from './directive.ts'

const act = (kind: Act['kind'], effectiveOn: string, provisionIds: readonly string[] | null = null, id = effectiveOn): Act => ({
  id,
  kind,
  effectiveOn,
  provisionIds,
})
const provisions = [
  { id: 'one', fromOn: '2021-06-01' },
  { id: 'two', fromOn: '2021-06-10' },
]

test('a suspended content applies again when the issuer says so, and never again once it has ended', () => {
  const acts = [act('suspend', '2021-06-05'), act('resume', '2021-06-08'), act('repeal', '2021-06-20', ['one'])]
  expect(['2021-06-04', '2021-06-05', '2021-06-08', '2021-06-20'].map((on) => standingOn('one', acts, on))).toEqual([
    'applies',
    'suspended',
    'applies',
    'ended',
  ])
  expect(standingOn('two', acts, '2021-06-20')).toBe('applies')
  expect(pausesOf('one', acts)).toEqual([{ from: '2021-06-05', to: '2021-06-08' }])
  expect(endOf('one', acts)).toBe('2021-06-20')
  expect(standingOn('one', [...acts, act('resume', '2021-06-21')], '2021-06-22')).toBe('ended')
})

test('a directive is partly in force while some of its contents apply and others have not begun, are suspended or have ended', () => {
  const extent = (acts: Act[], on: string) => extentOn('issued', provisions, acts, on)
  expect(extent([], '2021-05-31')).toBe('to-come')
  expect(extent([], '2021-06-01')).toBe('partly-in-force')
  expect(extent([], '2021-06-10')).toBe('in-force')
  expect(extent([act('amend', '2021-06-15', ['one'])], '2021-06-15')).toBe('partly-in-force')
  expect(extent([act('suspend', '2021-06-15')], '2021-06-15')).toBe('suspended')
  expect(extent([act('expire', '2021-06-15')], '2021-06-15')).toBe('ended')
})

test('two suspensions are one pause, and a repeal ends it', () => {
  const acts = [act('suspend', '2021-06-02'), act('suspend', '2021-06-04', ['one']), act('repeal', '2021-06-09')]
  expect(pausesOf('one', acts)).toEqual([{ from: '2021-06-02', to: '2021-06-09' }])
})

test('a planned act that finds the directive already ended falls away', () => {
  const acts = [act('expire', '2021-07-01'), act('repeal', '2021-06-01')]
  expect(stateOn(acts, '2021-06-30')).toBe('repealed')
  expect(stateOn(acts, '2021-07-02')).toBe('repealed')
})

const days = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2021-05-29', count))
const anyAct = fc
  .record({
    kind: fc.constantFrom(...actKinds),
    effectiveOn: days,
    part: fc.constantFrom(null, ['one'], ['two'], ['one', 'two']),
    id: fc.uuid(),
  })
  .map(({ kind, effectiveOn, part, id }) => act(kind, effectiveOn, kind === 'amend' ? (part ?? ['one']) : part, id))
const anyActs = fc.array(anyAct, { maxLength: 12 })

test('what holds on a day follows from the acts dated up to it: no later act, in whatever order it is recorded, changes the past', () => {
  fc.assert(
    fc.property(anyActs, days, (acts, on) => {
      const upTo = acts.filter(({ effectiveOn }) => effectiveOn <= on)
      for (const { id } of provisions) expect(standingOn(id, acts, on)).toBe(standingOn(id, upTo, on))
      expect(stateOn(acts, on)).toBe(stateOn(upTo, on))
      expect(extentOn('issued', provisions, acts, on)).toBe(extentOn('issued', provisions, upTo, on))
      expect(standingOn('one', acts.toReversed(), on)).toBe(standingOn('one', acts, on))
    }),
  )
})

test('standing, end and pauses of a content tell one and the same story on every day', () => {
  fc.assert(
    fc.property(anyActs, days, (acts, on) => {
      for (const { id } of provisions) {
        const end = endOf(id, acts)
        const isEnded = end !== null && end <= on
        const isPaused = pausesOf(id, acts).some(({ from, to }) => from <= on && (to === null || on < to))
        expect(standingOn(id, acts, on)).toBe(isEnded ? 'ended' : isPaused ? 'suspended' : 'applies')
      }
    }),
  )
})

test('what has ended is never in force again, and a whole directive that ended has no content that applies', () => {
  fc.assert(
    fc.property(anyActs, days, fc.nat(30), (acts, on, later) => {
      if (standingOn('one', acts, on) === 'ended') expect(standingOn('one', acts, addDays(on, later))).toBe('ended')
      const isWholeEnd = acts.some(
        ({ kind, effectiveOn, provisionIds }) => ends(kind) && provisionIds === null && effectiveOn <= on,
      )
      if (isWholeEnd) expect(extentOn('issued', provisions, acts, on)).toBe('ended')
    }),
  )
})

test('nothing is in force that was never issued: neither a draft nor a recommendation, whatever is said of it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...directiveStates), anyActs, days, (state, acts, on) => {
      const extent = extentOn(state, provisions, acts, on)
      expect(extent === null).toBe(!signedStates.some((signed) => signed === state))
      const before = extentOn(state, provisions, acts, addDays('2021-05-31', -1))
      expect(before === 'in-force' || before === 'partly-in-force').toBe(false)
    }),
  )
})
