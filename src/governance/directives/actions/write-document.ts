import { record } from '../../../foundation/audit/public.ts'
import { createDraft as draftDocument, officialDocument } from '../../../foundation/documents/public.ts'
import { authorityOn } from '../../../foundation/places/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import type { HigherBody } from '../authority-rule.ts'
import { capacitiesOn } from '../capacity.ts'
import { readCapacities } from '../data/files.ts'
import { directive } from '../directive.ts'
import { directivePage, type PageFacts, submissionPage } from '../official-page.ts'
import { savePages } from '../store/directive.ts'
import { provisionOf, provisionsOf } from '../store/provision.ts'
import type { By } from './by.ts'
import { lockedDraft } from './draft.ts'
import { issuerName } from './issuer-names.ts'
import { type Judged, judge } from './judge.ts'
import { noObstacle } from './obstacles.ts'

const capacities = readCapacities()

/**
 * Writes the official page of a draft into the register of documents, to be printed, signed elsewhere and brought back there: what is
 * within authority as the directive itself (`recommendTo` null), what is beyond as a submission to one higher body. Answers the document's id.
 */
export async function writeDocument(
  tx: Transaction,
  id: string,
  given: { readonly version: number; readonly recommendTo: HigherBody | null; readonly reasonVi: string | null },
  by: By,
): Promise<string> {
  const row = await lockedDraft(tx, id, given.version, by)
  decide(directive, row.state, 'write-document', noObstacle)
  const on = civilDay(by.now)
  const issuer = await authorityOn(tx, 'health-authority', on)
  const judged = judge(await provisionsOf(tx, [id]), row.issuer_role, on).filter(
    ({ verdict }) => verdict.recommendTo === given.recommendTo,
  )
  if (judged.length === 0) throw new Refusal(given.recommendTo === null ? 'nothing-is-within-authority' : 'nothing-to-recommend')
  const head = found(capacitiesOn(capacities, row.issuer_role, on)[0], 'capacity')
  const facts: PageFacts = {
    form: row.form,
    subjectVi: row.subject_vi,
    issuerVi: issuer.vi,
    headVi: head.titleVi,
    provisions: judged.map((one) => provisionOf(one.row)),
  }
  const page =
    given.recommendTo === null ? directivePage(facts) : await submission(tx, facts, judged, given.recommendTo, given.reasonVi, on)
  const document = {
    unitPath: 'vn',
    issuerOrganisationId: issuer.id,
    issuerLevel: 'ministry',
    content: officialDocument.parse(page),
  } as const
  const { id: documentId } = await draftDocument(tx, document, by)
  const isDirective = given.recommendTo === null
  await savePages(tx, id, {
    pageId: isDirective ? documentId : row.page_id,
    submissionIds: isDirective ? row.submission_ids : [...row.submission_ids, documentId],
  })
  const said = { documentId, recommendTo: given.recommendTo }
  await record(tx, {
    actor: by.actor,
    action: 'directive.page-written',
    subject: { kind: 'directive', id },
    scopePath: 'vn',
    facts: said,
    at: by.now,
  })
  return documentId
}

async function submission(
  tx: Transaction,
  facts: PageFacts,
  judged: readonly Judged[],
  higher: HigherBody,
  reasonVi: string | null,
  on: string,
) {
  const codes = judged.map((one) => one.row.code)
  if (reasonVi === null) throw new Refusal('recommendation-needs-a-reason', { provisions: codes })
  const higherVi = (await issuerName(tx, higher, on)).vi
  return submissionPage({ ...facts, higherVi, reasonVi, basesVi: judged.flatMap(({ verdict }) => verdict.basis?.vi ?? []) })
}
