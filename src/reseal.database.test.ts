import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../tests/support/database.ts'
import { type Keyring, keyringOf } from './platform/keyring.ts'
import { countSealedBefore, type SealedTable } from './platform/reseal.ts'
import { resealEverything, sealedTables } from './reseal.ts'

let t: Awaited<ReturnType<typeof testDatabase>>
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

const key = (version: number) => ({ version, key: Buffer.alloc(32, 6 + version).toString('base64') })
const ring = (...versions: number[]) =>
  keyringOf({ versions: versions.map(key), blindIndexKey: Buffer.alloc(32, 9).toString('base64') })
const now = new Date('2021-05-25T01:00:00Z')

/** Columns of bytes that are not sealed: hashes, keyed indexes, salts, the log's tree, and random handles. */
const neverSealed = new Set([
  'platform.idempotency.request_hash',
  'audit.event.salt',
  'audit.event.leaf_hash',
  'audit.head.peaks',
  'audit.self_check.peaks',
  'audit.checkpoint.root',
  'people.person.phone_index',
  'people.person.document_index',
  'people.person.claimed_index',
  'people.device.secret_hash',
  'people.binding_request.code_hash',
  'people.personal_code.handle',
  'access.sign_in_attempt.account_key',
  'access.sign_in_attempt.address_key',
  'access.spent_code.code_key',
  'venues.venue.keeper_phone_index',
  'venues.venue.keeper_name_index',
  'venues.delegation.secret_hash',
])

test('every column of bytes is either sealed and rotated, or known not to be sealed', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
    where data_type = 'bytea' and table_schema not in ('pg_catalog', 'information_schema', 'pgboss')`.execute(t.database.read)
  const rotated = new Set(
    sealedTables.flatMap(({ table, columns }) => Object.keys(columns).map((column) => `${table}.${column}`)),
  )
  expect(rows.map(({ name }) => name).filter((name) => !rotated.has(name) && !neverSealed.has(name))).toEqual([])
  expect([...neverSealed].filter((name) => !rows.some((row) => row.name === name))).toEqual([])
  expect([...rotated].filter((name) => !rows.some((row) => row.name === name))).toEqual([])
  expect(rotated.size).toBeGreaterThanOrEqual(14)
})

const said = (table: string, column: string, n: number) => `${table} ${column} số ${n}`

/** Rows of every sealed table, each column sealed by one of three keys in turn, some left empty where they may be. */
async function plant(by: readonly Keyring[], count: number): Promise<void> {
  let turn = 0
  for (let n = 0; n < count; n += 1) {
    const seal = (table: string, column: string) => {
      const purpose = sealedTables.find((one) => one.table === table)?.columns[column] ?? ''
      turn += 1
      return by[turn % by.length]?.seal(said(table, column, n), purpose)
    }
    const person = (column: string) => seal('people.person', column)
    await sql`insert into people.person (name, phone, document, born, address, provenance, key_version, recorded_at, last_needed_at)
      values (${person('name')}, ${person('phone')}, ${n % 2 ? person('document') : null}, ${person('born')}, ${n % 3 ? person('address') : null}, 'verified', 1, ${now}, ${now})`.execute(
      t.database.read,
    )
    await sql`insert into people.correction (id, person_id, device_id, field, wanted, unit_path, asked_at)
      values (${randomUUID()}, ${n}, ${randomUUID()}, 'name', ${seal('people.correction', 'wanted')}, 'vn/30', ${now})`.execute(
      t.database.read,
    )
    await sql`insert into venues.venue (organisation_id, path, code, name, folded, address, category, registered_at, keeper_name, keeper_phone)
      values (${`v${n}`}, ${`vn/30/290/10549/o-v${n}`}, ${`C${n}`}, 'x', 'x', 'x', 'shop', ${now}, ${seal('venues.venue', 'keeper_name')}, ${n % 2 ? seal('venues.venue', 'keeper_phone') : null})`.execute(
      t.database.read,
    )
    await sql`insert into check_ins.unmask_request (id, venue_id, venue_path, from_at, to_at, case_number, purpose, words, asked_by, asker_name, asked_at, due_at, answer)
      values (${randomUUID()}, 1, 'vn/30', ${now}, ${now}, 'BN1', 'trace-contacts', ${seal('check_ins.unmask_request', 'words')}, 'a', 'a', ${now}, ${now}, ${n % 2 ? seal('check_ins.unmask_request', 'answer') : null})`.execute(
      t.database.read,
    )
    await sql`insert into cameras.camera (id, facility_id, path, name, zone, address, shown_address, state_since, registered_at)
      values (${randomUUID()}, 'f', ${`vn/30/290/10549/o-c${n}`}, ${`c${n}`}, 'lobby', ${seal('cameras.camera', 'address')}, 'x', ${now}, ${now})`.execute(
      t.database.read,
    )
    await sql`insert into declarations.declaration (id, form, version, person_id, group_id, device_id, provenance, declared_at, valid_until, unit_path, sealed)
      values (${randomUUID()}, 'f', 1, ${n}, ${randomUUID()}, ${randomUUID()}, 'self-declared', ${now}, ${now}, 'vn/30', ${seal('declarations.declaration', 'sealed')})`.execute(
      t.database.read,
    )
  }
  for (let n = 0; n < count; n += 1) {
    const id = randomUUID()
    await sql`insert into compliance.reason (id, subject_path, code, recorded_on, recorded_at, recorded_by, recorded_by_name)
      values (${id}, 'vn/30/290/10549/o-x', 'closed', '2021-05-25', ${now}, 'a', 'a')`.execute(t.database.read)
    await sql`insert into compliance.reason_photo (reason_id, media_type, sealed, kept_at)
      values (${id}, 'image/jpeg', ${by[n % by.length]?.seal(`ảnh số ${n}`, 'compliance.reason-photo')}, ${now})`.execute(
      t.database.read,
    )
  }
  const importId = randomUUID()
  await sql`insert into venues.import (id, made_by, maker_name, scope, file_name, writing, state, made_at)
    values (${importId}, 'a', 'a', '{}', 'x.csv', 'unicode', 'tried', ${now})`.execute(t.database.read)
  for (let row = 1; row <= 1100; row += 1)
    await sql`insert into venues.import_row (import_id, row, sealed, outcome)
      values (${importId}, ${row}, ${by[row % by.length]?.seal(`dòng ${row}`, 'venues.import-row')}, 'fits')`.execute(
      t.database.read,
    )
}

async function everyValue(given: SealedTable): Promise<{ column: string; purpose: string; sealed: Buffer }[]> {
  const { rows } = await sql<Record<string, Buffer | null>>`select * from ${sql.table(given.table)}`.execute(t.database.read)
  return rows.flatMap((row) =>
    Object.entries(given.columns).flatMap(([column, purpose]) => {
      const sealed = row[column]
      return sealed ? [{ column, purpose, sealed }] : []
    }),
  )
}

test('after a rotation over values of three keys nothing opens with the older keys any more, and everything with the newest alone', async () => {
  await plant([ring(1), ring(1, 2), ring(1, 2, 3)], 7)
  const next = ring(1, 2, 3, 4)
  const before = new Map<string, string[]>()
  for (const given of sealedTables)
    before.set(given.table, (await everyValue(given)).map((one) => next.open(one.sealed, one.purpose)).toSorted())
  const rows = [...before.values()].reduce((sum, values) => sum + values.length, 0)
  expect(rows).toBeGreaterThan(1150)

  const stopped = { ...t.database, transaction: stopAfter(1) }
  await expect(resealEverything(stopped, next, now)).rejects.toThrow('the power went')
  const left = async () =>
    (await Promise.all(sealedTables.map((given) => countSealedBefore(t.database.read, given, 4)))).reduce((sum, n) => sum + n, 0)
  const stillLeft = await left()
  expect(stillLeft).toBeGreaterThan(0)
  expect(await resealEverything(t.database, next, now)).toEqual({ rows: stillLeft, left: 0 })
  expect(await left()).toBe(0)
  expect(await resealEverything(t.database, next, now)).toEqual({ rows: 0, left: 0 })

  const newest = keyringOf({ versions: [key(4)], blindIndexKey: Buffer.alloc(32, 9).toString('base64') })
  const older = ring(1, 2, 3)
  for (const given of sealedTables) {
    const values = await everyValue(given)
    expect(values.map((one) => newest.open(one.sealed, one.purpose)).toSorted()).toEqual(before.get(given.table))
    for (const one of values) expect(() => older.open(one.sealed, one.purpose)).toThrow('key version 4 is not in the keyring')
  }
  const kept = await sql<{ versions: number[]; needed: Date }>`
    select array_agg(distinct key_version) as versions, max(last_needed_at) as needed from people.person`.execute(t.database.read)
  expect(kept.rows[0]).toEqual({ versions: [4], needed: now })
  const log = await sql<{ count: number }>`select count(*) as count from audit.event where action = 'values.resealed'`.execute(
    t.database.read,
  )
  expect(log.rows[0]?.count).toBeGreaterThanOrEqual(sealedTables.length)
})

/** A database that fails in the middle of the second transaction. */
function stopAfter(most: number): typeof t.database.transaction {
  let done = 0
  return (work) =>
    t.database.transaction(async (tx) => {
      const answer = await work(tx)
      done += 1
      if (done > most) throw new Error('the power went')
      return answer
    })
}
