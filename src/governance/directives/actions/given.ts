import { documentCitations, documentFacts, documentWords } from '../../../foundation/documents/public.ts'
import type { Words } from '../../../foundation/places/public.ts'
import type { Reader } from '../../../platform/database.ts'
import type { HigherBody } from '../authority-rule.ts'
import { covers, givingStates, isUsedUp } from '../given-authority.ts'
import { en } from '../messages.en.ts'
import { vi } from '../messages.vi.ts'
import type { Provision, SketchedProvision } from '../provision.ts'
import { issuedFromReferral, provisionOf, provisionsOfReferrals } from '../store/provision.ts'
import { referralsById } from '../store/referral.ts'

/** Stands where a rule's id stands, when a content is within authority because a higher body said so. */
export const givenByHigher = 'given-by-higher-body'

/** What a higher body's decision lets the health authority issue. */
export interface Given {
  readonly documentId: string
  readonly issuer: HigherBody
  /** The day of its document: before it nothing was given. */
  readonly on: string
  /** “Quyết định 2666/QĐ-BYT ngày 29/5/2021” in a sentence that says what it gave. */
  readonly basis: Words
  /** As the page of a document cites it. */
  readonly pageVi: string | null
  /** What was approved once is issued once; a sketch is compared as far as it goes. */
  covers(content: SketchedProvision | Provision): boolean
}

/** What the recommendation that a draft came from was answered with; null when it gave nothing, or there was none. */
export async function givenBy(db: Reader, referralId: string | null): Promise<Given | null> {
  const [row] = referralId === null ? [] : await referralsById(db, [referralId])
  const outcome = givingStates.find((state) => state === row?.state)
  const documentId = row?.decision_document_id
  if (row === undefined || outcome === undefined || documentId === null || documentId === undefined) return null
  const contents = row.approved_contents ?? (await provisionsOfReferrals(db, [row.id])).map(provisionOf)
  const issued = (await issuedFromReferral(db, row.id, givenByHigher)).map(provisionOf)
  const words = (await documentWords(db, [documentId])).get(documentId)
  const facts = (await documentFacts(db, [documentId])).get(documentId)
  // A decision that was recalled, replaced or repealed gives nothing any more.
  if (facts?.state !== 'recorded' && facts?.state !== 'issued') return null
  const { issuedOn } = facts
  const said = (sentence: string, document: string) => sentence.replace('{document}', document)
  return {
    documentId,
    issuer: row.recommended_to,
    on: issuedOn ?? row.decided_on ?? row.recommended_on,
    basis: {
      vi: said(vi[`directives.given.${outcome}`], words?.vi ?? ''),
      en: said(en[`directives.given.${outcome}`], words?.en ?? ''),
    },
    pageVi: (await documentCitations(db, [documentId])).get(documentId) ?? null,
    covers: (content) => covers(outcome, contents, content) && !isUsedUp(outcome, contents, issued, content),
  }
}
