import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { record } from '../../audit/public.ts'
import type { Access } from '../access.ts'
import { describeAccount, loadAccount } from '../account.ts'
import type { SignedInAccount } from '../contract.ts'
import { shortenedAddress } from '../network-address.ts'
import { readBackupCode } from '../one-time-password.ts'
import type { LiveSession, Opening } from '../sign-on.ts'
import { lockPasswordHash, noteSignIn, passwordHashOf } from '../store/account.ts'
import * as store from '../store/sign-in.ts'
import { asAttempt, attemptKeys } from './attempt.ts'

export interface SignInCommand {
  readonly username: string
  readonly password: string
  readonly code?: string | undefined
  /** Of the sheet kept for a lost phone, instead of the six digits. */
  readonly backupCode?: string | undefined
}

export interface SignedIn {
  readonly account: SignedInAccount
  readonly cookies: readonly string[]
}

/**
 * Signs in. A wrong name and a wrong password answer alike and take alike long (the library hashes in both cases); whether a second
 * factor is asked for is said only to who knows the password.
 */
export async function signIn(access: Access, command: SignInCommand, ip: string): Promise<SignedIn> {
  return asAttempt(access, { username: command.username, ip }, async () => {
    const hashBefore = await passwordHashOf(access.house.database.read, { username: command.username })
    const opened = await open(access, command)
    try {
      const from = { username: command.username, ip, byBackupCode: command.backupCode !== undefined }
      const account = await begin(access, opened.session, hashBefore, from)
      return { account, cookies: opened.cookies }
    } catch (fault) {
      await store.dropSession(access.house.database.read, opened.session.token)
      throw fault
    }
  })
}

/** Ends the session of this browser. Signing out twice, or without having signed in, is no mistake. */
export async function signOut(
  access: Access,
  cookieHeader: string | null,
  actor: { id: string; displayName: string } | null,
): Promise<readonly string[]> {
  const cookie = await access.signOn.sessionCookie(cookieHeader)
  if (cookie === undefined) return []
  const cookies = await access.signOn.end(cookie)
  if (actor !== null) {
    access.forget(actor.id)
    const at = access.house.businessClock.now()
    await access.house.database.transaction((tx) =>
      record(tx, { actor, action: 'session.ended', subject: { kind: 'account', id: actor.id }, at }),
    )
  }
  return cookies
}

async function open(
  access: Access,
  { username, password, code, backupCode }: SignInCommand,
): Promise<Opening & { outcome: 'opened' }> {
  const first = await access.signOn.open(username, password)
  if (first.outcome === 'refused') throw new Refusal('wrong-user-name-or-password', {}, 401)
  if (first.outcome === 'opened') return first
  if (backupCode !== undefined) {
    const byPaper = await access.signOn.answerByBackupCode(first.challenge, readBackupCode(backupCode) ?? '')
    if (byPaper.outcome !== 'opened') throw new Refusal('wrong-backup-code', {}, 401)
    return byPaper
  }
  if (code === undefined) throw new Refusal('second-factor-needed', {}, 401)
  const { keyring, database, machineClock } = access.house
  const isFresh = await store.spendCode(
    database.read,
    username,
    keyring.blindIndex(`${username} ${code}`, 'access.spent-code'),
    machineClock.now(),
  )
  const second = isFresh ? await access.signOn.answer(first.challenge, code) : undefined
  if (second?.outcome !== 'opened') throw new Refusal('wrong-code', {}, 401)
  return second
}

/** What has to be true before the new session's cookie leaves the house. */
async function begin(
  access: Access,
  session: LiveSession,
  hashBefore: string | undefined,
  from: { username: string; ip: string; byBackupCode: boolean },
): Promise<SignedInAccount> {
  const { database, businessClock, machineClock } = access.house
  const at = businessClock.now()
  const now = machineClock.now()
  return database.transaction(async (tx) => {
    // A reset that came in between has ended the sessions of its moment; this one was not there yet.
    if ((await lockPasswordHash(tx, session.accountId)) !== hashBefore) throw new Refusal('wrong-user-name-or-password', {}, 401)
    const account = await loadAccount(tx, access.places, session.accountId, civilDay(at))
    if (account === undefined) throw new Refusal('wrong-user-name-or-password', {}, 401)
    if (account.row.disabled_at !== null) throw new Refusal('account-is-disabled', {}, 403)
    const { one_time_password_ends_at: endsAt } = account.row
    if (endsAt !== null && endsAt < now) throw new Refusal('one-time-password-has-expired', {}, 403)
    // The attempt that just succeeded still counts among them.
    const refusedBefore = (await store.countAttempts(tx, attemptKeys(access, from).account)) - 1
    await noteSignIn(tx, account.id, at)
    await store.sweep(tx, now)
    await record(tx, {
      actor: account,
      action: 'session.started',
      subject: { kind: 'account', id: account.id },
      facts: { network: shortenedAddress(from.ip), refusedBefore, ...(from.byBackupCode ? { byBackupCode: true } : {}) },
      at,
    })
    return describeAccount(tx, access.places, account, civilDay(at))
  })
}
