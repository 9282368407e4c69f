import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'

export interface PersonalCodeRow {
  handle: Buffer
  person_id: number
  device_id: string | null
  initials: string
  revoked_at: Date | null
}

export async function insertPersonalCode(
  tx: Transaction,
  code: {
    handle: Buffer
    short_code: string
    person_id: number
    device_id: string | null
    shown_on: string
    initials: string
    issued_at: Date
  },
): Promise<void> {
  await sql`
    insert into people.personal_code (handle, short_code, person_id, device_id, shown_on, initials, issued_at)
    values (${code.handle}, ${code.short_code}, ${code.person_id}, ${code.device_id}, ${code.shown_on}, ${code.initials}, ${code.issued_at})`.execute(
    tx,
  )
}

/** The code in use of a person on a device; cards have no device. */
export async function personalCodeFor(
  db: Reader,
  of: { personId: number; deviceId: string | null; shownOn: string },
): Promise<PersonalCodeRow | undefined> {
  const { rows } = await sql<PersonalCodeRow>`
    select handle, person_id, device_id, initials, revoked_at from people.personal_code
    where person_id = ${of.personId} and device_id is not distinct from ${of.deviceId}::uuid and shown_on = ${of.shownOn} and revoked_at is null`.execute(
    db,
  )
  return rows[0]
}

export async function personalCodeByHandle(db: Reader, handle: Buffer): Promise<PersonalCodeRow | undefined> {
  const { rows } = await sql<PersonalCodeRow>`
    select c.handle, coalesce(p.same_as, c.person_id) as person_id, c.device_id, c.initials, c.revoked_at
    from people.personal_code c left join people.person p on p.id = c.person_id where c.handle = ${handle}`.execute(db)
  return rows[0]
}

export async function personalCodeByShort(db: Reader, shortCode: string): Promise<PersonalCodeRow | undefined> {
  const { rows } = await sql<PersonalCodeRow>`
    select c.handle, coalesce(p.same_as, c.person_id) as person_id, c.device_id, c.initials, c.revoked_at
    from people.personal_code c left join people.person p on p.id = c.person_id where c.short_code = ${shortCode}`.execute(db)
  return rows[0]
}

export async function revokePersonalCodes(tx: Transaction, personIds: readonly number[], at: Date): Promise<void> {
  await sql`update people.personal_code set revoked_at = ${at} where person_id in (${sql.join([...personIds])}) and revoked_at is null`.execute(
    tx,
  )
}

export async function revokeCodesOfDevice(tx: Transaction, deviceId: string, at: Date): Promise<void> {
  await sql`update people.personal_code set revoked_at = ${at} where device_id = ${deviceId}::uuid and revoked_at is null`.execute(
    tx,
  )
}

/** After a name was corrected: doors show the letters of the name as it is now. */
export async function saveInitials(tx: Transaction, personIds: readonly number[], initials: string): Promise<void> {
  await sql`update people.personal_code set initials = ${initials} where person_id in (${sql.join([...personIds])})`.execute(tx)
}
