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
  /** Of a document that somebody held in the hand: one person each. */
  document_index: Buffer | null
  /** Of a number that was only said: as many as say it. */
  claimed_index: Buffer | null
  /** The phone that said so; null: a door or a desk wrote it. */
  claimed_by: string | null
  provenance: string
  key_version: number
}
export interface PersonRow extends SealedPerson {
  id: number
  /** The established person whom a desk found this record to be. */
  same_as: number | null
  last_needed_at: Date
}
const columns = sql`p.id, p.name, p.phone, p.document, p.born, p.address, p.gender, p.document_kind, p.phone_index, p.document_index, p.claimed_index,
  p.claimed_by, p.same_as, p.provenance, p.key_version, p.last_needed_at`
const columnsWritten =
  'name, phone, document, born, address, gender, document_kind, phone_index, document_index, claimed_index, claimed_by, provenance, key_version, recorded_at, last_needed_at'

/** Null when another transaction recorded this document a moment ago. */
export async function insertPerson(tx: Reader, person: SealedPerson, at: Date): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into people.person (${sql.raw(columnsWritten)})
    values (${person.name}, ${person.phone}, ${person.document}, ${person.born}, ${person.address}, ${person.gender}, ${person.document_kind},
      ${person.phone_index}, ${person.document_index}, ${person.claimed_index}, ${person.claimed_by}::uuid, ${person.provenance}, ${person.key_version}, ${at}, ${at})
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
    p.claimed_index,
    p.claimed_by,
    p.provenance,
    p.key_version,
    at,
    at,
  ])
  const { rows } = await tx.executeQuery<{ id: number }>(
    CompiledQuery.raw(
      `insert into people.person (id, ${columnsWritten})
       overriding system value values ${placeholders(given.length, 16)} on conflict (document_index) where document_index is not null do nothing returning id`,
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
      claimed_index = ${person.claimed_index}, provenance = ${person.provenance}, key_version = ${person.key_version}, last_needed_at = ${at}
    where id = ${id}`.execute(tx)
}

export async function personByDocument(db: Reader, index: Buffer): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`select ${columns} from people.person p where document_index = ${index}`.execute(db)
  return rows[0]
}

/** Who gave this telephone at a door or a desk, the newest first. It is shared in a family: at most the twenty that were recorded last. */
export async function personsByPhone(db: Reader, index: Buffer): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${columns} from people.person p where phone_index = ${index} and claimed_by is null order by id desc limit 20`.execute(
    db,
  )
  return rows
}

/** What doors and desks were told of the owner of a document. */
export async function personsSaidToHold(db: Reader, index: Buffer): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${columns} from people.person p where claimed_index = ${index} and claimed_by is null order by id limit 20`.execute(db)
  return rows
}

/** What phones said of whoever has this telephone, the oldest first. */
export async function claimsByPhone(db: Reader, index: Buffer): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select ${columns} from people.person p where phone_index = ${index} and claimed_by is not null order by id limit 20`.execute(
    db,
  )
  return rows
}

interface Said {
  readonly document: Buffer | null
  readonly phone: Buffer | null
}

/**
 * For each of several persons every record with their document or telephone, in one question: doors ask for many at once. Phones that
 * claim one a hundred times do not crowd out what doors and desks wrote.
 */
export async function personsSaying(db: Reader, of: readonly Said[]): Promise<PersonRow[][]> {
  if (of.length === 0) return []
  const documents = of.map(({ document }) => document)
  const phones = of.map(({ phone }) => phone)
  const { rows } = await sql<PersonRow & { asked: number }>`
    select q.n as asked, ${columns}
    from unnest(${documents}::bytea[], ${phones}::bytea[]) with ordinality as q (document, phone, n)
    cross join lateral (
      select id from people.person where document_index = q.document
      union (select id from people.person where claimed_index = q.document and claimed_by is null order by id limit 20)
      union (select id from people.person where claimed_index = q.document and claimed_by is not null order by id limit 40)
      union (select id from people.person where phone_index = q.phone and claimed_by is null order by id limit 20)
      union (select id from people.person where phone_index = q.phone and claimed_by is not null order by id limit 40)
    ) as found join people.person p on p.id = found.id
    order by q.n, p.id`.execute(db)
  const byAsked = Map.groupBy(rows, (row) => row.asked)
  return of.map((_, at) => byAsked.get(at + 1) ?? [])
}

/** What one phone said of the persons it speaks for, the oldest first; what a desk has joined since is left out. */
export async function claimsOfDevice(db: Reader, deviceId: string): Promise<(PersonRow & { relation: 'self' | 'family' })[]> {
  const { rows } = await sql<PersonRow & { relation: 'self' | 'family' }>`
    select ${columns}, l.relation from people.device_person l join people.person p on p.id = l.person_id
    where l.device_id = ${deviceId}::uuid and p.claimed_by = ${deviceId}::uuid and p.same_as is null order by p.id`.execute(db)
  return rows
}

/** What these phones claim of themselves and no desk has joined to anybody. */
export async function selfClaimsOf(db: Reader, deviceIds: readonly string[]): Promise<PersonRow[]> {
  if (deviceIds.length === 0) return []
  const { rows } = await sql<PersonRow>`
    select ${columns} from people.device_person l join people.person p on p.id = l.person_id
    where l.device_id = any(${deviceIds}::uuid[]) and l.relation = 'self' and p.claimed_by = l.device_id and p.same_as is null order by p.id`.execute(
    db,
  )
  return rows
}

/** By phone those it speaks for: what it claims and no desk has joined, and the person it is bound to. */
export async function personsSpokenFor(db: Reader, deviceIds: readonly string[]): Promise<Map<string, PersonRow[]>> {
  if (deviceIds.length === 0) return new Map()
  const { rows } = await sql<PersonRow & { spoken_by: string }>`
    select l.device_id as spoken_by, ${columns} from people.device_person l join people.person p on p.id = l.person_id
    where l.device_id = any(${deviceIds}::uuid[]) and p.claimed_by = l.device_id and p.same_as is null
    union all
    select d.id, ${columns} from people.device d join people.person r on r.id = d.person_id join people.person p on p.id = coalesce(r.same_as, r.id)
    where d.id = any(${deviceIds}::uuid[]) and d.revoked_at is null`.execute(db)
  return Map.groupBy(rows, (row) => row.spoken_by)
}

/** By document, as hexadecimal of its index, whoever showed it. */
export async function holdersOf(db: Reader, documents: readonly Buffer[]): Promise<Map<string, PersonRow>> {
  if (documents.length === 0) return new Map()
  const { rows } =
    await sql<PersonRow>`select ${columns} from people.person p where p.document_index = any(${documents}::bytea[])`.execute(db)
  return new Map(rows.flatMap((row) => (row.document_index === null ? [] : [[row.document_index.toString('hex'), row] as const])))
}

export async function personsById(db: Reader, ids: readonly number[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PersonRow>`select ${columns} from people.person p where id in (${sql.join([...ids])})`.execute(db)
  return rows
}

/** For each id the record that stands for the person today: its own, or that of the established person it was joined to. */
export async function personsStandingFor(db: Reader, ids: readonly number[]): Promise<Map<number, PersonRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PersonRow & { asked: number }>`
    select r.id as asked, ${columns} from people.person r join people.person p on p.id = coalesce(r.same_as, r.id)
    where r.id in (${sql.join([...ids])})`.execute(db)
  return new Map(rows.map((row) => [row.asked, row]))
}

/** Records that were joined to these persons, by the record that stands for each. */
export async function joinedTo(db: Reader, ids: readonly number[]): Promise<Map<number, number[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; same_as: number }>`
    select id, same_as from people.person where same_as in (${sql.join([...ids])}) order by id`.execute(db)
  return new Map([...Map.groupBy(rows, (row) => row.same_as)].map(([id, joined]) => [id, joined.map((row) => row.id)]))
}

/** Joins records to the established person they were found to be; phones that spoke for them speak for that person. */
export async function joinPersons(tx: Reader, ids: readonly number[], sameAs: number): Promise<void> {
  if (ids.length === 0) return
  const these = sql.join([...ids])
  await sql`update people.person set same_as = ${sameAs} where id in (${these})`.execute(tx)
  await sql`
    insert into people.device_person (device_id, person_id, relation, since)
    select device_id, ${sameAs}::bigint, max(relation), min(since) from people.device_person where person_id in (${these}) group by device_id
    on conflict do nothing`.execute(tx)
  await sql`delete from people.device_person where person_id in (${these})`.execute(tx)
}

/** Ids of persons that were last touched before a day, in order, from behind `after`; those to whom others are joined stay as long as these do. */
export async function untouchedSince(tx: Transaction, before: Date, after: number, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from people.person p where last_needed_at < ${before} and id > ${after}
      and not exists (select 1 from people.person j where j.same_as = p.id) order by id limit ${limit}`.execute(tx)
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
