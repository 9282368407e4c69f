import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import { registerDocument, relate } from '../../../foundation/documents/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/http/mount.ts'
import type { ProposalContent } from '../proposal.ts'
import { type Authority, opinionPermissions, sidesOf } from '../side.ts'
import * as assignment from './assignment.ts'
import { confirmCondition, type GivenOpinion, giveOpinion } from './consultation.ts'
import { account, asking, atOnce, morning, people, recordedDocuments, registeredVendor } from './fixture.ts'
import * as act from './proposal.ts'
import { showSolution, showSolutions } from './show-solution.ts'
import { applicableSolutions, stageOfPoint } from './stage.ts'
import { termsByThing } from './terms.ts'

let t: TestDatabase
let vendor: Actor
let rival: Actor
beforeAll(async () => {
  t = await testDatabase()
  await inTransaction((tx) => recordedDocuments(tx, ['d-tra-loi', 'd-cong-van']))
  vendor = await inTransaction((tx) => registeredVendor(tx, 'cong-ty-a'))
  rival = await inTransaction((tx) => registeredVendor(tx, 'cong-ty-b'))
})
afterAll(() => t.close())

const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => t.database.transaction(work)
const content: ProposalContent = {
  kind: 'built',
  name: 'Quét mã địa điểm',
  nameEn: null,
  capabilities: ['venue-check-in'],
  evidence: 'Đã chạy thử tại 12 địa điểm',
  privacySummary: 'Không lưu họ tên, xóa sau 30 ngày',
}
const submit = (some: Partial<ProposalContent> = {}, by = vendor, overlapReason: string | null = 'Chạy được khi mất mạng') =>
  inTransaction((tx) =>
    act.submitProposal(
      tx,
      { content: { ...content, ...some }, proposerId: null, overlapReason, documentId: null },
      asking(by, 'proposal.submit'),
    ),
  )
const show = (id: string, actor: Actor = people.healthSigner) => showSolution(t.database.read, id, asking(actor, 'solution.read'))
const open = (solutionId: string, version: number) =>
  inTransaction((tx) =>
    act.openConsultation(
      tx,
      { solutionId, version, question: 'Có thống nhất áp dụng không?', dueOn: null, letter: null },
      asking(people.technologyOfficer, 'consultation.open'),
    ),
  )

async function hashOf(id: string): Promise<string> {
  return (await show(id)).proposal?.contentHash ?? ''
}
const sideOf = (actor: Actor): Authority => sidesOf((permission) => actor.scopesOf(permission).length > 0)[0] ?? 'health'
let letters = 1800
/** Each reply is a letter of its own, recorded with the opinion. */
const nextLetter = (side: Authority) =>
  ({
    given: 'recorded',
    number: String(++letters),
    notation: side === 'health' ? 'BYT-CNTT' : 'BTTTT-THH',
    issuedOn: '2021-05-25',
    file: null,
    confirmed: false,
  }) as const
async function opine(actor: Actor, solutionId: string, version: number, some: Partial<GivenOpinion> = {}) {
  const contentHash = some.contentHash ?? (await hashOf(solutionId))
  const given = {
    solutionId,
    version,
    contentHash,
    verdict: 'agree',
    reason: null,
    conditions: [],
    side: sideOf(actor),
    letter: nextLetter(sideOf(actor)),
    ...some,
  } as const
  return inTransaction((tx) => giveOpinion(tx, given, asking(actor, opinionPermissions[given.side])))
}
async function inConsultation(some: Partial<ProposalContent> = {}): Promise<{ id: string; version: number }> {
  const { id, version } = await submit(some)
  return { id, version: (await open(id, version)).version }
}

test('a proposal is agreed only when both authorities have said so', async () => {
  const { id, version } = await inConsultation()
  const first = await opine(people.healthSigner, id, version)
  expect(first.state).toBe('in-consultation')
  expect(await show(id)).toMatchObject({ waitsFor: ['technology'], applicable: false })
  const again = await opine(people.healthSigner, id, first.version)
  expect(again.state).toBe('in-consultation')
  const second = await opine(people.technologySigner, id, again.version)
  expect(second.state).toBe('agreed')
  const shown = await show(id)
  expect(shown).toMatchObject({
    state: 'agreed',
    applicable: true,
    waitsFor: [],
    track: 'proposal',
    vendorVi: 'Công ty cong-ty-a',
  })
  const wordsOf = (documentId: string | null) => shown.documents.find((one) => one.id === documentId)?.vi ?? ''
  expect(shown.proposal?.opinions.map((one) => [one.side, one.voidedBecause])).toEqual([
    ['health', 'replaced-by-a-later-opinion'],
    ['health', null],
    ['technology', null],
  ])
  for (const one of shown.proposal?.opinions ?? [])
    expect(wordsOf(one.replyDocumentId)).toContain(
      one.side === 'health' ? '/BYT-CNTT ngày 25/5/2021' : '/BTTTT-THH ngày 25/5/2021',
    )
  const { rows } = await sql<{
    event: string
  }>`select event from platform.outbox where payload ->> 'id' = ${id} order by id`.execute(t.database.read)
  expect(rows.map((row) => row.event)).toEqual([
    'proposal.submitted',
    'consultation.opened',
    'opinion.given',
    'opinion.given',
    'opinion.given',
    'proposal.agreed',
  ])
})

test('an opinion is the authority’s own letter: one of somebody else, an older one or one about something else is refused', async () => {
  const { id, version } = await submit({ name: 'Hỏi bằng văn bản', capabilities: ['hotline'] })
  const asks = {
    given: 'recorded',
    number: '1700',
    notation: 'BTTTT-THH',
    issuedOn: '2021-05-25',
    file: null,
    confirmed: false,
  } as const
  const opened = await inTransaction((tx) =>
    act.openConsultation(
      tx,
      { solutionId: id, version, question: 'Có thống nhất không?', dueOn: null, letter: asks },
      asking(people.technologyOfficer, 'consultation.open'),
    ),
  )
  const asking1700 = (await show(id)).proposal?.askingDocumentId ?? ''
  const registered = (documentId: string) => ({ letter: { given: 'registered', documentId } }) as const
  const health = (documentId: string) => opine(people.healthSigner, id, opened.version, registered(documentId))
  // A letter of the Steering Committee: what 3440, a letter of the Office of the Government, would be.
  await expect(health('d-tra-loi')).rejects.toMatchObject({ code: 'reply-letter-is-of-another-issuer' })
  await expect(health(asking1700)).rejects.toMatchObject({ code: 'reply-letter-is-of-another-issuer' })
  const of = (number: string, issuedOn: string, issuer: { name: string; organisationId: string }) =>
    inTransaction((tx) =>
      registerDocument(
        tx,
        {
          type: 'official-letter',
          number,
          notation: 'BYT-CNTT',
          issuer,
          issuerLevel: 'ministry',
          unitPath: 'vn',
          issuedOn,
          subject: 'V/v tham gia ý kiến',
        },
        { actor: people.healthOfficer, scope: ['vn'], now: morning },
      ),
    )
  const ministry = { name: 'Bộ Y tế', organisationId: 'bo-y-te' }
  await expect(health((await of('901', '2021-05-24', ministry)).id)).rejects.toMatchObject({
    code: 'reply-letter-is-older-than-the-question',
  })
  const answer = (await of('902', '2021-05-25', ministry)).id
  await expect(health(answer)).rejects.toMatchObject({ code: 'reply-letter-answers-something-else' })
  const by = { actor: people.healthOfficer, scope: ['vn'], now: morning }
  await inTransaction((tx) => relate(tx, { fromId: answer, toId: asking1700, kind: 'answers', evidence: 'stated' }, by))
  const first = await health(answer)
  expect(first.state).toBe('in-consultation')
  // The letter that asks says what its own sender thinks of what it sends.
  expect((await opine(people.technologySigner, id, first.version, registered(asking1700))).state).toBe('agreed')
})

test('a condition is confirmed by the side that set it; with the last one the proposal is agreed', async () => {
  const { id, version } = await inConsultation()
  const conditions = [
    { text: 'Đọc được mã QR dùng chung', verifier: 'Cục Tin học hóa', dueOn: '2021-06-30' },
    { text: 'Có thẻ giấy cho người không có điện thoại', verifier: 'Cục Công nghệ thông tin, Bộ Y tế', dueOn: '2021-06-30' },
  ]
  const conditional = await opine(people.healthSigner, id, version, { verdict: 'agree-with-conditions', conditions })
  const both = await opine(people.technologySigner, id, conditional.version)
  expect(both.state).toBe('agreed-with-conditions')
  const shown = await show(id)
  expect(shown).toMatchObject({ applicable: false, waitsFor: ['proposer', 'health'] })
  const ids = shown.proposal?.opinions.flatMap((one) => one.conditions.map((condition) => condition.id)) ?? []
  const confirm = (actor: Actor, conditionId: string | undefined, at: number) =>
    inTransaction((tx) =>
      confirmCondition(
        tx,
        { solutionId: id, version: at, side: sideOf(actor), conditionId: conditionId ?? '', note: 'Đã kiểm tra' },
        asking(actor, opinionPermissions[sideOf(actor)]),
      ),
    )
  await expect(confirm(people.technologySigner, ids[0], both.version)).rejects.toMatchObject({
    code: 'condition-is-not-yours-to-confirm',
  })
  const one = await confirm(people.healthSigner, ids[0], both.version)
  expect(one.state).toBe('agreed-with-conditions')
  await expect(confirm(people.healthSigner, ids[0], one.version)).rejects.toMatchObject({
    code: 'condition-is-not-yours-to-confirm',
  })
  expect((await confirm(people.healthSigner, ids[1], one.version)).state).toBe('agreed')
})

test('one “not yet” with its reason keeps it from being agreed; a later opinion of that side can change this', async () => {
  const { id, version } = await inConsultation()
  const first = await opine(people.technologySigner, id, version)
  const no = await opine(people.healthSigner, id, first.version, { verdict: 'not-yet-agreed', reason: 'Chưa rõ nơi lưu dữ liệu' })
  expect(no.state).toBe('not-agreed')
  expect(await show(id)).toMatchObject({ waitsFor: ['proposer', 'health', 'technology'], applicable: false })
  expect((await opine(people.healthSigner, id, no.version)).state).toBe('agreed')
})

test('a changed text opens another round, strikes the opinions through, and keeps every text as it was read', async () => {
  const { id, version } = await inConsultation()
  const oldHash = await hashOf(id)
  const first = await opine(people.healthSigner, id, version)
  const revise = (some: Partial<ProposalContent>, at: number, by = vendor) =>
    inTransaction((tx) =>
      act.reviseProposal(
        tx,
        { solutionId: id, version: at, content: { ...content, ...some }, overlapReason: 'Chạy được khi mất mạng' },
        asking(by, 'proposal.submit'),
      ),
    )
  await expect(revise({}, first.version)).rejects.toMatchObject({ code: 'nothing-was-changed' })
  await expect(revise({ name: 'Của tôi' }, first.version, rival)).rejects.toMatchObject({ code: 'not-found', status: 404 })
  const revised = await revise({ evidence: 'Đã chạy thử tại 200 địa điểm' }, first.version)
  expect(revised.state).toBe('in-consultation')
  await expect(opine(people.technologySigner, id, revised.version, { contentHash: oldHash })).rejects.toMatchObject({
    code: 'proposal-was-changed-since-you-read-it',
  })
  const second = await opine(people.technologySigner, id, revised.version)
  expect(second.state).toBe('in-consultation')
  const { proposal } = await show(id)
  expect(proposal).toMatchObject({ round: 2, missing: ['health'] })
  expect(proposal?.rounds.map((one) => one.evidence)).toEqual(['Đã chạy thử tại 12 địa điểm', 'Đã chạy thử tại 200 địa điểm'])
  expect(proposal?.opinions.map((one) => one.voidedBecause)).toEqual(['proposal-was-revised', null])
})

test('one account with both roles speaks for one authority only', async () => {
  const both = account('both-signer', [
    ['health-signer', 'vn'],
    ['technology-signer', 'vn'],
  ])
  const { id, version } = await inConsultation()
  const first = await opine(both, id, version, { side: 'health' })
  const again = await opine(both, id, first.version, { side: 'health' })
  expect(again.state).toBe('in-consultation')
  expect((await show(id, both)).proposal?.speaksFor).toEqual(['health', 'technology'])
  await expect(opine(both, id, again.version, { side: 'technology', letter: nextLetter('technology') })).rejects.toMatchObject({
    code: 'one-account-cannot-speak-for-both-sides',
  })
})

test('opinions before the consultation is open, and conditions without a text, are refused', async () => {
  const { id, version } = await submit()
  await expect(opine(people.healthSigner, id, version)).rejects.toMatchObject({ code: 'not-possible-in-this-state' })
  const opened = await open(id, version)
  await expect(
    opine(people.healthSigner, id, opened.version, { verdict: 'agree-with-conditions', conditions: [] }),
  ).rejects.toMatchObject({ code: 'conditional-opinion-needs-conditions' })
})

test('two signers who answer at the same moment: one is written, the other reads first and then is written too', async () => {
  const { id, version } = await inConsultation()
  const contentHash = await hashOf(id)
  const agree = (actor: Actor) => (tx: Transaction) => {
    const side = sideOf(actor)
    const said = { solutionId: id, version, contentHash, verdict: 'agree', reason: null, conditions: [] } as const
    return giveOpinion(tx, { ...said, side, letter: nextLetter(side) }, asking(actor, opinionPermissions[side]))
  }
  const [first, second] = await atOnce(t.database, agree(people.healthSigner), agree(people.technologySigner))
  expect(first).toMatchObject({ status: 'fulfilled', value: { state: 'in-consultation' } })
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'somebody-was-quicker', status: 409 } })
  expect((await opine(people.technologySigner, id, version + 1)).state).toBe('agreed')
})

test('a second solution that does the same needs a reason; what overlapped is stored with it', async () => {
  const overlapping = { ...content, name: 'Một ứng dụng nữa' }
  await expect(submit(overlapping, vendor, null)).rejects.toMatchObject({ code: 'overlap-needs-a-reason' })
  const { id } = await submit(overlapping, vendor, 'Chạy được trên điện thoại cũ')
  const shown = await show(id)
  expect(shown.overlaps.length).toBeGreaterThan(0)
  expect(shown.overlaps[0]).toMatchObject({ name: content.name, shared: ['venue-check-in'] })
  expect(shown.overlapReason).toBe('Chạy được trên điện thoại cũ')
})

test('a company sees its own proposals and what may be applied, nothing of a rival’s', async () => {
  const { id } = await submit({ name: 'Bí mật của công ty A' })
  const filter = { track: null, state: null, capability: null, applicable: null, folded: 'bi mat', after: null, limit: 50 }
  const seenBy = async (actor: Actor) =>
    (await showSolutions(t.database.read, filter, actor.scopesOf('solution.read'), morning)).rows.map((row) => row.id)
  expect(await seenBy(vendor)).toEqual([id])
  expect(await seenBy(rival)).toEqual([])
  expect(await seenBy(people.province)).toEqual([])
  expect(await seenBy(people.technologyOfficer)).toEqual([id])
  await expect(show(id, rival)).rejects.toMatchObject({ code: 'not-found' })
  expect((await show(id, vendor)).nextSteps).toEqual([
    { command: 'ask', whyNot: 'not-your-permission' },
    { command: 'open-consultation', whyNot: 'not-your-permission' },
    { command: 'revise', whyNot: null },
    { command: 'withdraw', whyNot: null },
  ])
})

test('the technology authority proposes in its own name or enters what a company sent by letter', async () => {
  const own = await submit({ name: 'Của cơ quan' }, people.technologyOfficer)
  expect(await show(own.id)).toMatchObject({ ownerVi: 'Bộ Thông tin và Truyền thông', vendorVi: null })
  const enter = (proposerId: string, by: Actor) =>
    inTransaction((tx) =>
      act.submitProposal(
        tx,
        { content, proposerId, overlapReason: 'Chạy được khi mất mạng', documentId: 'd-cong-van' },
        asking(by, 'proposal.submit'),
      ),
    )
  const entered = await enter('cong-ty-b', people.technologyOfficer)
  expect((await show(entered.id, rival)).timeline[0]).toMatchObject({ command: 'submit', documentId: 'd-cong-van' })
  await expect(enter('cong-ty-b', vendor)).rejects.toMatchObject({ code: 'proposer-is-not-yours', status: 403 })
})

test('an agreed proposal to build is no solution yet: building is directed, then it is handed over like an assigned one', async () => {
  const { id, version } = await inConsultation({ kind: 'to-build', name: 'Bản đồ nguy cơ', capabilities: ['risk-map'] })
  const first = await opine(people.healthSigner, id, version)
  const agreed = await opine(people.technologySigner, id, first.version)
  expect(await show(id)).toMatchObject({ state: 'agreed', applicable: false, waitsFor: ['technology'] })
  await inTransaction((tx) =>
    act.directBuild(
      tx,
      { solutionId: id, version: agreed.version, documentId: null, dueOn: '2021-07-01' },
      asking(people.technologyOfficer, 'solution.assign'),
    ),
  )
  const shown = await show(id)
  expect(shown).toMatchObject({
    track: 'proposal',
    machine: 'assignment',
    state: 'assigned',
    assignment: { version: 1, dueOn: '2021-07-01' },
  })
  expect(shown.timeline.map((one) => one.command)).toEqual([
    'submit',
    'open-consultation',
    'give-opinion',
    'give-opinion',
    'direct-build',
    'assign',
  ])
  await inTransaction((tx) =>
    assignment.beginCompleting(
      tx,
      { solutionId: id, version: 1, builderId: 'cong-ty-a', dueOn: '2021-07-01' },
      asking(people.technologyOfficer, 'solution.complete'),
    ),
  )
  expect((await applicableSolutions(t.database.read)).map((one) => one.id)).not.toContain(id)
  expect(await stageOfPoint(t.database.read, 1, new Date('2021-05-25T03:00:00Z'))).toEqual([])
})

test('the tasks room reads how far point 3 has come, and the registry says what the machine says', async () => {
  const parts = await stageOfPoint(t.database.read, 3, new Date('2021-05-25T03:00:00Z'))
  expect(parts.find((part) => part.state === 'agreed')).toMatchObject({ thing: 'proposal', open: false })
  const asked = parts.find((part) => part.state === 'in-consultation')
  expect(asked?.open).toBe(true)
  const terms = await termsByThing(t.database.read, 'proposal', asked?.ids ?? [], new Date('2021-05-25T03:00:00Z'))
  const running = [...terms.values()].flat().filter(({ stoppedAt }) => stoppedAt === null)
  expect(asked?.earliestDueOn).toBe(running.map(({ dueOn }) => dueOn).toSorted()[0])
  const { rows } = await sql`
    select s.id from solutions.solution s join solutions.proposal p on p.solution_id = s.id
    where s.machine = 'proposal' and (s.state <> p.state or s.applicable <> (p.state = 'agreed' and p.kind = 'built'))`.execute(
    t.database.read,
  )
  expect(rows).toEqual([])
})
