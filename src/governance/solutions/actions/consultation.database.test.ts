import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/http/mount.ts'
import type { ProposalContent } from '../proposal.ts'
import { type Authority, opinionPermissions } from '../side.ts'
import { type GivenOpinion, giveOpinion } from './consultation.ts'
import { askExtension, decideExtension } from './extension.ts'
import { asking, people, registeredVendor } from './fixture.ts'
import * as act from './proposal.ts'
import { reconcile } from './reconciliation.ts'
import { refer, settle, withdrawProposal } from './referral.ts'
import { makeRemark, noteView } from './remark.ts'
import { showSolution } from './show-solution.ts'

let t: TestDatabase
let vendor: Actor
let rival: Actor
beforeAll(async () => {
  t = await testDatabase()
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
  evidence: 'Đã chạy thử tại 12 địa điểm.\n\nChạy được khi mất mạng.',
  privacySummary: 'Không lưu họ tên, xóa sau 30 ngày',
}
const day = (on: string) => new Date(`${on}T01:00:00Z`)
const signers = { health: people.healthSigner, technology: people.technologySigner } as const
const officer = (now?: Date) => asking(people.technologyOfficer, 'consultation.open', now)
const signer = (side: Authority, now?: Date) => asking(signers[side], opinionPermissions[side], now)
const show = (id: string, actor: Actor = people.healthSigner, now?: Date) =>
  showSolution(t.database.read, id, asking(actor, 'solution.read', now))
let letters = 300
const letterOf = (side: Authority, issuedOn = '2021-05-25') =>
  ({
    given: 'recorded',
    number: String(++letters),
    notation: side === 'health' ? 'BYT-CNTT' : 'BTTTT-THH',
    issuedOn,
    file: null,
    confirmed: false,
  }) as const

async function asked(dueOn: string | null = '2021-05-28') {
  const submitted = await inTransaction((tx) =>
    act.submitProposal(
      tx,
      { content, proposerId: null, overlapReason: 'Chạy được khi mất mạng', documentId: null },
      asking(vendor, 'proposal.submit'),
    ),
  )
  const solutionId = submitted.id
  const opened = await inTransaction((tx) =>
    act.openConsultation(
      tx,
      { solutionId, version: submitted.version, question: 'Có thống nhất không?', dueOn, letter: null },
      officer(),
    ),
  )
  return { solutionId, version: opened.version }
}
async function hashOf(id: string): Promise<string> {
  return (await show(id)).proposal?.contentHash ?? ''
}
async function opine(side: Authority, at: { solutionId: string; version: number }, some: Partial<GivenOpinion> = {}, now?: Date) {
  const given = {
    ...at,
    contentHash: await hashOf(at.solutionId),
    verdict: 'agree',
    reason: null,
    conditions: [],
    side,
    letter: letterOf(side, now?.toISOString().slice(0, 10)),
    ...some,
  } as const
  return inTransaction((tx) => giveOpinion(tx, given, signer(side, now)))
}
async function dissented() {
  const at = await asked()
  const first = await opine('technology', at)
  const no = await opine(
    'health',
    { ...at, version: first.version },
    { verdict: 'not-yet-agreed', reason: 'Chưa rõ nơi lưu dữ liệu' },
  )
  expect(no.state).toBe('not-agreed')
  return { solutionId: at.solutionId, version: no.version }
}

test('silence is shown with its days and its first reading; past its day it goes to the Steering Committee, and never becomes agreement', async () => {
  const at = await asked()
  await inTransaction((tx) => noteView(tx, { solutionId: at.solutionId, side: 'health' }, signer('health', day('2021-05-26'))))
  await inTransaction((tx) => noteView(tx, { solutionId: at.solutionId, side: 'health' }, signer('health', day('2021-05-27'))))
  const spoke = await opine('technology', at)
  const later = day('2021-06-01')
  const shown = await show(at.solutionId, people.technologyOfficer, later)
  expect(shown.proposal?.silent).toEqual([{ side: 'health', days: 7, late: 4, firstSeenAt: '2021-05-26T01:00:00.000Z' }])
  expect(shown).toMatchObject({ state: 'in-consultation', applicable: false })
  expect(shown.nextSteps).toContainEqual({ command: 'refer', whyNot: null })
  const given = { solutionId: at.solutionId, version: spoke.version, reason: 'Quá hạn trả lời', documentId: null }
  await expect(inTransaction((tx) => refer(tx, given, officer()))).rejects.toMatchObject({ code: 'opinions-are-not-late-yet' })
  const referred = await inTransaction((tx) => refer(tx, given, officer(later)))
  expect(referred.state).toBe('referred')
  expect(await show(at.solutionId)).toMatchObject({ waitsFor: ['steering'], applicable: false })
})

test('an authority gets more time once, and the new day is granted by whoever asked', async () => {
  const at = await asked()
  const ask = (version: number, untilOn: string) =>
    inTransaction((tx) =>
      askExtension(
        tx,
        { solutionId: at.solutionId, version, side: 'health', untilOn, reason: 'Cần ý kiến của pháp chế' },
        signer('health'),
      ),
    )
  await expect(ask(at.version, '2021-06-20')).rejects.toMatchObject({ code: 'extension-is-longer-than-the-first-term' })
  const waiting = await ask(at.version, '2021-05-31')
  expect((await show(at.solutionId, people.technologyOfficer)).nextSteps).toContainEqual({
    command: 'decide-extension',
    whyNot: null,
  })
  const granted = await inTransaction((tx) =>
    decideExtension(
      tx,
      { solutionId: at.solutionId, version: waiting.version, side: 'health', granted: true, words: null },
      officer(),
    ),
  )
  expect((await show(at.solutionId)).proposal).toMatchObject({ opinionsDueOn: '2021-05-31', extensions: [{ granted: true }] })
  await expect(ask(granted.version, '2021-06-01')).rejects.toMatchObject({ code: 'extension-was-asked-before' })
})

test('minutes of the reconciliation agree for nobody until a signer of the other authority has signed the same ones', async () => {
  const at = await dissented()
  const contentHash = await hashOf(at.solutionId)
  const condition = { side: 'health', text: 'Máy chủ đặt tại Việt Nam', verifier: 'Cục CNTT', dueOn: '2021-06-10' } as const
  const recorded = await inTransaction((tx) =>
    reconcile(
      tx,
      {
        ...at,
        side: 'health',
        contentHash,
        act: 'record',
        minutes: letterOf('health'),
        words: 'Hai bên thống nhất',
        conditions: [condition],
      },
      signer('health'),
    ),
  )
  expect(recorded.state).toBe('not-agreed')
  const [minutes] = (await show(at.solutionId)).proposal?.minutes ?? []
  expect(minutes).toMatchObject({ recordedSide: 'health', signedByName: null, lapsed: false })
  const sign = (side: Authority) =>
    inTransaction((tx) =>
      reconcile(
        tx,
        {
          solutionId: at.solutionId,
          version: recorded.version,
          side,
          contentHash,
          act: 'sign',
          reconciliationId: minutes?.id ?? '',
        },
        signer(side),
      ),
    )
  await expect(sign('health')).rejects.toMatchObject({ code: 'minutes-wait-for-the-other-side' })
  expect((await sign('technology')).state).toBe('agreed-with-conditions')
  const shown = await show(at.solutionId)
  expect(shown.applicable).toBe(false)
  const standing = shown.proposal?.opinions.filter(({ voidedBecause }) => voidedBecause === null) ?? []
  expect(standing.map(({ side, verdict }) => [side, verdict]).sort()).toEqual([
    ['health', 'agree-with-conditions'],
    ['technology', 'agree'],
  ])
  expect(new Set(standing.map(({ replyDocumentId }) => replyDocumentId)).size, 'both rest on the same minutes').toBe(1)
  expect(shown.proposal?.opinions.filter(({ voidedBecause }) => voidedBecause === 'reconciled-in-minutes')).toHaveLength(2)
})

test('the Steering Committee sends it back to both or does not adopt it; both positions stay to be read', async () => {
  const at = await dissented()
  const referred = await inTransaction((tx) => refer(tx, { ...at, reason: 'Không thống nhất được', documentId: null }, officer()))
  const back = await inTransaction((tx) =>
    settle(
      tx,
      {
        solutionId: at.solutionId,
        version: referred.version,
        settlement: 'back-to-both',
        decision: 'Đặt máy chủ trong nước rồi cho ý kiến lại',
        dueOn: '2021-06-05',
        documentId: null,
      },
      asking(people.steering, 'consultation.settle'),
    ),
  )
  const shown = await show(at.solutionId)
  expect(shown).toMatchObject({ state: 'in-consultation', waitsFor: ['health', 'technology'], proposal: { round: 2 } })
  expect(shown.proposal?.opinions.map(({ voidedBecause }) => voidedBecause)).toEqual(Array(2).fill('returned-by-the-committee'))
  const first = await opine('technology', { solutionId: at.solutionId, version: back.version })
  expect((await opine('health', { solutionId: at.solutionId, version: first.version })).state).toBe('agreed')
})

test('what its proposer withdraws is ended and says so', async () => {
  const at = await asked()
  const gone = await inTransaction((tx) =>
    withdrawProposal(tx, { ...at, reason: 'Gửi lại sau' }, asking(vendor, 'proposal.submit')),
  )
  expect(gone.state).toBe('withdrawn')
  expect(await show(at.solutionId)).toMatchObject({ waitsFor: [], nextSteps: [] })
})

test('a remark stands beside its paragraph of its round; another company neither reads nor writes there', async () => {
  const at = await asked()
  const remark = { solutionId: at.solutionId, round: 1, part: 'evidence', paragraph: 1, words: 'Mất mạng bao lâu?' } as const
  await inTransaction((tx) => makeRemark(tx, remark, asking(people.healthOfficer, 'consultation.remark')))
  expect((await show(at.solutionId, vendor)).proposal?.remarks).toMatchObject([
    { part: 'evidence', paragraph: 1, words: 'Mất mạng bao lâu?' },
  ])
  await expect(inTransaction((tx) => makeRemark(tx, remark, asking(rival, 'consultation.remark')))).rejects.toMatchObject({
    code: 'not-found',
  })
  await expect(
    inTransaction((tx) => makeRemark(tx, { ...remark, paragraph: 2 }, asking(vendor, 'consultation.remark'))),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('a command about an old version is told where the thing stands now and each step it missed, and overwrites nothing', async () => {
  const at = await asked()
  const spoke = await opine('technology', at)
  const stale = inTransaction((tx) => withdrawProposal(tx, { ...at, reason: 'Gửi lại sau' }, asking(vendor, 'proposal.submit')))
  await expect(stale).rejects.toMatchObject({
    code: 'somebody-was-quicker',
    status: 409,
    facts: { version: spoke.version },
    state: 'solutions.proposal.state.in-consultation',
    since: [{ what: 'solutions.proposal.command.give-opinion', who: people.technologySigner.displayName }],
  })
  expect((await show(at.solutionId)).state).toBe('in-consultation')
})
