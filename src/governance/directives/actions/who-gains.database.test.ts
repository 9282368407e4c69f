import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideReferral } from './decide.ts'
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
