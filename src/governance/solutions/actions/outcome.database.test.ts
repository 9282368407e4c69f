import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import type { Transaction } from '../../../platform/database.ts'
import { reportDifficulty } from './difficulty.ts'
import type { TakeFigure } from './figure.ts'
import { asking, people, recordedDocuments } from './fixture.ts'
import { takeOutcomesOf } from './outcome.ts'
import { stateProblem, stateRequirement } from './problem.ts'
import * as requirement from './requirement.ts'
import { showRequirement } from './show-requirement.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
  await inTransaction((tx) => recordedDocuments(tx, ['d-597']))
})
afterAll(() => t.close())
const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => t.database.transaction(work)

/** So many per cent, whatever the day. */
const counted =
  (numerator: number): TakeFigure =>
  async (_db, _measureId, on) => ({
    measureId: 'venue-active',
    value: numerator,
    numerator,
    denominator: 100,
    asOf: on,
    source: 'venues',
    replayable: true,
  })

async function met(): Promise<string> {
  return inTransaction(async (tx) => {
    const difficulty = await reportDifficulty(
      tx,
      { category: 'no-tool', words: 'Chưa có công cụ', unitPath: null },
      asking(people.commune, 'difficulty.report'),
    )
    const health = asking(people.healthOfficer, 'problem.state')
    const technology = asking(people.technologyOfficer, 'requirement.answer')
    const problem = await stateProblem(
      tx,
      { title: 'Địa điểm chưa ghi nhận', grounds: 'Nhiều nơi', difficultyIds: [difficulty.id], evidenceDocumentId: null },
      health,
    )
    const { id: requirementId } = await stateRequirement(
      tx,
      {
        problemId: problem.id,
        version: problem.version,
        title: 'Ghi nhận vào, ra',
        demand: 'Mọi địa điểm ghi nhận',
        measureId: 'venue-active',
        comparison: 'at-least',
        target: 80,
        unit: '%',
        sufferers: 'Người dân và cán bộ cơ sở',
        legalBasis: '597/CĐ-BCĐ',
        dataClass: 'none',
        capability: 'venue-check-in',
        deadlineOn: null,
      },
      () => true,
      health,
    )
    const built = await requirement.buildSolution(
      tx,
      {
        requirementId,
        version: 1,
        name: 'Quét mã',
        nameEn: null,
        capabilities: ['venue-check-in'],
        overlapReason: 'Giải pháp trước chưa dùng được',
      },
      technology,
    )
    const begun = await requirement.startBuilding(
      tx,
      { requirementId, version: built.version, vendorId: null, dueOn: null },
      technology,
    )
    const offered = await requirement.submitForVerification(
      tx,
      { requirementId, version: begun.version, words: null },
      technology,
    )
    const verified = await requirement.verifyRequirement(
      tx,
      { requirementId, version: offered.version, kind: 'measured', measuredOn: '2021-05-25', note: null },
      asking(people.healthOfficer, 'requirement.verify'),
      counted(85),
    )
    expect(verified.state).toBe('met')
    return requirementId
  })
}

test('30 and 90 days after it was met the measure is counted again, and those who reported and asked are answered', async () => {
  const id = await met()
  const take = (figure: TakeFigure, on: string) =>
    inTransaction((tx) => takeOutcomesOf(tx, id, figure, new Date(`${on}T01:00:00Z`)))
  const shown = async () => (await showRequirement(t.database.read, id, asking(people.healthOfficer, 'solution.read'))).outcomes
  await take(counted(85), '2021-06-23')
  expect(await shown()).toEqual([])
  await take(counted(84), '2021-06-24')
  await take(counted(10), '2021-06-25')
  expect(await shown()).toEqual([{ afterDays: 30, takenOn: '2021-06-24', value: 84, holds: true }])
  await take(counted(71), '2021-09-01')
  expect(await shown()).toEqual([
    { afterDays: 30, takenOn: '2021-06-24', value: 84, holds: true },
    { afterDays: 90, takenOn: '2021-08-23', value: 71, holds: false },
  ])
  const { rows } = await sql<{ key: string }>`
    select message_key as key from notifications.notice where account_id = ${people.commune.id} and message_key like '%outcome%' order by id`.execute(
    t.database.read,
  )
  expect(rows.map(({ key }) => key)).toEqual(['solutions.notice.outcome-holds', 'solutions.notice.outcome-slipped'])
})

test('a day on which nothing could be counted is kept as such and told as no figure', async () => {
  const id = await met()
  await inTransaction((tx) => takeOutcomesOf(tx, id, async () => null, new Date('2021-07-01T01:00:00Z')))
  const { outcomes, state } = await showRequirement(t.database.read, id, asking(people.healthOfficer, 'solution.read'))
  expect(outcomes).toEqual([{ afterDays: 30, takenOn: '2021-06-24', value: null, holds: null }])
  expect(state).toBe('met')
})
