import { record } from '../../../foundation/audit/public.ts'
import { stopClock } from '../../../foundation/calendar/public.ts'
import { isVouchedFor, worksFor } from '../../../foundation/documents/public.ts'
import { holdAlone, type Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { emit } from '../../../platform/outbox.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { IssuerRole } from '../authority-rule.ts'
import { directive, type Form } from '../directive.ts'
import type { DirectiveHooks } from '../hooks.ts'
import type { Provision } from '../provision.ts'
import { type ReferralCommand, referral } from '../referral.ts'
import { type DirectiveRow, directivesById, insertDirective } from '../store/directive.ts'
import { insertProvisions, provisionOf, provisionsOf, provisionsOfReferrals } from '../store/provision.ts'
import { lockReferral, type ReferralRow, saveDecision } from '../store/referral.ts'
import { startAcknowledgement } from './acknowledge.ts'
import { bringAbout } from './bring-about.ts'
import type { By } from './by.ts'
import { amendDirectives, planExpiry } from './end.ts'
import { auditFacts, type Judged, judge, nationalIssuer, silence, verdictOn } from './judge.ts'
import { obstaclesOf } from './obstacles.ts'
import { documentOfIssuers, linkDocuments, signedDocument } from './official-document.ts'
import { refuseRetroactive, refuseUnsound } from './refuse-unsound.ts'
import { declareSolutions } from './solution-force.ts'
import { refuseStale } from './stale.ts'

export type Decision =
  | {
      readonly outcome: 'issued-by-higher'
      readonly version: number
      readonly documentId: string
      readonly capacityId: string
      readonly form: Form
      readonly subjectVi: string
      readonly subjectEn: string | null
      readonly provisions: readonly Provision[] | null
    }
  | {
      readonly outcome: 'approved' | 'authorised'
      readonly version: number
      readonly documentId: string
      readonly note: string | null
    }
  | {
      readonly outcome: 'approved-with-changes'
      readonly version: number
      readonly documentId: string
      readonly note: string | null
      /** The contents as the higher body approved them. */
      readonly provisions: readonly Provision[]
    }
  | {
      readonly outcome: 'deferred'
      readonly version: number
      readonly documentId: string | null
      readonly note: string
      readonly until: string | null
    }
  | {
      readonly outcome: 'returned' | 'refused'
      readonly version: number
      readonly documentId: string | null
      readonly note: string
    }

const commands: Readonly<Record<Decision['outcome'], ReferralCommand>> = {
  'issued-by-higher': 'issue-by-higher',
  approved: 'approve',
  'approved-with-changes': 'approve-with-changes',
  authorised: 'authorise',
  deferred: 'defer',
  returned: 'return',
  refused: 'refuse',
}

/** Puts a higher body's decision on record. When it directs itself, a directive of its own comes into being, with its own document. */
export async function decideReferral(tx: Transaction, id: string, given: Decision, by: By, hooks: DirectiveHooks): Promise<void> {
  await holdAlone(tx, 'directives.signature')
  const row = found(isWithin(by.scope, 'vn') ? await lockReferral(tx, id) : undefined, 'referral')
  await refuseStale(tx, 'referral', row, given.version)
  const state = decide(referral, row.state, commands[given.outcome], {})
  if (gives(given)) await refuseOwnWord(tx, row, given.documentId, by)
  const issued = given.outcome === 'issued-by-higher' ? await issueByHigher(tx, row, given, by, hooks) : null
  const decidedOn = issued?.issuedOn ?? (await dayOfDecision(tx, row, given, by, hooks))
  await saveDecision(tx, id, {
    state,
    decidedOn: given.outcome === 'deferred' ? null : decidedOn,
    deferredUntil: given.outcome === 'deferred' ? given.until : null,
    approvedContents: given.outcome === 'approved-with-changes' ? given.provisions : null,
    decidedBy: by.actor.id,
    documentId: given.documentId,
    note: given.outcome === 'issued-by-higher' ? null : given.note,
    resultingDirectiveId: issued?.id ?? null,
  })
  if (given.outcome !== 'deferred') await stopClock(tx, { kind: 'referral', id }, 'referral', by.now)
  const facts = { outcome: given.outcome, documentId: given.documentId, directiveId: issued?.id ?? null }
  await record(tx, {
    actor: by.actor,
    action: 'referral.decided',
    subject: { kind: 'referral', id },
    scopePath: 'vn',
    facts,
    at: by.now,
  })
  await emit(tx, 'referral.decided', { referralId: id, fromDirectiveId: row.directive_id, ...facts }, by.now)
}

type Giving = Decision & { readonly outcome: 'issued-by-higher' | 'approved' | 'approved-with-changes' | 'authorised' }
const gives = (given: Decision): given is Giving =>
  given.outcome === 'issued-by-higher' ||
  given.outcome === 'approved' ||
  given.outcome === 'approved-with-changes' ||
  given.outcome === 'authorised'

/** What gives authority is neither entered nor put on record by the one that it is given to (docs/decisions/0014). */
async function refuseOwnWord(tx: Transaction, row: ReferralRow, documentId: string, by: By): Promise<void> {
  const asked = found((await directivesById(tx, [row.directive_id]))[0], 'directive')
  const gaining = asked.issuer_role === 'steering-authority' ? 'steering-authority' : 'health-authority'
  if (asked.drafters.includes(by.actor.id) || (await worksFor(tx, by.actor.id, gaining, civilDay(by.now))))
    throw new Refusal('decision-is-recorded-by-who-gains', {}, 403)
  if (!(await isVouchedFor(tx, documentId, gaining))) throw new Refusal('decision-was-entered-by-who-gains')
}

/** The day of the higher body's document; of what the Committee returned or refused without one, today. What it gives, it gives in a document of its own. */
async function dayOfDecision(tx: Transaction, row: ReferralRow, given: Decision, by: By, hooks: DirectiveHooks): Promise<string> {
  if (given.outcome === 'approved-with-changes') await refuseUnsound(tx, given.provisions, by, hooks)
  if (given.outcome === 'deferred' && given.until !== null && given.until <= civilDay(by.now))
    throw new Refusal('deferral-ends-before-today', { on: given.until })
  if (given.outcome === 'approved' || given.outcome === 'approved-with-changes' || given.outcome === 'authorised') {
    const { issuedOn } = await documentOfIssuers(tx, given.documentId, (role) => role === row.recommended_to, by)
    if (issuedOn < row.recommended_on) throw new Refusal('decision-is-older-than-the-recommendation', { on: row.recommended_on })
    const contents =
      given.outcome === 'approved-with-changes' ? given.provisions : (await provisionsOfReferrals(tx, [row.id])).map(provisionOf)
    refuseBeyond(contents, row.recommended_to, issuedOn)
    const answered = row.recommendation_document_id
    if (answered !== null) await linkDocuments(tx, given.documentId, [{ documentId: answered, kind: 'answers' }], by)
    return issuedOn
  }
  if (given.documentId !== null) {
    const { issuedOn } = await documentOfIssuers(tx, given.documentId, (role) => role === row.recommended_to, by)
    if (issuedOn < row.recommended_on) throw new Refusal('decision-is-older-than-the-recommendation', { on: row.recommended_on })
    return issuedOn
  }
  // The Committee's own secretary may put its word on record; nobody here speaks for a body that is not in this house.
  if (row.recommended_to !== 'steering-authority') throw new Refusal('decision-needs-the-higher-bodys-document')
  return civilDay(by.now)
}

async function issueByHigher(
  tx: Transaction,
  row: ReferralRow,
  given: Decision & { outcome: 'issued-by-higher' },
  by: By,
  hooks: DirectiveHooks,
): Promise<{ id: string; issuedOn: string }> {
  const document = await signedDocument(tx, given, row.recommended_to, by)
  const recommended = (await provisionsOfReferrals(tx, [row.id])).map(provisionOf)
  if (given.provisions === null) refuseOver(recommended, document.issuedOn)
  const provisions = given.provisions ?? recommended.map((one) => begunWith(one, document.issuedOn))
  await refuseUnsound(tx, provisions, by, hooks)
  refuseRetroactive(provisions, document.issuedOn)
  const origin = found((await directivesById(tx, [row.directive_id]))[0], 'directive')
  const id = newId()
  await insertDirective(tx, {
    id,
    state: 'issued',
    issuer_role: row.recommended_to,
    form: given.form,
    subject_vi: given.subjectVi,
    subject_en: given.subjectEn,
    solution_ids: origin.solution_ids,
    drafters: origin.drafters,
    drafted_at: by.now,
    changed_at: by.now,
    referral_id: row.id,
    document_id: document.id,
    issued_on: document.issuedOn,
    issued_by: by.actor.id,
    capacity_id: given.capacityId,
  })
  await insertProvisions(
    tx,
    id,
    provisions.map((one) => ({ ...one, id: newId() })),
  )
  const rows = await provisionsOf(tx, [id])
  const issued = found((await directivesById(tx, [id]))[0], 'directive')
  const judged = judge(rows, row.recommended_to, document.issuedOn, null)
  await refuseUnissuable(tx, issued, judged, document.issuedOn, by, hooks)
  const firstDay = rows.map(({ from_on }) => from_on).toSorted()[0] ?? document.issuedOn
  const newer = { id, issuerRole: row.recommended_to, documentId: document.id, issuedOn: document.issuedOn, firstDay }
  await linkDocuments(tx, document.id, await amendDirectives(tx, newer, rows, by), by)
  await planExpiry(tx, issued, rows, by)
  if (row.recommendation_document_id !== null)
    await linkDocuments(tx, document.id, [{ documentId: row.recommendation_document_id, kind: 'answers' }], by)
  await bringAbout(tx, civilDay(by.now), by)
  await declareSolutions(tx, id, origin.solution_ids, rows)
  const verdicts = auditFacts(judged)
  const facts = {
    documentId: document.id,
    issuedOn: document.issuedOn,
    capacityId: given.capacityId,
    referralId: row.id,
    verdicts,
  }
  await record(tx, {
    actor: by.actor,
    action: 'directive.issued',
    subject: { kind: 'directive', id },
    scopePath: 'vn',
    facts,
    at: by.now,
  })
  await startAcknowledgement(tx, id, document.id, by.now)
  const provisionIds = rows.map((one) => one.id)
  await emit(
    tx,
    'directive.issued',
    { directiveId: id, documentId: document.id, issuerRole: row.recommended_to, issuedOn: document.issuedOn, provisionIds },
    by.now,
  )
  return { id, issuedOn: document.issuedOn }
}

/**
 * Being higher is no authority for everything: each content is asked of the rules for the higher body itself, and of all that a signature
 * asks elsewhere. It fails closed; silence of the rules is no authority.
 */
async function refuseUnissuable(
  tx: Transaction,
  row: DirectiveRow,
  judged: readonly Judged[],
  on: string,
  by: By,
  hooks: DirectiveHooks,
): Promise<void> {
  refuseBeyond(
    judged.map((one) => provisionOf(one.row)),
    row.issuer_role,
    on,
  )
  decide(directive, 'drafted', 'issue', await obstaclesOf(tx, row, judged, { signer: by.actor.id, on, ending: [] }, hooks))
}

/** Nobody gives what it does not have: what a body may not direct itself it neither approves, nor authorises, nor issues. Why, content by content. */
function refuseBeyond(provisions: readonly Provision[], role: IssuerRole, on: string): void {
  const beyond = provisions.flatMap((one) => {
    const verdict = verdictOn(one, nationalIssuer(role), on, null)
    return verdict.within ? [] : [{ code: one.code, basis: verdict.basis ?? silence }]
  })
  if (beyond.length === 0) return
  throw new Refusal('content-is-beyond-the-higher-body', {
    provisions: beyond.map(({ code }) => code),
    'reasons.vi': beyond.map(({ code, basis }) => `${code}. ${basis.vi}`).join(' '),
    'reasons.en': beyond.map(({ code, basis }) => `${code}. ${basis.en}`).join(' '),
  })
}

/** A recommendation names the day it hopes for; the higher body's signature may come later, and nobody is bound before it. */
function begunWith(provision: Provision, issuedOn: string): Provision {
  const fromOn = provision.fromOn < issuedOn ? issuedOn : provision.fromOn
  const dueOn = provision.dueOn !== null && provision.dueOn < fromOn ? fromOn : provision.dueOn
  return { ...provision, fromOn, dueOn }
}

/** A content whose last day has passed says nothing any more; nobody but the higher body says whether and until when it is to hold anew. */
function refuseOver(provisions: readonly Provision[], issuedOn: string): void {
  const over = provisions.filter(({ untilOn }) => untilOn !== null && untilOn < issuedOn).map(({ code }) => code)
  if (over.length > 0) throw new Refusal('content-was-over-before-the-signature', { provisions: over, issuedOn })
}
