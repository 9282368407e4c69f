import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerDocument } from '../../../foundation/documents/public.ts'
import type { Provision } from '../provision.ts'
import { provisionsById } from '../public.ts'
import { type Decision, decideReferral } from './decide.ts'
import { recommendDirective } from './issue.ts'
import { readDirective } from './read.ts'
import { by, contents, hooks, openSigningDesk, reader, type SigningDesk, saturday, signature } from './signing-desk.fixture.ts'

let desk: SigningDesk
beforeAll(async () => {
  desk = await openSigningDesk()
})
afterAll(() => desk.close())

const at = (day: string) => new Date(`${day}T03:00:00Z`)
/** Cameras in facilities of one province, those of the army among them, sent up: the recommendation's id. */
const cameras = (province: string, changed: Partial<Provision> = {}) =>
  contents({ territory: [province], measureId: null, threshold: null, evidence: 'inspected', ...changed }, '4')
const recommended = async (provisions: readonly Provision[]) => {
  const id = await desk.draft(provisions)
  const recommendation = { reasonVi: 'Cơ sở do quân đội quản lý', reasonEn: null, documentId: null }
  await desk.within((tx) => recommendDirective(tx, id, { version: 1, recommendation }, by('signer', saturday), hooks))
  return (await readDirective(desk.read, id, reader(saturday), hooks)).referrals[0]?.id ?? ''
}
const answer = (id: string, given: Decision, day = '2021-05-30') =>
  desk.within((tx) => decideReferral(tx, id, given, by('secretary', at(day)), hooks))
const issuedWith = async (provisions: readonly Provision[] | null, day = '2021-05-30') => ({
  outcome: 'issued-by-higher' as const,
  version: 1,
  documentId: await desk.signed('ban-chi-dao-quoc-gia', day),
  capacityId: 'standing-deputy-head-of-steering-committee',
  form: 'official-letter' as const,
  subjectVi: 'Lắp đặt camera tại các cơ sở cách ly tập trung',
  subjectEn: null,
  provisions,
})

test('what the Committee itself has no power for is not issued in its name, nor what cannot be proved or forgets people without a smartphone', async () => {
  const id = await recommended(cameras('vn/42'))
  const [venues] = contents(
    { fromOn: '2021-05-30', territory: ['vn'], measureId: null, threshold: null, evidence: 'inspected' },
    '2',
  )
  if (venues === undefined) throw new Error('the draft of May 2021 has a second content')
  const of = async (changed: Partial<Provision>) => answer(id, await issuedWith([{ ...venues, ...changed }]))
  const beyond = { code: 'content-is-beyond-the-higher-body', facts: { provisions: ['2'] } }
  await expect(of({ textVi: 'Không được ra khỏi nhà.', sideEffects: ['restricts-movement'] })).rejects.toMatchObject(beyond)
  await expect(of({ textVi: 'Vi phạm bị phạt 100 triệu đồng.' })).rejects.toMatchObject(beyond)
  await expect(of({ evidence: null })).rejects.toMatchObject({ code: 'mandatory-provision-cannot-be-proved' })
  await expect(of({ fallbackVi: null })).rejects.toMatchObject({ code: 'people-without-smartphone-are-forgotten' })
  await answer(id, await issuedWith(null))
})

test('of two contents of the Committee on one duty the newer says that it takes the place of the older', async () => {
  const measured = { measureId: 'camera-connected', threshold: 1, evidence: 'measured' } as const
  const first = await recommended(cameras('vn/44', measured))
  const second = await recommended(cameras('vn/44', { ...measured, dueOn: '2021-06-20' }))
  await answer(first, await issuedWith(null))
  await expect(answer(second, await issuedWith(null))).rejects.toMatchObject({
    code: 'meets-a-directive-in-force',
    facts: { conflicts: ['4'] },
  })
  const rows = await desk.newsOf('directive.issued')
  const [older] = [rows.at(-1)?.provisionIds].flat()
  await answer(second, await issuedWith(cameras('vn/44', { ...measured, fromOn: '2021-05-30', replacesId: String(older) })))
})

test('a refusal is the higher body’s own: not somebody else’s letter, and of the Prime Minister never without a document', async () => {
  const toCommittee = await recommended(cameras('vn/45'))
  const refused = (documentId: string | null) => ({ outcome: 'refused' as const, version: 1, documentId, note: 'Chưa cần thiết' })
  const company = (number: string) =>
    desk.within(async (tx) => {
      const given = { type: 'official-letter', number, notation: 'CV-ABC', issuer: { name: 'Công ty ABC' } } as const
      const rest = { issuerLevel: 'organisation', unitPath: 'vn', issuedOn: '2021-05-30', subject: 'X' } as const
      return (await registerDocument(tx, { ...given, ...rest }, by('clerk', at('2021-05-30')))).id
    })
  const another = { code: 'document-is-of-another-issuer' }
  const letter = await company('11')
  await expect(answer(toCommittee, refused(letter))).rejects.toMatchObject(another)
  await expect(answer(toCommittee, { ...refused(letter), outcome: 'returned' })).rejects.toMatchObject(another)
  await expect(answer(toCommittee, { ...refused(letter), outcome: 'deferred', until: null })).rejects.toMatchObject(another)
  await expect(answer(toCommittee, refused(await desk.signed('ban-chi-dao-quoc-gia', '2021-05-20')))).rejects.toMatchObject({
    code: 'decision-is-older-than-the-recommendation',
  })
  await answer(toCommittee, refused(await desk.signed('ban-chi-dao-quoc-gia', '2021-05-30')))
  const toPrimeMinister = await recommended(cameras('vn/45', { code: '5', sideEffects: ['new-sanction'] }))
  const needed = { code: 'decision-needs-the-higher-bodys-document' }
  await expect(answer(toPrimeMinister, refused(null))).rejects.toMatchObject(needed)
  await expect(answer(toPrimeMinister, { ...refused(null), outcome: 'returned' })).rejects.toMatchObject(needed)
  await expect(answer(toPrimeMinister, refused(await company('12')))).rejects.toMatchObject(another)
})

test('a content limited to a day that passed before the signature is not issued for ever; the Committee says its new last day itself', async () => {
  const limited = { untilOn: '2021-05-31', dueOn: null } as const
  const id = await recommended(cameras('vn/46', limited))
  await expect(answer(id, await issuedWith(null, '2021-06-01'), '2021-06-01')).rejects.toMatchObject({
    code: 'content-was-over-before-the-signature',
    facts: { provisions: ['4'], issuedOn: '2021-06-01' },
  })
  const anew = cameras('vn/46', { ...limited, fromOn: '2021-06-01', untilOn: '2021-06-15' })
  await answer(id, await issuedWith(anew, '2021-06-01'), '2021-06-01')
  const other = await recommended(cameras('vn/48', limited))
  await answer(other, await issuedWith(null, '2021-05-31'), '2021-05-31')
  const ids = (await desk.newsOf('directive.issued')).slice(-2).flatMap((news) => news.provisionIds)
  const kept = await provisionsById(desk.read, ids.map(String))
  expect(kept.map(({ fromOn, untilOn }) => [fromOn, untilOn])).toEqual([
    ['2021-05-31', '2021-05-31'],
    ['2021-06-01', '2021-06-15'],
  ])
})

test('the ministry does not issue less than the Committee directs of the same facilities; as much or more it may', async () => {
  const all = { measureId: 'camera-connected', threshold: 1, evidence: 'measured', dueOn: '2021-06-30' } as const
  await answer(await recommended(cameras('vn/49', all)), await issuedWith(null))
  const civil: Partial<Provision> = {
    ...all,
    audience: { kind: 'quarantine-facility', runBy: ['civil'] },
    fromOn: '2021-05-30',
  }
  const issue = async (changed: Partial<Provision>) => {
    const id = await desk.draft(cameras('vn/49', { ...civil, ...changed }))
    return desk.issue(id, signature(await desk.signed('bo-y-te', '2021-05-30')), by('signer', at('2021-05-30')))
  }
  const looser = { code: 'looser-than-a-higher-directive', facts: { provisions: ['4'] } }
  await expect(issue({ threshold: 0.1, dueOn: '2021-12-31', graceDays: 60 })).rejects.toMatchObject(looser)
  await expect(issue({ dueOn: '2021-06-15', graceDays: 5 })).rejects.toMatchObject(looser)
  await issue({ dueOn: '2021-06-15' })
})
