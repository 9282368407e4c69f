import fc from 'fast-check'
import { expect, test } from 'vitest'
import { audience, lackingIn, meet, type Provision, provision, reachOf, wrongIn } from './provision.ts'

const scans: Provision = {
  code: '1',
  textVi: 'Địa điểm công cộng ghi nhận người vào, ra bằng mã QR',
  textEn: 'Public venues record visits by QR code',
  force: 'mandatory',
  audience: { kind: 'venue', runBy: null },
  territory: ['vn'],
  sideEffects: [],
  fromOn: '2021-05-29',
  dueOn: null,
  frequency: 'daily',
  measureId: 'venue-active',
  threshold: 0.8,
  evidence: 'measured',
  fallbackVi: 'Quét thẻ căn cước hoặc thẻ bảo hiểm y tế',
  fallbackEn: null,
  graceDays: 7,
  provinceMayBeStricter: true,
  provinceMayBeLooser: false,
  conditionVi: null,
  conditionEn: null,
  sanctionVi: null,
  sanctionEn: null,
  untilOn: null,
  replacesId: null,
}

test('a mandatory content must be provable, and must say what people without a smartphone do', () => {
  expect(lackingIn(scans)).toEqual([])
  expect(lackingIn({ ...scans, fallbackVi: null })).toEqual(['people-without-smartphone-are-forgotten'])
  expect(lackingIn({ ...scans, measureId: null, threshold: null, evidence: null })).toEqual([
    'mandatory-provision-cannot-be-proved',
  ])
  expect(lackingIn({ ...scans, threshold: null })).toEqual(['measure-has-no-threshold'])
  expect(
    lackingIn({ ...scans, force: 'recommended', measureId: null, threshold: null, evidence: null, fallbackVi: null }),
  ).toEqual([])
  expect(lackingIn({ ...scans, audience: { kind: 'quarantine-facility', runBy: null }, fallbackVi: null })).toEqual([])
})

test('the door refuses what cannot be meant: due before it begins, an operator of a venue, an organisation as territory', () => {
  expect(provision.safeParse(scans).success).toBe(true)
  expect(provision.safeParse({ ...scans, dueOn: '2021-05-28' }).success).toBe(false)
  expect(provision.safeParse({ ...scans, audience: { kind: 'venue', runBy: ['army'] } }).success).toBe(false)
  expect(provision.safeParse({ ...scans, territory: ['vn/30/o-abc'] }).success).toBe(false)
  expect(provision.safeParse({ ...scans, territory: [] }).success).toBe(false)
  expect(provision.safeParse({ ...scans, surprise: 1 }).success).toBe(false)
  expect(audience.safeParse({ kind: 'quarantine-facility', runBy: ['army'] }).success).toBe(true)
})

test('no content asks for more than all of a share, for a level of nothing, or of one place twice', () => {
  expect(wrongIn(scans)).toEqual([])
  expect(wrongIn({ ...scans, threshold: 1 })).toEqual([])
  expect(wrongIn({ ...scans, threshold: 5000 })).toEqual(['threshold-is-more-than-all'])
  expect(wrongIn({ ...scans, measureId: null, threshold: 999_999 })).toEqual(['threshold-has-no-measure'])
  expect(wrongIn({ ...scans, territory: ['vn', 'vn/30', 'vn/30'] })).toEqual(['place-is-named-twice'])
})

test('reach is read from the territory', () => {
  expect(reachOf(['vn', 'vn/30'])).toBe('nationwide')
  expect(reachOf(['vn/30', 'vn/30/288'])).toBe('one-province')
  expect(reachOf(['vn/30', 'vn/24'])).toBe('several-provinces')
  expect(reachOf([])).toBeUndefined()
  expect(reachOf(['somewhere'])).toBeUndefined()
})

test('two provisions meet when they measure the same duty of the same subjects on shared ground at the same time', () => {
  const other = { ...scans, endsOn: null }
  expect(meet(scans, other)).toBe(true)
  expect(meet({ ...scans, territory: ['vn/30'] }, other)).toBe(true)
  expect(meet({ ...scans, territory: ['vn/30'] }, { ...other, territory: ['vn/24'] })).toBe(false)
  expect(meet({ ...scans, measureId: 'venue-registered' }, other)).toBe(false)
  expect(meet({ ...scans, measureId: null }, { ...other, measureId: null })).toBe(false)
  expect(meet(scans, { ...other, endsOn: scans.fromOn })).toBe(false)
  const facilities = (runBy: Provision['audience']['runBy']): Provision => ({
    ...scans,
    audience: { kind: 'quarantine-facility', runBy },
  })
  expect(meet(facilities(['civil']), { ...facilities(['army']), endsOn: null })).toBe(false)
  expect(meet(facilities(['civil']), { ...facilities(null), endsOn: null })).toBe(true)
})

test('meeting is mutual while both are open-ended', () => {
  const some = fc.record({
    kind: fc.constantFrom('venue', 'quarantine-facility'),
    army: fc.constantFrom(null, ['army'], ['civil'], ['civil', 'army']),
    measureId: fc.constantFrom('venue-active', 'camera-connected', null),
    territory: fc.uniqueArray(fc.constantFrom('vn', 'vn/30', 'vn/30/288', 'vn/24'), { minLength: 1 }),
  })
  const build = ({
    kind,
    army,
    measureId,
    territory,
  }: {
    kind: string
    army: readonly string[] | null
    measureId: string | null
    territory: readonly string[]
  }) => ({
    audience: audience.parse({ kind, runBy: kind === 'venue' ? null : army }),
    measureId,
    territory,
    fromOn: '2021-05-29',
    endsOn: null,
  })
  fc.assert(
    fc.property(some, some, (a, b) => {
      expect(meet(build(a), build(b))).toBe(meet(build(b), build(a)))
    }),
  )
})
