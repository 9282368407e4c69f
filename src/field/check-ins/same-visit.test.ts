import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Scan, standingFor, visitsBehind } from './same-visit.ts'
import { flags } from './visit.ts'

const at = (second: number) => new Date(Date.parse('2021-05-25T01:00:00Z') + second * 1000)
const scan = (second: number, over: Partial<Scan> = {}): Scan => ({
  id: `scan-${second}`,
  inAt: at(second),
  at: at(second),
  outAt: null,
  flags: 0,
  ...over,
})
const seconds = (visits: readonly (readonly Scan[])[]) =>
  visits.map((visit) => visit.map((one) => (one.inAt.getTime() - at(0).getTime()) / 1000))

test('scans less than a minute after a visit’s first scan are that visit; a minute later it is another', () => {
  expect(seconds(visitsBehind([scan(0), scan(59), scan(60), scan(130)]))).toEqual([[0, 59], [60], [130]])
})

test('who left within the minute and comes again has a second visit; a scan from before the leaving stays with the first', () => {
  expect(seconds(visitsBehind([scan(0, { outAt: at(20) }), scan(10), scan(30)]))).toEqual([[0, 10], [30]])
})

test('an undoubted scan stands for the visit before a doubted one, and an entry before a leaving', () => {
  expect(standingFor([scan(0, { flags: flags['stale-code'] }), scan(5)])?.inAt).toEqual(at(5))
  expect(standingFor([scan(0, { flags: flags['no-entry'], outAt: at(0) }), scan(5)])?.inAt).toEqual(at(5))
  expect(standingFor([scan(3), scan(1)])?.inAt).toEqual(at(1))
})

test('in whatever order scans arrive, they are the same visits, and none is lost', () => {
  const scans = fc.uniqueArray(fc.record({ second: fc.nat({ max: 400 }), leaves: fc.option(fc.nat({ max: 200 })) }), {
    maxLength: 20,
    selector: (one) => one.second,
  })
  fc.assert(
    fc.property(
      scans.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
      ([given, shuffled]) => {
        const read = (all: typeof given) =>
          seconds(
            visitsBehind(all.map(({ second, leaves }) => scan(second, { outAt: leaves === null ? null : at(second + leaves) }))),
          )
        expect(read(shuffled)).toEqual(read(given))
        expect(read(given).flat()).toHaveLength(given.length)
        for (const visit of read(given)) expect((visit.at(-1) ?? 0) - (visit[0] ?? 0)).toBeLessThan(60)
      },
    ),
  )
})
