import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Actor } from '../../../platform/http/mount.ts'
import { countSolutions } from '../store/solution.ts'
import { assignSolution } from './assignment.ts'
import { confirmCondition, giveOpinion } from './consultation.ts'
import { asking, healthDeclaration, morning, people, recordedDocuments, registeredVendor } from './fixture.ts'
import { openConsultation, submitProposal } from './proposal.ts'
import { showSolution, showSolutions } from './show-solution.ts'

let t: TestDatabase
let vendor: Actor
let assigned: string
let proposed: string
const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => t.database.transaction(work)

beforeAll(async () => {
  t = await testDatabase()
  await inTransaction((tx) => recordedDocuments(tx, ['d-giao', 'd-tra-loi']))
  vendor = await inTransaction((tx) => registeredVendor(tx, 'cong-ty-a'))
  const given = { ...healthDeclaration, capabilities: ['health-declaration'], vendorId: null, dueOn: null } as const
  const { id } = await inTransaction((tx) =>
    assignSolution(tx, { ...given, assigningDocumentId: 'd-giao' }, asking(people.steering, 'solution.assign')),
  )
  assigned = id
  const content = {
    kind: 'built',
    name: 'Quét mã địa điểm',
    nameEn: null,
    capabilities: ['venue-check-in'],
    evidence: 'Đã chạy thử',
    privacySummary: 'Xóa sau 30 ngày',
  } as const
  proposed = (
    await inTransaction((tx) =>
      submitProposal(tx, { content, proposerId: null, overlapReason: null, documentId: null }, asking(vendor, 'proposal.submit')),
    )
  ).id
})
afterAll(() => t.close())

const filter = { track: null, state: null, capability: null, applicable: null, folded: null, after: null, limit: 50 }
async function waitedFor(id: string): Promise<readonly string[]> {
  const { rows } = await showSolutions(t.database.read, filter, ['vn'], morning)
  const whole = await showSolution(t.database.read, id, asking(people.healthOfficer, 'solution.read'))
  const listed = rows.find((row) => row.id === id)?.waitsFor ?? []
  expect(listed).toEqual(whole.waitsFor)
  return listed
}

test('the list says of every solution whom it waits for, as its own page does', async () => {
  expect(await waitedFor(assigned)).toEqual(['technology'])
  expect(await waitedFor(proposed)).toEqual(['technology'])
  const open = { solutionId: proposed, version: 1, question: 'Có thống nhất không?', dueOn: null, letter: null }
  await inTransaction((tx) => openConsultation(tx, open, asking(people.technologyOfficer, 'consultation.open')))
  expect(await waitedFor(proposed)).toEqual(['health', 'technology'])
  const hash = (await showSolution(t.database.read, proposed, asking(people.healthSigner, 'solution.read'))).proposal?.contentHash
  const said = { solutionId: proposed, contentHash: hash ?? '', reason: null, conditions: [] }
  const letter = (number: string, notation: string) =>
    ({ given: 'recorded', number, notation, issuedOn: '2021-05-25', file: null, confirmed: false }) as const
  await inTransaction((tx) =>
    giveOpinion(
      tx,
      { ...said, version: 2, side: 'technology', letter: letter('1801', 'BTTTT-THH'), verdict: 'agree' },
      asking(people.technologySigner, 'opinion.give-for-technology'),
    ),
  )
  expect(await waitedFor(proposed)).toEqual(['health'])
  const conditions = [{ text: 'Đọc được mã QR cá nhân dùng chung', verifier: 'Cục Công nghệ thông tin', dueOn: '2021-06-30' }]
  await inTransaction((tx) =>
    giveOpinion(
      tx,
      { ...said, version: 3, side: 'health', letter: letter('902', 'BYT-CNTT'), verdict: 'agree-with-conditions', conditions },
      asking(people.healthSigner, 'opinion.give-for-health'),
    ),
  )
  expect(await waitedFor(proposed)).toEqual(['proposer', 'health'])
})

test('every document behind a step is named, so that no page has to show an id', async () => {
  const whole = await showSolution(t.database.read, proposed, asking(people.healthSigner, 'solution.read'))
  expect(whole.documents.map(({ vi }) => vi).sort()).toEqual([
    'Công văn 1801/BTTTT-THH ngày 25/5/2021',
    'Công văn 902/BYT-CNTT ngày 25/5/2021',
  ])
  expect((await showSolution(t.database.read, assigned, asking(people.healthSigner, 'solution.read'))).documents).toMatchObject([
    { id: 'd-giao' },
  ])
})

test('what is counted is what may be seen: a proposal not yet agreed is nobody else’s', async () => {
  const national = await countSolutions(t.database.read, { scope: ['vn'], forTheState: true })
  expect(national).toEqual([
    { track: 'assigned', machine: 'assignment', state: 'assigned', count: 1 },
    { track: 'proposal', machine: 'proposal', state: 'agreed-with-conditions', count: 1 },
  ])
  const province = await countSolutions(t.database.read, { scope: ['vn/30'], forTheState: true })
  expect(province.map(({ track }) => track)).toEqual(['assigned'])
})

test('once the condition is met, nobody is waited for', async () => {
  const whole = await showSolution(t.database.read, proposed, asking(people.healthSigner, 'solution.read'))
  const condition = whole.proposal?.opinions.flatMap((opinion) => opinion.conditions)[0]?.id ?? ''
  const given = { solutionId: proposed, version: 4, side: 'health', conditionId: condition, note: 'Đã chạy thử 50 mã' } as const
  await inTransaction((tx) => confirmCondition(tx, given, asking(people.healthSigner, 'opinion.give-for-health')))
  expect(await waitedFor(proposed)).toEqual([])
})
