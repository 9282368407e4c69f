import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import type { Transaction } from '../../../platform/database.ts'
import { type HandoverItem, templateItems } from '../handover-template.ts'
import type { Asker } from './asker.ts'
import * as act from './assignment.ts'
import { fixDefect, raiseDefect, retestDefect } from './defect.ts'
import {
  account,
  asking,
  atOnce,
  fileBehind,
  healthDeclaration,
  morning,
  people,
  recordedDocuments,
  recordedMinutes,
  registeredVendor,
} from './fixture.ts'
import * as handover from './handover.ts'
import { minutesOfHandover } from './minutes.ts'
import { retireSolution } from './retirement.ts'
import { showSolution, showSolutions } from './show-solution.ts'
import { applicableSolutions, declareForce, solutionWords, stageOfPoint } from './stage.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
  await inTransaction(async (tx) => {
    await recordedDocuments(tx, ['d-597'])
    await recordedMinutes(tx, 'd-bien-ban', { name: 'Bộ Y tế', organisationId: 'bo-y-te' })
    await recordedMinutes(tx, 'd-bien-ban-xa', { name: 'Ủy ban nhân dân xã', organisationId: null })
  })
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

/** Somebody looked, on the day before. */
const seen = { seenBy: 'Trần Thu Hà, chuyên viên', seenOn: '2021-05-24' } as const
const eight = templateItems(3).filter(({ urgent }) => urgent)
const rest = templateItems(3).filter(({ urgent }) => !urgent)
/** Twelve people went into one market on the day before. */
const oneMarket = { measureId: 'venue-active', unitPath: 'vn/30/288/10507', on: '2021-05-24', byHand: 12 } as const
const giving = asking(people.technologySigner, 'handover.transfer')
const moved = ['credentials', 'keys', 'accounts'] as const

/** The eight items that suffice when it is urgent have passed; the others are reserved. */
async function checkAll(from: { solutionId: string; version: number }): Promise<{ solutionId: string; version: number }> {
  const { solutionId } = from
  let { version } = from
  for (const { item } of eight) {
    const given = { solutionId, version, item, note: '', result: 'passed', dueOn: null, ...seen } as const
    version = (await inTransaction((tx) => handover.checkItem(tx, given, health))).version
  }
  const reserved = await inTransaction((tx) =>
    handover.reserveTheRest(tx, { solutionId, version, dueOn: '2021-06-30', note: 'Bổ sung sau' }, health),
  )
  return { solutionId, version: reserved.version }
}
async function handedOver() {
  const accepted = await inTransaction(async (tx) => handover.acceptHandover(tx, await checkAll(await ready()), health))
  const given = { solutionId: accepted.id, version: accepted.version, moved, recordDocumentId: 'd-bien-ban' }
  return inTransaction((tx) => handover.transferSolution(tx, given, giving))
}

test('when urgent, eight items pass and the others are reserved; it changes hands when both sides have signed, and then a directive may name it', async () => {
  const checked = await checkAll(await ready())
  const { solutionId } = checked
  const minutes = () => minutesOfHandover(t.database.read, solutionId, asking(people.healthSigner, 'solution.read'))
  await expect(minutes()).rejects.toMatchObject({ code: 'handover-is-not-accepted-yet' })
  const accepted = await inTransaction((tx) => handover.acceptHandover(tx, checked, health))
  expect(accepted.state).toBe('accepted')
  expect((await minutes()).signedByBoth).toBe(false)
  expect((await applicableSolutions(t.database.read)).map((one) => one.id)).not.toContain(solutionId)
  const transfer = (some: Partial<Parameters<typeof handover.transferSolution>[1]> = {}) =>
    inTransaction((tx) =>
      handover.transferSolution(
        tx,
        { solutionId, version: accepted.version, moved, recordDocumentId: 'd-bien-ban', ...some },
        giving,
      ),
    )
  await expect(transfer({ moved: ['keys'] })).rejects.toMatchObject({ code: 'not-everything-has-moved' })
  const signed = await transfer()
  expect(signed.state).toBe('handed-over')
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
    transferredByName: people.technologySigner.displayName,
    handoverRecordId: 'd-bien-ban',
    overdue: false,
  })
  expect(shown.assignment?.checklist.filter(({ result }) => result === 'reserved')).toHaveLength(rest.length)
  expect(shown.timeline.map((one) => one.command)).toEqual([
    'assign',
    'begin-completing',
    'declare-ready',
    ...eight.map(() => 'check-item'),
    'reserve-the-rest',
    'accept',
    'transfer',
  ])
  expect(shown.nextSteps).toEqual([{ command: 'close-reservation', whyNot: null }])
  const paper = await minutes()
  expect(paper.signedByBoth).toBe(true)
  expect(JSON.stringify(paper.document.body)).toContain(people.technologySigner.displayName)
  expect(JSON.stringify(paper.document.body)).toContain('Trước hết ngày 30/06/2021, bên giao bổ sung: 21 mục')

  const close = (version: number, note: string) =>
    inTransaction((tx) => handover.closeReservation(tx, { solutionId, version, item: 'component-list', note }, health))
  await expect(close(signed.version, 'Đã nhận danh mục')).rejects.toMatchObject({ code: 'item-passes-with-its-file' })
  await inTransaction((tx) => fileBehind(tx, solutionId, 'component-list'))
  const closed = await close(signed.version, 'Đã nhận danh mục')
  expect(closed.state).toBe('handed-over')
  await expect(close(closed.version, 'Lần nữa')).rejects.toMatchObject({ code: 'item-is-not-reserved' })
})

test('nothing is accepted while an item is untouched or failed, and steps out of order are refused', async () => {
  const at = await ready()
  await expect(inTransaction((tx) => handover.acceptHandover(tx, at, health))).rejects.toMatchObject({
    code: 'handover-items-are-untouched',
    facts: { count: templateItems(3).filter(({ mandatory }) => mandatory).length },
  })
  await expect(inTransaction((tx) => act.declareReady(tx, { ...at, words: null }, technology))).rejects.toMatchObject({
    code: 'not-possible-in-this-state',
    status: 409,
  })
  const checked = await checkAll(at)
  const failing = {
    ...checked,
    item: 'meets-stated-measure',
    result: 'failed',
    note: 'Không chạy trên máy chủ của Bộ Y tế',
    dueOn: null,
  } as const
  const failed = await inTransaction((tx) => handover.checkItem(tx, failing, health))
  await expect(
    inTransaction((tx) => handover.acceptHandover(tx, { ...checked, version: failed.version }, health)),
  ).rejects.toMatchObject({
    code: 'handover-items-have-failed',
    facts: { count: 1 },
  })
  const returned = await inTransaction((tx) =>
    handover.returnForCompletion(tx, { ...checked, version: failed.version, reason: 'Kiểm thử chưa đạt' }, health),
  )
  expect(returned.state).toBe('completing')
  const again = await inTransaction((tx) =>
    act.declareReady(tx, { ...checked, version: returned.version, words: 'Bản 1.1' }, technology),
  )
  await expect(
    inTransaction((tx) => handover.acceptHandover(tx, { ...checked, version: again.version }, health)),
  ).rejects.toMatchObject({
    code: 'handover-items-are-untouched',
    facts: { count: 1 },
  })
})

test('in calm times nothing mandatory is put off; an item does not apply only when both sides say so', async () => {
  const { id: solutionId, version } = await assign({ urgent: false })
  const begun = await inTransaction((tx) =>
    act.beginCompleting(tx, { solutionId, version, builderId: null, dueOn: null }, technology),
  )
  let at = (await inTransaction((tx) => act.declareReady(tx, { solutionId, version: begun.version, words: null }, technology)))
    .version
  await expect(
    inTransaction((tx) => handover.reserveTheRest(tx, { solutionId, version: at, dueOn: '2021-06-30', note: '' }, health)),
  ).rejects.toMatchObject({ code: 'only-an-urgent-handover-reserves' })
  for (const { item } of templateItems(3)) {
    const result = item === 'third-party-fees' ? 'not-applicable' : item === 'runbook' ? 'reserved' : 'passed'
    await inTransaction((tx) => fileBehind(tx, solutionId, item))
    const given = {
      solutionId,
      version: at,
      item,
      note: '',
      result,
      dueOn: result === 'reserved' ? '2021-06-30' : null,
      ...seen,
    } as const
    if (item === 'counts-match-at-one-site') {
      await expect(inTransaction((tx) => handover.checkItem(tx, given, health))).rejects.toMatchObject({
        code: 'passes-only-by-a-count',
      })
      at = (
        await inTransaction((tx) => handover.countByHand(tx, { solutionId, version: at, ...oneMarket }, health, async () => 12))
      ).version
    } else at = (await inTransaction((tx) => handover.checkItem(tx, given, health))).version
  }
  const accept = () => inTransaction((tx) => handover.acceptHandover(tx, { solutionId, version: at }, health))
  await expect(accept()).rejects.toMatchObject({ code: 'handover-items-must-pass-now', facts: { items: ['runbook'] } })
  const passing = { solutionId, version: at, item: 'runbook', note: '', result: 'passed', dueOn: null, ...seen } as const
  at = (await inTransaction((tx) => handover.checkItem(tx, passing, health))).version
  await expect(accept()).rejects.toMatchObject({ code: 'not-applicable-needs-both-sides' })
  const agreeing = { solutionId, version: at, item: 'third-party-fees' } as const
  at = (await inTransaction((tx) => handover.agreeNotApplicable(tx, agreeing, technology))).version
  expect((await accept()).state).toBe('accepted')
})

test('a grave defect stands in the way until the receiver has looked a second time', async () => {
  const checked = await checkAll(await ready())
  const { solutionId } = checked
  const raising = {
    ...checked,
    item: 'meets-stated-measure',
    severity: 2,
    words: 'Không quét được mã',
    dueOn: '2021-06-01',
  } as const
  const raised = await inTransaction((tx) => raiseDefect(tx, raising, health))
  const accept = (version: number) => inTransaction((tx) => handover.acceptHandover(tx, { solutionId, version }, health))
  await expect(accept(raised.version)).rejects.toMatchObject({ code: 'grave-defects-are-open', facts: { count: 1 } })
  const shown = await showSolution(t.database.read, solutionId, asking(people.technologyOfficer, 'solution.read'))
  const [one] = shown.assignment?.defects ?? []
  expect(one).toMatchObject({ state: 'raised', nextSteps: [{ command: 'fix', whyNot: null }] })
  const defectId = one?.id ?? ''
  const fixed = await inTransaction((tx) => fixDefect(tx, { defectId, version: 1, words: 'Đã sửa' }, technology))
  await expect(accept(raised.version)).rejects.toMatchObject({ code: 'grave-defects-are-open' })
  const still = await inTransaction((tx) =>
    retestDefect(tx, { defectId, version: fixed.version, gone: false, words: 'Vẫn lỗi' }, health),
  )
  expect(still.state).toBe('raised')
  const again = await inTransaction((tx) => fixDefect(tx, { defectId, version: still.version, words: 'Sửa lần hai' }, technology))
  const gone = await inTransaction((tx) =>
    retestDefect(tx, { defectId, version: again.version, gone: true, words: null }, health),
  )
  expect(gone.state).toBe('closed')
  expect((await accept(raised.version)).state).toBe('accepted')
})

test('a count by hand is held against what the product counts at the same place; both numbers are kept, and only the same one passes', async () => {
  const at = await ready()
  const counting = (version: number, byHand: number) =>
    inTransaction((tx) =>
      handover.countByHand(
        tx,
        { solutionId: at.solutionId, version, measureId: 'venue-active', unitPath: 'vn/30/288/10507', on: '2021-05-24', byHand },
        health,
        async (_db, measureId) => (measureId === 'venue-active' ? 12 : null),
      ),
    )
  const wrong = await counting(at.version, 11)
  const right = await counting(wrong.version, 12)
  const shown = await showSolution(t.database.read, at.solutionId, asking(people.healthSigner, 'solution.read'))
  expect(shown.assignment?.handCounts.map(({ byHand, computed }) => [byHand, computed])).toEqual([
    [11, 12],
    [12, 12],
  ])
  expect(shown.assignment?.checklist.find(({ item }) => item === 'counts-match-at-one-site')?.result).toBe('passed')
  expect(right.state).toBe('ready')
})

test('a count of nothing, at no place, or of a day that is long gone is no count', async () => {
  const at = await ready()
  const counting = (change: object) =>
    inTransaction((tx) => handover.countByHand(tx, { ...at, ...oneMarket, ...change }, health, async () => 0))
  await expect(counting({ byHand: 0 })).rejects.toMatchObject({ code: 'nothing-to-measure-on-that-day' })
  await expect(counting({ unitPath: 'vn/99/999/99999' })).rejects.toMatchObject({ code: 'unit-is-not-in-force' })
  await expect(counting({ on: '1900-01-01' })).rejects.toMatchObject({ code: 'count-is-too-old' })
})

test('an item passes with its file, or with the name of who saw it and the day; a paper only with its file', async () => {
  const at = await ready()
  const check = (item: HandoverItem, some: Partial<Parameters<typeof handover.checkItem>[1]> = {}) =>
    inTransaction((tx) => handover.checkItem(tx, { ...at, item, note: 'Đã xem', result: 'passed', dueOn: null, ...some }, health))
  await expect(check('build-repeated-by-receiver')).rejects.toMatchObject({ code: 'item-passes-with-who-saw-it' })
  await expect(check('build-repeated-by-receiver', { ...seen, seenOn: '2021-05-26' })).rejects.toMatchObject({
    code: 'item-was-not-seen-yet',
  })
  await expect(check('vulnerability-scan', seen)).rejects.toMatchObject({ code: 'item-passes-with-its-file' })
  await inTransaction((tx) => fileBehind(tx, at.solutionId, 'vulnerability-scan'))
  at.version = (await check('vulnerability-scan')).version
  await check('build-repeated-by-receiver', seen)
  const shown = await showSolution(t.database.read, at.solutionId, health)
  expect(shown.assignment?.checklist.find(({ item }) => item === 'build-repeated-by-receiver')).toMatchObject({
    result: 'passed',
    ...seen,
  })
})

test('the eight always apply, and nothing is promised for another decade', async () => {
  const at = await ready()
  const [first] = eight
  const checking = { ...at, item: first?.item ?? 'source-code-and-licence', note: '', dueOn: null } as const
  await expect(
    inTransaction((tx) => handover.checkItem(tx, { ...checking, result: 'not-applicable' }, health)),
  ).rejects.toMatchObject({ code: 'one-of-the-eight-always-applies' })
  await expect(
    inTransaction((tx) => handover.reserveTheRest(tx, { ...at, dueOn: '2099-01-01', note: '' }, health)),
  ).rejects.toMatchObject({ code: 'reservation-is-too-far' })
})

test('what is found between acceptance and the second signature takes the acceptance back; minutes of somebody else are none', async () => {
  const checked = await checkAll(await ready())
  const accepted = await inTransaction((tx) => handover.acceptHandover(tx, checked, health))
  const at = { solutionId: accepted.id, version: accepted.version }
  await expect(
    inTransaction((tx) => handover.transferSolution(tx, { ...at, moved, recordDocumentId: 'd-597' }, giving)),
  ).rejects.toMatchObject({ code: 'document-is-no-minutes' })
  await expect(
    inTransaction((tx) => handover.transferSolution(tx, { ...at, moved, recordDocumentId: 'd-bien-ban-xa' }, giving)),
  ).rejects.toMatchObject({ code: 'minutes-are-of-another-issuer' })
  const found = { ...at, item: 'meets-stated-measure', severity: 1, words: 'Mất dữ liệu', dueOn: '2021-06-01' } as const
  const raised = await inTransaction((tx) => raiseDefect(tx, found, health))
  expect(raised.state).toBe('ready')
  await expect(
    inTransaction((tx) => handover.acceptHandover(tx, { ...at, version: raised.version }, health)),
  ).rejects.toMatchObject({ code: 'grave-defects-are-open' })
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
    inTransaction((tx) => handover.acceptHandover(tx, { solutionId, version: declared.version }, by)),
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
  const done = await handedOver()
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
  const found = await showSolutions(t.database.read, { ...filter, folded: 'ket noi camera' }, ['vn'], morning)
  expect(found.rows.map((row) => row.id)).toEqual([id])
  expect(
    (
      await showSolutions(t.database.read, { ...filter, capability: 'camera-connection', state: 'assigned' }, ['vn'], morning)
    ).rows.map((row) => row.id),
  ).toEqual([id])
  const all = (await showSolutions(t.database.read, filter, ['vn'], morning)).rows.map((row) => row.id)
  const paged: string[] = []
  for (let after: string | null = null; ; ) {
    const page = await showSolutions(t.database.read, { ...filter, after, limit: 2 }, ['vn'], morning)
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

test('what a directive names is retired only with a successor; what the directive said is then said of that one, and ends with it', async () => {
  const [old, other] = [await handedOver(), await handedOver()]
  const retiring = asking(people.healthSigner, 'solution.retire')
  const retire = (solutionId: string, successorId: string | null, by = retiring) =>
    inTransaction((tx) => retireSolution(tx, { solutionId, version: 1, reason: 'Nhà cung cấp ngừng duy trì', successorId }, by))
  const declare = (force: 'mandatory' | null) =>
    inTransaction((tx) => declareForce(tx, { solutionId: old.id, force, directiveId: 'd-2' }))
  await declare('mandatory')
  await expect(retire(old.id, null)).rejects.toMatchObject({ code: 'directive-names-it-so-a-successor-is-needed' })
  await expect(retire(old.id, old.id)).rejects.toMatchObject({ code: 'successor-cannot-take-its-place' })
  await expect(retire(old.id, other.id, asking(people.technologySigner, 'solution.retire'))).rejects.toMatchObject({
    code: 'entry-is-of-another-owner',
  })
  await retire(old.id, other.id)
  await expect(retire(old.id, other.id)).rejects.toMatchObject({
    code: 'somebody-was-quicker',
    state: 'solutions.entry.state.retired',
    since: [{ what: 'solutions.entry.command.retire', who: people.healthSigner.displayName }],
  })
  const applied = await applicableSolutions(t.database.read)
  expect(applied.map(({ id }) => id)).not.toContain(old.id)
  expect(applied.find(({ id }) => id === other.id)?.force).toBe('mandatory')
  const shown = await showSolution(t.database.read, old.id, health)
  expect(shown).toMatchObject({
    applicable: false,
    force: null,
    retired: { because: 'Nhà cung cấp ngừng duy trì', successor: { id: other.id } },
    entrySteps: [],
  })
  expect((await solutionWords(t.database.read, [old.id])).get(old.id)?.vi).toContain('(nay là ')
  await declare(null)
  expect((await applicableSolutions(t.database.read)).find(({ id }) => id === other.id)?.force).toBeNull()
})

test('the registry always says what the machine says', async () => {
  const { rows } = await sql`
    select s.id from solutions.solution s join solutions.assignment a on a.solution_id = s.id
    where s.machine <> 'assignment' or s.state <> a.state or s.applicable <> (a.state = 'handed-over' and s.retired_at is null)`.execute(
    t.database.read,
  )
  expect(rows).toEqual([])
})

test('the tasks room reads how far point 1 has come; a directive’s force is kept with the solution', async () => {
  const parts = await stageOfPoint(t.database.read, 1, new Date('2021-05-25T03:00:00Z'))
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
