import type { Reader } from '../../../platform/database.ts'
import type { IssuerRole } from '../authority-rule.ts'
import { type Point4Counts, type Point4Stage, stageOf } from '../point-4.ts'
import type { Provision } from '../provision.ts'
import { countForPoint4 } from '../store/point-4.ts'
import { type IssuedProvisionRow, issuedProvisions, issuedProvisionsById, provisionOf } from '../store/provision.ts'

/** A signed provision with what its directive says about it. Dates are civil days; `endsOn` is the first day on which it no longer applies. */
export interface ProvisionInForce extends Provision {
  readonly id: string
  readonly directiveId: string
  readonly issuerRole: IssuerRole
  readonly documentId: string
  readonly issuedOn: string
  readonly endsOn: string | null
}

/** Provisions that apply on a day. */
export async function provisionsInForce(db: Reader, on: string): Promise<ProvisionInForce[]> {
  return (await issuedProvisions(db, on, 'applying')).map(inForce)
}

/** Signed provisions by id, whether they apply yet, still, or no longer; for whoever heard `directive.issued`. */
export async function provisionsById(db: Reader, ids: readonly string[]): Promise<ProvisionInForce[]> {
  return (await issuedProvisionsById(db, ids)).map(inForce)
}

function inForce(row: IssuedProvisionRow): ProvisionInForce {
  return {
    ...provisionOf(row),
    id: row.id,
    directiveId: row.directive_id,
    issuerRole: row.issuer_role,
    documentId: row.document_id,
    issuedOn: row.issued_on,
    endsOn: row.ended_on,
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
