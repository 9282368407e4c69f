import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { record } from '../../audit/public.ts'
import type { Access } from '../access.ts'
import { type Account, describeAccount, loadAccount } from '../account.ts'
import type { SignedInAccount } from '../contract.ts'
import { isTooSimple } from '../password.ts'
import { lockPasswordHash, passwordHashOf, savePassword } from '../store/account.ts'
import { endSessions } from '../store/sign-in.ts'
import { asAttempt } from './attempt.ts'

/** Who changes something about their own account, and from where. */
export interface Oneself {
  readonly accountId: string
  readonly cookieHeader: string | null
  readonly ip: string
}

/** Changes one's own password; every other session of the account ends, because a changed password means that the old one was known. */
export async function changePassword(
  access: Access,
  oneself: Oneself,
  given: { current: string; next: string },
): Promise<SignedInAccount> {
  const { database, businessClock, machineClock } = access.house
  const { account, session } = await oneselfNow(access, oneself)
  if (isTooSimple(given.next, account.username)) throw new Refusal('password-is-too-simple')
  if (given.next.normalize('NFKC') === given.current.normalize('NFKC')) throw new Refusal('new-password-is-the-old-one')
  return asAttempt(access, { username: account.username, ip: oneself.ip }, async () => {
    const hash = await passwordHashOf(database.read, { id: account.id })
    if (hash === undefined || !(await verifyPassword({ hash, password: given.current })))
      throw new Refusal('current-password-is-wrong')
    const nextHash = await hashPassword(given.next)
    const at = businessClock.now()
    const changed = await database.transaction(async (tx) => {
      if ((await lockPasswordHash(tx, account.id)) !== hash) throw new Refusal('current-password-is-wrong')
      await savePassword(tx, account.id, nextHash, null, machineClock.now())
      await endSessions(tx, account.id, session.token)
      await record(tx, { actor: account, action: 'password.changed', subject: { kind: 'account', id: account.id }, at })
      return describeNow(access, tx, account.id, at)
    })
    access.forget(account.id)
    return changed
  })
}

/** Starts setting up the six digits: answers the address that an authenticator app reads from a QR code. Begun again, it makes a new secret. */
export async function beginSecondFactor(
  access: Access,
  oneself: Oneself,
  password: string,
): Promise<{ totpUri: string; backupCodes: string[] }> {
  const { account, cookie } = await oneselfNow(access, oneself)
  return asAttempt(access, { username: account.username, ip: oneself.ip }, async () => {
    const begun = await access.signOn.beginSecondFactor(cookie, password)
    if (begun.outcome === 'wrong-password') throw new Refusal('current-password-is-wrong')
    if (begun.outcome === 'already-set-up') throw new Refusal('second-factor-is-already-set-up', {}, 409)
    const label = `${encodeURIComponent('Khiên')}:${encodeURIComponent(account.username)}`
    return {
      totpUri: `otpauth://totp/${label}?${new URLSearchParams({ secret: begun.secret, issuer: 'Khiên', digits: '6', period: '30' }).toString().replaceAll('+', '%20')}`,
      backupCodes: [...begun.backupCodes],
    }
  })
}

/** New codes for the day on which the phone is lost; whoever finds the old sheet can no longer use it. */
export async function renewBackupCodes(access: Access, oneself: Oneself, password: string): Promise<{ backupCodes: string[] }> {
  const { database, businessClock } = access.house
  const { account, cookie } = await oneselfNow(access, oneself)
  return asAttempt(access, { username: account.username, ip: oneself.ip }, async () => {
    const renewed = await access.signOn.renewBackupCodes(cookie, password)
    if (renewed.outcome === 'wrong-password') throw new Refusal('current-password-is-wrong')
    if (renewed.outcome === 'not-set-up') throw new Refusal('second-factor-was-not-begun', {}, 409)
    const at = businessClock.now()
    await database.transaction((tx) =>
      record(tx, { actor: account, action: 'second-factor.codes-renewed', subject: { kind: 'account', id: account.id }, at }),
    )
    return { backupCodes: [...renewed.backupCodes] }
  })
}

/** Ends setting up the six digits: the app has proved that it knows them. The session goes on under a new cookie. */
export async function confirmSecondFactor(
  access: Access,
  oneself: Oneself,
  code: string,
): Promise<{ account: SignedInAccount; cookies: readonly string[] }> {
  const { database, businessClock } = access.house
  const { account, cookie } = await oneselfNow(access, oneself)
  if (account.row.two_factor_enabled) throw new Refusal('second-factor-is-already-set-up', {}, 409)
  return asAttempt(access, { username: account.username, ip: oneself.ip }, async () => {
    const confirmed = await access.signOn.confirmSecondFactor(cookie, code)
    if (confirmed.outcome === 'not-begun') throw new Refusal('second-factor-was-not-begun', {}, 409)
    if (confirmed.outcome === 'wrong-code') throw new Refusal('wrong-code')
    access.forget(account.id)
    const at = businessClock.now()
    const described = await database.transaction(async (tx) => {
      await record(tx, { actor: account, action: 'second-factor.set-up', subject: { kind: 'account', id: account.id }, at })
      return describeNow(access, tx, account.id, at)
    })
    return { account: described, cookies: confirmed.cookies }
  })
}

/** Reads the session afresh: what was kept for a few seconds is not good enough to change a password by. */
async function oneselfNow(access: Access, { accountId, cookieHeader }: Oneself) {
  const cookie = await access.signOn.sessionCookie(cookieHeader)
  const session = cookie === undefined ? null : await access.signOn.read(cookie)
  const { database, businessClock } = access.house
  const account: Account | undefined = await loadAccount(database.read, access.places, accountId, civilDay(businessClock.now()))
  if (cookie === undefined || session === null || session.accountId !== accountId || account === undefined)
    throw new Refusal('sign-in-first', {}, 401)
  return { account, session, cookie }
}

async function describeNow(
  access: Access,
  tx: Parameters<typeof loadAccount>[0],
  id: string,
  at: Date,
): Promise<SignedInAccount> {
  const account = await loadAccount(tx, access.places, id, civilDay(at))
  if (account === undefined) throw new Error('the account vanished while it was used')
  return describeAccount(tx, access.places, account, civilDay(at))
}
