import type { Reader } from '../../../platform/database.ts'
import { contains } from '../../../vocabulary/period.ts'
import { pausesOf } from '../act.ts'
import type { IssuerRole } from '../authority-rule.ts'
import { type Point4Counts, type Point4Stage, stageOf } from '../point-4.ts'
import type { Provision } from '../provision.ts'
import { actOf, actsOf } from '../store/act.ts'
import { countForPoint4 } from '../store/point-4.ts'
import { type IssuedProvisionRow, issuedProvisions, issuedProvisionsById, provisionOf } from '../store/provision.ts'

/**
 * A signed provision with what its directive says about it. Dates are civil days; `endsOn` is the first day on which it no longer applies,
 * and a pause's `to` the first on which it applies again.
 */
export interface ProvisionInForce extends Provision {
  readonly id: string
  readonly directiveId: string
  readonly issuerRole: IssuerRole
  readonly documentId: string
  readonly issuedOn: string
  readonly endsOn: string | null
  readonly pauses: readonly { readonly from: string; readonly to: string | null }[]
}

/** Provisions that apply on a day; what is suspended on it does not. */
export async function provisionsInForce(db: Reader, on: string): Promise<ProvisionInForce[]> {
  const all = await withActs(db, await issuedProvisions(db, on, 'applying'))
  return all.filter(({ pauses }) => !pauses.some((pause) => contains(pause, on)))
}

/** Provisions that apply on a day, will apply later, or are suspended for the time being: whoever comes into being now is bound by all of them. */
export async function provisionsSigned(db: Reader, on: string): Promise<ProvisionInForce[]> {
  return withActs(db, await issuedProvisions(db, on, 'applying-or-to-come'))
}

/** Signed provisions by id, whether they apply yet, still, or no longer; for whoever heard `directive.issued`. */
export async function provisionsById(db: Reader, ids: readonly string[]): Promise<ProvisionInForce[]> {
  return withActs(db, await issuedProvisionsById(db, ids))
}

async function withActs(db: Reader, rows: readonly IssuedProvisionRow[]): Promise<ProvisionInForce[]> {
  const acts = await actsOf(db, [...new Set(rows.map(({ directive_id }) => directive_id))])
  return rows.map((row) => {
    const own = acts.filter(({ directive_id }) => directive_id === row.directive_id).map(actOf)
    return inForce(row, pausesOf(row.id, own))
  })
}

function inForce(row: IssuedProvisionRow, pauses: ProvisionInForce['pauses']): ProvisionInForce {
  return {
    pauses,
    ...provisionOf(row),
    id: row.id,
    directiveId: row.directive_id,
    issuerRole: row.issuer_role,
    documentId: row.document_id,
    issuedOn: row.issued_on,
    endsOn: row.ends_on,
  }
}

/** Where point 4 of the letter stands on a day. */
export async function stageOfPoint4(
  db: Reader,
  on: string,
): Promise<Point4Counts & { readonly stage: Point4Stage; readonly firstIssuedOn: string | null }> {
  const counts = await countForPoint4(db, on)
  return { ...counts, stage: stageOf(counts) }
}
