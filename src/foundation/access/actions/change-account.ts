import type { Transaction } from '../../../platform/database.ts'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type Act, record } from '../../audit/public.ts'
import type { Access } from '../access.ts'
import { heldFor, loadAccount } from '../account.ts'
import { decideChange, decideEnd, decideGrant, type HeldRole } from '../grant.ts'
import { accountById, setDisabled, setNotificationEmail as storeEmail } from '../store/account.ts'
import { endAssignment, insertAssignments, rolesNotEnded } from '../store/assignment.ts'
import { dropChallenges, endSessions } from '../store/sign-in.ts'
import type { AccountRow } from '../tables.ts'
import type { By } from './create-account.ts'

interface Changing {
  readonly tx: Transaction
  readonly row: AccountRow
  readonly target: { readonly id: string; readonly roles: readonly { readonly role: string; readonly unitPath: string }[] }
  readonly changer: { readonly id: string; readonly held: readonly HeldRole[] }
  readonly on: string
}

/** Locks an account: it signs in no more, and what it has open ends. Locking it twice is no mistake. */
export function disableAccount(access: Access, given: { accountId: string; reason: string }, by: By): Promise<void> {
  return change(access, given.accountId, by, async (at) => {
    refuseUnlessBelow(at)
    if (at.row.disabled_at !== null) return undefined
    await setDisabled(at.tx, at.target.id, access.house.machineClock.now())
    await dropChallenges(at.tx, at.target.id)
    await endSessions(at.tx, at.target.id, null)
    return { action: 'account.disabled', purpose: given.reason }
  })
}

export function enableAccount(access: Access, given: { accountId: string; reason: string }, by: By): Promise<void> {
  return change(access, given.accountId, by, async (at) => {
    refuseUnlessBelow(at)
    if (at.row.disabled_at === null) return undefined
    await setDisabled(at.tx, at.target.id, null)
    return { action: 'account.enabled', purpose: given.reason }
  })
}

/** One more role for an account that the giver can see, within the giver's own reach. */
export function grantRole(access: Access, given: { accountId: string; role: string; unitPath: string }, by: By): Promise<void> {
  return change(access, given.accountId, by, async ({ tx, target, changer, on }) => {
    const isSeen = target.roles.some(({ unitPath }) => changer.held.some(({ reach }) => isWithin(reach, unitPath)))
    if (!isSeen) throw notFound('account')
    if (changer.id === target.id) throw new Refusal('one-cannot-change-oneself', {}, 403)
    const decision = decideGrant(changer.held, given, on)
    if (!decision.allowed)
      throw new Refusal(
        decision.code,
        { role: given.role, unit: given.unitPath },
        decision.code === 'role-is-not-known' ? 422 : 403,
      )
    const { role, unitPath } = decision
    if ((await access.places.findPlaces(tx, [unitPath], on)).get(unitPath) !== unitPath)
      throw new Refusal('unit-is-not-known', { unit: unitPath })
    if (target.roles.some((one) => one.role === role && one.unitPath === unitPath))
      throw new Refusal('role-is-already-held', {}, 409)
    const assignment = { accountId: target.id, role, unitPath, fromOn: on, toOn: null, grantedBy: by.actor.id }
    await insertAssignments(tx, [assignment], by.now)
    return { action: 'role.granted', scopePath: unitPath, facts: { role, fromOn: on } }
  })
}

/** Ends a role today. What it allowed ends with it, in sessions that are open too. */
export function endRole(
  access: Access,
  given: { accountId: string; role: string; unitPath: string; reason: string },
  by: By,
): Promise<void> {
  return change(access, given.accountId, by, async ({ tx, target, changer, on }) => {
    const decision = decideEnd(changer, target, given, on)
    if (!decision.allowed) throw decision.code === 'not-found' ? notFound('role') : new Refusal(decision.code, {}, 403)
    await endAssignment(tx, { accountId: target.id, role: given.role, unitPath: given.unitPath }, on)
    return { action: 'role.ended', scopePath: given.unitPath, purpose: given.reason, facts: { role: given.role, toOn: on } }
  })
}

/** Where messages for an account go. One's own address may be set by whoever administers others, for nobody may be above them. */
export function setNotificationEmail(access: Access, given: { accountId: string; email: string | null }, by: By): Promise<void> {
  return change(access, given.accountId, by, async (at) => {
    if (at.changer.id !== at.target.id) refuseUnlessBelow(at)
    await storeEmail(at.tx, at.target.id, given.email)
    return { action: 'account.email-set', facts: { given: given.email !== null } }
  })
}

function refuseUnlessBelow({ changer, target }: Changing): void {
  const decision = decideChange(changer, target)
  if (!decision.allowed) throw decision.code === 'not-found' ? notFound('account') : new Refusal(decision.code, {}, 403)
}

/** Runs one change in a transaction of its own, puts it on the record, and makes it count at once. Undefined: nothing was to be done. */
async function change(
  access: Access,
  accountId: string,
  by: By,
  work: (at: Changing) => Promise<Pick<Act, 'action' | 'purpose' | 'facts' | 'scopePath'> | undefined>,
): Promise<void> {
  const on = civilDay(by.now)
  await access.house.database.transaction(async (tx) => {
    const row = found(await accountById(tx, accountId), 'account')
    const roles = (await rolesNotEnded(tx, [row.id], on)).map(({ role, unit_path }) => ({ role, unitPath: unit_path }))
    const changer = await loadAccount(tx, access.places, by.actor.id, on)
    const held = changer === undefined ? [] : heldFor(changer)
    const act = await work({ tx, row, target: { id: row.id, roles }, changer: { id: by.actor.id, held }, on })
    if (act === undefined) return
    const scopePath = act.scopePath ?? roles[0]?.unitPath ?? 'vn'
    await record(tx, { ...act, scopePath, actor: by.actor, subject: { kind: 'account', id: row.id }, at: by.now })
  })
  access.forget(accountId)
}
