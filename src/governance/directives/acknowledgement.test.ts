import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bindsStill, overFor } from './acknowledgement.ts'
import { type Act, actKinds, endOf, extentOn, stateOn } from './act.ts'

const days = ['2021-06-01', '2021-06-02', '2021-06-03', '2021-06-04', '2021-06-05'] as const
const ids = ['a', 'b', 'c'] as const
const units = ['vn/30', 'vn/31', 'vn/30/288'] as const

const anyActs = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...actKinds),
      effectiveOn: fc.constantFrom(...days),
      provisionIds: fc.oneof(fc.constant(null), fc.subarray([...ids], { minLength: 1 })),
    }),
    { maxLength: 6 },
  )
  .map((acts) => acts.map((one, at): Act => ({ ...one, id: String(at) })))
const anyTerritories = fc.tuple(...ids.map(() => fc.subarray(['vn/30', 'vn/31', 'vn/32'], { minLength: 1 })))
const contentsOf = (acts: readonly Act[], territories: readonly (readonly string[])[]) =>
  ids.map((id, at) => ({ id, territory: territories[at] ?? [], endsOn: endOf(id, acts) }))

test('whatever became of a directive in whatever order: once all of it is over nobody is asked to acknowledge it', () => {
  fc.assert(
    fc.property(anyActs, anyTerritories, fc.constantFrom(...days), (acts, territories, on) => {
      const contents = contentsOf(acts, territories)
      const extent = extentOn(
        stateOn(acts, on),
        ids.map((id) => ({ id, fromOn: days[0] })),
        acts,
        on,
      )
      const asked = units.filter((unit) => bindsStill(contents, unit, on))
      if (extent === 'ended') expect(asked).toEqual([])
      else expect(contents.some(({ endsOn }) => endsOn === null || endsOn > on)).toBe(true)
    }),
  )
})

test('a unit is either bound still, or told the day and the way in which the last content for it ended, or was never bound', () => {
  fc.assert(
    fc.property(anyActs, anyTerritories, fc.constantFrom(...days), fc.constantFrom(...units), (acts, territories, on, unit) => {
      const contents = contentsOf(acts, territories)
      const over = overFor(contents, acts, [unit], on)
      const wasBound = contents.some(({ territory }) => territory.some((path) => unit.startsWith(path)))
      expect(over === undefined).toBe(!wasBound || bindsStill(contents, unit, on))
      if (over === undefined) return
      expect(over.on <= on).toBe(true)
      expect(acts.some(({ kind, effectiveOn }) => kind === over.how && effectiveOn === over.on)).toBe(true)
    }),
  )
})
