import { documentFacts, documentWords, relate, relationsTo } from '../../../foundation/documents/public.ts'
import { authorityOn, type Words } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { IssuerRole } from '../authority-rule.ts'
import { capacityFor } from '../capacity.ts'
import type { ImplementingDocument } from '../cascade.ts'
import { readCapacities } from '../data/files.ts'
import { directivesOfDocuments } from '../store/directive.ts'
import type { By } from './by.ts'

const capacities = readCapacities()

/**
 * The signed document that carries a directive of this issuer, signed in this capacity: it must be back, be the issuer's own, not be
 * dated after today, and carry no other directive. Its date is the day on which authority is judged.
 */
export async function signedDocument(
  tx: Transaction,
  given: { readonly documentId: string; readonly capacityId: string },
  issuer: IssuerRole,
  by: By,
): Promise<{ readonly id: string; readonly issuedOn: string }> {
  const today = civilDay(by.now)
  const facts = found((await documentFacts(tx, [given.documentId])).get(given.documentId), 'document')
  const { issuedOn } = facts
  if (issuedOn === null || (facts.state !== 'recorded' && facts.state !== 'issued')) throw new Refusal('document-is-not-signed-yet')
  if (issuedOn > today) throw new Refusal('document-is-dated-in-the-future', { issuedOn })
  if (!(await isIssuedBy(tx, facts, issuer, issuedOn))) throw new Refusal('document-is-of-another-issuer')
  if ((await directivesOfDocuments(tx, [given.documentId])).length > 0) throw new Refusal('document-already-carries-a-directive', {}, 409)
  if (capacityFor(capacities, given.capacityId, issuer, issuedOn) === undefined) throw new Refusal('capacity-does-not-fit', { on: issuedOn })
  return { id: given.documentId, issuedOn }
}
