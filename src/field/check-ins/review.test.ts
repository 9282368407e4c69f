import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hourBit, mostInAMinute, mostOfOneDevice, type ReviewedVisit, reviewDay } from './review.ts'
import { flagNames, flags, isDoubtful, isOpen, isStaleCode, leftAt, repeated } from './visit.ts'

const at = (minute: number) => new Date(Date.parse('2021-05-25T01:00:00Z') + minute * 60_000)
const visit = (n: number, over: Partial<ReviewedVisit> = {}): ReviewedVisit => ({
  id: `visit-${n}`,
  personId: n,
  inAt: at(n),
  at: over.inAt ?? at(n),
  receivedAt: over.inAt ?? at(n),
  flags: 0,
  outAt: null,
  devices: [],
  byStaff: false,
  knownAs: new Set(),
  isBefore: false,
  isElsewhere: false,
  ...over,
})

describe('the review of a day', () => {
  test('an ordinary day is left as it is, and its visitors are counted once each', () => {
    const review = reviewDay([visit(1), visit(2), visit(90, { personId: 1 })])
    expect(review).toMatchObject({ changed: [], visits: 3, flagged: 0, distinctVisitors: 2 })
  })

  test('more people in a minute than pass a door are flagged, kept, and counted apart', () => {
    const crowd = Array.from({ length: mostInAMinute + 1 }, (_, n) => visit(n, { inAt: at(5) }))
    const review = reviewDay([...crowd, visit(500)])
    expect(review.visits).toBe(1)
    expect(review.flagged).toBe(crowd.length)
    expect(review.changed.every((one) => one.flags === flags.burst)).toBe(true)
  })

  test('one phone that scans for more than a family does not make a venue active', () => {
    const family = Array.from({ length: mostOfOneDevice }, (_, n) => visit(n, { devices: ['phone'] }))
    expect(reviewDay(family)).toMatchObject({ flagged: 0, oneDeviceVisits: mostOfOneDevice })
    const tooMany = [...family, visit(99, { devices: ['phone'] })]
    expect(reviewDay(tooMany)).toMatchObject({ visits: 0, flagged: tooMany.length })
  })

  test('one intent of one device is one visit, also when a later copy of it gives another time', () => {
    const first = visit(30, { id: 'one', personId: 1 })
    const later = visit(10, { id: 'one', personId: 1, receivedAt: at(31) })
    const review = reviewDay([later, first, visit(50)])
    expect(review).toMatchObject({ visits: 2, changed: [{ id: 'one', inAt: at(10), flags: repeated }] })
    expect(reviewDay([{ ...later, flags: repeated }, first, visit(50)]).changed).toEqual([])
  })

  test('a phone that loses its credential or its number on the way is one phone all the same', () => {
    const day = [
      visit(1, { devices: ['credential', 'number'] }),
      visit(2, { devices: ['number'] }),
      visit(3, { devices: ['number', 'new credential'] }),
      visit(4, { devices: ['new credential'] }),
      visit(5, { devices: ['another'] }),
      visit(6, { byStaff: true }),
    ]
    expect(reviewDay(day)).toMatchObject({ visits: 6, oneDeviceVisits: 4, selfScans: 5 })
    const many = Array.from({ length: mostOfOneDevice + 1 }, (_, n) => visit(n, { devices: [`phone ${n}`, `phone ${n + 1}`] }))
    expect(reviewDay(many)).toMatchObject({ visits: 0, flagged: many.length })
  })

  test('who was seen elsewhere in the meantime is doubted, and no longer once that is known to be wrong', () => {
    const far = visit(1, { isElsewhere: true })
    expect(reviewDay([far, visit(2)]).changed).toEqual([{ id: 'visit-1', inAt: at(1), flags: flags['impossible-travel'] }])
    const cleared = reviewDay([visit(1, { flags: flags['impossible-travel'] }), visit(2)])
    expect(cleared).toMatchObject({ visits: 2, flagged: 0, changed: [{ id: 'visit-1', flags: 0 }] })
  })

  test('a scan that repeats another is no second visit, also when the first was a minute before midnight', () => {
    const late = visit(1, { inAt: at(0), isBefore: true })
    const review = reviewDay([late, visit(2, { personId: 1, inAt: at(0.5) }), visit(3)])
    expect(review).toMatchObject({ visits: 1, flagged: 0, changed: [{ id: 'visit-2', flags: repeated }] })
  })

  test('reviewing twice changes nothing more, and every visit is counted or flagged, never lost', () => {
    const visits = fc.array(
      fc.record({
        id: fc.uuid(),
        personId: fc.nat({ max: 20 }),
        inAt: fc.nat({ max: 600 }).map(at),
        flags: fc.constantFrom(0, flags.misdated, flags['closed-hours'], flags.burst, flags['no-entry']),
        outAt: fc.constant(null),
        devices: fc.subarray(['a', 'b']),
        byStaff: fc.boolean(),
        knownAs: fc.array(fc.nat({ max: 20 }), { maxLength: 2 }).map((ids) => new Set(ids)),
        isBefore: fc.constant(false),
        isElsewhere: fc.boolean(),
      }),
      { maxLength: 120 },
    )
    fc.assert(
      fc.property(visits, (filed) => {
        const given = filed.map((one) => ({ ...one, at: one.inAt, receivedAt: one.inAt }))
        const first = reviewDay(given)
        const ids = new Map(first.changed.map((one) => [one.id, one.flags]))
        const repeats = given.filter((one) => ((ids.get(one.id) ?? one.flags) & repeated) !== 0)
        expect(first.visits + first.flagged + repeats.length).toBe(given.length)
        expect(first.distinctVisitors).toBeLessThanOrEqual(first.visits)
        const changed = new Map(first.changed.map((one) => [one.id, one.flags]))
        const again = reviewDay(given.map((one) => ({ ...one, flags: changed.get(one.id) ?? one.flags })))
        expect(again.changed).toEqual([])
        expect(again.visits).toBe(first.visits)
      }),
    )
  })

  test('the hour of a visit is the hour in Viet Nam', () => {
    expect(hourBit(new Date('2021-05-24T17:30:00Z'))).toBe(1)
    expect(hourBit(new Date('2021-05-25T16:59:00Z'))).toBe(1 << 23)
  })
})

describe('a visit', () => {
  test('every flag but a missing entry keeps it out of the figures', () => {
    expect(flagNames.filter((name) => !isDoubtful(flags[name]))).toEqual(['no-entry'])
  })

  test('a screen code ten minutes old was photographed; a printed card never ages', () => {
    expect(isStaleCode({ shownOn: 'screen', madeAt: at(0) }, at(9))).toBe(false)
    expect(isStaleCode({ shownOn: 'screen', madeAt: at(0) }, at(11))).toBe(true)
    expect(isStaleCode({ shownOn: 'card', madeAt: at(0) }, at(100_000))).toBe(false)
  })

  test('a bar that closes at two in the morning is open at one and shut at three', () => {
    const bar = { opensMinute: 17 * 60, closesMinute: 2 * 60 }
    expect(isOpen(bar, new Date('2021-05-24T18:00:00Z'))).toBe(true)
    expect(isOpen(bar, new Date('2021-05-24T20:00:00Z'))).toBe(false)
    expect(isOpen({ opensMinute: null, closesMinute: null }, at(0))).toBe(true)
  })

  test('who did not scan on the way out had left after the venue’s typical stay', () => {
    expect(leftAt({ inAt: at(0), outAt: null }, 45)).toEqual(at(45))
    expect(leftAt({ inAt: at(0), outAt: at(20) }, 45)).toEqual(at(20))
  })
})
