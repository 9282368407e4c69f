import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import { registerDocument } from '../../../foundation/documents/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { assignSolution, beginCompleting, declareReady } from './assignment.ts'
import { giveOpinion } from './consultation.ts'
import { reportDifficulty } from './difficulty.ts'
import { askExtension, decideExtension } from './extension.ts'
import { asking, healthDeclaration, people, recordedDocuments, registeredVendor } from './fixture.ts'
import { returnForCompletion } from './handover.ts'
import { stateProblem, stateRequirement } from './problem.ts'
import { askAboutProposal, clarifyProposal, openConsultation, submitProposal } from './proposal.ts'
import { askAboutRequirement, clarifyRequirement, raiseRequirement, settleRequirement } from './requirement.ts'
import { showRequirement } from './show-requirement.ts'
import { showSolution, showSolutions } from './show-solution.ts'

let t: TestDatabase
let vendor: Awaited<ReturnType<typeof registeredVendor>>
const inTransaction = <T>(step: (tx: Transaction) => Promise<T>) => t.database.transaction(step)
const at = (text: string) => new Date(`${text}+07:00`)

beforeAll(async () => {
  t = await testDatabase()
  await inTransaction((tx) => recordedDocuments(tx, ['d-597']))
  vendor = await inTransaction((tx) => registeredVendor(tx, 'cong-ty-han'))
  const by = { actor: { id: 'clerk', displayName: 'Văn thư' }, scope: ['vn'], now: at('2021-05-25T08:00:00') }
  const express = { type: 'official-letter', notation: 'BCĐ', issuer: { name: 'Ban Chỉ đạo Quốc gia' } } as const
  const rest = { issuerLevel: 'steering-committee', unitPath: 'vn', issuedOn: '2021-05-24', priority: 'express' } as const
  await inTransaction((tx) =>
    registerDocument(tx, { ...express, ...rest, id: 'd-hoa-toc', number: '99', subject: 'Hỏa tốc' }, by),
  )
})
afterAll(() => t.close())

const content = {
  kind: 'built',
  name: 'Ứng dụng thử hạn',
  nameEn: null,
  capabilities: ['reporting'],
  evidence: 'Đã chạy thử',
  privacySummary: 'Không lưu họ tên',
} as const
const health = (when: string) => asking(people.healthSigner, 'opinion.give-for-health', at(when))
const officer = (when: string) => asking(people.technologyOfficer, 'consultation.open', at(when))
const shownAt = (id: string, when: string) =>
  showSolution(t.database.read, id, asking(people.technologyOfficer, 'solution.read', at(when)))

describe('the term of a requirement', () => {
  test('stands still while the question to the health authority is open, and runs on from the answer', async () => {
    const field = asking(people.commune, 'difficulty.report', at('2021-05-25T08:00:00'))
    const told = await inTransaction((tx) => reportDifficulty(tx, { category: 'no-tool', words: '', unitPath: null }, field))
    const stating = (when: string) => asking(people.healthOfficer, 'problem.state', at(when))
    const problem = await inTransaction((tx) =>
      stateProblem(
        tx,
        { title: 'Chưa có công cụ', grounds: 'Phản ánh', difficultyIds: [told.id], evidenceDocumentId: null },
        stating('2021-05-25T09:00:00'),
      ),
    )
    const wish = {
      problemId: problem.id,
      version: problem.version,
      title: 'Cần công cụ',
      demand: 'Công cụ dùng được',
      sufferers: 'Cán bộ xã',
      measureId: 'known',
      comparison: 'at-least',
      target: 80,
      unit: 'điểm',
      legalBasis: '3440/VPCP-KGVX',
      dataClass: 'none',
      capability: 'reporting',
      deadlineOn: null,
    } as const
    const first = await inTransaction((tx) => stateRequirement(tx, wish, () => true, stating('2021-05-25T09:00:00')))
    const see = async (when: string) =>
      (await showRequirement(t.database.read, first.id, asking(people.technologyOfficer, 'solution.read', at(when)))).terms
    expect(await see('2021-05-25T10:00:00')).toMatchObject([
      { term: 'triage', sides: ['technology'], dueOn: '2021-05-28', isDefault: true, over: false, urgency: 'normal' },
    ])
    const answering = (when: string) => asking(people.technologyOfficer, 'requirement.answer', at(when))
    const onIt = { requirementId: first.id }
    const question = 'Công cụ dùng ở cấp nào?'
    const asked = await inTransaction((tx) =>
      askAboutRequirement(tx, { ...onIt, version: 1, question }, answering('2021-05-26T09:00:00')),
    )
    expect(await see('2021-06-20T10:00:00')).toMatchObject([{ dueOn: null, pausedFor: question, over: false }])
    const clarified = await inTransaction((tx) =>
      clarifyRequirement(tx, { ...onIt, version: asked.version, clarification: 'Cấp xã' }, stating('2021-05-31T09:00:00')),
    )
    expect(await see('2021-06-03T00:00:01')).toMatchObject([{ dueOn: '2021-06-02', pausedFor: null, over: true }])
    const raised = await inTransaction((tx) =>
      raiseRequirement(
        tx,
        { ...onIt, version: clarified.version, reason: 'Không có người làm', documentId: 'd-hoa-toc' },
        answering('2021-06-01T09:00:00'),
      ),
    )
    expect(await see('2021-06-01T10:00:00')).toMatchObject([
      { term: 'triage', stoppedAt: expect.any(String), over: false },
      { term: 'referral', sides: ['steering'], urgency: 'express', dueAt: '2021-06-02T02:00:00.000Z' },
    ])
    await inTransaction((tx) =>
      settleRequirement(
        tx,
        { ...onIt, version: raised.version, decision: 'Giao thêm người', documentId: null },
        asking(people.steering, 'requirement.settle', at('2021-06-01T11:00:00')),
      ),
    )
    expect((await see('2021-06-01T12:00:00')).at(-1)).toMatchObject({ term: 'triage', urgency: 'express', stoppedAt: null })
  })
})

describe('the terms of a proposal', () => {
  const submitted = () =>
    inTransaction((tx) =>
      submitProposal(
        tx,
        {
          content: { ...content, capabilities: [...content.capabilities] },
          proposerId: null,
          overlapReason: null,
          documentId: null,
        },
        asking(vendor, 'proposal.submit', at('2021-05-25T09:00:00')),
      ),
    )

  test('stand still while the proposer is asked, who sees why', async () => {
    const { id } = await submitted()
    const asked = await inTransaction((tx) =>
      askAboutProposal(tx, { solutionId: id, version: 1, question: 'Dữ liệu để ở đâu?' }, officer('2021-05-25T10:00:00')),
    )
    const seen = await showSolution(t.database.read, id, asking(vendor, 'solution.read', at('2021-06-25T10:00:00')))
    expect(seen).toMatchObject({ waitsFor: ['proposer'], dueOn: null, pausedFor: 'Dữ liệu để ở đâu?', over: false })
    await inTransaction((tx) =>
      clarifyProposal(
        tx,
        { solutionId: id, version: asked.version, clarification: 'Ở Việt Nam' },
        asking(vendor, 'proposal.submit', at('2021-05-27T09:00:00')),
      ),
    )
    expect(await shownAt(id, '2021-05-27T10:00:00')).toMatchObject({ state: 'submitted', dueOn: '2021-05-31', pausedFor: null })
  })

  test('run for each authority by itself: one answers, the other’s goes on, is extended alone, and ends over', async () => {
    const { id } = await submitted()
    const opened = await inTransaction((tx) =>
      openConsultation(
        tx,
        { solutionId: id, version: 1, question: 'Thống nhất?', dueOn: null, letter: null },
        officer('2021-05-25T10:00:00'),
      ),
    )
    const hash = (await shownAt(id, '2021-05-25T10:00:00')).proposal?.contentHash ?? ''
    const letter = { given: 'recorded', number: '77', notation: 'BTTTT-THH', issuedOn: '2021-05-26' } as const
    const said = await inTransaction((tx) =>
      giveOpinion(
        tx,
        {
          solutionId: id,
          version: opened.version,
          contentHash: hash,
          verdict: 'agree',
          reason: null,
          conditions: [],
          side: 'technology',
          letter: { ...letter, file: null, confirmed: false },
        },
        asking(people.technologySigner, 'opinion.give-for-technology', at('2021-05-26T10:00:00')),
      ),
    )
    const running = async (when: string) => (await shownAt(id, when)).terms.filter(({ stoppedAt }) => stoppedAt === null)
    expect(await running('2021-05-27T10:00:00')).toMatchObject([{ term: 'opinion', sides: ['health'], dueOn: '2021-06-01' }])
    expect(await running('2021-06-02T10:00:00')).toMatchObject([{ over: true }])
    const wanted = await inTransaction((tx) =>
      askExtension(
        tx,
        { solutionId: id, version: said.version, side: 'health', untilOn: '2021-06-04', reason: 'Đang lấy ý kiến' },
        health('2021-05-31T10:00:00'),
      ),
    )
    await inTransaction((tx) =>
      decideExtension(
        tx,
        { solutionId: id, version: wanted.version, side: 'health', granted: true, words: null },
        officer('2021-05-31T11:00:00'),
      ),
    )
    expect(await running('2021-06-02T10:00:00')).toMatchObject([
      { term: 'opinion', dueOn: '2021-06-04', over: false, isDefault: false, startedAt: at('2021-05-25T10:00:00').toISOString() },
    ])
    const { rows } = await showSolutions(
      t.database.read,
      { track: 'proposal', state: null, capability: null, applicable: null, folded: null, after: null, limit: 50 },
      ['vn'],
      at('2021-06-07T10:00:00'),
    )
    expect(rows.find((row) => row.id === id)).toMatchObject({ dueOn: '2021-06-04', over: true })
  })
})

test('a handover waits for the health authority from the day it is complete, faster when its document says so; given back, it waits no more', async () => {
  const assigned = await inTransaction((tx) =>
    assignSolution(
      tx,
      { ...healthDeclaration, assigningDocumentId: 'd-hoa-toc', vendorId: null, dueOn: null, urgent: true },
      asking(people.steering, 'solution.assign', at('2021-05-25T08:00:00')),
    ),
  )
  const completing = asking(people.technologyOfficer, 'solution.complete', at('2021-05-25T09:00:00'))
  const onIt = { solutionId: assigned.id }
  const begun = await inTransaction((tx) =>
    beginCompleting(tx, { ...onIt, version: 1, builderId: null, dueOn: '2021-06-12' }, completing),
  )
  expect(await shownAt(assigned.id, '2021-05-25T10:00:00')).toMatchObject({ dueOn: '2021-06-12', terms: [] })
  const ready = await inTransaction((tx) => declareReady(tx, { ...onIt, version: begun.version, words: null }, completing))
  const waiting = await shownAt(assigned.id, '2021-05-26T10:00:00')
  expect(waiting.terms).toMatchObject([
    { term: 'acceptance', sides: ['health'], urgency: 'express', dueAt: at('2021-05-27T09:00:00').toISOString() },
  ])
  await inTransaction((tx) =>
    returnForCompletion(
      tx,
      { ...onIt, version: ready.version, reason: 'Chưa chạy' },
      asking(people.healthSigner, 'handover.accept', at('2021-05-26T11:00:00')),
    ),
  )
  expect((await shownAt(assigned.id, '2021-06-30T10:00:00')).terms).toMatchObject([
    { stoppedAt: expect.any(String), over: false },
  ])
})
