import { record } from '../../../foundation/audit/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { changedContents } from '../changed-contents.ts'
import { directive, type Form } from '../directive.ts'
import { givingStates } from '../given-authority.ts'
import type { DirectiveHooks } from '../hooks.ts'
import type { Provision } from '../provision.ts'
import { exceptionsOf } from '../store/authority-exception.ts'
import { type DirectiveRow, insertDirective, lockDirectives, updateDraft } from '../store/directive.ts'
import { earlierDraft, keepEarlierDraft } from '../store/earlier-draft.ts'
import { insertProvisions, provisionOf, provisionsOf, provisionsOfReferrals, removeDraftProvisions } from '../store/provision.ts'
import { lockReferral } from '../store/referral.ts'
import { type By, foundForNation } from './by.ts'
import { givenBy } from './given.ts'
import { auditFacts, judge } from './judge.ts'
import { noObstacle } from './obstacles.ts'
import { refuseUnsound } from './refuse-unsound.ts'
import { refuseStale } from './stale.ts'

export interface Draft {
  readonly form: Form
  readonly subjectVi: string
  readonly subjectEn: string | null
  readonly solutionIds: readonly string[]
  readonly provisions: readonly Provision[]
}

/** Drafts a directive of the health authority and answers its id. With a recommendation that came back and no provisions given, those that came back with it. */
export async function createDraft(
  tx: Transaction,
  given: Draft & { readonly fromReferralId: string | null },
  by: By,
  hooks: DirectiveHooks,
): Promise<string> {
  const returned = given.fromReferralId === null ? [] : await provisionsBack(tx, given.fromReferralId)
  const provisions = given.provisions.length > 0 ? given.provisions : returned
  await refuseUnsound(tx, provisions, by, hooks)
  const id = newId()
  await insertDirective(tx, {
    id,
    state: directive.first,
    issuer_role: 'health-authority',
    form: given.form,
    subject_vi: given.subjectVi,
    subject_en: given.subjectEn,
    solution_ids: [...new Set(given.solutionIds)],
    drafters: [by.actor.id],
    drafted_at: by.now,
    changed_at: by.now,
    referral_id: given.fromReferralId,
    document_id: null,
    issued_on: null,
    issued_by: null,
    capacity_id: null,
  })
  await insertProvisions(tx, id, provisions.map(withId))
  const facts = { form: given.form, provisions: provisions.length, fromReferralId: given.fromReferralId }
  await record(tx, {
    actor: by.actor,
    action: 'directive.drafted',
    subject: { kind: 'directive', id },
    scopePath: 'vn',
    facts,
    at: by.now,
  })
  return id
}

/** Writes a draft anew. Whoever changes it counts as its drafter too. */
export async function editDraft(
  tx: Transaction,
  id: string,
  given: Draft & { readonly version: number },
  by: By,
  hooks: DirectiveHooks,
): Promise<void> {
  const row = await lockedDraft(tx, id, given.version, by)
  decide(directive, row.state, 'edit', noObstacle)
  await refuseUnsound(tx, given.provisions, by, hooks)
  await keepEarlierDraft(tx, row, (await provisionsOf(tx, [id])).map(provisionOf))
  await removeDraftProvisions(tx, id)
  await insertProvisions(tx, id, given.provisions.map(withId))
  const drafters = [...new Set([...row.drafters, by.actor.id])]
  await updateDraft(tx, id, { ...given, solutionIds: [...new Set(given.solutionIds)], drafters }, by.now)
  const facts = { version: given.version + 1, provisions: given.provisions.length }
  await record(tx, {
    actor: by.actor,
    action: 'directive.edited',
    subject: { kind: 'directive', id },
    scopePath: 'vn',
    facts,
    at: by.now,
  })
}

/** The advisory check of a draft: rule and inputs go on record; nothing is barred yet. */
export async function checkDraft(tx: Transaction, id: string, version: number, by: By): Promise<void> {
  const row = await lockedDraft(tx, id, version, by)
  decide(directive, row.state, 'check', noObstacle)
  const given = await givenBy(tx, row.referral_id)
  const judged = judge(await provisionsOf(tx, [id]), row.issuer_role, civilDay(by.now), given, await exceptionsOf(tx, id))
  const facts = { version, verdicts: auditFacts(judged) }
  await record(tx, {
    actor: by.actor,
    action: 'directive.checked',
    subject: { kind: 'directive', id },
    scopePath: 'vn',
    facts,
    at: by.now,
  })
}

/** The directive held for change, in the version the actor saw. */
export async function lockedDraft(tx: Transaction, id: string, version: number, by: By): Promise<DirectiveRow> {
  const row = foundForNation((await lockDirectives(tx, [id]))[0], by.scope)
  await refuseStale(tx, 'directive', row, version, async () => {
    const read = await earlierDraft(tx, id, version)
    const now = { subjectVi: row.subject_vi, provisions: (await provisionsOf(tx, [id])).map(provisionOf) }
    return read === undefined ? [] : changedContents(read, now)
  })
  return row
}

/** Of a recommendation that was returned, or that the higher body leaves to the health authority to issue. */
async function provisionsBack(tx: Transaction, referralId: string): Promise<Provision[]> {
  const row = found(await lockReferral(tx, referralId), 'referral')
  if (row.state !== 'returned' && !givingStates.some((state) => state === row.state))
    throw new Refusal('referral-was-not-returned', { state: row.state })
  return row.approved_contents ?? (await provisionsOfReferrals(tx, [referralId])).map(provisionOf)
}

function withId(provision: Provision): Provision & { id: string } {
  return { ...provision, id: newId() }
}
