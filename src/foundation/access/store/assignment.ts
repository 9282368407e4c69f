import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'
import type { AssignmentRow, NewAssignment } from '../tables.ts'

/** Roles in force on a day, in the order in which they were granted. */
export async function rolesInForce(db: Reader, accountIds: readonly string[], on: string): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    select account_id, role, unit_path from access.assignment
    where account_id = any(${[...accountIds]}) and from_on <= ${on}::date and (to_on is null or to_on > ${on}::date) order by id`.execute(
    db,
  )
  return rows
}

/** Roles in force on a day or to come: what an account can still be used for. */
export async function rolesNotEnded(db: Reader, accountIds: readonly string[], on: string): Promise<AssignmentRow[]> {
  const { rows } = await sql<AssignmentRow>`
    select account_id, role, unit_path from access.assignment
    where account_id = any(${[...accountIds]}) and (to_on is null or to_on > ${on}::date) order by id`.execute(db)
  return rows
}

export async function insertAssignments(tx: Transaction, assignments: readonly NewAssignment[], at: Date): Promise<void> {
  if (assignments.length === 0) return
  const rows = assignments.map(
    (one) =>
      sql`(${newId()}, ${one.accountId}, ${one.role}, ${one.unitPath}, ${one.fromOn}::date, ${one.toOn}::date, ${one.grantedBy}, ${at}::timestamptz)`,
  )
  await sql`insert into access.assignment (id, account_id, role, unit_path, from_on, to_on, granted_by, granted_at) values ${sql.join(rows)}`.execute(
    tx,
  )
}

/** A role ends today; one that begins today or later never was. */
export async function endAssignment(
  tx: Transaction,
  which: { accountId: string; role: string; unitPath: string },
  on: string,
): Promise<void> {
  const { accountId, role, unitPath } = which
  const those = sql`account_id = ${accountId} and role = ${role} and unit_path = ${unitPath} and (to_on is null or to_on > ${on}::date)`
  await sql`delete from access.assignment where ${those} and from_on >= ${on}::date`.execute(tx)
  await sql`update access.assignment set to_on = ${on}::date where ${those}`.execute(tx)
}

/** People who hold one of the roles at a place or beneath it on a day: whom to tell, and whether there are enough for two-person rules. */
export async function accountsHolding(
  db: Reader,
  roles: readonly string[],
  unitPath: string,
  on: string,
): Promise<{ id: string; displayName: string }[]> {
  const { from, to } = prefixRange(unitPath)
  const { rows } = await sql<{ id: string; display_name: string }>`
    select distinct a.id, a.display_name from access.assignment s join access.account_user a on a.id = s.account_id
    where s.unit_path >= ${from} and s.unit_path < ${to} and s.role = any(${[...roles]}) and a.disabled_at is null
      and s.from_on <= ${on}::date and (s.to_on is null or s.to_on > ${on}::date) order by a.id`.execute(db)
  return rows.map((row) => ({ id: row.id, displayName: row.display_name }))
}

/** Sample accounts that the sign-in page may offer, with the role that each was given first. */
export async function sampleAccounts(db: Reader): Promise<{ username: string; role: string; displayName: string }[]> {
  const { rows } = await sql<{ username: string; role: string; display_name: string }>`
    select a.username, a.display_name, (select s.role from access.assignment s where s.account_id = a.id order by s.id limit 1) as role
    from access.account_user a where a.shown_at_sign_in order by a.id`.execute(db)
  return rows.map((row) => ({ username: row.username, role: row.role, displayName: row.display_name }))
}

/** Where these accounts want their mail; those who gave no address are left out. */
export async function mailAddresses(db: Reader, accountIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ notification_email: string }>`
    select notification_email from access.account_user where id = any(${[...accountIds]}) and notification_email is not null and disabled_at is null order by id`.execute(
    db,
  )
  return rows.map((row) => row.notification_email)
}
