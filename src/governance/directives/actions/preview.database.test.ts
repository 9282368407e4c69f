import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerOrganisation } from '../../../foundation/places/public.ts'
import type { SketchedProvision } from '../provision.ts'
import { previewSketch } from './preview.ts'
import { by, contents, hooks, openSigningDesk, type SigningDesk, saturday, signature } from './signing-desk.fixture.ts'

let desk: SigningDesk
beforeAll(async () => {
  desk = await openSigningDesk()
  await desk.within(async (tx) => {
    for (const [id, unitPath, runBy] of [
      ['co-so-1', 'vn/30', 'civil'],
      ['co-so-2', 'vn/30', 'army'],
      ['co-so-3', 'vn/24', 'paid-hotel'],
    ] as const) {
      const facility = {
        id,
        kind: 'quarantine-facility',
        name: id,
        unitPath,
        address: 'Số 1',
        facts: { runBy, beds: 10 },
      } as const
      await registerOrganisation(tx, facility, by('administrator', saturday))
    }
  })
})
afterAll(() => desk.close())

const sketch = (some: Partial<SketchedProvision>): SketchedProvision => ({
  code: '1',
  force: 'mandatory',
  audience: { kind: 'quarantine-facility', runBy: null },
  territory: ['vn'],
  sideEffects: [],
  fromOn: '2021-05-29',
  dueOn: null,
  measureId: null,
  threshold: null,
  frequency: 'continuous',
  graceDays: 0,
  replacesId: null,
  ...some,
})
const preview = (provisions: readonly SketchedProvision[], directiveId: string | null = null) =>
  previewSketch(desk.read, { directiveId, fromReferralId: null, provisions }, { scope: ['vn'], now: saturday }, hooks)

test('a drafter who writes a fine among the words is told at once that this is for the Prime Minister', async () => {
  const { verdicts } = await preview([
    sketch({ audience: { kind: 'venue', runBy: null } }),
    sketch({ audience: { kind: 'venue', runBy: null }, code: '2', sanctionVi: 'Phạt tiền 100 triệu' }),
  ])
  expect(verdicts).toMatchObject([
    { code: '1', within: true },
    { code: '2', within: false, ruleId: 'new-sanction-needs-a-decree', recommendTo: 'prime-minister' },
  ])
})

test('a drafter sees whom a content would bind, province by province, before a word of it is written', async () => {
  const { reach, on } = await preview([
    sketch({}),
    sketch({ code: '2', audience: { kind: 'quarantine-facility', runBy: ['army'] } }),
    sketch({ code: '3', audience: { kind: 'individual', runBy: null } }),
  ])
  expect(on).toBe('2021-05-29')
  expect(reach.map(({ code, total }) => [code, total])).toEqual([
    ['1', 3],
    ['2', 1],
    ['3', null],
  ])
  expect(reach[0]?.byProvince.map(({ provincePath, count }) => [provincePath, count])).toEqual([
    ['vn/24', 1],
    ['vn/30', 2],
  ])
})

test('the verdict is that of the rules: the army’s facilities are beyond, those of the localities within', async () => {
  const { verdicts } = await preview([
    sketch({}),
    sketch({ code: '2', audience: { kind: 'quarantine-facility', runBy: ['civil', 'paid-hotel'] } }),
  ])
  expect(verdicts).toMatchObject([
    { code: '1', within: false, recommendTo: 'steering-authority' },
    { code: '2', within: true, recommendTo: null },
  ])
  expect(verdicts[0]?.basis.vi).toContain('quân đội')
})

test('what meets a directive in force is said while drafting, and a draft does not meet itself', async () => {
  const venues = sketch({ audience: { kind: 'venue', runBy: null }, measureId: 'venue-active', territory: ['vn/30'] })
  expect((await preview([venues])).conflicts).toEqual([])
  const id = await desk.draft(contents({ territory: ['vn/30'] }, '2'))
  await desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))
  expect((await preview([venues])).conflicts).toMatchObject([{ code: '1', directiveId: id, canBeEnded: true }])
  expect((await preview([venues], id)).conflicts).toEqual([])
})

test('the preview says how far the measure is met already, and whether a directive in force asks for more or less', async () => {
  const cameras = { measureId: 'camera-connected', threshold: 1 } as const
  const before = await preview([sketch(cameras)])
  expect(before.reach[0]?.baseline).toMatchObject({ met: 0, of: before.reach[0]?.total })
  expect((await preview([sketch({ measureId: null })])).reach[0]?.baseline).toBeNull()
  const clinics = { audience: { kind: 'health-facility' as const, runBy: null } }
  const id = await desk.draft(contents({ ...clinics, territory: ['vn/44'], dueOn: '2021-06-12' }, '2'))
  await desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))
  const met = {
    ...clinics,
    territory: ['vn/44'],
    measureId: 'venue-active',
    threshold: 0.8,
    frequency: 'daily' as const,
    graceDays: 2,
  }
  const compared = async (some: Partial<SketchedProvision>) =>
    (await preview([sketch({ ...met, ...some })])).conflicts.map((one) => [one.directiveId, one.compared])
  expect(await compared({ dueOn: '2021-06-10' })).toEqual([[id, 'stricter']])
  expect(await compared({ dueOn: '2021-06-12', threshold: 0.5 })).toEqual([[id, 'looser']])
  expect(await compared({ dueOn: '2021-06-12' })).toEqual([[id, 'same']])
})

test('a directive for a smaller place names the provinces that would be released, amending or replacing; the same ground releases nobody', async () => {
  const wide = { audience: { kind: 'health-facility' as const, runBy: null }, measureId: 'venue-registered', threshold: 1 }
  const territory = ['vn/33', 'vn/34', 'vn/35']
  const id = await desk.draft([
    ...contents({ ...wide, territory }, '1'),
    ...contents({ ...wide, territory: ['vn/33'], measureId: null, threshold: null, evidence: 'inspected' }, '2'),
  ])
  await desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))
  const { rows } = await sql<{
    id: string
  }>`select id from directives.provision where directive_id = ${id} order by position`.execute(desk.read)
  const releases = async (some: Partial<SketchedProvision>) =>
    (await preview([sketch({ ...wide, ...some })])).released.map(({ how, codes, places }) => [
      how,
      codes,
      places.map(({ path, whole }) => [path, whole]),
    ])
  const left = [
    ['vn/34', true],
    ['vn/35', true],
  ]
  expect(await releases({ territory: ['vn/33'], replacesId: rows[0]?.id ?? '' })).toContainEqual(['amend', ['1'], left])
  expect(await releases({ territory: ['vn/33'] })).toEqual([
    ['replace', ['1'], left],
    ['replace', [], [['vn/33', true]]],
  ])
  expect(await releases({ territory, replacesId: rows[0]?.id ?? '' })).toEqual([])
  const named = (await preview([sketch({ ...wide, territory: ['vn/33'] })])).released[0]?.places[0]?.name.vi
  expect(named).toBe('Tỉnh Thái Bình')
})
