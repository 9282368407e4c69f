import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOfMay2021 } from './data/draft-of-may-2021.ts'
import { audienceBelow, relayingIssuer, whyNotRelay } from './relay.ts'
import { strictnessOf } from './strictness.ts'

const [, scans, , cameras] = draftOfMay2021
if (scans === undefined || cameras === undefined) throw new Error('the contents of May 2021 are missing')
const own = { territory: ['vn/49'] }

test('a province sets an earlier date on its own ground, as Quảng Nam did with 10 May', () => {
  expect(whyNotRelay(cameras, { ...cameras, ...own, dueOn: '2021-06-05' }, 'vn/49')).toBeUndefined()
  expect(whyNotRelay(cameras, { ...cameras, ...own, dueOn: '2021-05-01' }, 'vn/49')).toBe('relay-is-due-before-it-begins')
})

test('it asks for more where the content lets it, for less only where the content says so, and never for its neighbour', () => {
  expect(whyNotRelay(scans, { ...scans, ...own, threshold: 0.95 }, 'vn/49')).toBeUndefined()
  expect(whyNotRelay(cameras, { ...cameras, ...own, frequency: 'once' }, 'vn/49')).toBe('relay-is-looser')
  expect(whyNotRelay({ ...cameras, graceDays: 3 }, { ...cameras, ...own, graceDays: 0 }, 'vn/49')).toBe('relay-is-stricter')
  expect(whyNotRelay({ ...scans, provinceMayBeLooser: true }, { ...scans, ...own, threshold: 0.5 }, 'vn/49')).toBeUndefined()
  expect(whyNotRelay(scans, { ...scans, territory: ['vn/48'] }, 'vn/49')).toBe('relay-leaves-its-own-ground')
  expect(whyNotRelay({ ...scans, territory: ['vn/48'] }, { ...scans, ...own }, 'vn/49')).toBe(
    'relay-leaves-the-directives-ground',
  )
})

test('without the derogation no terms that ask for less ever pass', () => {
  const some = fc.record({
    force: fc.constantFrom('mandatory' as const, 'recommended' as const),
    threshold: fc.constantFrom(null, 0.5, 0.8, 1),
    dueOn: fc.constantFrom(null, '2021-06-01', '2021-06-12'),
    frequency: fc.constantFrom('once' as const, 'daily' as const, 'continuous' as const),
    graceDays: fc.nat(5),
  })
  fc.assert(
    fc.property(some, fc.boolean(), (terms, stricter) => {
      const higher = { ...scans, provinceMayBeStricter: stricter, provinceMayBeLooser: false }
      if (whyNotRelay(higher, { ...terms, ...own }, 'vn/49') === undefined)
        expect(['same', 'stricter']).toContain(strictnessOf(terms, higher))
    }),
  )
})

test('a directive is carried out by ministries and people’s committees, each on its own seat, and by nobody else', () => {
  expect(relayingIssuer({ standing: 'province', unitPath: 'vn/49' })).toMatchObject({ role: 'people-committee' })
  expect(relayingIssuer({ standing: 'commune', unitPath: 'vn/30/290/10549' })).toMatchObject({ role: 'people-committee' })
  expect(relayingIssuer({ standing: 'ministry', unitPath: 'vn' })).toMatchObject({ role: 'ministry' })
  for (const standing of ['other', 'department', 'government', 'steering-committee', 'province'])
    expect(relayingIssuer({ standing, unitPath: 'vn' }), standing).toBeUndefined()
  expect(relayingIssuer({ standing: 'ministry', unitPath: 'vn/49' })).toBeUndefined()
})

test('a province sets terms for the facilities that localities run, never for those of the army', () => {
  expect(audienceBelow(cameras.audience)).toEqual({ kind: 'quarantine-facility', runBy: ['civil', 'paid-hotel'] })
  expect(audienceBelow({ kind: 'quarantine-facility', runBy: ['army'] }).runBy).toEqual([])
  expect(audienceBelow(scans.audience)).toEqual(scans.audience)
})
