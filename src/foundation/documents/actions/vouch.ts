import type { Reader } from '../../../platform/database.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { isRole } from '../../access/matrix.ts'
import { rolesInForce } from '../../access/public.ts'
import { authoritiesOn, type HeldRole } from '../../places/public.ts'
import { rolesActingFor } from '../issuing-agency.ts'
import { verdictOf } from '../signature/signature-found.ts'
import { carriesSampleData, type DocumentRow, documentById } from '../store/documents.ts'
import { filesOf } from '../store/parts.ts'
import { signaturesOf } from '../store/signatures.ts'
import { issuerKey } from './enter.ts'

/**
 * Whether a document that gives something to an authority may be relied on: its signed PDF carries the issuer's own verified signature,
 * or it was entered by somebody who does not work for the authority that gains (the records clerk of all central agencies does not).
 * A document of which nobody knows who entered it is relied on by its signature alone.
 */
export async function isVouchedFor(db: Reader, documentId: string, gaining: HeldRole): Promise<boolean> {
  const document = await documentById(db, documentId)
  if (document === undefined) return false
  if (await isSignedByItsIssuer(db, document)) return true
  const { registered_by: enteredBy, registered_at: enteredAt } = document
  return enteredBy !== null && !(await worksFor(db, enteredBy, gaining, civilDay(enteredAt)))
}

/** Whether an account works for the authority that a role of places names, on a day. */
export async function worksFor(db: Reader, accountId: string, authority: HeldRole, on: string): Promise<boolean> {
  const holders = new Map([...(await authoritiesOn(db, on))].map(([role, { id }]) => [role, id]))
  const organisationId = holders.get(authority)
  if (organisationId === undefined) return true
  const roles = rolesActingFor({ organisationId, path: `vn/o-${organisationId}` }, holders)
  const held = await rolesInForce(db, [accountId], on)
  return held.some(({ role }) => isRole(role) && role !== 'records-clerk' && roles.includes(role))
}

/** The test authority's word counts where there is sample data only. */
async function isSignedByItsIssuer(db: Reader, { id, issuer_name }: DocumentRow): Promise<boolean> {
  const files = await filesOf(db, [id])
  const found = await signaturesOf(
    db,
    files.map(({ sha256 }) => sha256),
  )
  const trusted = (await carriesSampleData(db)) ? ['valid', 'test'] : ['valid']
  return [...found.values()].some(
    ({ signatures }) =>
      trusted.includes(verdictOf(signatures)) &&
      signatures.some(({ organisation }) => issuerKey(organisation) === issuerKey(issuer_name)),
  )
}
