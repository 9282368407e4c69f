import {
  type DocumentFacts,
  documentFacts,
  documentWords,
  type RelationKind,
  relateAsShown,
  relationsTo,
  speaksForPrimeMinister,
} from '../../../foundation/documents/public.ts'
import { authorityOn, type Words } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { found, notFound, Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type IssuerRole, issuerRoles } from '../authority-rule.ts'
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
  const { issuedOn } = await documentOfIssuers(tx, given.documentId, (role) => role === issuer, by)
  if ((await directivesOfDocuments(tx, [given.documentId])).length > 0) {
    throw new Refusal('document-already-carries-a-directive', {}, 409)
  }
  if (capacityFor(capacities, given.capacityId, issuer, issuedOn) === undefined) {
    throw new Refusal('capacity-does-not-fit', { on: issuedOn })
  }
  return { id: given.documentId, issuedOn }
}

/** A signed document of one of these issuers, not dated after today. */
export async function documentOfIssuers(
  tx: Transaction,
  documentId: string,
  isMeant: (role: IssuerRole) => boolean,
  by: Pick<By, 'now'>,
): Promise<{ readonly id: string; readonly issuedOn: string; readonly issuer: IssuerRole }> {
  const { issuedOn, ...facts } = await signedFacts(tx, documentId, by)
  for (const issuer of issuerRoles.filter(isMeant)) {
    if (await isIssuedBy(tx, facts, issuer, issuedOn)) return { id: documentId, issuedOn, issuer }
  }
  throw new Refusal('document-is-of-another-issuer')
}

/** A document that came back signed and is not dated after today. */
export async function signedFacts(
  db: Reader,
  documentId: string,
  by: Pick<By, 'now'>,
): Promise<DocumentFacts & { readonly issuedOn: string }> {
  const facts = found((await documentFacts(db, [documentId])).get(documentId), 'document')
  const { issuedOn } = facts
  if (issuedOn === null || (facts.state !== 'recorded' && facts.state !== 'issued'))
    throw new Refusal('document-is-not-signed-yet')
  if (issuedOn > civilDay(by.now)) throw new Refusal('document-is-dated-in-the-future', { issuedOn })
  return { ...facts, issuedOn }
}

/** What a newer document is to an older one, as the register of documents calls it. */
export type LinkedKind = RelationKind

/**
 * The Prime Minister is no organisation of places; what he decides comes as a document of his own or of the Government, or is conveyed by
 * its office, as 3440 was. What a clerk typed as the level proves nothing: the issuer's name and the notation must both say so.
 */
async function isIssuedBy(db: Reader, facts: Omit<DocumentFacts, 'issuedOn'>, issuer: IssuerRole, on: string): Promise<boolean> {
  if (issuer === 'prime-minister') return speaksForPrimeMinister(facts, (await authorityOn(db, 'government-office', on)).id)
  if (issuer === 'people-committee' || issuer === 'ministry') return false
  return facts.issuerOrganisationId === (await authorityOn(db, issuer, on)).id
}

export async function refuseUnknownDocument(db: Reader, documentId: string): Promise<void> {
  if (!(await documentWords(db, [documentId])).has(documentId)) throw notFound('document')
}

/** Says in the register what the new document is to others; the documents themselves then show it, and their state follows. */
export async function linkDocuments(
  tx: Transaction,
  fromId: string,
  links: readonly { readonly documentId: string; readonly kind: RelationKind }[],
  by: By,
): Promise<void> {
  for (const { documentId, kind } of links) await relateAsShown(tx, { fromId, toId: documentId, kind, evidence: 'stated' }, by)
}

/** From a decision over a ministry's guidance to a province, its departments, districts and communes; a longer way would be a ring in the register. */
const mostSteps = 6

/**
 * Documents of ministries, provinces and communes that carry a directive out, directly or by carrying out or passing on national guidance on it, as their own
 * text or a public source says; what somebody merely infers is counted neither for nor against a province.
 */
export async function implementingDocuments(
  db: Reader,
  documentId: string,
): Promise<{
  readonly local: readonly ImplementingDocument[]
  readonly national: readonly { documentId: string; issuedOn: string }[]
}> {
  const seen = new Set([documentId])
  const local: ImplementingDocument[] = []
  const national: { documentId: string; issuedOn: string }[] = []
  for (let step = 0, edge = [documentId]; step < mostSteps && edge.length > 0; step++) {
    const next = (await carrying(db, edge)).filter((id) => !seen.has(id))
    for (const id of next) seen.add(id)
    for (const { id, unitPath, issuedOn } of (await documentFacts(db, next)).values()) {
      const provincePath = /^vn\/\d{2}/.exec(unitPath)?.[0]
      if (issuedOn === null) continue
      if (provincePath === undefined) national.push({ documentId: id, issuedOn })
      else local.push({ documentId: id, provincePath, issuedOn, unitPath })
    }
    edge = next
  }
  return { local, national }
}

async function carrying(db: Reader, documentIds: readonly string[]): Promise<string[]> {
  const relations = (await Promise.all(documentIds.map((id) => relationsTo(db, id)))).flat()
  const carries = relations.filter(
    ({ kind, evidence }) => (kind === 'implements' || kind === 'relays') && evidence !== 'inferred',
  )
  return [...new Set(carries.map(({ fromId }) => fromId))]
}

export interface LinkedDocument {
  readonly id: string
  readonly words: Words
}

/** Names documents for a page in one look-up; null stays null, and so does a document that is no longer there. */
export async function documentLinks(
  db: Reader,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => LinkedDocument | null> {
  const words = await documentWords(
    db,
    ids.filter((id) => id !== null),
  )
  return (id) => {
    const named = id === null ? undefined : words.get(id)
    return id === null || named === undefined ? null : { id, words: named }
  }
}
