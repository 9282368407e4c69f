import { termsOf } from '../../../foundation/calendar/public.ts'
import type { Reader } from '../../../platform/database.ts'
import { found } from '../../../platform/refusal.ts'
import { nextSteps } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { ShownReferral } from '../contract.ts'
import { daysWaited, type ReferralState, referral, referralStates } from '../referral.ts'
import { directivesById, signedFromReferrals } from '../store/directive.ts'
import { provisionsOfReferrals } from '../store/provision.ts'
import { type ReferralRow, referralsById, listReferrals as rowsOf } from '../store/referral.ts'
import type { Asker } from './asker.ts'
import { issuerNames } from './issuer-names.ts'
import { documentLinks } from './official-document.ts'
import { showProvisions } from './show-provision.ts'

type Reading = Pick<Asker, 'scope' | 'now' | 'holds'>

/** Newest first; recommendations are between the national authorities, so readers of a part of the country see none. */
export async function listReferrals(
  db: Reader,
  filter: { readonly state: ReferralState | null; readonly before: string | null; readonly limit: number },
  asker: Reading,
): Promise<ShownReferral[]> {
  if (!isWithin(asker.scope, 'vn')) return []
  const states = filter.state === null ? referralStates : [filter.state]
  return showReferrals(db, await rowsOf(db, { states, before: filter.before, limit: filter.limit }), asker)
}

export async function readReferral(db: Reader, id: string, asker: Reading): Promise<ShownReferral> {
  const rows = isWithin(asker.scope, 'vn') ? await referralsById(db, [id]) : []
  return found((await showReferrals(db, rows, asker))[0], 'referral')
}

export async function showReferrals(db: Reader, rows: readonly ReferralRow[], asker: Reading): Promise<ShownReferral[]> {
  const on = civilDay(asker.now)
  const nameOf = issuerNames(db)
  const origins = new Map(
    (
      await directivesById(
        db,
        rows.map(({ directive_id }) => directive_id),
      )
    ).map((row) => [row.id, row]),
  )
  const link = await documentLinks(
    db,
    rows.flatMap((row) => [row.recommendation_document_id, row.decision_document_id]),
  )
  const provisions = await provisionsOfReferrals(
    db,
    rows.map(({ id }) => id),
  )
  const followed = await signedFromReferrals(
    db,
    rows.map(({ id }) => id),
  )
  const recommendedOn = new Map(rows.map((row) => [row.id, row.recommended_on]))
  const judgedOn = (one: { referral_id: string | null }) => recommendedOn.get(one.referral_id ?? '') ?? on
  const usually = await referralDays(
    db,
    rows.map(({ id }) => id),
    asker.now,
  )
  const shown = await showProvisions(db, provisions, () => 'health-authority', on, null, judgedOn)
  return Promise.all(
    rows.map(async (row) => {
      const origin = found(origins.get(row.directive_id), 'directive')
      return {
        id: row.id,
        state: row.state,
        version: row.version,
        recommendedTo: { role: row.recommended_to, name: await nameOf(row.recommended_to, row.recommended_on) },
        reasonVi: row.reason_vi,
        reasonEn: row.reason_en,
        recommendedOn: row.recommended_on,
        recommendationDocument: link(row.recommendation_document_id),
        daysWaited: daysWaited(row.recommended_on, row.decided_on, on),
        usuallyUntil: usually.get(row.id) ?? null,
        decidedOn: row.decided_on,
        decisionDocument: link(row.decision_document_id),
        note: row.note,
        deferredUntil: row.deferred_until,
        approvedContents: row.approved_contents,
        directiveId: row.directive_id,
        directiveSubjectVi: origin.subject_vi,
        directiveSubjectEn: origin.subject_en,
        resultingDirectiveId: row.resulting_directive_id ?? followed.get(row.id) ?? null,
        provisions: shown
          .filter((one) => one.referralId === row.id)
          .map((one) => ({ ...one, authority: one.authority && { ...one.authority, recommendTo: row.recommended_to } })),
        nextSteps: nextSteps(referral, row.state, {}, asker.holds),
      }
    }),
  )
}

/** By when an answer to each recommendation is usually there; a default of the product that binds nobody. */
export async function referralDays(db: Reader, ids: readonly string[], now: Date): Promise<Map<string, string>> {
  const terms = await termsOf(db, 'referral', ids, now)
  return new Map(
    terms.flatMap(({ subjectId, dueAt }) =>
      dueAt === null ? [] : [[subjectId, civilDay(new Date(dueAt.getTime() - 1))] as const],
    ),
  )
}
