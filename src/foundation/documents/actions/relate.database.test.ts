import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import type { Transaction } from '../../../platform/database.ts'
import { createSampleAccount, sampleCredential } from '../../access/public.ts'
import { loadChain } from '../load.ts'
import { documentById } from '../store/documents.ts'
import { stepsOf } from '../store/parts.ts'
import type { DocumentToRegister } from './enter.ts'
import type { By } from './note.ts'
import { recallDocument } from './recall.ts'
import { registerDocument } from './register.ts'
import { relate } from './relate.ts'

let t: TestDatabase
let clerk: By
beforeAll(async () => {
  t = await testDatabase()
  await t.database.transaction(loadChain)
  await sql`update platform.installation set sample_data = true`.execute(t.database.read)
  const credential = await sampleCredential('mat-khau-cua-bai-thu')
  const { id } = await within((tx) =>
    createSampleAccount(
      tx,
      {
        username: 'van.thu',
        displayName: 'Trần Thu Hà',
        roles: [{ role: 'records-clerk', unitPath: 'vn' }],
        fromOn: '2021-01-01',
        shownAtSignIn: false,
      },
      credential,
      now,
    ),
  )
  clerk = { actor: { id, displayName: 'Trần Thu Hà' }, scope: ['vn'], now }
})
afterAll(() => t.close())

const now = new Date('2021-06-10T03:00:00Z')
const provincial: By = { actor: { id: 'a-2', displayName: 'Lê Minh' }, scope: ['vn/30'], now }
const within = <T>(work: (tx: Transaction) => Promise<T>) => t.database.transaction(work)

let last = 4000
function letter(change: Partial<DocumentToRegister> = {}): DocumentToRegister {
  last += 1
  const given = {
    type: 'official-letter',
    number: String(last),
    notation: 'BYT-DP',
    issuer: { name: 'Bộ Y tế', organisationId: 'bo-y-te' },
    issuerLevel: 'ministry',
    unitPath: 'vn',
  } as const
  return { ...given, issuedOn: '2021-06-09', subject: 'V/v rà soát cơ sở cách ly', ...change }
}
const actsOn = async (id: string) =>
  (
    await sql<{ action: string }>`select action from audit.event where subject_id = ${id} order by seq`.execute(t.database.read)
  ).rows.map(({ action }) => action)

describe('relations', () => {
  const two = async (change: Partial<DocumentToRegister> = {}) => {
    const by = clerk
    const ids = [
      await within((tx) => registerDocument(tx, letter(change), by)),
      await within((tx) => registerDocument(tx, letter(change), by)),
    ].map(({ id }) => id)
    return { older: ids[0] ?? '', newer: ids[1] ?? '' }
  }

  test('a document that is replaced or repealed says so, and says by which', async () => {
    const { older, newer } = await two()
    await within((tx) => relate(tx, { fromId: newer, toId: older, kind: 'replaces', evidence: 'stated' }, clerk))
    expect((await documentById(t.database.read, older))?.state).toBe('replaced')
    expect((await stepsOf(t.database.read, older)).at(-1)).toMatchObject({
      what: 'replaced',
      note: expect.stringMatching(/^Công văn \d+\/BYT-DP ngày 9\/6\/2021$/),
    })
    const other = await two()
    await within((tx) => relate(tx, { fromId: other.newer, toId: other.older, kind: 'repeals', evidence: 'stated' }, clerk))
    expect((await documentById(t.database.read, other.older))?.state).toBe('repealed')
  })

  test('a ministry’s letter does not repeal another ministry’s, nor a company’s a ministry’s; both may still refer to it', async () => {
    const of = async (change: Partial<DocumentToRegister>) =>
      (await within((tx) => registerDocument(tx, letter(change), clerk))).id
    const health = await of({})
    const technology = await of({
      issuer: { name: 'Bộ Thông tin và Truyền thông', organisationId: 'bo-thong-tin-va-truyen-thong' },
      notation: 'BTTTT-CNTT',
    })
    const company = await of({ issuer: { name: 'Công ty ABC' }, notation: 'CV', issuerLevel: 'government' })
    for (const [fromId, toId] of [
      [technology, health],
      [company, health],
      [health, company],
    ] as const) {
      for (const kind of ['replaces', 'repeals', 'amends'] as const)
        await expect(
          within((tx) => relate(tx, { fromId, toId, kind, evidence: 'stated' }, clerk)),
          `${fromId} ${kind} ${toId}`,
        ).rejects.toMatchObject({ code: 'issuer-does-not-stand-above', status: 403 })
      await within((tx) => relate(tx, { fromId, toId, kind: 'refers-to', evidence: 'stated' }, clerk))
    }
    expect((await documentById(t.database.read, health))?.state).toBe('recorded')
  })

  test('the Prime Minister’s decision repeals a ministry’s letter when the records clerk says so, and not when the ministry’s own officer does', async () => {
    const ministry = (await within((tx) => registerDocument(tx, letter(), clerk))).id
    const decision = letter({
      type: 'decision',
      issuer: { name: 'Thủ tướng Chính phủ' },
      notation: 'QĐ-TTg',
      issuerLevel: 'government',
    })
    const { id } = await within((tx) => registerDocument(tx, decision, clerk))
    const repeal = (by: By) => within((tx) => relate(tx, { fromId: id, toId: ministry, kind: 'repeals', evidence: 'stated' }, by))
    await expect(repeal({ ...provincial, scope: ['vn'] })).rejects.toMatchObject({ code: 'acts-for-another-agency' })
    await repeal(clerk)
    expect((await documentById(t.database.read, ministry))?.state).toBe('repealed')
  })

  test('no document is related to itself; the same relation twice is one', async () => {
    const { older, newer } = await two()
    await expect(
      within((tx) => relate(tx, { fromId: older, toId: older, kind: 'refers-to', evidence: 'stated' }, clerk)),
    ).rejects.toMatchObject({ code: 'document-relates-to-itself' })
    for (let n = 0; n < 2; n += 1)
      await within((tx) => relate(tx, { fromId: newer, toId: older, kind: 'answers', evidence: 'stated' }, clerk))
    expect((await actsOn(newer)).filter((action) => action === 'document.related')).toHaveLength(1)
    // Two documents may refer to each other.
    await within((tx) => relate(tx, { fromId: older, toId: newer, kind: 'refers-to', evidence: 'stated' }, clerk))
  })

  test('a province says what its own document is to a national one, but does not repeal or amend that one', async () => {
    const { id } = await within((tx) => registerDocument(tx, letter({ unitPath: 'vn/30' }), provincial))
    await within((tx) => relate(tx, { fromId: id, toId: '2666-qd-byt', kind: 'relays', evidence: 'stated' }, provincial))
    for (const kind of ['repeals', 'replaces', 'amends'] as const) {
      await expect(
        within((tx) => relate(tx, { fromId: id, toId: '2666-qd-byt', kind, evidence: 'stated' }, provincial)),
      ).rejects.toMatchObject({ code: 'relation-changes-a-document-outside-your-scope', status: 403 })
    }
    await expect(
      within((tx) => relate(tx, { fromId: '2666-qd-byt', toId: id, kind: 'refers-to', evidence: 'stated' }, provincial)),
    ).rejects.toMatchObject({ code: 'not-found' })
    expect((await documentById(t.database.read, '2666-qd-byt'))?.state).toBe('recorded')
  })

  test('a recalled document is kept with its reason and cannot be recalled, replaced or received by another change', async () => {
    const { older, newer } = await two()
    await within((tx) => recallDocument(tx, older, 'Sai thể thức', clerk))
    expect((await stepsOf(t.database.read, older)).at(-1)).toMatchObject({ what: 'recalled', note: 'Sai thể thức' })
    const news = await sql<{ payload: unknown }>`select payload from platform.outbox where event = 'document.recalled'`.execute(
      t.database.read,
    )
    expect(news.rows).toEqual([{ payload: { documentId: older, unitPath: 'vn', on: '2021-06-10' } }])
    await expect(within((tx) => recallDocument(tx, newer, 'Của người khác', provincial))).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(within((tx) => recallDocument(tx, older, 'Lần nữa', clerk))).rejects.toMatchObject({
      code: 'document-is-past-this',
    })
    await within((tx) => relate(tx, { fromId: newer, toId: older, kind: 'replaces', evidence: 'stated' }, clerk))
    expect((await documentById(t.database.read, older))?.state).toBe('recalled')
  })
})
