import type { z } from 'zod'
import { record } from '../../../foundation/audit/public.ts'
import { documentFacts, documentWords } from '../../../foundation/documents/public.ts'
import { organisationsById } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { publicationShown, publicSolutions } from '../contract/publication.ts'
import { isStale } from '../outcome.ts'
import { roundsOf } from '../store/proposal.ts'
import * as store from '../store/publication.ts'
import { demandsAnswered } from '../store/requirement.ts'
import { applicable } from '../store/solution.ts'
import { versionsOf } from '../store/version.ts'
import { type Asker, nation, requireNation } from './asker.ts'
import type { TakeFigure } from './figure.ts'
import { scorecardsOf } from './scorecard.ts'

/** Nothing is shown to the public until somebody whose name and document stand behind it says so. */
export async function publish(tx: Transaction, given: { documentId: string }, by: Asker): Promise<void> {
  requireNation(by.scope)
  const { documentId } = given
  const facts = (await documentFacts(tx, [documentId])).get(documentId)
  if (facts === undefined) throw new Refusal('document-is-not-recorded', { document: documentId })
  if (facts.issuedOn === null || facts.state === 'drafted' || facts.state === 'recalled')
    throw new Refusal('publication-needs-an-issued-document')
  const id = newId()
  const isNew = await store.insertPublication(tx, { id, documentId, at: by.now, byName: by.actor.displayName })
  if (!isNew) throw new Refusal('solutions-are-published-already', {}, 409)
  await record(tx, {
    actor: by.actor,
    action: 'solutions.published',
    subject: { kind: 'publication', id },
    scopePath: nation,
    facts: { documentId },
    at: by.now,
  })
}

export async function withdrawPublished(tx: Transaction, given: { reason: string }, by: Asker): Promise<void> {
  requireNation(by.scope)
  const row = await store.withdrawPublication(tx, { at: by.now, byName: by.actor.displayName, reason: given.reason })
  if (row === undefined) throw new Refusal('solutions-are-not-published', {}, 409)
  await record(tx, {
    actor: by.actor,
    action: 'solutions.unpublished',
    subject: { kind: 'publication', id: row.id },
    scopePath: nation,
    facts: { documentId: row.document_id },
    at: by.now,
  })
}

/** Every decision, newest first, with the document behind it. */
export async function showPublications(db: Reader): Promise<z.input<typeof publicationShown>[]> {
  const rows = await store.publications(db)
  const words = await documentWords(
    db,
    rows.map((row) => row.document_id),
  )
  return rows.map((row) => ({
    documentId: row.document_id,
    documentVi: words.get(row.document_id)?.vi ?? '',
    documentEn: words.get(row.document_id)?.en ?? '',
    publishedAt: row.published_at.toISOString(),
    publishedByName: row.published_by_name,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    withdrawnByName: row.withdrawn_by_name,
    withdrawalReason: row.withdrawal_reason,
  }))
}

/** What anybody may read without an account: solutions that may be applied, the mandatory ones first; while nothing is published, none. */
export async function showPublic(db: Reader, take: TakeFigure, now: Date): Promise<z.input<typeof publicSolutions>> {
  const inForce = (await showPublications(db)).find(({ withdrawnAt }) => withdrawnAt === null)
  if (inForce === undefined) return { published: null, rows: [] }
  const rows = await applicable(db)
  const scorecards = await scorecardsOf(db, rows, take, now)
  const bodies = rows.flatMap((row) => [row.owner_id, ...(row.vendor_id === null ? [] : [row.vendor_id])])
  const names = new Map(
    (await organisationsById(db, [...new Set(bodies)])).map((one) => [one.id, { vi: one.name, en: one.name_en ?? one.name }]),
  )
  const demands = await demandsAnswered(
    db,
    rows.map(({ id }) => id),
  )
  const today = civilDay(now)
  const shown: z.input<typeof publicSolutions>['rows'] = []
  for (const row of rows) {
    const content = (await roundsOf(db, row.id)).at(-1)?.content
    const version = (await versionsOf(db, row.id))[0]
    const owner = names.get(row.owner_id)
    const vendor = row.vendor_id === null ? undefined : names.get(row.vendor_id)
    shown.push({
      nameVi: row.name,
      nameEn: row.name_en ?? row.name,
      capabilities: [...row.capabilities],
      force: row.force,
      standing:
        row.machine === 'proposal'
          ? 'agreed'
          : row.machine === 'assignment'
            ? 'handed-over'
            : row.state === 'met'
              ? 'met'
              : 'met-as-reported',
      sinceOn: civilDay(row.state_since),
      ownerVi: owner?.vi ?? '',
      ownerEn: owner?.en ?? '',
      vendorVi: vendor?.vi ?? null,
      vendorEn: vendor?.en ?? null,
      purpose: demands.get(row.id) ?? null,
      privacySummary: content?.privacySummary ?? null,
      version: version === undefined ? null : { number: version.number, releasedOn: version.released_on },
      attestedOn: row.attested_at === null ? null : civilDay(row.attested_at),
      stale: isStale(civilDay(row.attested_at ?? row.registered_at), today),
      scorecard: scorecards.get(row.id) ?? [],
    })
  }
  const order = { mandatory: 0, recommended: 1 } as const
  const place = (force: 'mandatory' | 'recommended' | null) => (force === null ? 2 : order[force])
  const { documentVi, documentEn, publishedAt } = inForce
  return {
    published: { documentVi, documentEn, publishedOn: civilDay(new Date(publishedAt)) },
    rows: shown.toSorted((a, b) => place(a.force) - place(b.force) || a.nameVi.localeCompare(b.nameVi, 'vi')),
  }
}
