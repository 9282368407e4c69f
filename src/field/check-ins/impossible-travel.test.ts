import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastMinutesBetween, type Sighting, tellsAgainst, unsettledBy } from './impossible-travel.ts'
import { flags, repeated } from './visit.ts'

const [chiLinh, chiLinhToo, haiDuong, haNoi] = [
  'vn/30/290/10549/o-a',
  'vn/30/290/10552/o-b',
  'vn/30/288/10507/o-c',
  'vn/01/001/00001/o-d',
] as const
const scan = (path: string, second: number, over: Partial<Sighting> = {}): Sighting => ({
  at: new Date(Date.parse('2021-05-25T01:00:00Z') + second * 1000),
  path,
  flags: 0,
  isWitnessed: true,
  devices: [],
  ...over,
})
const typed = (path: string, second: number, phone: string) => scan(path, second, { isWitnessed: false, devices: [phone] })

test('another province takes half an hour, another district five minutes, another ward no time at all', () => {
  expect(leastMinutesBetween(chiLinh, haNoi)).toBe(30)
  expect(leastMinutesBetween(chiLinh, haiDuong)).toBe(5)
  expect(leastMinutesBetween(chiLinh, chiLinhToo)).toBe(0)
  expect(tellsAgainst(scan(haNoi, 29 * 60), scan(chiLinh, 0))).toBe(true)
  expect(tellsAgainst(scan(haNoi, 30 * 60), scan(chiLinh, 0))).toBe(false)
  expect(tellsAgainst(scan(chiLinhToo, 1), scan(chiLinh, 0))).toBe(false)
})

test('a name and number typed at a far poster tell nothing against whom staff or their own bound phone recorded', () => {
  const stranger = typed(haNoi, 60, 'stranger')
  const bound = scan(chiLinh, 0, { devices: ['own'] })
  expect(tellsAgainst(stranger, scan(chiLinh, 0))).toBe(false)
  expect(tellsAgainst(stranger, bound)).toBe(false)
  expect(tellsAgainst(scan(chiLinh, 0), stranger)).toBe(true)
  expect(tellsAgainst(bound, stranger)).toBe(true)
})

test('of two that were typed only those of one phone tell against each other', () => {
  expect(tellsAgainst(typed(haNoi, 60, 'one'), typed(chiLinh, 0, 'one'))).toBe(true)
  expect(tellsAgainst(typed(haNoi, 60, 'one'), typed(chiLinh, 0, 'another'))).toBe(false)
})

test('a scan whose clock was wrong tells nothing, and may be told against', () => {
  const misdated = scan(haNoi, 60, { flags: flags.misdated })
  expect(tellsAgainst(misdated, scan(chiLinh, 0))).toBe(false)
  expect(tellsAgainst(scan(chiLinh, 0), misdated)).toBe(true)
})

test('a photograph of a code, shown far away, tells nothing against its owner, who tells against it', () => {
  const replayed = scan(haNoi, 60, { flags: flags['stale-code'] })
  expect(tellsAgainst(replayed, scan(chiLinh, 0))).toBe(false)
  expect(tellsAgainst(scan(chiLinh, 0), replayed)).toBe(true)
})

test('once every side has been reviewed no day calls for another again', () => {
  const one = fc.record({
    second: fc.nat({ max: 2400 }),
    path: fc.constantFrom(chiLinh, chiLinhToo, haiDuong, haNoi),
    isWitnessed: fc.boolean(),
    devices: fc.subarray(['a', 'b']),
    flags: fc.constantFrom(0, flags.misdated, flags['stale-code'], flags['impossible-travel'], repeated),
  })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), (given) => {
      const scans = given.map(({ second, path, ...over }) => scan(path, second, over))
      const othersOf = (own: Sighting, all: readonly Sighting[]) => all.filter((other) => other.path !== own.path)
      const reviewed = scans.map((own) => {
        const isDoubted = othersOf(own, scans).some((other) => tellsAgainst(other, own))
        return { ...own, flags: (own.flags & ~flags['impossible-travel']) | (isDoubted ? flags['impossible-travel'] : 0) }
      })
      for (const own of reviewed) expect(unsettledBy(own, othersOf(own, reviewed))).toEqual([])
      // Nobody's flag is wrong without somebody's saying so, before the review, or its own day being due.
      for (const own of scans.filter(({ flags: bits }) => bits === 0)) {
        const isDoubted = othersOf(own, scans).some((other) => tellsAgainst(other, own))
        expect(scans.some((other) => other.path !== own.path && unsettledBy(other, [own]).length > 0)).toBe(isDoubted)
      }
    }),
  )
})
