import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import { registerDocument, relate } from '../../../foundation/documents/public.ts'
import { registerOrganisation } from '../../../foundation/places/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { draftOfMay2021 } from '../data/draft-of-may-2021.ts'
import type { DirectiveHooks } from '../hooks.ts'
import type { Provision } from '../provision.ts'
import { countSubjects, directiveWords, provisionsById, provisionsInForce, provisionWords, stageOfPoint4 } from '../public.ts'
import type { By } from './by.ts'
import { readCascade } from './cascade.ts'
import { decideReferral } from './decide.ts'
import { checkDraft, createDraft, editDraft } from './draft.ts'
import { issueDirective, recommendDirective } from './issue.ts'
import { type Asker, listDirectives, readDirective } from './read.ts'
import { listReferrals } from './show-referral.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const hooks: DirectiveHooks = {
  measureExists: (id) => ['venue-registered', 'venue-active', 'camera-connected'].includes(id),
  countDirectivePeople: async () => 3,
  countSubjects,
}
const saturday = new Date('2021-05-29T03:00:00Z')
const by = (id: string, now: Date, scope: readonly string[] = ['vn']): By => ({ actor: { id, displayName: id }, scope, now })
const reader = (now: Date, scope: readonly string[] = ['vn'], id = 'signer'): Asker => ({ id, scope, now, holds: () => true })
const within = <T>(work: (tx: Transaction) => Promise<T>) => t.database.transaction(work)

/** A document that was signed elsewhere and is on record. */
let numbers = 9000
async function signed(
  organisationId: 'bo-y-te' | 'ban-chi-dao-quoc-gia',
  issuedOn: string,
  number = String(++numbers),
): Promise<string> {
  const steering = organisationId === 'ban-chi-dao-quoc-gia'
  const given = {
    type: steering ? 'official-letter' : 'decision',
    number,
    notation: steering ? 'CV-BCĐ' : 'QĐ-BYT',
    issuer: { name: steering ? 'Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19' : 'Bộ Y tế', organisationId },
    issuerLevel: steering ? 'steering-committee' : 'ministry',
    unitPath: 'vn',
    issuedOn,
    subject: 'Văn bản của bài thử',
  } as const
  return (await within((tx) => registerDocument(tx, given, by('clerk', new Date(`${issuedOn}T09:00:00Z`))))).id
}

const contents = (from: Partial<Provision>, ...codes: string[]): Provision[] =>
  draftOfMay2021.filter(({ code }) => codes.length === 0 || codes.includes(code)).map((one) => ({ ...one, ...from }))
const draft = (provisions: readonly Provision[], fromReferralId: string | null = null, now = saturday) =>
  within((tx) =>
    createDraft(
      tx,
      {
        form: 'decision',
        subjectVi: 'Sử dụng ứng dụng khai báo y tế',
        subjectEn: null,
        solutionIds: [],
        provisions,
        fromReferralId,
      },
      by('drafter', now),
      hooks,
    ),
  )
const signature = (documentId: string, version = 1) => ({
  version,
  documentId,
  capacityId: 'minister-of-health',
  ends: [],
  recommendation: { reasonVi: 'Cơ sở do quân đội quản lý nằm ngoài hệ thống y tế', reasonEn: null, documentId: null },
})
const issue = (id: string, given: Parameters<typeof issueDirective>[2], who = by('signer', saturday)) =>
  within((tx) => issueDirective(tx, id, given, who, hooks))
const newsOf = async (event: string) => {
  const { rows } = await sql<{
    payload: Record<string, unknown>
  }>`select payload from platform.outbox where event = ${event} order by id`.execute(t.database.read)
  return rows.map(({ payload }) => payload)
}

/** A duty that nothing measures: it meets no other, so that the tests keep out of one another's way. */
const alone = (province: string): Provision[] =>
  contents({ territory: [province], measureId: null, threshold: null, evidence: 'inspected' }, '2')

test('history: applications are issued on Saturday, cameras in all facilities go up and come back on Sunday in the Committee’s own letter', async () => {
  const id = await draft(contents({}))
  const before = await readDirective(t.database.read, id, reader(saturday), hooks)
  expect(before.provisions.map(({ authority }) => authority?.within)).toEqual([true, true, true, false])
  expect(before.provisions[3]?.authority).toMatchObject({ recommendTo: 'steering-authority', final: false })
  expect(before.nextSteps).toContainEqual({ command: 'issue', whyNot: null })

  const decision = await signed('bo-y-te', '2021-05-29', '2666')
  await issue(id, signature(decision))
  const issued = await readDirective(t.database.read, id, reader(saturday), hooks)
  expect(issued).toMatchObject({
    state: 'issued',
    inForce: true,
    provisionCount: 3,
    referredCount: 1,
    issuedOn: '2021-05-29',
  })
  expect(issued.document?.words.vi).toContain('2666/QĐ-BYT')
  expect(issued.provisions[3]?.authority).toMatchObject({
    within: false,
    ruleId: 'health-does-not-bind-army-facilities',
    final: true,
  })
  const referral = issued.referrals[0]
  expect(referral).toMatchObject({ state: 'recommended', recommendedTo: { role: 'steering-authority' }, directiveId: id })
  expect(referral?.provisions.map(({ code }) => code)).toEqual(['4'])
  expect((await stageOfPoint4(t.database.read, '2021-05-29')).stage).toBe('partly-directed')

  const sunday = new Date('2021-05-30T03:00:00Z')
  const letter = await signed('ban-chi-dao-quoc-gia', '2021-05-30', '4403')
  await within((tx) =>
    decideReferral(
      tx,
      referral?.id ?? '',
      {
        outcome: 'issued-by-higher',
        version: 1,
        documentId: letter,
        capacityId: 'standing-deputy-head-of-steering-committee',
        form: 'official-letter',
        subjectVi: 'Triển khai lắp đặt hệ thống camera giám sát tại các cơ sở cách ly tập trung',
        subjectEn: null,
        provisions: null,
      },
      by('secretary', sunday),
      hooks,
    ),
  )
  const [decided] = await listReferrals(t.database.read, { state: 'issued-by-higher', before: null, limit: 10 }, reader(sunday))
  expect(decided).toMatchObject({ directiveId: id, decidedOn: '2021-05-30', daysWaited: 1, nextSteps: [] })
  const higher = await readDirective(t.database.read, decided?.resultingDirectiveId ?? '', reader(sunday), hooks)
  expect(higher).toMatchObject({
    issuer: { role: 'steering-authority' },
    state: 'issued',
    fromReferral: { id: decided?.id, directiveId: id },
  })
  expect(higher.provisions).toMatchObject([
    { fromOn: '2021-05-30', dueOn: '2021-06-11', audience: { runBy: null }, authority: null },
  ])
  expect((await stageOfPoint4(t.database.read, '2021-05-30')).stage).toBe('directed')

  const inForce = await provisionsInForce(t.database.read, '2021-05-30')
  expect(inForce.map(({ measureId, issuerRole }) => [measureId, issuerRole])).toEqual([
    ['venue-registered', 'health-authority'],
    ['venue-active', 'health-authority'],
    [null, 'health-authority'],
    ['camera-connected', 'steering-authority'],
  ])
  const told = await newsOf('directive.issued')
  expect(told.map(({ provisionIds }) => provisionIds)).toEqual([inForce.slice(0, 3).map((one) => one.id), [inForce[3]?.id]])
  expect(
    await provisionsById(
      t.database.read,
      inForce.map((one) => one.id),
    ),
  ).toHaveLength(4)
  expect((await directiveWords(t.database.read, [id])).get(id)?.vi).toBe('Quyết định 2666/QĐ-BYT ngày 29/5/2021')
  expect((await provisionWords(t.database.read, [inForce[1]?.id ?? ''])).get(inForce[1]?.id ?? '')?.vi).toMatch(
    /^2\. Địa điểm ghi nhận/,
  )
  const before29 = await provisionsInForce(t.database.read, '2021-05-28')
  expect(before29).toEqual([])
})

test('the audit log keeps, for every provision, which rule spoke and the hash of its facts', async () => {
  const { rows } = await sql<{
    canonical: string
  }>`select canonical from audit.event where action = 'directive.issued' order by seq limit 1`.execute(t.database.read)
  const facts = JSON.parse(rows[0]?.canonical ?? '{}').facts
  expect(facts.verdicts).toHaveLength(4)
  expect(facts.verdicts[3]).toMatchObject({
    within: false,
    ruleId: 'health-does-not-bind-army-facilities',
    inputsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('no provision judged beyond stands in an issued directive of the health authority, not even in the table', async () => {
  const { rows } = await sql<{ id: string }>`
    select p.id from directives.provision p join directives.directive d on d.id = p.directive_id
    where d.issuer_role = 'health-authority' and d.state = 'issued' and p.referral_id is null and p.within_authority is distinct from true`.execute(
    t.database.read,
  )
  expect(rows).toEqual([])
  const [beyond] = (
    await sql<{ id: string }>`select id from directives.provision where within_authority = false limit 1`.execute(t.database.read)
  ).rows
  await expect(
    sql`update directives.provision set referral_id = null where id = ${beyond?.id}`.execute(t.database.read),
  ).rejects.toThrow(/check constraint/)
})

test('two signers at once: one signs, the other is told that somebody was quicker, and one directive and one recommendation exist', async () => {
  const id = await draft([...alone('vn/01'), ...contents({ territory: ['vn/01'] }, '4')])
  const documents = [await signed('bo-y-te', '2021-05-29'), await signed('bo-y-te', '2021-05-29')]
  const outcomes = await Promise.allSettled(
    documents.map((document, at) => issue(id, signature(document), by(`signer-${at}`, saturday))),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'somebody-was-quicker', status: 409 },
  })
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from directives.referral where directive_id = ${id}`.execute(t.database.read)
  expect(rows[0]?.count).toBe(1)
})

test('one signed document carries one directive, also when two are signed with it at once', async () => {
  const drafts = [await draft(alone('vn/02')), await draft(alone('vn/04'))]
  const document = await signed('bo-y-te', '2021-05-29')
  const outcomes = await Promise.allSettled(drafts.map((id) => issue(id, signature(document))))
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { code: 'document-already-carries-a-directive' },
  })
})

test('the wrong order is refused: a signed directive is neither edited, checked nor signed again', async () => {
  const id = await draft(alone('vn/06'))
  await issue(id, signature(await signed('bo-y-te', '2021-05-29')))
  const edit = {
    version: 2,
    form: 'decision' as const,
    subjectVi: 'Khác',
    subjectEn: null,
    solutionIds: [],
    provisions: alone('vn/06'),
  }
  const wrong = { code: 'not-possible-in-this-state', status: 409 }
  await expect(within((tx) => editDraft(tx, id, edit, by('drafter', saturday), hooks))).rejects.toMatchObject(wrong)
  await expect(within((tx) => checkDraft(tx, id, 2, by('drafter', saturday)))).rejects.toMatchObject(wrong)
  await expect(issue(id, signature(await signed('bo-y-te', '2021-05-29'), 2))).rejects.toMatchObject(wrong)
  await expect(within((tx) => editDraft(tx, id, { ...edit, version: 1 }, by('drafter', saturday), hooks))).rejects.toMatchObject({
    code: 'somebody-was-quicker',
  })
})

test('whoever changed the draft last does not sign it; with two people in all they may', async () => {
  const id = await draft(alone('vn/08'))
  const edit = {
    version: 1,
    form: 'decision' as const,
    subjectVi: 'Sửa bởi người ký',
    subjectEn: null,
    solutionIds: [],
    provisions: alone('vn/08'),
  }
  await within((tx) => editDraft(tx, id, edit, by('signer', saturday), hooks))
  const document = await signed('bo-y-te', '2021-05-29')
  await expect(issue(id, signature(document, 2))).rejects.toMatchObject({ code: 'drafter-does-not-sign' })
  expect((await readDirective(t.database.read, id, reader(saturday), hooks)).nextSteps).toContainEqual({
    command: 'issue',
    whyNot: 'drafter-does-not-sign',
  })
  const small = { ...hooks, countDirectivePeople: async () => 2 }
  await within((tx) => issueDirective(tx, id, signature(document, 2), by('signer', saturday), small))
})

test('the document must be signed, the ministry’s own, not of tomorrow, and signed in a capacity that exists', async () => {
  const id = await draft(alone('vn/10'))
  const own = await signed('bo-y-te', '2021-05-29')
  await expect(issue(id, signature(await signed('ban-chi-dao-quoc-gia', '2021-05-29')))).rejects.toMatchObject({
    code: 'document-is-of-another-issuer',
  })
  await expect(issue(id, signature('no-such-document'))).rejects.toMatchObject({ code: 'not-found' })
  await expect(issue(id, signature(await signed('bo-y-te', '2021-06-01')))).rejects.toMatchObject({
    code: 'document-is-dated-in-the-future',
  })
  await expect(issue(id, { ...signature(own), capacityId: 'standing-deputy-head-of-steering-committee' })).rejects.toMatchObject({
    code: 'capacity-does-not-fit',
  })
  await expect(issue(id, signature(await signed('bo-y-te', '2021-05-28')), by('signer', saturday))).resolves.toBeUndefined()
})

test('nobody is bound before the signature', async () => {
  const id = await draft(contents({ territory: ['vn/11'], fromOn: '2021-05-28' }, '2'))
  await expect(issue(id, signature(await signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'provision-begins-before-signature',
  })
})

test('what is missing in a draft is told by code when it is signed, and unknown things when it is written', async () => {
  const id = await draft(contents({ territory: ['vn/12'], fallbackVi: null }, '2'))
  await expect(issue(id, signature(await signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'people-without-smartphone-are-forgotten',
    facts: { provisions: ['2'] },
  })
  await expect(draft(contents({ measureId: 'no-such-measure' }, '2'))).rejects.toMatchObject({ code: 'measure-is-not-known' })
  await expect(draft([...alone('vn/12'), ...alone('vn/12')])).rejects.toMatchObject({ code: 'provision-code-comes-twice' })
  await expect(draft(contents({ territory: ['vn/03'] }, '2'))).rejects.toMatchObject({ code: 'unit-is-not-in-force' })
  const unknown = within((tx) =>
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
  await expect(issue(await unknown, signature(await signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'solution-is-not-applicable-yet',
  })
})

test('a content beyond authority needs a reason before anything is signed', async () => {
  const id = await draft([...alone('vn/14'), ...contents({ territory: ['vn/14'] }, '4')])
  const document = await signed('bo-y-te', '2021-05-29')
  await expect(issue(id, { ...signature(document), recommendation: null })).rejects.toMatchObject({
    code: 'recommendation-needs-a-reason',
    facts: { provisions: ['4'] },
  })
  expect((await readDirective(t.database.read, id, reader(saturday), hooks)).state).toBe('drafted')
})

test('a draft with nothing within authority is recommended as a whole, returned, drafted anew for civil facilities, and then issued', async () => {
  const id = await draft(contents({ territory: ['vn/15'] }, '4'))
  const given = { version: 1, recommendation: { reasonVi: 'Vượt thẩm quyền của Bộ', reasonEn: null, documentId: null } }
  await expect(issue(id, signature(await signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'nothing-is-within-authority',
  })
  await within((tx) => recommendDirective(tx, id, given, by('signer', saturday), hooks))
  const recommended = await readDirective(t.database.read, id, reader(saturday), hooks)
  expect(recommended).toMatchObject({ state: 'recommended', provisionCount: 0, referredCount: 1, inForce: false })
  const referralId = recommended.referrals[0]?.id ?? ''
  const back = { outcome: 'returned' as const, version: 1, documentId: null, note: 'Đề nghị tách cơ sở do địa phương quản lý' }
  await expect(draft([], referralId)).rejects.toMatchObject({ code: 'referral-was-not-returned' })
  const outcomes = await Promise.allSettled(
    [1, 2].map(() => within((tx) => decideReferral(tx, referralId, back, by('secretary', saturday), hooks))),
  )
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])

  const again = await draft([], referralId)
  expect((await readDirective(t.database.read, again, reader(saturday), hooks)).provisions.map(({ code }) => code)).toEqual(['4'])
  const civil = contents({ territory: ['vn/15'], audience: { kind: 'quarantine-facility', runBy: ['civil'] } }, '4')
  await within((tx) =>
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
  await issue(again, signature(await signed('bo-y-te', '2021-05-29'), 2))
  expect(await readDirective(t.database.read, again, reader(saturday), hooks)).toMatchObject({
    state: 'issued',
    fromReferral: { id: referralId, directiveId: id },
  })
})

test('a directive that measures the same duty on shared ground must say what becomes of the older one', async () => {
  const clinics = { audience: { kind: 'health-facility', runBy: null } } as const
  const older = await draft(contents({ ...clinics, territory: ['vn/17'] }, '2'))
  const olderDocument = await signed('bo-y-te', '2021-05-29')
  await issue(older, signature(olderDocument))
  const newer = await draft(contents({ ...clinics, territory: ['vn'], fromOn: '2021-06-05', threshold: 0.9 }, '2'))
  const shown = await readDirective(t.database.read, newer, reader(saturday), hooks)
  expect(shown.preview.conflicts).toMatchObject([{ code: '2', directiveId: older, canBeEnded: true }])
  const document = await signed('bo-y-te', '2021-05-29')
  await expect(issue(newer, signature(document))).rejects.toMatchObject({
    code: 'meets-a-directive-in-force',
    facts: { conflicts: ['2'] },
  })
  const ends = [{ directiveId: older, how: 'replace' as const }]
  await expect(issue(newer, { ...signature(document), ends: [...ends, ...ends] })).rejects.toMatchObject({
    code: 'not-possible-in-this-state',
  })
  await issue(newer, { ...signature(document), ends })

  const ended = await readDirective(t.database.read, older, reader(saturday), hooks)
  expect(ended).toMatchObject({ state: 'replaced', endedOn: '2021-06-05', inForce: true, endedBy: { directiveId: newer } })
  const idsOn = async (on: string) =>
    (await provisionsInForce(t.database.read, on))
      .filter(({ audience }) => audience.kind === 'health-facility')
      .map(({ directiveId }) => directiveId)
  expect(await idsOn('2021-06-04')).toEqual([older])
  expect(await idsOn('2021-06-05')).toEqual([newer])
  const { rows } = await sql<{ state: string }>`select state from documents.document where id = ${olderDocument}`.execute(
    t.database.read,
  )
  expect(rows[0]?.state).toBe('replaced')
  expect(await newsOf('directive.replaced')).toMatchObject([{ directiveId: older, endedOn: '2021-06-05', endedById: newer }])
})

test('a province sees what binds its own ground and nothing of drafts, recommendations or its neighbours', async () => {
  const own = await draft(alone('vn/19'))
  const open = await draft(alone('vn/19'))
  await issue(own, signature(await signed('bo-y-te', '2021-05-29')))
  const list = async (scope: readonly string[]) =>
    (await listDirectives(t.database.read, { state: null, before: null, limit: 200 }, reader(saturday, scope))).map(
      ({ id }) => id,
    )
  expect(await list(['vn/19'])).toContain(own)
  expect(await list(['vn/19/164'])).toContain(own)
  expect(await list(['vn/19'])).not.toContain(open)
  expect(await list(['vn/20'])).not.toContain(own)
  expect(await list(['vn'])).toEqual(expect.arrayContaining([own, open]))
  const notThere = { code: 'not-found', status: 404 }
  await expect(readDirective(t.database.read, own, reader(saturday, ['vn/20']), hooks)).rejects.toMatchObject(notThere)
  await expect(readDirective(t.database.read, open, reader(saturday, ['vn/19']), hooks)).rejects.toMatchObject(notThere)
  await expect(
    within((tx) =>
      editDraft(
        tx,
        open,
        { version: 1, form: 'decision', subjectVi: 'Sửa', subjectEn: null, solutionIds: [], provisions: [] },
        by('x', saturday, ['vn/19']),
        hooks,
      ),
    ),
  ).rejects.toMatchObject(notThere)
  expect(await listReferrals(t.database.read, { state: null, before: null, limit: 10 }, reader(saturday, ['vn/19']))).toEqual([])
})

test('the preview counts who is bound today, province by province; individuals are not known and not zero', async () => {
  const register = (unitPath: string, runBy: string) =>
    within((tx) =>
      registerOrganisation(
        tx,
        { kind: 'quarantine-facility', name: `Cơ sở ${runBy} ${unitPath}`, unitPath, address: 'Đường 1', facts: { runBy } },
        by('clerk', saturday),
      ),
    )
  await register('vn/22/193', 'civil')
  await register('vn/22/193', 'army')
  await register('vn/24/213', 'army')
  const id = await draft([
    ...contents({ territory: ['vn/22', 'vn/22/193', 'vn/24'], code: 'a' }, '4'),
    ...contents({ territory: ['vn/22', 'vn/24'], code: 'b', audience: { kind: 'quarantine-facility', runBy: ['army'] } }, '4'),
    ...contents({ code: 'c' }, '3'),
  ])
  const { reach } = (await readDirective(t.database.read, id, reader(saturday), hooks)).preview
  expect(reach.map(({ total }) => total)).toEqual([3, 2, null])
  expect(reach[0]?.byProvince.map(({ provincePath, count }) => [provincePath, count])).toEqual([
    ['vn/22', 2],
    ['vn/24', 1],
  ])
  expect(reach[0]?.byProvince[0]?.name.vi).toBe('Tỉnh Quảng Ninh')
})

test('the cascade shows the first implementing document of each province, also through a ministry’s guidance', async () => {
  const id = await draft(alone('vn'))
  const document = await signed('bo-y-te', '2021-05-29')
  await issue(id, signature(document))
  const later = new Date('2021-07-16T03:00:00Z')
  const enter = (number: string, unitPath: string, issuedOn: string, name: string) =>
    within((tx) =>
      registerDocument(
        tx,
        {
          type: 'official-letter',
          number,
          notation: 'UBND-VX',
          issuer: { name },
          issuerLevel: 'province',
          unitPath,
          issuedOn,
          subject: 'Triển khai',
        },
        by('clerk', later),
      ),
    )
  const tie = (fromId: string, toId: string) =>
    within((tx) => relate(tx, { fromId, toId, kind: 'implements', evidence: 'stated' }, by('clerk', later)))
  const hanoi = await enter('10760', 'vn/01', '2021-07-15', 'Sở Y tế Hà Nội')
  await tie(hanoi.id, document)
  const guidance = await signed('bo-y-te', '2021-05-31')
  await tie(guidance, document)
  const langSon = await enter('77', 'vn/20', '2021-06-03', 'Ủy ban nhân dân tỉnh Lạng Sơn')
  await tie(langSon.id, guidance)

  const cascade = await readCascade(t.database.read, id, reader(later))
  expect(cascade.rows).toHaveLength(63)
  expect(cascade.rows.slice(0, 2).map(({ provincePath, daysAfter }) => [provincePath, daysAfter])).toEqual([
    ['vn/20', 5],
    ['vn/01', 47],
  ])
  expect(cascade.rows[0]?.document?.words.vi).toContain('77/UBND-VX')
  expect(cascade.rows[2]).toMatchObject({ document: null, daysAfter: null })
  expect((await readCascade(t.database.read, id, reader(later, ['vn/01']))).rows.map(({ provincePath }) => provincePath)).toEqual(
    ['vn/01'],
  )
})
