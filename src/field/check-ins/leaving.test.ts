import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Entry, entryEndedBy, type Leaving } from './leaving.ts'
import { repeated, type Source, sources } from './visit.ts'

const at = (minute: number) => new Date(Date.parse('2021-05-25T01:00:00Z') + minute * 60_000)
const entry = (minute: number, source: Source, over: Partial<Entry> = {}): Entry => ({
  id: `${source} ${minute}`,
  inAt: at(minute),
  outAt: null,
  flags: 0,
  source: sources[source],
  deviceId: null,
  sentBy: source === 'self-scan' ? `phone of ${minute}` : null,
  ...over,
})
const leaves = (minute: number, source: Source, phone: Partial<Leaving> = {}): Leaving => ({
  inAt: at(minute),
  source: sources[source],
  byDevice: null,
  sentBy: null,
  ...phone,
})
const ended = (leaving: Leaving, entries: readonly Entry[], bound: readonly string[] = []) =>
  entryEndedBy(leaving, entries, new Set(bound))?.id

test('staff who see somebody leave end the visit that staff saw, not a later one that somebody typed at the poster', () => {
  const entries = [entry(0, 'staff-typed-name'), entry(10, 'self-scan')]
  expect(ended(leaves(30, 'staff-typed-name'), entries)).toBe('staff-typed-name 0')
  expect(ended(leaves(30, 'staff-citizen-card'), entries)).toBe('staff-typed-name 0')
})

test('a card or code ends no visit that was only typed at a poster, unless by a phone that an office bound to the person', () => {
  const typed = entry(10, 'self-scan', { deviceId: 'own' })
  expect(ended(leaves(30, 'staff-citizen-card'), [typed])).toBe(undefined)
  expect(ended(leaves(30, 'staff-personal-code'), [typed])).toBe(undefined)
  expect(ended(leaves(30, 'staff-citizen-card'), [typed], ['own'])).toBe('self-scan 10')
})

test('a name and number that staff type end the poster’s visit of the same words, unless two phones typed them', () => {
  expect(ended(leaves(30, 'staff-typed-name'), [entry(10, 'self-scan')])).toBe('self-scan 10')
  expect(ended(leaves(30, 'staff-phone'), [entry(10, 'self-scan'), entry(20, 'self-scan')])).toBe(undefined)
  const back = [entry(0, 'staff-typed-name', { outAt: at(5) }), entry(10, 'self-scan')]
  expect(ended(leaves(30, 'staff-typed-name'), back), 'who came back by the poster').toBe('self-scan 10')
  expect(ended(leaves(5, 'staff-typed-name'), back.slice(0, 1)), 'sent again').toBe('staff-typed-name 0')
})

test('a phone ends only what it began, by its credential or its own number', () => {
  const entries = [entry(0, 'self-scan', { sentBy: 'mine' }), entry(5, 'self-scan'), entry(10, 'staff-typed-name')]
  expect(ended(leaves(30, 'self-scan', { sentBy: 'mine' }), entries)).toBe('self-scan 0')
  expect(ended(leaves(30, 'self-scan', { byDevice: 'stranger', sentBy: 'stranger' }), entries)).toBe(undefined)
})

test('no phone ever ends a visit of another, no staff a repeated scan, and a leaving sent again ends the same visit', () => {
  const phone = fc.option(fc.constantFrom('a', 'b'))
  const source = fc.constantFrom<Source>(
    'self-scan',
    'staff-typed-name',
    'staff-phone',
    'staff-citizen-card',
    'staff-personal-code',
  )
  const one = fc.record({
    minute: fc.nat({ max: 60 }),
    source,
    deviceId: phone,
    sentBy: phone,
    out: fc.option(fc.nat({ max: 90 })),
    twice: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(one, { selector: ({ minute }) => minute }),
      source,
      phone,
      fc.subarray(['a', 'b']),
      (rows, by, device, bound) => {
        const entries = rows.map(({ minute, source: from, deviceId, sentBy, out, twice }) => {
          const isSelf = from === 'self-scan'
          return entry(minute, from, {
            deviceId: isSelf ? deviceId : null,
            sentBy: isSelf ? sentBy : null,
            outAt: out === null ? null : at(minute + out),
            flags: twice ? repeated : 0,
          })
        })
        const leaving = leaves(61, by, { byDevice: device, sentBy: device })
        const found = entryEndedBy(leaving, entries, new Set(bound))
        if (found === undefined) return
        const isPoster = found.source === sources['self-scan']
        if (by === 'self-scan') expect([found.deviceId, found.sentBy]).toContain(device)
        else if (!isPoster) expect(found.flags & repeated).toBe(0)
        if (by === 'staff-citizen-card' && isPoster) expect(bound).toContain(found.deviceId)
        const after = entries.map((each) =>
          each.id === found.id && (each.outAt === null || each.outAt < at(61)) ? { ...each, outAt: at(61) } : each,
        )
        expect(ended(leaving, after, bound)).toBe(found.id)
      },
    ),
  )
})
