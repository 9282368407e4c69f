import { type Doer, record } from '../../../foundation/audit/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { nationalHotline } from '../poster/hotline.ts'
import * as store from '../store/registration.ts'
import type { Approval } from '../venue.ts'

/** How a province wants its venues registered on a day: at once and with the national hotline until it says otherwise. */
export async function provinceRuleOn(db: Reader, unitPath: string, on: string): Promise<{ approval: Approval; hotline: string }> {
  const [rule] = await store.rulesOn(db, [provinceOf(unitPath)], on)
  return {
    approval: rule?.approval === 'after-approval' ? 'after-approval' : 'immediate',
    hotline: rule?.hotline ?? nationalHotline,
  }
}

export function provinceOf(unitPath: string): string {
  return unitPath.split('/').slice(0, 2).join('/')
}

export interface RuleToSet {
  readonly provincePath: string
  readonly fromOn: string
  readonly approval: Approval
  readonly hotline?: string | undefined
  readonly basis: string
}

/** Sets a province's rule from today or a later day on: what was registered under the old rule stays as it is. */
export async function setProvinceRule(
  tx: Transaction,
  given: RuleToSet,
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<void> {
  if (!isWithin(by.scope, given.provincePath)) throw new Refusal('place-is-outside-your-scope', {}, 403)
  if (given.fromOn < civilDay(by.now)) throw new Refusal('venue-rule-cannot-begin-earlier', { day: civilDay(by.now) })
  await store.saveRule(tx, {
    province_path: given.provincePath,
    from_on: given.fromOn,
    approval: given.approval,
    hotline: given.hotline ?? null,
    basis: given.basis,
    set_by: by.actor.displayName,
    set_at: by.now,
  })
  await record(tx, {
    actor: by.actor,
    action: 'venue-rule.set',
    subject: { kind: 'venue-rule', id: given.provincePath },
    scopePath: given.provincePath,
    facts: { approval: given.approval, fromOn: given.fromOn },
    at: by.now,
  })
}
