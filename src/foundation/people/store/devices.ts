import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface DeviceRow {
  id: string
  secret_hash: Buffer
  person_id: number | null
  /** Its present id, when it was bound to somebody else since. */
  continued_as: string | null
}

export async function insertDevice(
  tx: Transaction,
  device: { id: string; secret_hash: Buffer; registered_at: Date },
): Promise<void> {
  await sql`insert into people.device (id, secret_hash, registered_at) values (${device.id}, ${device.secret_hash}, ${device.registered_at})`.execute(
    tx,
  )
}

/** A device in use, or one that goes on under another id. */
export async function deviceById(db: Reader, id: string): Promise<DeviceRow | undefined> {
  const { rows } = await sql<DeviceRow>`
    select id, secret_hash, person_id, continued_as from people.device
    where id = ${id}::uuid and (revoked_at is null or continued_as is not null)`.execute(db)
  return rows[0]
}

/** The same phone under a new id; under the old one it counts as withdrawn, with what it said until then. */
export async function continueDevice(tx: Transaction, id: string, as: string, at: Date): Promise<void> {
  await sql`
    insert into people.device (id, secret_hash, registered_at) select ${as}::uuid, secret_hash, ${at} from people.device where id = ${id}::uuid`.execute(
    tx,
  )
  await sql`update people.device set revoked_at = ${at}, continued_as = ${as}::uuid where id = ${id}::uuid`.execute(tx)
}

/** Whom a device speaks for: at most sixty, the first said is oneself. */
export async function linkPerson(
  tx: Transaction,
  link: { deviceId: string; personId: number; relation: 'self' | 'family'; at: Date },
): Promise<void> {
  await sql`
    insert into people.device_person (device_id, person_id, relation, since) values (${link.deviceId}, ${link.personId}, ${link.relation}, ${link.at})
    on conflict (device_id, person_id) do update set relation = excluded.relation`.execute(tx)
}

export async function personsOfDevice(
  db: Reader,
  deviceId: string,
): Promise<{ person_id: number; relation: 'self' | 'family' }[]> {
  const { rows } = await sql<{ person_id: number; relation: 'self' | 'family' }>`
    select person_id, relation from people.device_person where device_id = ${deviceId} order by relation desc, since`.execute(db)
  return rows
}

export async function saveBindingRequest(
  tx: Transaction,
  request: { deviceId: string; codeHash: Buffer; until: Date },
): Promise<void> {
  await sql`
    insert into people.binding_request (device_id, code_hash, expires_at) values (${request.deviceId}, ${request.codeHash}, ${request.until})
    on conflict (device_id) do update set code_hash = excluded.code_hash, expires_at = excluded.expires_at`.execute(tx)
}

/** Uses up the request with this code; undefined when there is none or it is too old. */
export async function takeBindingRequest(tx: Transaction, codeHash: Buffer, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ device_id: string }>`
    delete from people.binding_request where code_hash = ${codeHash} and expires_at > ${now} returning device_id`.execute(tx)
  return rows[0]?.device_id
}

export async function bindDevice(
  tx: Transaction,
  bound: { deviceId: string; personId: number; at: Date; by: string },
): Promise<void> {
  await sql`update people.device set person_id = ${bound.personId}, bound_at = ${bound.at}, bound_by = ${bound.by} where id = ${bound.deviceId}`.execute(
    tx,
  )
  await linkPerson(tx, { deviceId: bound.deviceId, personId: bound.personId, relation: 'self', at: bound.at })
}

/** Withdraws the other devices of a person, also those that only said they were this person; a family's phone stays. Answers which. */
export async function withdrawDevices(
  tx: Transaction,
  persons: readonly number[],
  except: string | null,
  at: Date,
): Promise<string[]> {
  const these = sql.join([...persons])
  const { rows } = await sql<{ id: string }>`
    update people.device set revoked_at = ${at}
    where id is distinct from ${except}::uuid and revoked_at is null and (person_id in (${these}) or id in (
      select device_id from people.device_person where person_id in (${these}) and relation = 'self')) returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Other devices no longer speak as this person; a family's phone goes on speaking for them. */
export async function unlinkSelf(tx: Transaction, persons: readonly number[], except: string | null): Promise<void> {
  await sql`
    delete from people.device_person
    where person_id in (${sql.join([...persons])}) and relation = 'self' and device_id is distinct from ${except}::uuid`.execute(
    tx,
  )
}

export interface BoundDevice {
  readonly id: string
  readonly boundAt: Date
  /** When it was lost: what it said before still counts. */
  readonly withdrawnAt: Date | null
}

/** The phones that an office bound to a person, also those that were withdrawn since. */
export async function devicesOfPersons(db: Reader, personIds: readonly number[]): Promise<Map<number, BoundDevice[]>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; person_id: number; bound_at: Date; revoked_at: Date | null }>`
    select id, person_id, coalesce(bound_at, registered_at) as bound_at, revoked_at from people.device
    where person_id in (${sql.join([...personIds])})`.execute(db)
  const devices = rows.map((row) => ({ personId: row.person_id, id: row.id, boundAt: row.bound_at, withdrawnAt: row.revoked_at }))
  return Map.groupBy(devices, (device) => device.personId)
}

/** Whom an office bound a phone to. */
export async function personOfDevice(db: Reader, deviceId: string): Promise<number | null> {
  const { rows } = await sql<{ person_id: number | null }>`
    select person_id from people.device where id = ${deviceId}::uuid and revoked_at is null`.execute(db)
  return rows[0]?.person_id ?? null
}
