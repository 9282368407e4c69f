import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import type { Transaction } from '../../../platform/database.ts'
import { loadChain } from '../load.ts'
import { documentById } from '../store/documents.ts'
import { arrivalsOf, stepsOf } from '../store/parts.ts'
import type { DocumentToRegister } from './enter.ts'
import type { By } from './note.ts'
import { receiveDocument, registerDocument } from './register.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
  await t.database.transaction(loadChain)
})
afterAll(() => t.close())

const now = new Date('2021-06-10T03:00:00Z')
const clerk: By = { actor: { id: 'a-1', displayName: 'Trần Thu Hà' }, scope: ['vn'], now }
const provincial: By = { actor: { id: 'a-2', displayName: 'Lê Minh' }, scope: ['vn/30'], now }
const within = <T>(work: (tx: Transaction) => Promise<T>) => t.database.transaction(work)

let last = 5000
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
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(t.database.read)).rows[0]?.n ?? 0
const newsOf = async (id: string) =>
  (
    await sql<{ event: string }>`select event from platform.outbox where payload ->> 'documentId' = ${id} order by id`.execute(
      t.database.read,
    )
  ).rows.map(({ event }) => event)
const actsOn = async (id: string) =>
  (
    await sql<{ action: string }>`select action from audit.event where subject_id = ${id} order by seq`.execute(t.database.read)
  ).rows.map(({ action }) => action)

describe('registering', () => {
  test('a document that came in stands in the register with its number in the book, its history, its act and its news', async () => {
    const { id, arrival } = await within((tx) =>
      registerDocument(tx, letter({ recipientsBlock: '- Như trên;\n- Lưu: VT (2).', addressees: ['Sở Y tế'] }), clerk, {
        path: 'vn/o-bo-y-te',
      }),
    )
    expect(arrival).toEqual({ bookPath: 'vn/o-bo-y-te', year: 2021, number: 1, arrivedOn: '2021-06-10' })
    expect((await documentById(t.database.read, id))?.state).toBe('recorded')
    expect((await stepsOf(t.database.read, id)).map(({ what }) => what)).toEqual(['registered', 'arrived'])
    expect(await actsOn(id)).toEqual(['document.registered', 'document.arrived'])
    // The clerk enters it: in the name of whoever signed it, and into the book of whoever received it.
    const { rows: names } = await sql<{ actor_name: string; on_behalf_of: string }>`
      select actor_name, on_behalf_of from audit.event where subject_id = ${id} order by seq`.execute(t.database.read)
    expect(names).toEqual([
      { actor_name: 'Trần Thu Hà', on_behalf_of: 'Bộ Y tế' },
      { actor_name: 'Trần Thu Hà', on_behalf_of: 'Bộ Y tế' },
    ])
    expect(await newsOf(id)).toEqual(['document.registered'])
  })

  test('the same number, notation, issuer and year is refused, naming the one that is there, however it was typed', async () => {
    const first = letter()
    const { id } = await within((tx) => registerDocument(tx, first, clerk))
    for (const again of [
      first,
      { ...first, notation: 'byt – dp' },
      { ...first, issuer: { name: 'BỘ Y TẾ'.normalize('NFD') } },
      { ...first, issuedOn: '2021-01-05' },
    ]) {
      await expect(within((tx) => registerDocument(tx, again, clerk))).rejects.toMatchObject({
        code: 'document-is-already-registered',
        facts: { document: `${first.number}/BYT-DP`, documentId: id },
      })
    }
    await within((tx) => registerDocument(tx, { ...first, notation: 'BYT-KCB' }, clerk))
    await within((tx) => registerDocument(tx, { ...first, issuedOn: '2020-06-09' }, clerk))
  })

  test('3440 itself cannot be registered a second time', async () => {
    const again = letter({
      number: '3440',
      notation: 'VPCP-KGVX',
      issuer: { name: 'Văn phòng Chính phủ' },
      issuerLevel: 'government',
      issuedOn: '2021-05-25',
    })
    await expect(within((tx) => registerDocument(tx, again, clerk))).rejects.toMatchObject({
      facts: { documentId: '3440-vpcp-kgvx' },
    })
    await expect(within((tx) => registerDocument(tx, { ...again, unitPath: 'vn/30' }, provincial))).rejects.toMatchObject({
      code: 'document-is-already-registered',
    })
  })

  test('two clerks entering the same document at once: one enters it, the other is told which', async () => {
    const same = letter()
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => within((tx) => registerDocument(tx, same, clerk))))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of outcomes)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'document-is-already-registered' })
  })

  test('a province that entered a ministry’s letter first does not keep the ministry from entering it', async () => {
    const same = letter()
    await within((tx) => registerDocument(tx, { ...same, unitPath: 'vn/30' }, provincial))
    await within((tx) => registerDocument(tx, same, clerk))
  })

  test('nobody registers outside their scope, for a unit or organisation that does not exist, or with tomorrow’s date', async () => {
    await expect(within((tx) => registerDocument(tx, letter(), provincial))).rejects.toMatchObject({
      code: 'unit-is-outside-your-scope',
      status: 403,
    })
    await expect(within((tx) => registerDocument(tx, letter({ unitPath: 'vn/99' }), clerk))).rejects.toMatchObject({
      code: 'unit-is-not-in-force',
    })
    await expect(
      within((tx) => registerDocument(tx, letter({ issuer: { name: 'x', organisationId: 'bo-khong-co' } }), clerk)),
    ).rejects.toMatchObject({ code: 'organisation-is-not-known' })
    await expect(within((tx) => registerDocument(tx, letter({ issuedOn: '2021-06-11' }), clerk))).rejects.toMatchObject({
      code: 'issued-on-is-in-the-future',
    })
    await expect(within((tx) => registerDocument(tx, letter(), clerk, { path: 'vn/o-khong-co' }))).rejects.toMatchObject({
      code: 'organisation-is-not-known',
    })
    await expect(
      within((tx) => registerDocument(tx, letter({ unitPath: 'vn/30' }), provincial, { path: 'vn/o-bo-y-te' })),
    ).rejects.toMatchObject({ code: 'book-is-outside-your-scope' })
    await expect(
      within((tx) => registerDocument(tx, letter(), clerk, { path: 'vn', arrivedOn: '2021-06-08' })),
    ).rejects.toMatchObject({ code: 'arrival-day-does-not-fit' })
  })
})

describe('incoming books', () => {
  test('two hundred entries at once, one in five of which fails: no number is missing and none is given twice', async () => {
    const book = 'vn/o-bo-cong-an'
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, (_, at) => {
        const given = letter()
        return within(async (tx) => {
          await registerDocument(tx, given, clerk, { path: book })
          if (at % 5 === 0) throw new Error('the clerk’s machine went away')
        })
      }),
    )
    const kept = outcomes.filter(({ status }) => status === 'fulfilled').length
    expect(kept).toBe(160)
    const { rows } = await sql<{
      number: number
    }>`select number from documents.arrival where book_path = ${book} order by number`.execute(t.database.read)
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 160 }, (_, at) => at + 1))
    const registers = await sql<{ last: number }>`select last from documents.register where book_path = ${book}`.execute(
      t.database.read,
    )
    expect(registers.rows).toEqual([{ last: 160 }])
  })

  test('each organisation numbers what reaches it; a document arrives in one book once; a new year begins at one', async () => {
    const arrival = await within((tx) => receiveDocument(tx, '3440-vpcp-kgvx', { path: 'vn/30' }, provincial))
    expect(arrival).toMatchObject({ number: 1, year: 2021 })
    await expect(within((tx) => receiveDocument(tx, '3440-vpcp-kgvx', { path: 'vn/30' }, provincial))).rejects.toMatchObject({
      code: 'document-has-arrived-already',
      facts: { number: 1 },
    })
    await within((tx) => receiveDocument(tx, '3440-vpcp-kgvx', { path: 'vn/o-bo-y-te' }, clerk))
    const later = { ...provincial, now: new Date('2022-01-04T03:00:00Z') }
    expect(await within((tx) => receiveDocument(tx, '2666-qd-byt', { path: 'vn/30' }, later))).toMatchObject({
      number: 1,
      year: 2022,
    })
    expect((await arrivalsOf(t.database.read, ['3440-vpcp-kgvx'])).map(({ book_path }) => book_path).sort()).toEqual([
      'vn/30',
      'vn/o-bo-y-te',
    ])
  })

  test('a province cannot receive another province’s document', async () => {
    await expect(within((tx) => receiveDocument(tx, '2644-quang-nam', { path: 'vn/30' }, provincial))).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

test('what failed half way left nothing at all behind', async () => {
  const before = [
    await count('documents.document'),
    await count('documents.step'),
    await count('audit.event'),
    await count('platform.outbox'),
  ]
  await expect(
    within(async (tx) => {
      await registerDocument(tx, letter(), clerk, { path: 'vn' })
      throw new Error('power cut')
    }),
  ).rejects.toThrow('power cut')
  expect([
    await count('documents.document'),
    await count('documents.step'),
    await count('audit.event'),
    await count('platform.outbox'),
  ]).toEqual(before)
})
