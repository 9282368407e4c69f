import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { HigherBody } from '../authority-rule.ts'
import type { Provision } from '../provision.ts'
import type { ReferralState } from '../referral.ts'

export interface ReferralRow {
  id: string
  directive_id: string
  recommended_to: HigherBody
  state: ReferralState
  version: number
  reason_vi: string
  reason_en: string | null
  recommended_on: string
  recommended_by: string
  recommendation_document_id: string | null
  decided_on: string | null
  decided_by: string | null
  decision_document_id: string | null
  note: string | null
  deferred_until: string | null
  approved_contents: Provision[] | null
  resulting_directive_id: string | null
}
const columns = sql`id, directive_id, recommended_to, state, version, reason_vi, reason_en, recommended_on, recommended_by, recommendation_document_id,
  decided_on, decided_by, decision_document_id, note, deferred_until, approved_contents, resulting_directive_id`

export type NewReferral = Pick<
  ReferralRow,
  | 'id'
  | 'directive_id'
  | 'recommended_to'
  | 'reason_vi'
  | 'reason_en'
  | 'recommended_on'
  | 'recommended_by'
  | 'recommendation_document_id'
>

export async function insertReferral(tx: Transaction, row: NewReferral): Promise<void> {
  await sql`
    insert into directives.referral (id, directive_id, recommended_to, state, reason_vi, reason_en, recommended_on, recommended_by, recommendation_document_id)
    values (${row.id}, ${row.directive_id}, ${row.recommended_to}, 'recommended', ${row.reason_vi}, ${row.reason_en}, ${row.recommended_on}::date,
      ${row.recommended_by}, ${row.recommendation_document_id})`.execute(tx)
}

export async function referralsById(db: Reader, ids: readonly string[]): Promise<ReferralRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<ReferralRow>`select ${columns} from directives.referral where id in (${sql.join([...ids])}) order by id`.execute(db)
  return rows
}

export async function lockReferral(tx: Transaction, id: string): Promise<ReferralRow | undefined> {
  const { rows } = await sql<ReferralRow>`select ${columns} from directives.referral where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function referralsOf(db: Reader, directiveIds: readonly string[]): Promise<ReferralRow[]> {
  if (directiveIds.length === 0) return []
  const { rows } = await sql<ReferralRow>`
    select ${columns} from directives.referral where directive_id in (${sql.join([...directiveIds])}) order by id`.execute(db)
  return rows
}

export async function listReferrals(
  db: Reader,
  filter: { states: readonly ReferralState[]; before: string | null; limit: number },
): Promise<ReferralRow[]> {
  const { rows } = await sql<ReferralRow>`
    select ${columns} from directives.referral
    where state in (${sql.join([...filter.states])}) and (${filter.before}::text is null or id < ${filter.before})
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

export async function saveDecision(
  tx: Transaction,
  id: string,
  decision: {
    state: ReferralState
    decidedOn: string | null
    deferredUntil: string | null
    approvedContents: readonly Provision[] | null
    decidedBy: string
    documentId: string | null
    note: string | null
    resultingDirectiveId: string | null
  },
): Promise<void> {
  await sql`
    update directives.referral set state = ${decision.state}, decided_on = ${decision.decidedOn}::date, decided_by = ${decision.decidedBy}, deferred_until = ${decision.deferredUntil}::date,
      approved_contents = ${decision.approvedContents === null ? null : JSON.stringify(decision.approvedContents)}::jsonb,
      decision_document_id = ${decision.documentId}, note = ${decision.note}, resulting_directive_id = ${decision.resultingDirectiveId}, version = version + 1
    where id = ${id}`.execute(tx)
}
