import { record } from '../../../foundation/audit/public.ts'
import { startClock } from '../../../foundation/calendar/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { emit } from '../../../platform/outbox.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type HigherBody, higherBodies } from '../authority-rule.ts'
import { directivesById } from '../store/directive.ts'
import { saveVerdict } from '../store/provision.ts'
import { insertReferral } from '../store/referral.ts'
import { urgencyOfDocuments } from './acknowledge.ts'
import type { By } from './by.ts'
import type { Judged } from './judge.ts'
import { refuseUnknownDocument } from './official-document.ts'

export interface Recommendation {
  readonly reasonVi: string
  readonly reasonEn: string | null
  /** The submission (tờ trình), when it is on record. */
  readonly documentId: string | null
}

/** Takes contents beyond authority out of their draft, one recommendation for each body that can direct them. Answers the ids. */
export async function recommend(
  tx: Transaction,
  directiveId: string,
  beyond: readonly Judged[],
  given: Recommendation | null,
  by: By,
): Promise<string[]> {
  if (beyond.length === 0) return []
  if (given === null) throw new Refusal('recommendation-needs-a-reason', { provisions: beyond.map(({ row }) => row.code) })
  if (given.documentId !== null) await refuseUnknownDocument(tx, given.documentId)
  const ids: string[] = []
  for (const body of higherBodies) {
    const forBody = beyond.filter(({ verdict }) => verdict.recommendTo === body)
    if (forBody.length > 0) ids.push(await recommendTo(tx, body, directiveId, forBody, given, by))
  }
  return ids
}

async function recommendTo(
  tx: Transaction,
  body: HigherBody,
  directiveId: string,
  beyond: readonly Judged[],
  given: Recommendation,
  by: By,
): Promise<string> {
  const id = newId()
  await insertReferral(tx, {
    id,
    directive_id: directiveId,
    recommended_to: body,
    reason_vi: given.reasonVi,
    reason_en: given.reasonEn,
    recommended_on: civilDay(by.now),
    recommended_by: by.actor.id,
    recommendation_document_id: given.documentId,
  })
  // The higher body is bound by no term; whoever waits is told how long such an answer usually takes.
  const [draft] = await directivesById(tx, [directiveId])
  const urgency = await urgencyOfDocuments(tx, [given.documentId, draft?.document_id ?? draft?.page_id ?? null])
  await startClock(tx, { kind: 'referral', id }, { term: 'referral', urgency }, by.now)
  for (const { row, verdict, inputsHash } of beyond) {
    await saveVerdict(tx, row.id, { within: false, ruleId: verdict.ruleId, inputsHash, referralId: id })
  }
  const provisionIds = beyond.map(({ row }) => row.id)
  const facts = { directiveId, recommendedTo: body, provisionIds }
  await record(tx, {
    actor: by.actor,
    action: 'referral.recommended',
    subject: { kind: 'referral', id },
    scopePath: 'vn',
    facts,
    at: by.now,
  })
  await emit(tx, 'referral.recommended', { referralId: id, ...facts }, by.now)
  return id
}
