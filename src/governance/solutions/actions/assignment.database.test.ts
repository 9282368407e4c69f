import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import type { Transaction } from '../../../platform/database.ts'
import { handoverItems } from '../handover.ts'
import type { Asker } from './asker.ts'
import * as act from './assignment.ts'
import { account, asking, atOnce, healthDeclaration, morning, people, recordedDocuments, registeredVendor } from './fixture.ts'
import { showSolution, showSolutions } from './show-solution.ts'
import { applicableSolutions, declareForce, solutionWords, stageOfPoint } from './stage.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
  await inTransaction((tx) => recordedDocuments(tx, ['d-597', 'd-bien-ban']))
})
afterAll(() => t.close())

const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => t.database.transaction(work)
const steering = asking(people.steering, 'solution.assign')
const technology = asking(people.technologyOfficer, 'solution.complete')
const health = asking(people.healthSigner, 'handover.accept')
// The Steering Committee alone takes an assignment back; its secretary's scope is the nation.
const withdrawing: Asker = { actor: people.steering, scope: ['vn'], now: morning }

const assign = (some: Partial<Parameters<typeof act.assignSolution>[1]> = {}) =>
  inTransaction((tx) =>
    act.assignSolution(
      tx,
      { ...healthDeclaration, assigningDocumentId: 'd-597', vendorId: null, dueOn: null, ...some },
      steering,
    ),
  )

async function ready(): Promise<{ solutionId: string; version: number }> {
  const { id: solutionId, version } = await assign()
  const begun = await inTransaction((tx) =>
    act.beginCompleting(tx, { solutionId, version, builderId: null, dueOn: '2021-06-12' }, technology),
  )
  const declared = await inTransaction((tx) =>
    act.declareReady(tx, { solutionId, version: begun.version, words: 'Bản 1.0' }, technology),
  )
  return { solutionId, version: declared.version }
}

async function checkAll(
  from: { solutionId: string; version: number },
  reserve?: { item: (typeof handoverItems)[number]; dueOn: string },
): Promise<{ solutionId: string; version: number }> {
  let { version } = from
  for (const item of handoverItems) {
    const given =
      item === reserve?.item
        ? ({ result: 'reserved', dueOn: reserve.dueOn } as const)
        : ({ result: 'passed', dueOn: null } as const)
    version = (
      await inTransaction((tx) => act.checkItem(tx, { solutionId: from.solutionId, version, item, note: '', ...given }, health))
    ).version
  }
  return { solutionId: from.solutionId, version }
}

test('an assigned solution is completed, checked item by item and handed over; then a directive may name it', async () => {
  const checked = await checkAll(await ready(), { item: 'component-list', dueOn: '2021-06-30' })
  const { solutionId } = checked
  expect((await applicableSolutions(t.database.read)).map((one) => one.id)).not.toContain(solutionId)
  const accepted = await inTransaction((tx) => act.acceptHandover(tx, { ...checked, recordDocumentId: 'd-bien-ban' }, health))
  expect(accepted.state).toBe('handed-over')
  expect((await applicableSolutions(t.database.read)).find((one) => one.id === solutionId)).toMatchObject({
    vi: healthDeclaration.name,
    en: healthDeclaration.nameEn,
    force: null,
  })

  const shown = await showSolution(t.database.read, solutionId, asking(people.healthSigner, 'solution.read'))
  expect(shown).toMatchObject({ state: 'handed-over', applicable: true, ownerVi: 'Bộ Y tế', waitsFor: [] })
  expect(shown.assignment).toMatchObject({
    completedByName: people.technologyOfficer.displayName,
    acceptedByName: people.healthSigner.displayName,
    handoverRecordId: 'd-bien-ban',
    overdue: false,
  })
  expect(shown.timeline.map((one) => one.command)).toEqual([
    'assign',
    'begin-completing',
    'declare-ready',
    ...handoverItems.map(() => 'check-item'),
    'accept',
  ])
  expect(shown.nextSteps).toEqual([{ command: 'close-reservation', whyNot: null }])

  const closed = await inTransaction((tx) =>
    act.closeReservation(tx, { solutionId, version: accepted.version, item: 'component-list', note: 'Đã nhận danh mục' }, health),
  )
  expect(closed.state).toBe('handed-over')
  await expect(
    inTransaction((tx) =>
      act.closeReservation(tx, { solutionId, version: closed.version, item: 'component-list', note: 'Lần nữa' }, health),
    ),
  ).rejects.toMatchObject({ code: 'item-is-not-reserved' })
})

test('nothing is accepted while an item is untouched or failed, and steps out of order are refused', async () => {
  const at = await ready()
  await expect(inTransaction((tx) => act.acceptHandover(tx, { ...at, recordDocumentId: null }, health))).rejects.toMatchObject({
    code: 'handover-items-are-untouched',
    facts: { count: 8 },
  })
  await expect(inTransaction((tx) => act.declareReady(tx, { ...at, words: null }, technology))).rejects.toMatchObject({
    code: 'not-possible-in-this-state',
    status: 409,
  })
  const checked = await checkAll(at)
  const failed = await inTransaction((tx) =>
    act.checkItem(
      tx,
      { ...checked, item: 'acceptance-tests', result: 'failed', note: 'Không chạy trên máy chủ của Bộ Y tế', dueOn: null },
      health,
    ),
  )
  await expect(
    inTransaction((tx) => act.acceptHandover(tx, { ...checked, version: failed.version, recordDocumentId: null }, health)),
  ).rejects.toMatchObject({ code: 'handover-items-have-failed', facts: { count: 1 } })

  const returned = await inTransaction((tx) =>
    act.returnForCompletion(tx, { ...checked, version: failed.version, reason: 'Kiểm thử chưa đạt' }, health),
  )
  expect(returned.state).toBe('completing')
  const again = await inTransaction((tx) =>
    act.declareReady(tx, { ...checked, version: returned.version, words: 'Bản 1.1' }, technology),
  )
  await expect(
    inTransaction((tx) => act.acceptHandover(tx, { ...checked, version: again.version, recordDocumentId: null }, health)),
  ).rejects.toMatchObject({ code: 'handover-items-are-untouched', facts: { count: 1 } })
})

test('one person who holds roles on both sides signs for one of them only', async () => {
  const both = account('both', [
    ['technology-officer', 'vn'],
    ['health-signer', 'vn'],
  ])
  const { id: solutionId, version } = await assign()
  const begun = await inTransaction((tx) =>
    act.beginCompleting(tx, { solutionId, version, builderId: null, dueOn: null }, asking(both, 'solution.complete')),
  )
  const declared = await inTransaction((tx) =>
    act.declareReady(tx, { solutionId, version: begun.version, words: null }, asking(both, 'solution.complete')),
  )
  const by = asking(both, 'handover.accept')
  await expect(
    inTransaction((tx) => act.acceptHandover(tx, { solutionId, version: declared.version, recordDocumentId: null }, by)),
  ).rejects.toMatchObject({ code: 'one-account-cannot-sign-for-both-sides' })
})

test('of two officers who take the same step at once, one wins and the other is told so', async () => {
  const { id: solutionId, version } = await assign()
  const begin = (dueOn: string) => (tx: Transaction) =>
    act.beginCompleting(tx, { solutionId, version, builderId: null, dueOn }, technology)
  const [first, second] = await atOnce(t.database, begin('2021-06-10'), begin('2021-06-11'))
  expect(first?.status).toBe('fulfilled')
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'somebody-was-quicker', status: 409 } })
  const shown = await showSolution(t.database.read, solutionId, asking(people.steering, 'solution.read'))
  expect(shown.timeline.map((one) => one.command)).toEqual(['assign', 'begin-completing'])
  expect(shown.assignment?.dueOn).toBe('2021-06-10')
})

test('an assignment is taken back before it has changed hands, never after', async () => {
  const at = await ready()
  const back = await inTransaction((tx) =>
    act.withdrawAssignment(tx, { ...at, reason: 'Đã có giải pháp chung', documentId: null }, withdrawing),
  )
  expect(back.state).toBe('withdrawn')
  const done = await inTransaction(async (tx) =>
    act.acceptHandover(tx, { ...(await checkAll(await ready())), recordDocumentId: null }, health),
  )
  await expect(
    inTransaction((tx) =>
      act.withdrawAssignment(
        tx,
        { solutionId: done.id, version: done.version, reason: 'Quá muộn', documentId: null },
        withdrawing,
      ),
    ),
  ).rejects.toMatchObject({ code: 'not-possible-in-this-state' })
})

test('nobody assigns or takes steps from outside the nation’s desks', async () => {
  const outside = { ...steering, scope: ['vn/30'] }
  const given = { ...healthDeclaration, assigningDocumentId: 'd', vendorId: null, dueOn: null }
  await expect(inTransaction((tx) => act.assignSolution(tx, given, outside))).rejects.toMatchObject({
    code: 'place-is-outside-your-scope',
  })
  const { id: solutionId, version } = await assign()
  const step = { solutionId, version, builderId: null, dueOn: null }
  await expect(inTransaction((tx) => act.beginCompleting(tx, step, { ...technology, scope: ['vn/30'] }))).rejects.toMatchObject({
    code: 'not-found',
    status: 404,
  })
})

test('a document that is cited must have been recorded', async () => {
  await expect(assign({ assigningDocumentId: 'not-there' })).rejects.toMatchObject({
    code: 'document-is-not-recorded',
    facts: { document: 'not-there' },
  })
  const { rows } = await sql`select 1 from solutions.assignment where assigning_document_id = 'not-there'`.execute(
    t.database.read,
  )
  expect(rows).toEqual([])
})

test('a day that has passed and a company nobody knows are refused', async () => {
  await expect(assign({ dueOn: '2021-05-24' })).rejects.toMatchObject({ code: 'day-has-passed' })
  await expect(assign({ vendorId: 'khong-co' })).rejects.toMatchObject({ code: 'vendor-is-not-registered' })
  await inTransaction((tx) => registeredVendor(tx, 'cong-ty-hoan-thien'))
  const { id } = await assign({ vendorId: 'cong-ty-hoan-thien', dueOn: '2021-05-25' })
  expect(await showSolution(t.database.read, id, asking(people.province, 'solution.read'))).toMatchObject({
    vendorVi: 'Công ty cong-ty-hoan-thien',
    waitsFor: ['technology'],
  })
})

test('the registry is searched without tone marks, filtered, and read page by page', async () => {
  const { id } = await assign({ name: 'Hệ thống kết nối camera giám sát', nameEn: null, capabilities: ['camera-connection'] })
  const filter = { track: null, state: null, capability: null, applicable: null, folded: null, after: null, limit: 50 }
  const found = await showSolutions(t.database.read, { ...filter, folded: 'ket noi camera' }, ['vn'])
  expect(found.rows.map((row) => row.id)).toEqual([id])
  expect(
    (await showSolutions(t.database.read, { ...filter, capability: 'camera-connection', state: 'assigned' }, ['vn'])).rows.map(
      (row) => row.id,
    ),
  ).toEqual([id])
  const all = (await showSolutions(t.database.read, filter, ['vn'])).rows.map((row) => row.id)
  const paged: string[] = []
  for (let after: string | null = null; ; ) {
    const page = await showSolutions(t.database.read, { ...filter, after, limit: 2 }, ['vn'])
    paged.push(...page.rows.map((row) => row.id))
    if (page.next === null) break
    after = page.next
  }
  expect(paged).toEqual(all)
})

test('every step is in the audit log, and neither names nor free words are', async () => {
  const { rows } = await sql<{
    action: string
    canonical: string
  }>`select action, canonical from audit.event where subject_kind = 'assignment'`.execute(t.database.read)
  const steps = await sql<{ count: number }>`select count(*) as count from solutions.event where thing = 'assignment'`.execute(
    t.database.read,
  )
  expect(rows).toHaveLength(steps.rows[0]?.count ?? 0)
  expect(rows.map((row) => row.action)).toContain('solution.handed-over')
  expect(rows.map((row) => JSON.stringify(JSON.parse(row.canonical).facts)).join()).not.toMatch(
    /Không chạy trên máy chủ|Bản 1\.0|Cán bộ/,
  )
})

test('the registry always says what the machine says', async () => {
  const { rows } = await sql`
    select s.id from solutions.solution s join solutions.assignment a on a.solution_id = s.id
    where s.machine <> 'assignment' or s.state <> a.state or s.applicable <> (a.state = 'handed-over')`.execute(t.database.read)
  expect(rows).toEqual([])
})

test('the tasks room reads how far point 1 has come; a directive’s force is kept with the solution', async () => {
  const parts = await stageOfPoint(t.database.read, 1)
  expect(parts.find((part) => part.state === 'withdrawn')).toMatchObject({ thing: 'assignment', open: false, count: 1 })
  expect(parts.find((part) => part.state === 'assigned')).toMatchObject({ open: true, earliestDueOn: '2021-05-25' })
  const [solution] = await applicableSolutions(t.database.read)
  const id = solution?.id ?? ''
  await inTransaction((tx) => declareForce(tx, { solutionId: id, force: 'mandatory', directiveId: '2666' }))
  await inTransaction((tx) => declareForce(tx, { solutionId: id, force: null, directiveId: 'another' }))
  expect((await applicableSolutions(t.database.read))[0]?.force).toBe('mandatory')
  await inTransaction((tx) => declareForce(tx, { solutionId: id, force: null, directiveId: '2666' }))
  expect((await applicableSolutions(t.database.read))[0]?.force).toBeNull()
  expect(await solutionWords(t.database.read, [id, 'not-there'])).toEqual(
    new Map([[id, { vi: healthDeclaration.name, en: healthDeclaration.nameEn }]]),
  )
})
