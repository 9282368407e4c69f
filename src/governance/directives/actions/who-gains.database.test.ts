import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Decision, decideReferral } from './decide.ts'
import { recommendDirective } from './issue.ts'
import { readDirective } from './read.ts'
import { by, contents, hooks, openSigningDesk, reader, type SigningDesk, saturday, signature } from './signing-desk.fixture.ts'

let desk: SigningDesk
let officer = ''
beforeAll(async () => {
  desk = await openSigningDesk()
  officer = await desk.account('health-officer', 'vn')
})
afterAll(() => desk.close())

const recommendation = { reasonVi: 'Cơ sở do quân đội quản lý', reasonEn: null, documentId: null }
async function recommended(province: string): Promise<string> {
  const asked = contents({ territory: [province], measureId: null, threshold: null, evidence: 'inspected' }, '4')
  const id = await desk.draft(asked)
  await desk.within((tx) => recommendDirective(tx, id, { version: 1, recommendation }, by('signer', saturday), hooks))
  return (await readDirective(desk.read, id, reader(saturday), hooks)).referrals[0]?.id ?? ''
}
const decide = (id: string, documentId: string, who: string) =>
  desk.within((tx) =>
    decideReferral(tx, id, { outcome: 'approved', version: 1, documentId, note: null }, by(who, saturday), hooks),
  )

test('the ministry’s own officer enters the Committee’s approval: it gives nothing until somebody else enters it', async () => {
  const referral = await recommended('vn/45')
  const own = await desk.signed('ban-chi-dao-quoc-gia', '2021-05-29', '7001', officer)
  await expect(decide(referral, own, 'secretary')).rejects.toMatchObject({ code: 'decision-was-entered-by-who-gains' })
  const letter = await desk.signed('ban-chi-dao-quoc-gia', '2021-05-29', '7002')
  for (const who of [officer, 'drafter'])
    await expect(decide(referral, letter, who)).rejects.toMatchObject({ code: 'decision-is-recorded-by-who-gains' })
  await decide(referral, letter, 'secretary')
})

test('an approval that its issuer took back gives nothing any more', async () => {
  const referral = await recommended('vn/46')
  const letter = await desk.signed('ban-chi-dao-quoc-gia', '2021-05-29')
  await decide(referral, letter, 'secretary')
  const draft = await desk.draft([], referral)
  await sql`update documents.document set state = 'recalled' where id = ${letter}`.execute(desk.read)
  await expect(desk.issue(draft, signature(await desk.signed('bo-y-te', '2021-05-29')))).rejects.toMatchObject({
    code: 'nothing-is-within-authority',
  })
})

test('the Committee neither approves nor authorises what it may not direct itself, and the reason is told for each content', async () => {
  const asked = [
    ...contents({ territory: ['vn/64'], measureId: null, threshold: null, evidence: 'inspected' }, '4'),
    ...contents(
      {
        code: '5',
        territory: ['vn/64'],
        measureId: null,
        threshold: null,
        evidence: 'inspected',
        sideEffects: ['restricts-movement'],
      },
      '4',
    ),
  ]
  const id = await desk.draft(asked)
  await desk.within((tx) => recommendDirective(tx, id, { version: 1, recommendation }, by('signer', saturday), hooks))
  const { referrals } = await readDirective(desk.read, id, reader(saturday), hooks)
  const committee = referrals.find((one) => one.recommendedTo.role === 'steering-authority')?.id ?? ''
  // Sent up by hand, as a clerk may err: what the rules send to the Prime Minister lies on the Committee's desk.
  await sql`update directives.provision set referral_id = ${committee} where directive_id = ${id}`.execute(desk.read)
  expect(referrals.map(({ recommendedTo }) => recommendedTo.role)).toEqual(['steering-authority', 'prime-minister'])
  const letter = await desk.signed('ban-chi-dao-quoc-gia', '2021-05-29')
  const answer = (given: Decision) => desk.within((tx) => decideReferral(tx, committee, given, by('secretary', saturday), hooks))
  const refused = {
    code: 'content-is-beyond-the-higher-body',
    facts: { provisions: ['5'], 'reasons.vi': expect.stringMatching(/^5\. .*Thủ tướng Chính phủ quyết định/) },
  }
  for (const outcome of ['approved', 'authorised'] as const)
    await expect(answer({ outcome, version: 1, documentId: letter, note: null }), outcome).rejects.toMatchObject(refused)
  const changed = { outcome: 'approved-with-changes', version: 1, documentId: letter, note: null } as const
  await expect(answer({ ...changed, provisions: asked })).rejects.toMatchObject(refused)
  await answer({ ...changed, provisions: asked.filter(({ code }) => code === '4') })
})

test('an approval on record of what its giver may not direct gives nothing', async () => {
  const referral = await recommended('vn/66')
  await decide(referral, await desk.signed('ban-chi-dao-quoc-gia', '2021-05-29'), 'secretary')
  const draft = await desk.draft([], referral)
  const authority = async () => (await readDirective(desk.read, draft, reader(saturday), hooks)).provisions[0]?.authority?.within
  expect(await authority()).toBe(true)
  const restricts = sql`update directives.provision set side_effects = '{restricts-movement}' where directive_id = `
  await sql`${restricts}${draft}`.execute(desk.read)
  await sql`update directives.provision set side_effects = '{restricts-movement}' where referral_id = ${referral}`.execute(
    desk.read,
  )
  expect(await authority()).toBe(false)
})
