import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'
import { foldVietnamese } from '../../../vocabulary/person-name.ts'
import type { AccountRow, NewAccount } from '../tables.ts'

const accountColumns = sql`a.id, a.username, a.display_name, a.two_factor_enabled, a.must_change_password, a.one_time_password_ends_at,
  a.notification_email, a.second_factor_waived and (select sample_data from platform.installation) as second_factor_waived, a.disabled_at, a.last_signed_in_at`

export async function accountById(db: Reader, id: string): Promise<AccountRow | undefined> {
  const { rows } = await sql<AccountRow>`select ${accountColumns} from access.account_user a where a.id = ${id}`.execute(db)
  return rows[0]
}

/** Accounts that hold or will hold a role within the prefixes, by user name from behind `after`. */
export async function accountsWithin(
  db: Reader,
  scope: readonly string[],
  filter: { on: string; folded: string | null; after: string; limit: number },
): Promise<AccountRow[]> {
  if (scope.length === 0) return []
  const parts = scope.map((prefix) => {
    const { from, to } = prefixRange(prefix)
    return sql`select account_id from access.assignment where unit_path >= ${from} and unit_path < ${to} and (to_on is null or to_on > ${filter.on}::date)`
  })
  const { rows } = await sql<AccountRow>`
    select ${accountColumns} from access.account_user a
    where a.id in (${sql.join(parts, sql` union all `)}) and a.username > ${filter.after}
      and (${filter.folded}::text is null or strpos(a.folded, ${filter.folded}) > 0)
    order by a.username limit ${filter.limit}`.execute(db)
  return rows
}

/** What accounts are called, for rooms that show who did or may do something. */
export async function displayNames(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, { username: string; displayName: string }>> {
  const { rows } = await sql<{ id: string; username: string; display_name: string }>`
    select id, username, display_name from access.account_user where id = any(${[...ids]})`.execute(db)
  return new Map(rows.map((row) => [row.id, { username: row.username, displayName: row.display_name }]))
}

export async function someAccountExists(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`select exists (select from access.account_user)`.execute(db)
  return rows[0]?.exists ?? false
}

export async function takenUsernames(db: Reader, usernames: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    username: string
  }>`select username from access.account_user where username = any(${[...usernames]})`.execute(db)
  return new Set(rows.map((row) => row.username))
}

/** Inserts the accounts whose user name is free and answers their ids; a name that somebody took meanwhile is left out. */
export async function insertAccounts(tx: Transaction, accounts: readonly NewAccount[], at: Date): Promise<Set<string>> {
  if (accounts.length === 0) return new Set()
  const users = accounts.map(
    (
      one,
    ) => sql`(${one.id}, ${one.username}, ${one.displayName}, ${`${one.username}@khien.invalid`}, ${at}::timestamptz, ${at}::timestamptz,
      ${foldVietnamese(`${one.username} ${one.displayName}`)}, ${one.mustChangePassword}::boolean, ${one.oneTimePasswordEndsAt}::timestamptz,
      ${one.secondFactorWaived}::boolean, ${one.shownAtSignIn}::boolean)`,
  )
  const { rows } = await sql<{ id: string }>`
    insert into access.account_user (id, username, display_name, email, created_at, updated_at, folded, must_change_password, one_time_password_ends_at,
      second_factor_waived, shown_at_sign_in)
    values ${sql.join(users)} on conflict (username) do nothing returning id`.execute(tx)
  const inserted = new Set(rows.map((row) => row.id))
  const credentials = accounts
    .filter((one) => inserted.has(one.id))
    .map(
      (one) => sql`(${newId()}, ${one.id}, 'credential', ${one.id}, ${one.passwordHash}, ${at}::timestamptz, ${at}::timestamptz)`,
    )
  if (credentials.length > 0) {
    await sql`
      insert into access.account_credential (id, account_id, provider_id, user_id, password, created_at, updated_at) values ${sql.join(credentials)}`.execute(
      tx,
    )
  }
  return inserted
}

/** By id or by user name; undefined also when nobody has that name. */
export async function passwordHashOf(db: Reader, whose: { id: string } | { username: string }): Promise<string | undefined> {
  const is = 'id' in whose ? sql`a.id = ${whose.id}` : sql`a.username = ${whose.username}`
  const { rows } = await sql<{ password: string | null }>`
    select c.password from access.account_user a join access.account_credential c on c.user_id = a.id and c.provider_id = 'credential' where ${is}`.execute(
    db,
  )
  return rows[0]?.password ?? undefined
}

/** The hash as it is now; nobody changes it until commit, for whoever changes it updates the account's row as well. */
export async function lockPasswordHash(tx: Transaction, id: string): Promise<string | undefined> {
  await sql`select from access.account_user where id = ${id} for update`.execute(tx)
  return passwordHashOf(tx, { id })
}

/** `oneTimeUntil`: the password was handed out and has to be changed; null: its owner chose it. */
export async function savePassword(
  tx: Transaction,
  accountId: string,
  hash: string,
  oneTimeUntil: Date | null,
  at: Date,
): Promise<void> {
  await sql`update access.account_credential set password = ${hash}, updated_at = ${at} where user_id = ${accountId} and provider_id = 'credential'`.execute(
    tx,
  )
  await sql`
    update access.account_user set must_change_password = ${oneTimeUntil !== null}, one_time_password_ends_at = ${oneTimeUntil}, updated_at = ${at}
    where id = ${accountId}`.execute(tx)
}

export async function removeSecondFactor(tx: Transaction, accountId: string): Promise<void> {
  await sql`delete from access.account_second_factor where user_id = ${accountId}`.execute(tx)
  await sql`update access.account_user set two_factor_enabled = false where id = ${accountId}`.execute(tx)
}

export async function setDisabled(tx: Transaction, accountId: string, at: Date | null): Promise<void> {
  await sql`update access.account_user set disabled_at = ${at} where id = ${accountId}`.execute(tx)
}

export async function setNotificationEmail(tx: Transaction, accountId: string, email: string | null): Promise<void> {
  await sql`update access.account_user set notification_email = ${email} where id = ${accountId}`.execute(tx)
}

export async function noteSignIn(tx: Transaction, accountId: string, at: Date): Promise<void> {
  await sql`update access.account_user set last_signed_in_at = ${at} where id = ${accountId}`.execute(tx)
}
