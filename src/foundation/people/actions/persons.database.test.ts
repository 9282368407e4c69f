import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../tests/support/database.ts'
import { maskedPersons, rememberPerson, unmaskPerson } from './persons.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())
const at = new Date('2021-05-25T01:00:00Z')
const card = {
  name: 'Nguyễn Thị Hoà',
  documentKind: 'citizen-card',
  documentNumber: '030187001234',
  bornOn: '1987-01-18',
  gender: 'female',
  provenance: 'read-from-card',
} as const
const remember = (facts: Parameters<typeof rememberPerson>[2]) =>
  t.database.transaction((tx) => rememberPerson(tx, t.house.keyring, facts, at))

test('the same card read at two doors is one person, also when both read it at once', async () => {
  const ids = await Promise.all(Array.from({ length: 12 }, () => remember(card)))
  expect(new Set(ids).size).toBe(1)
})

test('a keeper sees the masked line, and only that', async () => {
  const id = await remember({ ...card, phone: '0912 345 678' })
  expect((await maskedPersons(t.database.read, t.house.keyring, [id])).get(id)).toBe('Nguyễn Thị*** (0912345***)')
})

test('typing somebody’s document number under another name neither finds nor changes that person', async () => {
  const id = await remember(card)
  const impostor = await remember({
    name: 'Kẻ Mạo Danh',
    documentNumber: card.documentNumber,
    phone: '0987654321',
    provenance: 'self-declared',
  })
  expect(impostor).not.toBe(id)
  const shown = await t.database.transaction((tx) =>
    unmaskPerson(tx, t.house.keyring, id, {
      actor: { id: 'a', displayName: 'b' },
      purpose: 'kiểm tra',
      subject: 'test',
      now: at,
    }),
  )
  expect(shown.name).toBe('Nguyễn Thị Hoà')
})

test('one telephone in a family is several persons; the same person with another spelling is one', async () => {
  const mother = await remember({ name: 'Trần Thị Lý', phone: '0905111222', provenance: 'self-declared' })
  const child = await remember({ name: 'Trần Minh An', phone: '0905111222', provenance: 'declared-on-behalf' })
  const motherAgain = await remember({ name: 'TRẦN THỊ LÍ', phone: '+84905111222', provenance: 'self-declared' })
  expect(child).not.toBe(mother)
  expect(motherAgain).toBe(mother)
})

test('what a person typed never replaces what their card said', async () => {
  const id = await remember(card)
  await remember({ name: 'nguyen thi hoa', documentNumber: card.documentNumber, bornOn: '1990', provenance: 'self-declared' })
  const shown = await t.database.transaction((tx) =>
    unmaskPerson(tx, t.house.keyring, id, {
      actor: { id: 'a', displayName: 'b' },
      purpose: 'kiểm tra',
      subject: 'test',
      now: at,
    }),
  )
  expect(shown.bornOn).toBe('1987-01-18')
})

test('unmasking leaves an event with reader and purpose; no personal word stands in the log or in the tables', async () => {
  const { rows } = await sql<{
    purpose: string
    canonical: string
  }>`select purpose, canonical from audit.event where action = 'person.unmasked'`.execute(t.database.read)
  expect(rows[0]?.purpose).toBe('kiểm tra')
  expect(rows.map((row) => row.canonical).join()).not.toMatch(/Hoà|0912|0301/)
  const dump = await sql<{ text: string }>`select string_agg(p::text, ' ') as text from people.person p`.execute(t.database.read)
  expect(dump.rows[0]?.text).not.toMatch(/Nguyễn|0912345678|030187001234|1987/)
})
