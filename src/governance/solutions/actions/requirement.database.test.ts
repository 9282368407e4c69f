import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import type { LetterGiven } from '../../../foundation/documents/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { solutionNews } from '../events.ts'
import { templateItems } from '../handover-template.ts'
import type { Asker } from './asker.ts'
import * as assignment from './assignment.ts'
import * as difficulty from './difficulty.ts'
import type { TakeFigure } from './figure.ts'
import { account, asking, atOnce, fileBehind, healthDeclaration, morning, people, recordedDocuments } from './fixture.ts'
import * as handover from './handover.ts'
import * as problem from './problem.ts'
import * as act from './requirement.ts'
import {
  showDifficulties,
  showFigure,
  showMyDifficulties,
  showProblem,
  showProblems,
  showRequirement,
  showRequirements,
} from './show-requirement.ts'
import { showSolution } from './show-solution.ts'
import { applicableSolutions, stageOfPoint } from './stage.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
  await inTransaction((tx) => recordedDocuments(tx, ['d-597', 'd-9']))
})
afterAll(() => t.close())

const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => t.database.transaction(work)
const stating = asking(people.healthOfficer, 'problem.state')
const answering = asking(people.technologyOfficer, 'requirement.answer')
const verifying = asking(people.healthOfficer, 'requirement.verify')
const settling: Asker = { actor: people.steering, scope: ['vn'], now: morning }
const isMeasure = (id: string) => ['venue-active', 'daily-status-reported'].includes(id)
const everything = { category: null, state: null, problemId: null, unit: null, after: null, limit: 50 }

const report = (actor = people.commune, some: Partial<Parameters<typeof difficulty.reportDifficulty>[1]> = {}) =>
  inTransaction((tx) =>
    difficulty.reportDifficulty(
      tx,
      { category: 'no-tool', words: 'Người cách ly về nhà không ai theo dõi', unitPath: null, ...some },
      asking(actor, 'difficulty.report'),
    ),
  )
const stateIn = (tx: Transaction, difficultyIds: readonly string[]) =>
  problem.stateProblem(
    tx,
    { title: 'Theo dõi sau cách ly', grounds: 'Nhiều xã phản ánh', difficultyIds, evidenceDocumentId: null },
    stating,
  )
const state = (difficultyIds: readonly string[]) => inTransaction((tx) => stateIn(tx, difficultyIds))
/** The field as it would be counted: so many of a hundred. */
const counting =
  (numerator: number): TakeFigure =>
  async (_db, _measure, asOf) => ({
    measureId: 'venue-active',
    value: numerator,
    numerator,
    denominator: 100,
    asOf,
    source: 'venues',
    replayable: true,
  })
const verifyIn = (tx: Transaction, on: act.OnRequirement, value: number, by = verifying) =>
  act.verifyRequirement(tx, { ...on, kind: 'measured', measuredOn: '2021-05-25', note: null }, by, counting(value))
const report96 = {
  given: 'recorded',
  number: '96',
  notation: 'BC-BYT',
  issuedOn: '2021-05-25',
  file: null,
  confirmed: false,
} as const
const demand = {
  title: 'Gọi hằng ngày',
  demand: 'Mỗi người được gọi mỗi ngày',
  measureId: 'venue-active',
  comparison: 'at-least',
  target: 95,
  unit: '%',
  sufferers: 'Người dân và cán bộ cơ sở',
  legalBasis: '597/CĐ-BCĐ',
  dataClass: 'personal',
  capability: 'home-monitoring',
  deadlineOn: null,
} as const
const require = (problemId: string, version: number, some: Partial<problem.NewRequirement> = {}) =>
  inTransaction((tx) => problem.stateRequirement(tx, { problemId, version, ...demand, ...some }, isMeasure, stating))

async function requirementOfOne(): Promise<{ requirementId: string; version: number; problemId: string }> {
  const stated = await state([(await report()).id])
  const { id, version } = await require(stated.id, stated.version)
  return { requirementId: id, version, problemId: stated.id }
}

async function handedOver(): Promise<string> {
  const steering = asking(people.steering, 'solution.assign')
  const health = asking(people.healthSigner, 'handover.accept')
  const technology = asking(people.technologyOfficer, 'solution.complete')
  return inTransaction(async (tx) => {
    const { id: solutionId } = await assignment.assignSolution(
      tx,
      { name: 'Theo dõi tại nhà', capabilities: ['home-monitoring'], assigningDocumentId: 'd-597', vendorId: null, dueOn: null },
      steering,
    )
    await assignment.beginCompleting(tx, { solutionId, version: 1, builderId: null, dueOn: null }, technology)
    let { version } = await assignment.declareReady(tx, { solutionId, version: 2, words: null }, technology)
    const counted = { measureId: 'venue-active', unitPath: 'vn/30/288/10507', on: '2021-05-24', byHand: 12 }
    for (const { item } of templateItems(3)) {
      await fileBehind(tx, solutionId, item)
      const step =
        item === 'counts-match-at-one-site'
          ? await handover.countByHand(tx, { solutionId, version, ...counted }, health, async () => 12)
          : await handover.checkItem(tx, { solutionId, version, item, result: 'passed', note: '', dueOn: null }, health)
      version = step.version
    }
    const accepted = await handover.acceptHandover(tx, { solutionId, version }, health)
    const giving = asking(people.technologySigner, 'handover.transfer')
    const moved = ['credentials', 'keys', 'accounts'] as const
    await handover.transferSolution(tx, { solutionId, version: accepted.version, moved, recordDocumentId: null }, giving)
    return solutionId
  })
}

test('one tap in a commune reports a difficulty about the commune itself, within its own scope only', async () => {
  const { id, state: now } = await report()
  expect(now).toBe('reported')
  const shown = await showDifficulties(t.database.read, everything, asking(people.province, 'difficulty.read'))
  expect(shown.rows.find((row) => row.id === id)).toMatchObject({
    category: 'no-tool',
    unitPath: 'vn/30/288/10507',
    state: 'reported',
    problemId: null,
  })
  expect(shown.rows.find((row) => row.id === id)?.unitVi).toContain('Hải Dương')
  await expect(report(people.commune, { unitPath: 'vn/30/290' })).rejects.toMatchObject({
    code: 'place-is-outside-your-scope',
    status: 403,
  })
})

test('words with somebody’s telephone number are refused and nothing of them is kept', async () => {
  await expect(report(people.commune, { words: 'gọi anh Bình 0912 345 678' })).rejects.toMatchObject({
    code: 'difficulty-carries-personal-data',
  })
  const { rows } = await sql`select 1 from solutions.difficulty where words like '%0912%'`.execute(t.database.read)
  expect(rows).toEqual([])
})

test('another province does not see the difficulty, nor does a neighbouring district', async () => {
  await report()
  expect((await showDifficulties(t.database.read, everything, asking(people.otherProvince, 'difficulty.read'))).rows).toEqual([])
  const narrowed = await showDifficulties(
    t.database.read,
    { ...everything, unit: 'vn/30/290' },
    asking(people.province, 'difficulty.read'),
  )
  expect(narrowed.rows).toEqual([])
  const nationwide = await showDifficulties(
    t.database.read,
    { ...everything, unit: 'vn/30' },
    asking(people.healthOfficer, 'difficulty.read'),
  )
  expect(nationwide.rows.length).toBeGreaterThan(0)
})

test('a problem stands on reported difficulties; each difficulty stands behind one problem only', async () => {
  const [one, two] = [await report(), await report(people.province)]
  const stated = await state([one.id, two.id])
  expect(await showProblem(t.database.read, stated.id, asking(people.steering, 'solution.read'))).toMatchObject({
    difficulties: 2,
    provinces: 1,
    state: 'stated',
  })
  await expect(state([one.id])).rejects.toMatchObject({ code: 'difficulties-are-no-longer-waiting', facts: { count: 1 } })
  await expect(state([])).rejects.toMatchObject({ code: 'problem-needs-grounds-from-practice' })
  await expect(state(['not-there'])).rejects.toMatchObject({ code: 'difficulties-are-not-there', status: 404 })
  const more = await report()
  const grouped = await inTransaction((tx) =>
    problem.groupMore(tx, { problemId: stated.id, version: stated.version, difficultyIds: [more.id] }, stating),
  )
  expect(grouped).toMatchObject({ state: 'stated', version: 2 })
})

test('two officers who group the same difficulty at once make one problem of it, not two', async () => {
  const { id } = await report()
  const count = async () => (await showProblems(t.database.read, { state: null, after: null, limit: 200 }, ['vn'])).rows.length
  const before = await count()
  const [first, second] = await atOnce(
    t.database,
    (tx) => stateIn(tx, [id]),
    (tx) => stateIn(tx, [id]),
  )
  expect(first?.status).toBe('fulfilled')
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'difficulties-are-no-longer-waiting' } })
  expect(await count()).toBe(before + 1)
})

test('a difficulty that is no matter for a solution is set aside, and its reporter reads why', async () => {
  const { id, version } = await report(people.commune, { category: 'other', words: 'Thiếu người trực' })
  await inTransaction((tx) =>
    difficulty.setDifficultyAside(tx, { difficultyId: id, version, reason: 'Thuộc về nhân lực, đã chuyển Sở Y tế' }, stating),
  )
  const mine = await showMyDifficulties(t.database.read, { after: null, limit: 5 }, asking(people.commune, 'difficulty.report'))
  expect(mine.rows.find((row) => row.id === id)).toMatchObject({
    state: 'set-aside',
    setAsideReason: 'Thuộc về nhân lực, đã chuyển Sở Y tế',
  })
  await expect(
    inTransaction((tx) => difficulty.setDifficultyAside(tx, { difficultyId: id, version: 2, reason: 'Lần nữa' }, stating)),
  ).rejects.toMatchObject({ code: 'not-possible-in-this-state' })
})

test('a requirement names a measure of the catalogue and a day that is still to come', async () => {
  const { id, version } = await state([(await report()).id])
  await expect(require(id, version, { measureId: 'made-up' })).rejects.toMatchObject({ code: 'measure-is-not-in-the-catalogue' })
  await expect(require(id, version, { deadlineOn: '2021-05-01' })).rejects.toMatchObject({ code: 'day-has-passed' })
  await require(id, version, { target: 97.5 })
  const shown = await showProblem(t.database.read, id, asking(people.province, 'solution.read'))
  expect(shown).toMatchObject({ state: 'required', requirements: 1 })
  expect(shown.requirementRows[0]).toMatchObject({ state: 'stated', target: 97.5, deadlineOn: null, overdue: null })
})

test('two officers who make a requirement of the same reading of a problem: the second reads again first', async () => {
  const { id: problemId, version } = await state([(await report()).id])
  const make = (tx: Transaction) => problem.stateRequirement(tx, { problemId, version, ...demand }, isMeasure, stating)
  const [first, second] = await atOnce(t.database, make, make)
  expect(first?.status).toBe('fulfilled')
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'somebody-was-quicker' } })
})

test('a requirement answered by an existing solution is verified by its measure; the reporters are told', async () => {
  const solutionId = await handedOver()
  const { requirementId, version, problemId } = await requirementOfOne()
  const reused = await inTransaction((tx) =>
    act.reuseSolution(tx, { requirementId, version, solutionId, words: null, capabilityReason: null }, answering),
  )
  expect(reused.state).toBe('verifying')
  const met = await inTransaction((tx) => verifyIn(tx, { requirementId, version: reused.version }, 96))
  expect(met.state).toBe('met')
  expect(await showProblem(t.database.read, problemId, asking(people.steering, 'solution.read'))).toMatchObject({ state: 'met' })
  const { rows } = await sql<{
    payload: unknown
  }>`select payload from platform.outbox where event = 'requirement.met' order by id desc limit 1`.execute(t.database.read)
  expect(solutionNews.parse(rows[0]?.payload)).toMatchObject({
    id: requirementId,
    solutionId,
    to: 'met',
    reporterIds: [people.commune.id],
  })
  const notices = await sql<{
    message_key: string
    facts: unknown
  }>`select message_key, facts from notifications.notice where account_id = ${people.commune.id}`.execute(t.database.read)
  expect(notices.rows).toContainEqual({ message_key: 'solutions.notice.requirement-met', facts: { title: demand.title } })
  const solution = await showSolution(t.database.read, solutionId, asking(people.steering, 'solution.read'))
  expect(solution).toMatchObject({ track: 'assigned', state: 'handed-over' })
  expect(solution.timeline.map((one) => one.command).slice(-2)).toEqual(['reuse', 'verify'])
  const mine = await showMyDifficulties(t.database.read, { after: null, limit: 50 }, asking(people.commune, 'difficulty.report'))
  expect(mine.rows.find((row) => row.problemId === problemId)?.problemState).toBe('met')
})

test('an existing solution that misses the target leaves the requirement to be answered anew', async () => {
  const solutionId = await handedOver()
  const { requirementId, version } = await requirementOfOne()
  const reuse = { requirementId, solutionId, words: null, capabilityReason: null }
  const reused = await inTransaction((tx) => act.reuseSolution(tx, { ...reuse, version }, answering))
  const missed = await inTransaction((tx) => verifyIn(tx, { requirementId, version: reused.version }, 80))
  expect(missed.state).toBe('stated')
  const reason = 'Giải pháp hiện có không đáp ứng'
  const raised = await inTransaction((tx) =>
    act.raiseRequirement(tx, { requirementId, version: missed.version, reason, documentId: null }, answering),
  )
  expect(raised.state).toBe('raised')
})

test('what is not finished cannot be reused', async () => {
  const { id: solutionId } = await inTransaction((tx) =>
    assignment.assignSolution(
      tx,
      { ...healthDeclaration, assigningDocumentId: 'd-597', vendorId: null, dueOn: null },
      asking(people.steering, 'solution.assign'),
    ),
  )
  const { requirementId, version } = await requirementOfOne()
  const reuse = (id: string) =>
    inTransaction((tx) =>
      act.reuseSolution(tx, { requirementId, version, solutionId: id, words: null, capabilityReason: null }, answering),
    )
  await expect(reuse(solutionId)).rejects.toMatchObject({ code: 'solution-cannot-be-reused-yet' })
  await expect(reuse('not-there')).rejects.toMatchObject({ code: 'not-found' })
})

test('a new solution is built, misses its target, is built on, and is applicable once it meets it', async () => {
  const { requirementId, version } = await requirementOfOne()
  const build = (overlapReason: string | null) =>
    inTransaction((tx) =>
      act.buildSolution(
        tx,
        { requirementId, version, name: 'Gọi tự động', capabilities: ['home-monitoring'], overlapReason },
        answering,
      ),
    )
  await expect(build(null)).rejects.toMatchObject({ code: 'overlap-needs-a-reason' })
  const answered = await build('Giải pháp đã có không gọi tự động được')
  const started = await inTransaction((tx) =>
    act.startBuilding(tx, { requirementId, version: answered.version, vendorId: null, dueOn: null }, answering),
  )
  const submitted = await inTransaction((tx) =>
    act.submitForVerification(tx, { requirementId, version: started.version, words: 'Bản thử' }, answering),
  )
  const verify = (value: number, at: number) => inTransaction((tx) => verifyIn(tx, { requirementId, version: at }, value))
  const missed = await verify(80, submitted.version)
  expect(missed.state).toBe('building')
  const whole = await showRequirement(t.database.read, requirementId, asking(people.healthOfficer, 'solution.read'))
  expect(whole).toMatchObject({
    state: 'building',
    measuredValue: 80,
    verifiedByName: people.healthOfficer.displayName,
    waitsFor: ['technology'],
  })
  const solutionId = whole.solutionId ?? ''
  expect(await showSolution(t.database.read, solutionId, asking(people.province, 'solution.read'))).toMatchObject({
    track: 'requirement',
    state: 'building',
    applicable: false,
    requirementId,
    overlapReason: 'Giải pháp đã có không gọi tự động được',
  })
  const again = await inTransaction((tx) =>
    act.submitForVerification(tx, { requirementId, version: missed.version, words: null }, answering),
  )
  const met = await verify(95, again.version)
  expect(met.state).toBe('met')
  const isApplicable = async () => (await applicableSolutions(t.database.read)).some((one) => one.id === solutionId)
  expect(await isApplicable()).toBe(true)

  // What was built is handed over as under point 1, and may be applied all the while.
  const opening = (at: number) =>
    inTransaction((tx) =>
      act.openHandover(tx, { requirementId, version: at, documentId: null, dueOn: '2021-06-12', urgent: true }, answering),
    )
  const opened = await opening(met.version)
  expect(opened.state).toBe('met')
  await expect(opening(opened.version)).rejects.toMatchObject({ code: 'handover-has-begun' })
  const handed = await showSolution(t.database.read, solutionId, asking(people.technologyOfficer, 'solution.complete'))
  expect(handed).toMatchObject({ state: 'assigned', applicable: true, assignment: { dueOn: '2021-06-12' } })
  expect(handed.nextSteps).toContainEqual({ command: 'begin-completing', whyNot: null })
  expect(await isApplicable()).toBe(true)
})

test('the technology authority asks and raises; the answers bring the requirement back', async () => {
  const { requirementId, version } = await requirementOfOne()
  const asked = await inTransaction((tx) =>
    act.askAboutRequirement(tx, { requirementId, version, question: 'Gọi bằng gì?' }, answering),
  )
  await expect(
    inTransaction((tx) =>
      act.raiseRequirement(
        tx,
        { requirementId, version: asked.version, reason: 'Không có kinh phí', documentId: null },
        answering,
      ),
    ),
  ).rejects.toMatchObject({ code: 'not-possible-in-this-state' })
  const clear = await inTransaction((tx) =>
    act.clarifyRequirement(tx, { requirementId, version: asked.version, clarification: 'Bằng tổng đài' }, stating),
  )
  const raised = await inTransaction((tx) =>
    act.raiseRequirement(tx, { requirementId, version: clear.version, reason: 'Không có kinh phí', documentId: null }, answering),
  )
  expect(await showRequirement(t.database.read, requirementId, asking(people.steering, 'solution.read'))).toMatchObject({
    state: 'raised',
    waitsFor: ['steering'],
  })
  const settled = await inTransaction((tx) =>
    act.settleRequirement(
      tx,
      { requirementId, version: raised.version, decision: 'Dùng kinh phí phòng, chống dịch', documentId: 'd-9' },
      settling,
    ),
  )
  expect(settled.state).toBe('stated')
  const { timeline } = await showRequirement(t.database.read, requirementId, asking(people.steering, 'solution.read'))
  expect(timeline.map((one) => [one.command, one.words])).toContainEqual(['raise', 'Không có kinh phí'])
})

test('an account that submitted the work cannot verify it, and two who verify at once write one result', async () => {
  const solutionId = await handedOver()
  const { requirementId, version } = await requirementOfOne()
  const reused = await inTransaction((tx) =>
    act.reuseSolution(tx, { requirementId, version, solutionId, words: null, capabilityReason: null }, answering),
  )
  const both = account(people.technologyOfficer.id, [['health-officer', 'vn']])
  const on = { requirementId, version: reused.version }
  const oneself = inTransaction((tx) => verifyIn(tx, on, 99, asking(both, 'requirement.verify')))
  await expect(oneself).rejects.toMatchObject({ code: 'who-built-it-cannot-verify-it' })
  const [first, second] = await atOnce(
    t.database,
    (tx) => verifyIn(tx, on, 99),
    (tx) => verifyIn(tx, on, 10),
  )
  expect(first).toMatchObject({ status: 'fulfilled', value: { state: 'met' } })
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'somebody-was-quicker' } })
  expect(await showRequirement(t.database.read, requirementId, asking(people.steering, 'solution.read'))).toMatchObject({
    measuredValue: 99,
  })
})

test('two requirements of one problem that are met at the same moment leave the problem met', async () => {
  const solutionId = await handedOver()
  const stated = await state([(await report()).id])
  const one = await require(stated.id, stated.version)
  const two = await require(stated.id, stated.version + 1)
  const reuse = (requirementId: string) =>
    inTransaction((tx) =>
      act.reuseSolution(tx, { requirementId, version: 1, solutionId, words: null, capabilityReason: null }, answering),
    )
  await reuse(one.id)
  await reuse(two.id)
  const outcomes = await atOnce(
    t.database,
    (tx) => verifyIn(tx, { requirementId: one.id, version: 2 }, 100),
    (tx) => verifyIn(tx, { requirementId: two.id, version: 2 }, 100),
  )
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'fulfilled'])
  expect(await showProblem(t.database.read, stated.id, asking(people.steering, 'solution.read'))).toMatchObject({ state: 'met' })
})

test('a measure that the product takes is never typed; what it counted is kept with the figure', async () => {
  const solutionId = await handedOver()
  const { requirementId, version } = await requirementOfOne()
  const on = { requirementId, version: version + 1 }
  await inTransaction((tx) =>
    act.reuseSolution(tx, { requirementId, version, solutionId, words: null, capabilityReason: null }, answering),
  )
  const typed = { ...on, kind: 'reported', value: 99.9, measuredOn: '2021-05-25', note: null, evidence: report96 } as const
  await expect(inTransaction((tx) => act.verifyRequirement(tx, typed, verifying, counting(1)))).rejects.toMatchObject({
    code: 'measure-is-taken-by-the-product',
  })
  await expect(
    inTransaction((tx) =>
      act.verifyRequirement(tx, { ...on, kind: 'measured', measuredOn: '2021-05-25', note: null }, verifying, async () => null),
    ),
  ).rejects.toMatchObject({ code: 'nothing-to-measure-on-that-day' })
  expect((await inTransaction((tx) => verifyIn(tx, on, 97))).state).toBe('met')
  const shown = await showRequirement(t.database.read, requirementId, asking(people.healthOfficer, 'solution.read'))
  expect(shown).toMatchObject({ measurable: true, measuredValue: 97 })
  expect(shown.verifications).toMatchObject([
    {
      kind: 'measured',
      value: 97,
      numerator: 97,
      denominator: 100,
      source: 'venues',
      asOf: '2021-05-25',
      evidenceDocumentId: null,
    },
  ])
  const take: TakeFigure = async () => null
  const read = asking(people.healthOfficer, 'solution.read')
  expect(await showFigure(t.database.read, requirementId, '2021-05-26', read, counting(97))).toEqual({ figure: null })
  expect((await showFigure(t.database.read, requirementId, '2021-05-25', read, counting(97))).figure).toMatchObject({ value: 97 })
  expect(await showFigure(t.database.read, requirementId, '2021-05-25', read, take)).toEqual({ figure: null })
})

test('a number that nobody measures needs a report, is shown as reported, and is not taken for a measured one', async () => {
  const solutionId = await handedOver()
  const stated = await state([(await report()).id])
  const unmeasured = { measureId: 'daily-status-reported' } as const
  const { id: requirementId, version } = await require(stated.id, stated.version, unmeasured)
  const on = { requirementId, version: version + 1 }
  await inTransaction((tx) =>
    act.reuseSolution(tx, { requirementId, version, solutionId, words: null, capabilityReason: null }, answering),
  )
  const reported = (evidence: LetterGiven) =>
    inTransaction((tx) =>
      act.verifyRequirement(
        tx,
        { ...on, kind: 'reported', value: 96.2, measuredOn: '2021-05-25', note: null, evidence },
        verifying,
        counting(1),
      ),
    )
  await expect(inTransaction((tx) => verifyIn(tx, on, 99))).rejects.toMatchObject({ code: 'measure-is-not-measured-yet' })
  await expect(reported({ given: 'registered', documentId: 'd-597' })).rejects.toMatchObject({ code: 'evidence-is-no-report' })
  await expect(reported({ ...report96, issuedOn: '2021-05-24' })).rejects.toMatchObject({
    code: 'evidence-is-older-than-the-measurement',
  })
  expect((await reported(report96)).state).toBe('met-as-reported')
  const shown = await showRequirement(t.database.read, requirementId, asking(people.healthOfficer, 'solution.read'))
  expect(shown).toMatchObject({ state: 'met-as-reported', measurable: false, waitsFor: [] })
  expect(shown.verifications).toMatchObject([{ kind: 'reported', value: 96.2, numerator: null, source: null }])
  const [only] = shown.verifications
  expect(shown.documents.find(({ id }) => id === only?.evidenceDocumentId)?.vi).toBe('Báo cáo 96/BC-BYT ngày 25/5/2021')
  expect(shown.nextSteps).toEqual([{ command: 'verify', whyNot: 'measure-is-not-measured-yet' }])
  const notices = await sql<{ message_key: string }>`
    select message_key from notifications.notice where message_key = 'solutions.notice.requirement-met-as-reported'`.execute(
    t.database.read,
  )
  expect(notices.rows.length).toBeGreaterThan(0)
})

test('a solution for another purpose is no answer without a reason, and is shown with it', async () => {
  const solutionId = await handedOver()
  const stated = await state([(await report()).id])
  const { id: requirementId, version } = await require(stated.id, stated.version, { capability: 'risk-map' })
  const reuse = (capabilityReason: string | null) =>
    inTransaction((tx) => act.reuseSolution(tx, { requirementId, version, solutionId, words: null, capabilityReason }, answering))
  for (const none of [null, 'được']) await expect(reuse(none)).rejects.toMatchObject({ code: 'solution-has-another-capability' })
  await reuse('Đã có lớp bản đồ nguy cơ theo xã')
  expect(await showRequirement(t.database.read, requirementId, asking(people.healthOfficer, 'solution.read'))).toMatchObject({
    state: 'verifying',
    capability: 'risk-map',
    capabilityReason: 'Đã có lớp bản đồ nguy cơ theo xã',
  })
  const other = await require(stated.id, stated.version + 1, { capability: 'hotline' })
  await expect(
    inTransaction((tx) =>
      act.buildSolution(
        tx,
        { requirementId: other.id, version: 1, name: 'Bản đồ', capabilities: ['risk-map'], overlapReason: null },
        answering,
      ),
    ),
  ).rejects.toMatchObject({ code: 'solution-has-another-capability' })
})

test('problems and requirements are for offices of the state, not for companies and facilities', async () => {
  const { requirementId } = await requirementOfOne()
  const company = asking(account('vendor', [['vendor', 'vn/01/o-cong-ty']]), 'solution.read')
  expect((await showProblems(t.database.read, { state: null, after: null, limit: 50 }, company.scope)).rows).toEqual([])
  expect(
    (await showRequirements(t.database.read, { state: null, problemId: null, after: null, limit: 50 }, company)).rows,
  ).toEqual([])
  await expect(showRequirement(t.database.read, requirementId, company)).rejects.toMatchObject({ code: 'not-found' })
  await expect(
    inTransaction((tx) =>
      act.askAboutRequirement(tx, { requirementId, version: 1, question: 'Hỏi gì?' }, { ...answering, scope: ['vn/01'] }),
    ),
  ).rejects.toMatchObject({ code: 'place-is-outside-your-scope' })
})

test('the tasks room reads how far point 2 has come', async () => {
  const parts = await stageOfPoint(t.database.read, 2, new Date('2021-05-25T03:00:00Z'))
  const of = (thing: string, now: string) => parts.find((part) => part.thing === thing && part.state === now)
  expect(of('requirement', 'met')).toMatchObject({ open: false })
  expect(of('requirement', 'stated')?.ids.length).toBe(of('requirement', 'stated')?.count)
  // Three working days from Tuesday 25 May, whatever deadline the requirement itself names.
  expect(of('requirement', 'stated')?.earliestDueOn).toBe('2021-05-28')
  expect(of('requirement', 'met')?.earliestDueOn).toBeNull()
  expect(of('difficulty', 'reported')).toMatchObject({ open: true, ids: [] })
  expect(of('problem', 'required')?.open).toBe(true)
})
