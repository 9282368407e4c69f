import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { PastAttempts } from '../throttle.ts'

export interface AttemptKeys {
  readonly account: Buffer
  readonly address: Buffer
}

/** Failed attempts since an instant that touch this account or this address. */
export async function attemptsSince(db: Reader, keys: AttemptKeys, since: Date): Promise<PastAttempts> {
  const { rows } = await sql<{ of_account: boolean; from_address: boolean; attempted_at: Date }>`
    select account_key = ${keys.account} as of_account, address_key = ${keys.address} as from_address, attempted_at from access.sign_in_attempt
    where id in (
      select id from access.sign_in_attempt where account_key = ${keys.account} and attempted_at > ${since}
      union select id from access.sign_in_attempt where address_key = ${keys.address} and attempted_at > ${since})
    order by attempted_at`.execute(db)
  const at = (concerns: (row: (typeof rows)[number]) => boolean) => rows.filter(concerns).map((row) => row.attempted_at)
  return {
    ofAccountFromAddress: at((row) => row.of_account && row.from_address),
    ofAccount: at((row) => row.of_account),
    fromAddress: at((row) => row.from_address),
  }
}

export async function insertAttempt(tx: Transaction, keys: AttemptKeys, at: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into access.sign_in_attempt (account_key, address_key, attempted_at) values (${keys.account}, ${keys.address}, ${at}) returning id`.execute(
    tx,
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('the attempt was not stored')
  return id
}

export async function deleteAttempt(db: Reader, id: number): Promise<void> {
  await sql`delete from access.sign_in_attempt where id = ${id}`.execute(db)
}

/** Ends the wait of an account at one address, or everywhere. */
export async function forgiveAttempts(tx: Transaction, account: Buffer, address?: Buffer): Promise<void> {
  await sql`delete from access.sign_in_attempt where account_key = ${account} and (${address ?? null}::bytea is null or address_key = ${address ?? null})`.execute(
    tx,
  )
}

export async function countAttempts(db: Reader, account: Buffer): Promise<number> {
  const { rows } = await sql<{
    count: number
  }>`select count(*) as count from access.sign_in_attempt where account_key = ${account}`.execute(db)
  return rows[0]?.count ?? 0
}

/** False when these digits were tried before. */
export async function spendCode(db: Reader, username: string, code: Buffer, at: Date): Promise<boolean> {
  const { rows } = await sql`
    insert into access.spent_code (account_id, code_key, spent_at) select id, ${code}::bytea, ${at}::timestamptz from access.account_user where username = ${username}
    on conflict do nothing returning spent_at`.execute(db)
  return rows.length === 1
}

export async function dropSession(db: Reader, token: string): Promise<void> {
  await sql`delete from access.account_session where token = ${token}`.execute(db)
}

/** Ends every session of an account, but for the one with this token. */
export async function endSessions(tx: Transaction, accountId: string, exceptToken: string | null): Promise<void> {
  await sql`delete from access.account_session where user_id = ${accountId} and (${exceptToken}::text is null or token <> ${exceptToken})`.execute(
    tx,
  )
}

/** A password that was accepted and waits for its six digits must not outlive a reset. */
export async function dropChallenges(tx: Transaction, accountId: string): Promise<void> {
  await sql`delete from access.account_verification where value = ${accountId}`.execute(tx)
}

/** Takes away what has run out, a little at every sign-in, so that nothing needs a job of its own. */
export async function sweep(tx: Transaction, now: Date): Promise<void> {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)
  await sql`delete from access.sign_in_attempt where id in (
    select id from access.sign_in_attempt where attempted_at < ${before(86_400)} limit 100 for update skip locked)`.execute(tx)
  await sql`delete from access.spent_code where ctid = any(array(
    select ctid from access.spent_code where spent_at < ${before(300)} limit 100 for update skip locked))`.execute(tx)
  await sql`delete from access.account_session where id in (
    select id from access.account_session where expires_at < ${now} limit 100 for update skip locked)`.execute(tx)
  await sql`delete from access.account_verification where id in (
    select id from access.account_verification where expires_at < ${now} limit 100 for update skip locked)`.execute(tx)
}
