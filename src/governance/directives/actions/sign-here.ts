import { record } from '../../../foundation/audit/public.ts'
import { type DocumentHooks, goesOutHere, type Objection, pageWords } from '../../../foundation/documents/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { directive } from '../directive.ts'
import type { DirectiveHooks } from '../hooks.ts'
import { type Statement, statement } from '../statement.ts'
import { exceptionsOf } from '../store/authority-exception.ts'
import { type DirectiveRow, directivesById } from '../store/directive.ts'
import { type PageRow, pageOfDocument, saveStatement } from '../store/page.ts'
import { provisionOf, provisionsOf } from '../store/provision.ts'
import type { By } from './by.ts'
import { lockedDraft } from './draft.ts'
import { refuseOwnException } from './exception.ts'
import { givenBy } from './given.ts'
import { issueDirective } from './issue.ts'
import { judge } from './judge.ts'
import { obstaclesOf } from './obstacles.ts'
import { refuseRetroactive } from './refuse-unsound.ts'

/**
 * Before the signer signs the page here (their agency signs and numbers in this product): what it ends, and why the contents beyond
 * authority go up. Barred as the signature itself would be, and bound to this text of the draft; whoever states it signs it.
 */
export async function stateSigning(
  tx: Transaction,
  id: string,
  given: Statement & { readonly version: number },
  by: By,
  hooks: DirectiveHooks,
): Promise<void> {
  const row = await lockedDraft(tx, id, given.version, by)
  const on = civilDay(by.now)
  if (row.page_id === null || !(await goesOutHere(tx, row.page_id, on))) throw new Refusal('page-does-not-go-out-here')
  const beyond = await refuseUnsignable(tx, row, given, { signer: by.actor.id, on }, hooks)
  if (beyond.length > 0 && given.recommendation === null)
    throw new Refusal('recommendation-needs-a-reason', { provisions: beyond })
  const { ends, recommendation, version } = given
  await saveStatement(tx, row.page_id, { ends, recommendation, version, by: by.actor.id, at: by.now })
  await record(tx, {
    actor: by.actor,
    action: 'directive.signing-stated',
    subject: { kind: 'directive', id },
    scopePath: 'vn',
    facts: { documentId: row.page_id, version, ends: ends.map(({ directiveId, how }) => ({ directiveId, how })) },
    at: by.now,
  })
}

/** What the room of documents asks when a page of this room is signed and issued there. */
export function signingHere(hooks: DirectiveHooks): DocumentHooks {
  return {
    objectionToSigning: async (db, { documentId, signer, on }) => {
      const page = await pageOfDocument(db, documentId)
      return page === undefined ? null : objectionTo(db, page, { signer, on }, hooks)
    },
    onIssue: async (tx, { documentId, signer }, by) => {
      const page = await pageOfDocument(tx, documentId)
      if (page === undefined || page.recommend_to !== null) return
      const stated = statement.parse({ ends: page.ends, recommendation: page.recommendation })
      const row = found((await directivesById(tx, [page.directive_id]))[0], 'directive')
      if (row.page_id !== documentId || row.version !== page.stated_version) throw new Refusal('page-is-not-of-these-contents')
      const signature = { version: row.version, documentId, capacityId: page.capacity_id ?? '', ...stated }
      await issueDirective(tx, row.id, signature, { ...by, signer }, hooks)
    },
  }
}

async function objectionTo(
  db: Reader,
  page: PageRow,
  asked: { readonly signer: string; readonly on: string },
  hooks: DirectiveHooks,
): Promise<Objection | null> {
  const row = found((await directivesById(db, [page.directive_id]))[0], 'directive')
  const isCurrent = row.page_id === page.document_id || row.submission_ids.includes(page.document_id)
  if (!isCurrent || page.words_sha256 === null || page.words_sha256 !== (await pageWords(db, page.document_id)))
    return { code: 'page-is-not-of-these-contents' }
  if (page.recommend_to !== null) return null
  if (page.stated_by !== asked.signer || page.stated_version !== row.version) return { code: 'contents-await-a-statement' }
  try {
    await refuseUnsignable(db, row, statement.parse({ ends: page.ends, recommendation: page.recommendation }), asked, hooks)
    return null
  } catch (refusal) {
    if (refusal instanceof Refusal) return { code: 'contents-may-not-be-signed', refusal }
    throw refusal
  }
}

/** The check that bars a signature, made on the day of signing; it is made once more on the day of the document, when it is issued. Answers what is beyond authority. */
async function refuseUnsignable(
  db: Reader,
  row: DirectiveRow,
  { ends }: Pick<Statement, 'ends'>,
  asked: { readonly signer: string; readonly on: string },
  hooks: DirectiveHooks,
): Promise<string[]> {
  const exceptions = await exceptionsOf(db, row.id)
  const judged = judge(
    await provisionsOf(db, [row.id]),
    row.issuer_role,
    asked.on,
    await givenBy(db, row.referral_id),
    exceptions,
  )
  refuseOwnException(judged, exceptions, { row, ...asked })
  const ending = ends.map(({ directiveId }) => directiveId)
  decide(directive, row.state, 'issue', await obstaclesOf(db, row, judged, { ...asked, ending }, hooks))
  const within = judged.filter(({ verdict }) => verdict.within)
  refuseRetroactive(
    within.map((one) => provisionOf(one.row)),
    asked.on,
  )
  return judged.filter(({ verdict }) => !verdict.within).map(({ row: { code } }) => code)
}
