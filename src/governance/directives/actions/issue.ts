import { record } from '../../../foundation/audit/public.ts'
import { holdAlone, type Transaction } from '../../../platform/database.ts'
import { emit } from '../../../platform/outbox.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { directive } from '../directive.ts'
import type { DirectiveHooks } from '../hooks.ts'
import { exceptionsOf } from '../store/authority-exception.ts'
import { saveIssued, saveState } from '../store/directive.ts'
import { provisionOf, provisionsOf, saveVerdict } from '../store/provision.ts'
import { startAcknowledgement } from './acknowledge.ts'
import { bringAbout } from './bring-about.ts'
import type { By } from './by.ts'
import { lockedDraft } from './draft.ts'
import { amendDirectives, type Ending, endDirectives, planExpiry } from './end.ts'
import { refuseOwnException } from './exception.ts'
import { givenBy, givenByHigher } from './given.ts'
import { auditFacts, judge } from './judge.ts'
import { obstaclesOf } from './obstacles.ts'
import { linkDocuments, signedDocument } from './official-document.ts'
import { type Recommendation, recommend } from './recommend.ts'
import { refuseRetroactive } from './refuse-unsound.ts'
import { declareSolutions } from './solution-force.ts'

export interface Signature {
  readonly version: number
  /** The document signed elsewhere and brought back. */
  readonly documentId: string
  readonly capacityId: string
  readonly ends: readonly Ending[]
  readonly recommendation: Recommendation | null
}

/**
 * One signature, two contents (point 4): what is within the health authority's power is issued in the signed document; what is beyond
 * leaves the draft as a recommendation. The check is made anew here, on the day of the document, and bars.
 */
export async function issueDirective(
  tx: Transaction,
  id: string,
  given: Signature,
  by: By & { readonly signer?: string },
  hooks: DirectiveHooks,
): Promise<void> {
  // Signed here, the clerk issues what somebody else signed.
  const signer = by.signer ?? by.actor.id
  // Signatures are few; one at a time, so that two signed in the same moment see each other's provisions.
  await holdAlone(tx, 'directives.signature')
  const row = await lockedDraft(tx, id, given.version, by)
  const rows = await provisionsOf(tx, [id])
  const document = await signedDocument(tx, given, row.issuer_role, by)
  const higher = await givenBy(tx, row.referral_id)
  const exceptions = await exceptionsOf(tx, id)
  const judged = judge(rows, row.issuer_role, document.issuedOn, higher, exceptions)
  refuseOwnException(judged, exceptions, { row, signer, on: document.issuedOn })
  const ending = given.ends.map(({ directiveId }) => directiveId)
  const obstacles = await obstaclesOf(tx, row, judged, { signer, on: document.issuedOn, ending }, hooks)
  const state = decide(directive, row.state, 'issue', obstacles)
  const within = judged.filter(({ verdict }) => verdict.within)
  refuseRetroactive(
    within.map((one) => provisionOf(one.row)),
    document.issuedOn,
  )

  await saveIssued(
    tx,
    id,
    { state, documentId: document.id, issuedOn: document.issuedOn, issuedBy: signer, capacityId: given.capacityId },
    by.now,
  )
  for (const one of within) {
    await saveVerdict(tx, one.row.id, { within: true, ruleId: one.verdict.ruleId, inputsHash: one.inputsHash, referralId: null })
  }
  const referrals = await recommend(
    tx,
    id,
    judged.filter(({ verdict }) => !verdict.within),
    given.recommendation,
    by,
  )
  const firstDay = within.map((one) => one.row.from_on).toSorted()[0] ?? document.issuedOn
  const newer = { id, issuerRole: row.issuer_role, documentId: document.id, issuedOn: document.issuedOn, firstDay }
  const amended = await amendDirectives(
    tx,
    newer,
    within.map((one) => one.row),
    by,
  )
  const ended = await endDirectives(tx, newer, given.ends, by)
  const carriesOut = within.some(({ verdict }) => verdict.ruleId === givenByHigher) && higher !== null
  const carried = carriesOut ? [{ documentId: higher.documentId, kind: 'implements' as const }] : []
  await linkDocuments(tx, document.id, [...amended, ...ended, ...carried], by)
  await planExpiry(
    tx,
    row,
    within.map((one) => one.row),
    by,
  )
  await bringAbout(tx, civilDay(by.now), by)
  await declareSolutions(
    tx,
    id,
    row.solution_ids,
    within.map((one) => one.row),
  )

  const facts = {
    documentId: document.id,
    issuedOn: document.issuedOn,
    capacityId: given.capacityId,
    verdicts: auditFacts(judged),
    referralIds: referrals,
    ended: ended.map(({ directiveId, how }) => ({ directiveId, how })),
    amended: amended.map(({ directiveId }) => directiveId),
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
  const provisionIds = within.map((one) => one.row.id)
  await emit(
    tx,
    'directive.issued',
    { directiveId: id, documentId: document.id, issuerRole: row.issuer_role, issuedOn: document.issuedOn, provisionIds },
    by.now,
  )
}

/** A draft of which everything is beyond authority goes up as a whole; the health authority issues nothing. */
export async function recommendDirective(
  tx: Transaction,
  id: string,
  given: { readonly version: number; readonly recommendation: Recommendation },
  by: By,
  hooks: DirectiveHooks,
): Promise<void> {
  const row = await lockedDraft(tx, id, given.version, by)
  const on = civilDay(by.now)
  const judged = judge(
    await provisionsOf(tx, [id]),
    row.issuer_role,
    on,
    await givenBy(tx, row.referral_id),
    await exceptionsOf(tx, id),
  )
  const obstacles = await obstaclesOf(tx, row, judged, { signer: by.actor.id, on, ending: [] }, hooks)
  const state = decide(directive, row.state, 'recommend', obstacles)
  await saveState(tx, id, state, by.now)
  const referralIds = await recommend(tx, id, judged, given.recommendation, by)
  const facts = { verdicts: auditFacts(judged), referralIds }
  await record(tx, {
    actor: by.actor,
    action: 'directive.recommended',
    subject: { kind: 'directive', id },
    scopePath: 'vn',
    facts,
    at: by.now,
  })
}
