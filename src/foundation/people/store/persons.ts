import { CompiledQuery, sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { placeholders } from '../../../platform/group-commit.ts'

/** A person as stored: sealed columns and blind indexes. */
export interface SealedPerson {
  name: Buffer
  phone: Buffer | null
  document: Buffer | null
  born: Buffer | null
  address: Buffer | null
  gender: 'female' | 'male' | null
  document_kind: string | null
  phone_index: Buffer | null
  document_index: Buffer | null
  provenance: string
  key_version: number
}
export interface PersonRow extends SealedPerson {
  id: number
  last_needed_at: Date
}
const columns = sql`id, name, phone, document, born, address, gender, document_kind, phone_index, document_index, provenance, key_version, last_needed_at`

/** Null when another transaction recorded this document a moment ago. */
export async function insertPerson(tx: Reader, person: SealedPerson, at: Date): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into people.person (name, phone, document, born, address, gender, document_kind, phone_index, document_index, provenance, key_version, recorded_at, last_needed_at)
    values (${person.name}, ${person.phone}, ${person.document}, ${person.born}, ${person.address}, ${person.gender}, ${person.document_kind},
      ${person.phone_index}, ${person.document_index}, ${person.provenance}, ${person.key_version}, ${at}, ${at})
    on conflict (document_index) where document_index is not null do nothing returning id`.execute(tx)
  return rows[0]?.id ?? null
}

/** Many new people at once; null where somebody else recorded that document a moment ago (or earlier in the same list). */
export async function insertPersons(
  tx: Transaction,
  given: readonly { person: SealedPerson; at: Date }[],
): Promise<(number | null)[]> {
  const { rows: numbers } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('people.person', 'id')) as id from generate_series(1, ${given.length}::int)`.execute(tx)
  const ids = numbers.map((row) => row.id)
  const values = given.flatMap(({ person: p, at }, i) => [
    ids[i],
    p.name,
    p.phone,
    p.document,
    p.born,
    p.address,
    p.gender,
    p.document_kind,
    p.phone_index,
    p.document_index,
    p.provenance,
    p.key_version,
    at,
    at,
  ])
  const { rows } = await tx.executeQuery<{ id: number }>(
    CompiledQuery.raw(
      `insert into people.person (id, name, phone, document, born, address, gender, document_kind, phone_index, document_index, provenance, key_version, recorded_at, last_needed_at)
       overriding system value values ${placeholders(given.length, 14)} on conflict (document_index) where document_index is not null do nothing returning id`,
      values,
    ),
  )
  const inserted = new Set(rows.map((row) => row.id))
  return ids.map((id) => (id !== undefined && inserted.has(id) ? id : null))
}

export async function updatePerson(tx: Reader, id: number, person: SealedPerson, at: Date): Promise<void> {
  await sql`
    update people.person set name = ${person.name}, phone = ${person.phone}, document = ${person.document}, born = ${person.born}, address = ${person.address},
      gender = ${person.gender}, document_kind = ${person.document_kind}, phone_index = ${person.phone_index}, document_index = ${person.document_index},
      provenance = ${person.provenance}, key_version = ${person.key_version}, last_needed_at = ${at}
    where id = ${id}`.execute(tx)
}

export async function personByDocument(db: Reader, index: Buffer): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`select ${columns} from people.person where document_index = ${index}`.execute(db)
  return rows[0]
}

/** A telephone is shared in a family: at most the twenty that were recorded last. */
export async function personsByPhone(db: Reader, index: Buffer): Promise<PersonRow[]> {
  const { rows } =
    await sql<PersonRow>`select ${columns} from people.person where phone_index = ${index} order by id desc limit 20`.execute(db)
  return rows
}

export async function personsById(db: Reader, ids: readonly number[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PersonRow>`select ${columns} from people.person where id in (${sql.join([...ids])})`.execute(db)
  return rows
}

/** Ids of persons that were last touched before a day, in order, from behind `after`. */
export async function untouchedSince(tx: Transaction, before: Date, after: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{
    id: number
  }>`select id from people.person where last_needed_at < ${before} and id > ${after} order by id limit ${limit}`.execute(tx)
  return rows.map((row) => row.id)
}

/** Tables from which forgotten persons are deleted row by row. */
export const tablesOfPersons = ['people.person', 'people.device_person', 'people.personal_code', 'people.correction'] as const

/** Erases persons with everything that says something of them: links of phones, personal codes, corrections. Their phones are unbound. */
export async function deletePersons(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  const these = sql.join([...ids])
  await sql`delete from people.device_person where person_id in (${these})`.execute(tx)
  await sql`delete from people.personal_code where person_id in (${these})`.execute(tx)
  await sql`delete from people.correction where person_id in (${these})`.execute(tx)
  await sql`update people.device set person_id = null, bound_at = null, bound_by = null where person_id in (${these})`.execute(tx)
  await sql`delete from people.person where id in (${these})`.execute(tx)
}

export async function touchPerson(db: Reader, id: number, at: Date): Promise<void> {
  await sql`update people.person set last_needed_at = ${at} where id = ${id}`.execute(db)
}
