import { record } from '../../../foundation/audit/public.ts'
import { documentFacts, createDraft as draftDocument, officialDocument, pageWords } from '../../../foundation/documents/public.ts'
import { authorityOn, organisationsById, unitNames } from '../../../foundation/places/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { vi as measureWords } from '../../measures/messages.vi.ts'
import { groundsOfSolutions } from '../../solutions/public.ts'
import { type AuthorityException, byException, exceptionFor } from '../authority-exception.ts'
import type { HigherBody } from '../authority-rule.ts'
import { capacitiesOn, capacityFor, signerOf } from '../capacity.ts'
import { readCapacities, readGrounds } from '../data/files.ts'
import { directive } from '../directive.ts'
import { citedOnPage, groundsOfPage } from '../ground.ts'
import { directivePage, type PageFacts, type PageProvision, submissionPage } from '../official-page.ts'
import { exceptionsOf } from '../store/authority-exception.ts'
import { type DirectiveRow, savePages } from '../store/directive.ts'
import { insertPage } from '../store/page.ts'
import { type ProvisionRow, provisionOf, provisionsOf } from '../store/provision.ts'
import type { By } from './by.ts'
import { lockedDraft } from './draft.ts'
import { type Given, givenBy } from './given.ts'
import { issuerName } from './issuer-names.ts'
import { type Judged, judge } from './judge.ts'
import { noObstacle } from './obstacles.ts'

const capacities = readCapacities()
const grounds = readGrounds()

export interface PageToWrite {
  readonly version: number
  /** Null: the directive itself; otherwise the submission to this body. */
  readonly recommendTo: HigherBody | null
  readonly reasonVi: string | null
  /** In which office it will be signed; null: by the head. */
  readonly capacityId: string | null
  /** Whose name stands under the signature; null leaves its place free. */
  readonly signerName: string | null
}

/**
 * Writes the official page of a draft into the register of documents, to be printed, signed elsewhere and brought back there: what is
 * within authority as the directive itself (`recommendTo` null), what is beyond as a submission to one higher body. Answers the document's id.
 */
export async function writeDocument(tx: Transaction, id: string, given: PageToWrite, by: By): Promise<string> {
  const row = await lockedDraft(tx, id, given.version, by)
  decide(directive, row.state, 'write-document', noObstacle)
  const on = civilDay(by.now)
  const issuer = await authorityOn(tx, 'health-authority', on)
  const givenThen = await givenBy(tx, row.referral_id)
  const exceptions = await exceptionsOf(tx, id)
  const judged = judge(await provisionsOf(tx, [id]), row.issuer_role, on, givenThen, exceptions).filter(
    ({ verdict }) => verdict.recommendTo === given.recommendTo,
  )
  if (judged.length === 0) throw new Refusal(given.recommendTo === null ? 'nothing-is-within-authority' : 'nothing-to-recommend')
  const { facts, answeredIds, capacityId } = await factsOfPage(
    tx,
    row,
    issuer,
    judged,
    { ...given, given: givenThen, exceptions },
    on,
  )
  const page =
    given.recommendTo === null ? directivePage(facts) : await submission(tx, facts, judged, given.recommendTo, given.reasonVi, on)
  const document = {
    unitPath: 'vn',
    issuerOrganisationId: issuer.id,
    issuerLevel: 'ministry',
    content: officialDocument.parse(page),
    glossEn: row.subject_en,
    relations: given.recommendTo === null ? answeredIds.map((toId) => ({ toId, kind: 'implements' as const })) : [],
  } as const
  const { id: documentId } = await draftDocument(tx, document, by)
  const isDirective = given.recommendTo === null
  await savePages(tx, id, {
    pageId: isDirective ? documentId : row.page_id,
    submissionIds: isDirective ? row.submission_ids : [...row.submission_ids, documentId],
  })
  await insertPage(tx, {
    document_id: documentId,
    directive_id: id,
    recommend_to: given.recommendTo,
    capacity_id: capacityId,
    words_sha256: await pageWords(tx, documentId),
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

async function factsOfPage(
  tx: Transaction,
  row: DirectiveRow,
  issuer: { readonly id: string; readonly vi: string },
  judged: readonly Judged[],
  given: PageToWrite & { readonly given: Given | null; readonly exceptions: readonly AuthorityException[] },
  on: string,
): Promise<{ facts: PageFacts; answeredIds: string[]; capacityId: string }> {
  const [organisation] = await organisationsById(tx, [issuer.id])
  const head = found(capacitiesOn(capacities, row.issuer_role, on)[0], 'capacity')
  const signing = given.capacityId === null ? head : capacityFor(capacities, given.capacityId, row.issuer_role, on)
  if (signing === undefined) throw new Refusal('capacity-does-not-fit', { on })
  const cited = groundsOfPage(
    grounds,
    judged.flatMap(({ verdict }) => verdict.grounds),
    row.issuer_role,
    on,
  )
  // What opens the issuer's decisions and stands in the register is what this one answers: the letter itself.
  const answered = await documentFacts(
    tx,
    cited.flatMap(({ opensFor, documentId }) => (documentId !== null && opensFor.includes(row.issuer_role) ? [documentId] : [])),
  )
  const facts = {
    form: row.form,
    subjectVi: row.subject_vi,
    issuerVi: issuer.vi,
    issuerShort: shortOf(organisation?.facts),
    headVi: head.titleVi,
    groundsVi: citedOnPage(cited, [
      ...(await groundsOfSolutions(tx, row.solution_ids, on)),
      ...citationOf(given.given),
      ...citationsOf(judged, given.exceptions, on),
    ]),
    provisions: await provisionsOfPage(
      tx,
      judged.map((one) => one.row),
      on,
    ),
    signer: signerOf(signing, given.signerName ?? ''),
    steeringVi: (await authorityOn(tx, 'steering-authority', on)).vi,
    technologyVi: (await authorityOn(tx, 'technology-authority', on)).vi,
    answeredVi: [...answered.values()].map(({ issuerName: name }) => name),
  }
  return { facts, answeredIds: [...answered.keys()], capacityId: signing.id }
}

function citationOf(given: Given | null) {
  return given === null || given.pageVi === null ? [] : [{ documentId: given.documentId, on: given.on, pageVi: given.pageVi }]
}

/** What an exception rests on stands among the grounds of the page. */
function citationsOf(judged: readonly Judged[], exceptions: readonly AuthorityException[], on: string) {
  return judged.flatMap(({ row, verdict }) => {
    const used = verdict.ruleId === byException ? exceptionFor(exceptions, provisionOf(row), on) : undefined
    return used === undefined
      ? []
      : [{ documentId: `exception ${row.code}`, on: used.fromOn, pageVi: `${used.articleVi} ${used.basisVi}` }]
  })
}

async function provisionsOfPage(tx: Transaction, rows: readonly ProvisionRow[], on: string): Promise<PageProvision[]> {
  const names = await unitNames(
    tx,
    rows.flatMap(({ territory }) => territory),
    on,
  )
  const measures: Readonly<Record<string, string>> = measureWords
  return rows.map((row) => ({
    ...provisionOf(row),
    measureVi: row.measure_id === null ? null : (measures[`measures.name.${row.measure_id}`] ?? null),
    territoryVi: row.territory.flatMap((path) => (path === 'vn' ? [] : (names.get(path)?.vi ?? []))),
  }))
}

/** `BYT`, as the organisation itself abbreviates its name; a body without one leaves its place in the notation free. */
function shortOf(facts: Readonly<Record<string, unknown>> | undefined): string {
  return typeof facts?.short === 'string' ? facts.short : ''
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
