import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerDocument, relate } from '../../../foundation/documents/public.ts'
import { registerOrganisation } from '../../../foundation/places/public.ts'
import { directiveWords, provisionsById, provisionsInForce, provisionWords, stageOfPoint4 } from '../public.ts'
import { readCascade } from './cascade.ts'
import { decideReferral } from './decide.ts'
import { createDraft, editDraft } from './draft.ts'
import { recommendDirective } from './issue.ts'
import { listDirectives, readDirective } from './read.ts'
import { listReferrals } from './show-referral.ts'
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

test('history: applications are issued on Saturday, cameras in all facilities go up and come back on Sunday in the Committee’s own letter', async () => {
  const id = await desk.draft(contents({}))
  const before = await readDirective(desk.read, id, reader(saturday), hooks)
  expect(before.provisions.map(({ authority }) => authority?.within)).toEqual([true, true, true, false])
  expect(before.provisions[3]?.authority).toMatchObject({ recommendTo: 'steering-authority', final: false })
  expect(before.nextSteps).toContainEqual({ command: 'issue', whyNot: null })

  const decision = await desk.signed('bo-y-te', '2021-05-29', '2666')
  await desk.issue(id, signature(decision))
  const issued = await readDirective(desk.read, id, reader(saturday), hooks)
  expect(issued).toMatchObject({
    state: 'issued',
    extent: 'in-force',
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
  expect((await stageOfPoint4(desk.read, '2021-05-29')).stage).toBe('partly-directed')

  const sunday = new Date('2021-05-30T03:00:00Z')
  const letter = await desk.signed('ban-chi-dao-quoc-gia', '2021-05-30', '4403')
  await desk.within((tx) =>
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
  const [decided] = await listReferrals(desk.read, { state: 'issued-by-higher', before: null, limit: 10 }, reader(sunday))
  expect(decided).toMatchObject({ directiveId: id, decidedOn: '2021-05-30', daysWaited: 1, nextSteps: [] })
  const higher = await readDirective(desk.read, decided?.resultingDirectiveId ?? '', reader(sunday), hooks)
  expect(higher).toMatchObject({
    issuer: { role: 'steering-authority' },
    state: 'issued',
    fromReferral: { id: decided?.id, directiveId: id },
  })
  expect(higher.provisions).toMatchObject([
    { fromOn: '2021-05-30', dueOn: '2021-06-11', audience: { runBy: null }, authority: null },
  ])
  expect((await stageOfPoint4(desk.read, '2021-05-30')).stage).toBe('directed')

  const inForce = await provisionsInForce(desk.read, '2021-05-30')
  expect(inForce.map(({ measureId, issuerRole }) => [measureId, issuerRole])).toEqual([
    ['venue-registered', 'health-authority'],
    ['venue-active', 'health-authority'],
    [null, 'health-authority'],
    ['camera-connected', 'steering-authority'],
  ])
  const told = await desk.newsOf('directive.issued')
  expect(told.map(({ provisionIds }) => provisionIds)).toEqual([inForce.slice(0, 3).map((one) => one.id), [inForce[3]?.id]])
  expect(
    await provisionsById(
      desk.read,
      inForce.map((one) => one.id),
    ),
  ).toHaveLength(4)
  expect((await directiveWords(desk.read, [id])).get(id)?.vi).toBe('Quyết định 2666/QĐ-BYT ngày 29/5/2021')
  expect((await provisionWords(desk.read, [inForce[1]?.id ?? ''])).get(inForce[1]?.id ?? '')?.vi).toMatch(
    /^2\. Địa điểm ghi nhận/,
  )
  const before29 = await provisionsInForce(desk.read, '2021-05-28')
  expect(before29).toEqual([])
})

test('the audit log keeps, for every provision, which rule spoke and the hash of its facts', async () => {
  const { rows } = await sql<{
    canonical: string
  }>`select canonical from audit.event where action = 'directive.issued' order by seq limit 1`.execute(desk.read)
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
    desk.read,
  )
  expect(rows).toEqual([])
  const [beyond] = (
    await sql<{ id: string }>`select id from directives.provision where within_authority = false limit 1`.execute(desk.read)
  ).rows
  await expect(
    sql`update directives.provision set referral_id = null where id = ${beyond?.id}`.execute(desk.read),
  ).rejects.toThrow(/check constraint/)
})

test('the preview counts who is bound today, province by province; individuals are not known and not zero', async () => {
  const register = (unitPath: string, runBy: string) =>
    desk.within((tx) =>
      registerOrganisation(
        tx,
        { kind: 'quarantine-facility', name: `Cơ sở ${runBy} ${unitPath}`, unitPath, address: 'Đường 1', facts: { runBy } },
        by('clerk', saturday),
      ),
    )
  await register('vn/22/193', 'civil')
  await register('vn/22/193', 'army')
  await register('vn/24/213', 'army')
  const id = await desk.draft([
    ...contents({ territory: ['vn/22', 'vn/22/193', 'vn/24'], code: 'a' }, '4'),
    ...contents({ territory: ['vn/22', 'vn/24'], code: 'b', audience: { kind: 'quarantine-facility', runBy: ['army'] } }, '4'),
    ...contents({ code: 'c' }, '3'),
  ])
  const { reach } = (await readDirective(desk.read, id, reader(saturday), hooks)).preview
  expect(reach.map(({ total }) => total)).toEqual([3, 2, null])
  expect(reach[0]?.byProvince.map(({ provincePath, count }) => [provincePath, count])).toEqual([
    ['vn/22', 2],
    ['vn/24', 1],
  ])
  expect(reach[0]?.byProvince[0]?.name.vi).toBe('Tỉnh Quảng Ninh')
})

test('the cascade shows the first implementing document of each province, also through a ministry’s guidance', async () => {
  const id = await desk.draft(alone('vn'))
  const document = await desk.signed('bo-y-te', '2021-05-29')
  await desk.issue(id, signature(document))
  const later = new Date('2021-07-16T03:00:00Z')
  const enter = (number: string, unitPath: string, issuedOn: string, name: string) =>
    desk.within((tx) =>
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
    desk.within((tx) => relate(tx, { fromId, toId, kind: 'implements', evidence: 'stated' }, by('clerk', later)))
  const hanoi = await enter('10760', 'vn/01', '2021-07-15', 'Sở Y tế Hà Nội')
  await tie(hanoi.id, document)
  const guidance = await desk.signed('bo-y-te', '2021-05-31')
  await tie(guidance, document)
  const langSon = await enter('77', 'vn/20', '2021-06-03', 'Ủy ban nhân dân tỉnh Lạng Sơn')
  await tie(langSon.id, guidance)

  const cascade = await readCascade(desk.read, id, reader(later))
  expect(cascade.rows).toHaveLength(63)
  expect(cascade.rows.slice(0, 2).map(({ provincePath, daysAfter }) => [provincePath, daysAfter])).toEqual([
    ['vn/20', 5],
    ['vn/01', 47],
  ])
  expect(cascade.rows[0]?.document?.words.vi).toContain('77/UBND-VX')
  expect(cascade.rows[2]).toMatchObject({ document: null, daysAfter: null })
  expect((await readCascade(desk.read, id, reader(later, ['vn/01']))).rows.map(({ provincePath }) => provincePath)).toEqual([
    'vn/01',
  ])
})
test('a province sees what binds its own ground and nothing of drafts, recommendations or its neighbours', async () => {
  const own = await desk.draft(alone('vn/19'))
  const open = await desk.draft(alone('vn/19'))
  await desk.issue(own, signature(await desk.signed('bo-y-te', '2021-05-29')))
  const list = async (scope: readonly string[]) =>
    (await listDirectives(desk.read, { state: null, before: null, limit: 200 }, reader(saturday, scope))).map(({ id }) => id)
  expect(await list(['vn/19'])).toContain(own)
  expect(await list(['vn/19/164'])).toContain(own)
  expect(await list(['vn/19'])).not.toContain(open)
  expect(await list(['vn/20'])).not.toContain(own)
  expect(await list(['vn'])).toEqual(expect.arrayContaining([own, open]))
  const notThere = { code: 'not-found', status: 404 }
  await expect(readDirective(desk.read, own, reader(saturday, ['vn/20']), hooks)).rejects.toMatchObject(notThere)
  await expect(readDirective(desk.read, open, reader(saturday, ['vn/19']), hooks)).rejects.toMatchObject(notThere)
  await expect(
    desk.within((tx) =>
      editDraft(
        tx,
        open,
        { version: 1, form: 'decision', subjectVi: 'Sửa', subjectEn: null, solutionIds: [], provisions: [] },
        by('x', saturday, ['vn/19']),
        hooks,
      ),
    ),
  ).rejects.toMatchObject(notThere)
  expect(await listReferrals(desk.read, { state: null, before: null, limit: 10 }, reader(saturday, ['vn/19']))).toEqual([])
})

test('one draft can go two ways up: a new sanction to the Prime Minister, whose answer is a document of the government', async () => {
  const id = await desk.draft([
    ...alone('vn/36'),
    ...contents({ territory: ['vn/36'], code: '5', sideEffects: ['new-sanction'], measureId: null, threshold: null }, '3'),
    ...contents({ territory: ['vn/36'] }, '4'),
  ])
  await desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-29')))
  const { referrals } = await readDirective(desk.read, id, reader(saturday), hooks)
  expect(referrals.map(({ recommendedTo, provisions }) => [recommendedTo.name.vi, provisions.map(({ code }) => code)])).toEqual([
    ['Ban Chỉ đạo Quốc gia phòng, chống dịch COVID-19', ['4']],
    ['Thủ tướng Chính phủ', ['5']],
  ])
  const answer = {
    outcome: 'issued-by-higher',
    version: 1,
    capacityId: 'deputy-prime-minister',
    form: 'official-letter',
    subjectVi: 'Mức xử phạt',
    subjectEn: null,
    provisions: null,
  } as const
  const decide = (documentId: string, provisions: ReturnType<typeof contents> | null = null) =>
    desk.within((tx) =>
      decideReferral(tx, referrals[1]?.id ?? '', { ...answer, documentId, provisions }, by('secretary', saturday), hooks),
    )
  await expect(decide(await desk.signed('ban-chi-dao-quoc-gia', '2021-05-29'))).rejects.toMatchObject({
    code: 'document-is-of-another-issuer',
  })
  const conveyed = {
    type: 'official-letter',
    number: '3501',
    notation: 'VPCP-KGVX',
    issuer: { name: 'Văn phòng Chính phủ', organisationId: 'van-phong-chinh-phu' },
    issuerLevel: 'government',
    unitPath: 'vn',
    issuedOn: '2021-05-29',
    subject: 'Ý kiến của Phó Thủ tướng',
  } as const
  // What a clerk chose as the level of a company's letter makes it nobody else's.
  const company = { ...conveyed, number: '7', notation: 'CV-ABC', issuer: { name: 'Công ty ABC' } }
  const ofACompany = (await desk.within((tx) => registerDocument(tx, company, by('clerk', saturday)))).id
  await expect(decide(ofACompany)).rejects.toMatchObject({ code: 'document-is-of-another-issuer' })
  const government = (await desk.within((tx) => registerDocument(tx, conveyed, by('clerk', saturday)))).id
  // A sanction takes a decree: no directive sets it, the Prime Minister's neither. He can direct the duty without it.
  await expect(decide(government)).rejects.toMatchObject({
    code: 'content-is-beyond-the-higher-body',
    facts: { provisions: ['5'] },
  })
  await decide(government, contents({ territory: ['vn/36'], code: '5', measureId: null, threshold: null }, '3'))
  const decided = await listReferrals(desk.read, { state: 'issued-by-higher', before: null, limit: 1 }, reader(saturday))
  expect(decided[0]).toMatchObject({ recommendedTo: { role: 'prime-minister' } })
  const higher = await readDirective(desk.read, decided[0]?.resultingDirectiveId ?? '', reader(saturday), hooks)
  expect(higher.issuer).toMatchObject({ role: 'prime-minister', name: { en: 'The Prime Minister' } })
})

test('a solution becomes mandatory with the directive that names it, and no longer is when the directive is repealed', async () => {
  await sql`
    insert into solutions.solution (id, name, folded, capabilities, track, owner_id, scope_path, machine, state, state_since, applicable, registered_at)
    values ('s-1', 'Ứng dụng khai báo', 'ung dung khai bao', '{}', 'assigned', 'bo-y-te', 'vn', 'assignment', 'handed-over', ${saturday}, true, ${saturday})`.execute(
    desk.read,
  )
  const draftFor = (solutionIds: string[]) =>
    desk.within((tx) =>
      createDraft(
        tx,
        {
          form: 'decision',
          subjectVi: 'Áp dụng giải pháp',
          subjectEn: null,
          solutionIds,
          provisions: alone('vn/37'),
          fromReferralId: null,
        },
        by('drafter', saturday),
        hooks,
      ),
    )
  const forceNow = async () =>
    (await sql<{ force: string | null }>`select force from solutions.solution where id = 's-1'`.execute(desk.read)).rows[0]?.force
  const first = await draftFor(['s-1'])
  await desk.issue(first, signature(await desk.signed('bo-y-te', '2021-05-29')))
  expect(await forceNow()).toBe('mandatory')
  expect((await readDirective(desk.read, first, reader(saturday), hooks)).draftedFor).toEqual([
    { solutionId: 's-1', name: { vi: 'Ứng dụng khai báo', en: 'Ứng dụng khai báo' } },
  ])
  const second = await draftFor([])
  const ends = [{ directiveId: first, how: 'repeal' as const }]
  await desk.issue(second, { ...signature(await desk.signed('bo-y-te', '2021-05-29')), ends })
  expect(await forceNow()).toBeNull()
  expect(await readDirective(desk.read, first, reader(saturday), hooks)).toMatchObject({ state: 'repealed', extent: 'ended' })
})

test('what a higher body approved, the ministry issues itself and cites the decision; it covers no more than was given', async () => {
  const id = await desk.draft(contents({ territory: ['vn/42'], measureId: null, threshold: null, evidence: 'inspected' }, '4'))
  const recommendation = { reasonVi: 'Cơ sở do quân đội quản lý', reasonEn: null, documentId: null }
  await desk.within((tx) => recommendDirective(tx, id, { version: 1, recommendation }, by('signer', saturday), hooks))
  const [referral] = (await readDirective(desk.read, id, reader(saturday), hooks)).referrals
  const answer = (documentId: string, version = 1) => ({ outcome: 'approved' as const, version, documentId, note: null })
  const decide = (given: Parameters<typeof decideReferral>[2]) =>
    desk.within((tx) => decideReferral(tx, referral?.id ?? '', given, by('secretary', saturday), hooks))
  await expect(decide(answer(await desk.signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'document-is-of-another-issuer',
  })
  await decide({ outcome: 'deferred', version: 1, documentId: null, note: 'Chờ họp', until: '2021-06-02' })
  const letter = await desk.signed('ban-chi-dao-quoc-gia', '2021-05-29')
  await decide(answer(letter, 2))
  // A second secretary, who still sees it as recommended, is told what became of it.
  await expect(decide(answer(letter, 1))).rejects.toMatchObject({
    code: 'somebody-was-quicker',
    state: 'directives.referral.state.approved',
    since: [
      { what: 'audit.act.referral.decided', who: 'secretary', to: 'directives.referral.state.deferred' },
      { what: 'audit.act.referral.decided', who: 'secretary', to: 'directives.referral.state.approved' },
    ],
  })
  const [decided] = await listReferrals(desk.read, { state: 'approved', before: null, limit: 1 }, reader(saturday))
  expect(decided).toMatchObject({ decidedOn: '2021-05-29', deferredUntil: null, resultingDirectiveId: null })

  const own = await desk.draft([], referral?.id ?? null)
  const shown = await readDirective(desk.read, own, reader(saturday), hooks)
  expect(shown.provisions[0]?.authority).toMatchObject({ within: true, ruleId: 'given-by-higher-body' })
  expect(shown.provisions[0]?.authority?.basis.en).toMatch(/^A higher body approved this content in /)
  const wider = await desk.draft(
    contents({ territory: ['vn'], measureId: null, threshold: null, evidence: 'inspected' }, '4'),
    referral?.id ?? null,
  )
  expect((await readDirective(desk.read, wider, reader(saturday), hooks)).provisions[0]?.authority?.within).toBe(false)

  await desk.issue(own, signature(await desk.signed('bo-y-te', '2021-05-29')))
  const issued = await readDirective(desk.read, own, reader(saturday), hooks)
  expect(issued).toMatchObject({ state: 'issued', fromReferral: { id: referral?.id } })
  expect(issued.provisions[0]?.authority).toMatchObject({ within: true, final: true, ruleId: 'given-by-higher-body' })
  const [answered] = await listReferrals(desk.read, { state: 'approved', before: null, limit: 1 }, reader(saturday))
  expect(answered?.resultingDirectiveId).toBe(own)
  const { rows } = await sql<{ kind: string }>`
    select kind from documents.relation where from_id = ${issued.document?.id} and to_id = ${letter}`.execute(desk.read)
  expect(rows).toEqual([{ kind: 'implements' }])

  const again = await desk.draft([], referral?.id ?? null)
  await expect(desk.issue(again, signature(await desk.signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'nothing-is-within-authority',
  })
})

test('an approval of one text does not let another be issued in its name', async () => {
  const gate = {
    territory: ['vn/44'],
    measureId: null,
    threshold: null,
    evidence: 'inspected',
    textVi: 'Lắp camera tại cổng cơ sở.',
    conditionVi: 'Trong vùng có dịch.',
    fromOn: '2021-07-01',
    dueOn: null,
    graceDays: 30,
  } as const
  const asked = contents({ ...gate, territory: ['vn/44'] }, '4')
  const id = await desk.draft(asked)
  const recommendation = { reasonVi: 'Cơ sở do quân đội quản lý', reasonEn: null, documentId: null }
  await desk.within((tx) => recommendDirective(tx, id, { version: 1, recommendation }, by('signer', saturday), hooks))
  const [referral] = (await readDirective(desk.read, id, reader(saturday), hooks)).referrals
  const answer = {
    outcome: 'approved' as const,
    version: 1,
    documentId: await desk.signed('ban-chi-dao-quoc-gia', '2021-05-29'),
    note: null,
  }
  await desk.within((tx) => decideReferral(tx, referral?.id ?? '', answer, by('secretary', saturday), hooks))
  const changed = asked.map((one) => ({
    ...one,
    textVi: 'Truyền hình ảnh trong phòng về Bộ.',
    conditionVi: null,
    fromOn: '2021-05-29',
    graceDays: 0,
  }))
  const other = await desk.draft(changed, referral?.id ?? null)
  await expect(desk.issue(other, signature(await desk.signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'nothing-is-within-authority',
  })
  const same = await desk.draft([], referral?.id ?? null)
  await desk.issue(same, signature(await desk.signed('bo-y-te', '2021-05-29')))
})
