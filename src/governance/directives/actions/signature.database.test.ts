import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkProvision } from '../authority.ts'
import { readAuthorityRules } from '../data/files.ts'
import { audienceKinds, forces, operators, type Provision, sideEffects } from '../provision.ts'
import { provisionsInForce } from '../public.ts'
import { bringAbout } from './bring-about.ts'
import { decideReferral } from './decide.ts'
import { checkDraft, createDraft, editDraft } from './draft.ts'
import { issueDirective, recommendDirective } from './issue.ts'
import { readDirective } from './read.ts'
import {
  alone,
  by,
  contents,
  hooks,
  openSigningDesk,
  reader,
  type SigningDesk,
  saturday,
  signature,
} from './signing-desk.fixture.ts'

let desk: SigningDesk
beforeAll(async () => {
  desk = await openSigningDesk()
})
afterAll(() => desk.close())

test('two signers at once: one signs, the other is told that somebody was quicker, and one directive and one recommendation exist', async () => {
  const id = await desk.draft([...alone('vn/01'), ...contents({ territory: ['vn/01'] }, '4')])
  const documents = [await desk.signed('bo-y-te', '2021-05-29'), await desk.signed('bo-y-te', '2021-05-29')]
  const outcomes = await Promise.allSettled(
    documents.map((document, at) => desk.issue(id, signature(document), by(`signer-${at}`, saturday))),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'somebody-was-quicker', status: 409 },
  })
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from directives.referral where directive_id = ${id}`.execute(desk.read)
  expect(rows[0]?.count).toBe(1)
})

test('one signed document carries one directive, also when two are signed with it at once', async () => {
  const drafts = [await desk.draft(alone('vn/02')), await desk.draft(alone('vn/04'))]
  const document = await desk.signed('bo-y-te', '2021-05-29')
  const outcomes = await Promise.allSettled(drafts.map((id) => desk.issue(id, signature(document))))
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'document-already-carries-a-directive' },
  })
})

test('the wrong order is refused: a signed directive is neither edited, checked nor signed again', async () => {
  const id = await desk.draft(alone('vn/06'))
  await desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))
  const edit = {
    version: 2,
    form: 'decision' as const,
    subjectVi: 'Khác',
    subjectEn: null,
    solutionIds: [],
    provisions: alone('vn/06'),
  }
  const wrong = { code: 'not-possible-in-this-state', status: 409 }
  await expect(desk.within((tx) => editDraft(tx, id, edit, by('drafter', saturday), hooks))).rejects.toMatchObject(wrong)
  await expect(desk.within((tx) => checkDraft(tx, id, 2, by('drafter', saturday)))).rejects.toMatchObject(wrong)
  await expect(desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29'), 2))).rejects.toMatchObject(wrong)
  await expect(
    desk.within((tx) => editDraft(tx, id, { ...edit, version: 1 }, by('drafter', saturday), hooks)),
  ).rejects.toMatchObject({
    code: 'somebody-was-quicker',
  })
})

test('whoever changed the draft last does not sign it; with two people in all they may', async () => {
  const id = await desk.draft(alone('vn/08'))
  const edit = {
    version: 1,
    form: 'decision' as const,
    subjectVi: 'Sửa bởi người ký',
    subjectEn: null,
    solutionIds: [],
    provisions: alone('vn/08'),
  }
  await desk.within((tx) => editDraft(tx, id, edit, by('signer', saturday), hooks))
  const document = await desk.signed('bo-y-te', '2021-05-29')
  await expect(desk.issue(id, signature(document, 2))).rejects.toMatchObject({ code: 'drafter-does-not-sign' })
  expect((await readDirective(desk.read, id, reader(saturday), hooks)).nextSteps).toContainEqual({
    command: 'issue',
    whyNot: 'drafter-does-not-sign',
  })
  const small = { ...hooks, countDirectivePeople: async () => 2 }
  await desk.within((tx) => issueDirective(tx, id, signature(document, 2), by('signer', saturday), small))
})

test('the document must be signed, the ministry’s own, not of tomorrow, and signed in a capacity that exists', async () => {
  const id = await desk.draft(alone('vn/10'))
  const own = await desk.signed('bo-y-te', '2021-05-29')
  await expect(desk.issue(id, signature(await desk.signed('ban-chi-dao-quoc-gia', '2021-05-29')))).rejects.toMatchObject({
    code: 'document-is-of-another-issuer',
  })
  await expect(desk.issue(id, signature('no-such-document'))).rejects.toMatchObject({ code: 'not-found' })
  await expect(desk.issue(id, signature(await desk.signed('bo-y-te', '2021-06-01')))).rejects.toMatchObject({
    code: 'document-is-dated-in-the-future',
  })
  await expect(
    desk.issue(id, { ...signature(own), capacityId: 'standing-deputy-head-of-steering-committee' }),
  ).rejects.toMatchObject({
    code: 'capacity-does-not-fit',
  })
  await expect(
    desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-28')), by('signer', saturday)),
  ).resolves.toBeUndefined()
})

test('nobody is bound before the signature', async () => {
  const id = await desk.draft(alone('vn/11').map((one) => ({ ...one, fromOn: '2021-05-28' })))
  await expect(desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'provision-begins-before-signature',
  })
})

test('what is missing in a draft is told by code when it is signed, and unknown things when it is written', async () => {
  const id = await desk.draft(contents({ territory: ['vn/12'], fallbackVi: null }, '2'))
  await expect(desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'people-without-smartphone-are-forgotten',
    facts: { provisions: ['2'] },
  })
  await expect(desk.draft(contents({ measureId: 'no-such-measure' }, '2'))).rejects.toMatchObject({
    code: 'measure-is-not-known',
  })
  await expect(desk.draft([...alone('vn/12'), ...alone('vn/12')])).rejects.toMatchObject({ code: 'provision-code-comes-twice' })
  await expect(desk.draft(contents({ territory: ['vn/03'] }, '2'))).rejects.toMatchObject({ code: 'unit-is-not-in-force' })
  const unknown = desk.within((tx) =>
    createDraft(
      tx,
      {
        form: 'decision',
        subjectVi: 'Giải pháp',
        subjectEn: null,
        solutionIds: ['no-such-solution'],
        provisions: alone('vn/12'),
        fromReferralId: null,
      },
      by('drafter', saturday),
      hooks,
    ),
  )
  await expect(desk.issue(await unknown, signature(await desk.signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'solution-is-not-applicable-yet',
  })
})

test('a content beyond authority needs a reason before anything is signed', async () => {
  const id = await desk.draft([...alone('vn/14'), ...contents({ territory: ['vn/14'] }, '4')])
  const document = await desk.signed('bo-y-te', '2021-05-29')
  await expect(desk.issue(id, { ...signature(document), recommendation: null })).rejects.toMatchObject({
    code: 'recommendation-needs-a-reason',
    facts: { provisions: ['4'] },
  })
  expect((await readDirective(desk.read, id, reader(saturday), hooks)).state).toBe('drafted')
})

test('a draft with nothing within authority is recommended as a whole, returned, drafted anew for civil facilities, and then issued', async () => {
  const id = await desk.draft(contents({ territory: ['vn/15'] }, '4'))
  const given = { version: 1, recommendation: { reasonVi: 'Vượt thẩm quyền của Bộ', reasonEn: null, documentId: null } }
  await expect(desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'nothing-is-within-authority',
  })
  await desk.within((tx) => recommendDirective(tx, id, given, by('signer', saturday), hooks))
  const recommended = await readDirective(desk.read, id, reader(saturday), hooks)
  expect(recommended).toMatchObject({ state: 'recommended', provisionCount: 0, referredCount: 1, extent: null })
  const referralId = recommended.referrals[0]?.id ?? ''
  const back = { outcome: 'returned' as const, version: 1, documentId: null, note: 'Đề nghị tách cơ sở do địa phương quản lý' }
  await expect(desk.draft([], referralId)).rejects.toMatchObject({ code: 'referral-was-not-returned' })
  const outcomes = await Promise.allSettled(
    [1, 2].map(() => desk.within((tx) => decideReferral(tx, referralId, back, by('secretary', saturday), hooks))),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])

  const again = await desk.draft([], referralId)
  expect((await readDirective(desk.read, again, reader(saturday), hooks)).provisions.map(({ code }) => code)).toEqual(['4'])
  const civil = contents({ territory: ['vn/15'], audience: { kind: 'quarantine-facility', runBy: ['civil'] } }, '4')
  await desk.within((tx) =>
    editDraft(
      tx,
      again,
      {
        version: 1,
        form: 'decision',
        subjectVi: 'Camera tại cơ sở địa phương',
        subjectEn: null,
        solutionIds: [],
        provisions: civil,
      },
      by('drafter', saturday),
      hooks,
    ),
  )
  await desk.issue(again, signature(await desk.signed('bo-y-te', '2021-05-29'), 2))
  expect(await readDirective(desk.read, again, reader(saturday), hooks)).toMatchObject({
    state: 'issued',
    fromReferral: { id: referralId, directiveId: id },
  })
})

test('a directive that measures the same duty on shared ground must say what becomes of the older one', async () => {
  const clinics = { audience: { kind: 'health-facility', runBy: null } } as const
  const older = await desk.draft(contents({ ...clinics, territory: ['vn/17'] }, '2'))
  const olderDocument = await desk.signed('bo-y-te', '2021-05-29')
  await desk.issue(older, signature(olderDocument))
  const newer = await desk.draft(contents({ ...clinics, territory: ['vn'], fromOn: '2021-06-05', threshold: 0.9 }, '2'))
  const shown = await readDirective(desk.read, newer, reader(saturday), hooks)
  expect(shown.preview.conflicts).toMatchObject([{ code: '2', directiveId: older, canBeEnded: true }])
  const document = await desk.signed('bo-y-te', '2021-05-29')
  await expect(desk.issue(newer, signature(document))).rejects.toMatchObject({
    code: 'meets-a-directive-in-force',
    facts: { conflicts: ['2'] },
  })
  const ends = [{ directiveId: older, how: 'replace' as const }]
  await expect(desk.issue(newer, { ...signature(document), ends: [...ends, ...ends] })).rejects.toMatchObject({
    code: 'not-possible-in-this-state',
  })
  await desk.issue(newer, { ...signature(document), ends })

  const ended = await readDirective(desk.read, older, reader(saturday), hooks)
  expect(ended).toMatchObject({ state: 'issued', endedOn: '2021-06-05', extent: 'in-force', endedBy: { directiveId: newer } })
  const idsOn = async (on: string) =>
    (await provisionsInForce(desk.read, on))
      .filter(({ audience }) => audience.kind === 'health-facility')
      .map(({ directiveId }) => directiveId)
  expect(await idsOn('2021-06-04')).toEqual([older])
  expect(await idsOn('2021-06-05')).toEqual([newer])
  const { rows } = await sql<{ state: string }>`select state from documents.document where id = ${olderDocument}`.execute(
    desk.read,
  )
  expect(rows[0]?.state).toBe('replaced')
  expect(await desk.newsOf('directive.replaced')).toEqual([])
  const day = new Date('2021-06-05T01:00:00Z')
  await desk.within((tx) => bringAbout(tx, '2021-06-05', { actor: by('clock', day).actor, now: day }))
  expect(await desk.newsOf('directive.replaced')).toMatchObject([{ directiveId: older, on: '2021-06-05', byDirectiveId: newer }])
})

const anyContent: fc.Arbitrary<Partial<Provision>> = fc.record({
  audience: fc.oneof(
    fc.constantFrom(...audienceKinds).map((kind) => ({ kind, runBy: null })),
    fc.record({
      kind: fc.constant('quarantine-facility' as const),
      runBy: fc.uniqueArray(fc.constantFrom(...operators), { minLength: 1 }),
    }),
  ),
  force: fc.constantFrom(...forces),
  territory: fc.uniqueArray(fc.constantFrom('vn', 'vn/30', 'vn/24'), { minLength: 1 }),
  sideEffects: fc.uniqueArray(fc.constantFrom(...sideEffects), { maxLength: 1 }),
})

test('whatever contents are drafted and on whatever day they are signed, only those within authority on that day are issued', async () => {
  const rules = readAuthorityRules()
  const day = fc.constantFrom('2020-03-31', '2021-05-29', '2023-10-19', '2023-10-20', '2025-06-01')
  await fc.assert(
    fc.asyncProperty(fc.array(anyContent, { minLength: 1, maxLength: 4 }), day, async (drawn, on) => {
      const now = new Date(`${on}T05:00:00Z`)
      const drafted = drawn.flatMap((change, at) =>
        alone('vn').map((one) => ({ ...one, fallbackVi: 'Khai trên giấy', ...change, code: `${at}`, fromOn: on })),
      )
      const id = await desk.draft(drafted)
      const isWithin = (one: Provision) => checkProvision(rules, one, { role: 'health-authority', unitPath: 'vn' }, on).within
      const outcome = await desk
        .issue(id, signature(await desk.signed('bo-y-te', on)), by('signer', now))
        .catch((refusal) => refusal.code)
      if (outcome !== undefined) {
        expect(outcome).toBe('nothing-is-within-authority')
        expect(drafted.some(isWithin)).toBe(false)
        return
      }
      const issued = (await provisionsInForce(desk.read, on)).filter(({ directiveId }) => directiveId === id)
      expect(issued.map(({ code }) => code)).toEqual(drafted.filter(isWithin).map(({ code }) => code))
      const { referrals } = await readDirective(desk.read, id, reader(now), hooks)
      const left = referrals.flatMap(({ provisions }) => provisions.map(({ code }) => code)).toSorted()
      expect(left).toEqual(drafted.filter((one) => !isWithin(one)).map(({ code }) => code))
    }),
    { numRuns: 25 },
  )
})
