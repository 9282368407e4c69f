import { record } from '../../../foundation/audit/public.ts'
import { holdAlone, type Reader, type Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type AuthorityException, byException, exceptionFor, faultOfExpiry, mayBeExcepted } from '../authority-exception.ts'
import type { PublicExceptions } from '../contract/exception.ts'
import type { ShownDirective } from '../contract.ts'
import { covers } from '../given-authority.ts'
import * as store from '../store/authority-exception.ts'
import type { DirectiveRow } from '../store/directive.ts'
import { directivesById } from '../store/directive.ts'
import { provisionOf, provisionsOf } from '../store/provision.ts'
import type { Asker } from './asker.ts'
import type { By } from './by.ts'
import { lockedDraft } from './draft.ts'
import { givenBy } from './given.ts'
import { type Judged, judge } from './judge.ts'
import { directiveWords } from './words.ts'

export interface ExceptionToAsk {
  readonly version: number
  readonly code: string
  readonly reasonVi: string
  readonly basisVi: string
  readonly articleVi: string
  readonly expiresOn: string
}

/** The drafter asks a legal officer to confirm that one content may be directed although no rule says so. Answers the exception's id. */
export async function askException(tx: Transaction, directiveId: string, given: ExceptionToAsk, by: By): Promise<string> {
  const row = await lockedDraft(tx, directiveId, given.version, by)
  if (row.state !== 'drafted') throw new Refusal('exception-is-for-a-draft', {}, 409)
  if (!row.drafters.includes(by.actor.id)) throw new Refusal('exception-is-asked-by-the-drafter', {}, 403)
  const on = civilDay(by.now)
  const rows = (await provisionsOf(tx, [directiveId])).filter(({ code }) => code === given.code)
  const judged = found(judge(rows, row.issuer_role, on, await givenBy(tx, row.referral_id))[0], 'provision')
  const content = provisionOf(judged.row)
  if (judged.verdict.within) throw new Refusal('content-is-within-authority', { provisions: [given.code] })
  if (!mayBeExcepted(judged.verdict, content)) {
    const { basis } = judged.verdict
    throw new Refusal('what-a-rule-forbids-is-not-excepted', {
      provisions: [given.code],
      'reasons.vi': basis?.vi ?? '',
      'reasons.en': basis?.en ?? '',
    })
  }
  const fault = faultOfExpiry(given.expiresOn, on)
  if (fault !== undefined) throw new Refusal(fault, { on: given.expiresOn })
  const asked = await store.exceptionsAsked(tx, directiveId)
  const stands = asked.some(
    (one) =>
      one.is_granted !== false &&
      one.expires_on >= on &&
      one.content.code === given.code &&
      covers('approved', [one.content], content),
  )
  if (stands) throw new Refusal('exception-is-asked-already', { provisions: [given.code] }, 409)
  const id = newId()
  const { reasonVi: reason_vi, basisVi: basis_vi, articleVi: article_vi, expiresOn: expires_on } = given
  const { id: asked_by, displayName: asked_name } = by.actor
  const said = { reason_vi, basis_vi, article_vi, expires_on, asked_by, asked_name, asked_at: by.now }
  await store.insertException(tx, { id, directive_id: directiveId, content, ...said })
  await noteOf(tx, by, 'asked', directiveId, { exceptionId: id, code: given.code, expiresOn: given.expiresOn })
  return id
}

/** A legal officer who neither drafted nor asked confirms an exception, or says why not. Answers the directive's id. */
export async function decideException(
  tx: Transaction,
  id: string,
  given: { readonly isGranted: boolean; readonly noteVi: string | null },
  by: By,
): Promise<string> {
  await holdAlone(tx, 'directives.signature')
  const row = found(isWithin(by.scope, 'vn') ? await store.exceptionById(tx, id) : undefined, 'authority-exception')
  if (row.is_granted !== null) throw new Refusal('exception-is-decided-already', {}, 409)
  const directive = found((await directivesById(tx, [row.directive_id]))[0], 'directive')
  if (directive.state !== 'drafted') throw new Refusal('exception-is-for-a-draft', {}, 409)
  if (directive.drafters.includes(by.actor.id) || row.asked_by === by.actor.id)
    throw new Refusal('drafter-does-not-confirm-an-exception', {}, 403)
  if (given.isGranted) await refuseOutdated(tx, row, by)
  else if (given.noteVi === null) throw new Refusal('exception-refused-needs-a-reason')
  const said = { decided_by: by.actor.id, decided_name: by.actor.displayName, decided_at: by.now }
  await store.saveExceptionDecision(tx, id, { ...said, is_granted: given.isGranted, note_vi: given.noteVi })
  const facts = { exceptionId: id, code: row.content.code, expiresOn: row.expires_on }
  await noteOf(tx, by, given.isGranted ? 'confirmed' : 'refused', row.directive_id, facts)
  return row.directive_id
}

/** Confirmed is what was asked: the content must stand in the draft as it was, and its days must not be over. */
async function refuseOutdated(tx: Transaction, row: store.ExceptionRow, by: By): Promise<void> {
  const fault = faultOfExpiry(row.expires_on, civilDay(by.now))
  if (fault === 'exception-ends-before-it-begins') throw new Refusal(fault, { on: row.expires_on })
  const contents = (await provisionsOf(tx, [row.directive_id])).map(provisionOf)
  if (!contents.some((one) => one.code === row.content.code && covers('approved', [row.content], one)))
    throw new Refusal('content-was-changed-since-it-was-asked', { provisions: [row.content.code] }, 409)
}

/** An exception has three pairs of eyes: nobody signs, and nobody drafts, what they confirmed themselves. */
export function refuseOwnException(
  judged: readonly Judged[],
  exceptions: readonly AuthorityException[],
  asked: { readonly row: Pick<DirectiveRow, 'drafters'>; readonly signer: string; readonly on: string },
): void {
  const own = judged.filter(({ row, verdict }) => {
    const used = verdict.ruleId === byException ? exceptionFor(exceptions, provisionOf(row), asked.on) : undefined
    return used !== undefined && [asked.signer, ...asked.row.drafters].includes(used.confirmedBy)
  })
  if (own.length > 0)
    throw new Refusal('exception-was-confirmed-by-the-signer', { provisions: own.map(({ row }) => row.code) }, 403)
}

/** What was asked and answered, as the page of the directive shows it; whoever reads less than the nation sees what was confirmed. */
export async function showExceptions(db: Reader, row: DirectiveRow, asker: Asker): Promise<ShownDirective['exceptions']> {
  const rows = await store.exceptionsAsked(db, row.id)
  const seen = isWithin(asker.scope, 'vn') ? rows : rows.filter(({ is_granted }) => is_granted === true)
  const isOwn = (one: store.ExceptionRow) => row.drafters.includes(asker.id) || one.asked_by === asker.id
  return seen.map((one) => ({
    id: one.id,
    code: one.content.code,
    state: one.is_granted === null ? ('asked' as const) : one.is_granted ? ('confirmed' as const) : ('refused' as const),
    reasonVi: one.reason_vi,
    basisVi: one.basis_vi,
    articleVi: one.article_vi,
    expiresOn: one.expires_on,
    askedBy: one.asked_name,
    askedOn: civilDay(one.asked_at),
    decidedBy: one.decided_name,
    decidedOn: one.decided_at === null ? null : civilDay(one.decided_at),
    noteVi: one.note_vi,
    mayDecide: one.is_granted === null && row.state === 'drafted' && asker.holds('exception.decide') && !isOwn(one),
  }))
}

/** For everybody: under which exceptions contents were issued, why and on what basis; no names. */
export async function publicExceptions(db: Reader, now: Date): Promise<PublicExceptions> {
  const rows = await store.exceptionsUsed(db)
  const directives = await directiveWords(
    db,
    rows.map(({ directive_id }) => directive_id),
  )
  return {
    on: civilDay(now),
    rows: rows.map((row) => ({
      id: row.id,
      directive: directives.get(row.directive_id) ?? { vi: row.directive_id, en: row.directive_id },
      content: { vi: row.content.textVi, en: row.text_en ?? row.content.textVi },
      code: row.content.code,
      reasonVi: row.reason_vi,
      basisVi: row.basis_vi,
      articleVi: row.article_vi,
      issuedOn: row.issued_on,
      confirmedOn: row.decided_at === null ? row.issued_on : civilDay(row.decided_at),
      expiresOn: row.expires_on,
    })),
  }
}

async function noteOf(
  tx: Transaction,
  by: By,
  what: 'asked' | 'confirmed' | 'refused',
  directiveId: string,
  facts: { readonly exceptionId: string; readonly code: string; readonly expiresOn: string },
): Promise<void> {
  const subject = { kind: 'directive', id: directiveId }
  await record(tx, { actor: by.actor, action: `authority-exception.${what}`, subject, scopePath: 'vn', facts, at: by.now })
}
