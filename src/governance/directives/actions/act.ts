import { record } from '../../../foundation/audit/public.ts'
import { isVouchedFor, mustActForIssuerOf, standingOfIssuer } from '../../../foundation/documents/public.ts'
import { holdAlone, type Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type ActKind, ends, standingOn, stateAfter, stateOn } from '../act.ts'
import { directive, mayEnd, signedStates } from '../directive.ts'
import { relayingIssuer } from '../relay.ts'
import { type ActRow, actOf, actsOf, insertAct } from '../store/act.ts'
import { type DirectiveRow, lockDirectives, relaysOf, saveEnd, touchDirective } from '../store/directive.ts'
import { endProvisions, type ProvisionRow, provisionsOf } from '../store/provision.ts'
import { bringAbout } from './bring-about.ts'
import { type By, foundOnGround } from './by.ts'
import { noObstacle } from './obstacles.ts'
import { documentOfIssuers, linkDocuments, signedFacts } from './official-document.ts'
import { refuseStale } from './stale.ts'

export interface ActGiven {
  readonly version: number
  readonly kind: 'suspend' | 'resume' | 'repeal'
  readonly effectiveOn: string
  /** Null: the whole directive. */
  readonly provisionIds: readonly string[] | null
  /** The issued document that says so. */
  readonly documentId: string
  readonly note: string | null
}

/**
 * Puts on record that an issued document suspends a directive, lets it apply again, or repeals it, as a whole or in part, from a day on.
 * Only the issuer or a higher body can say so, and never for a day before its own document.
 */
export async function recordAct(tx: Transaction, id: string, given: ActGiven, by: By): Promise<void> {
  await holdAlone(tx, 'directives.signature')
  const row = foundOnGround((await lockDirectives(tx, [id]))[0], by.scope)
  await refuseStale(tx, 'directive', row, given.version)
  const command = given.provisionIds === null ? given.kind : 'change-part'
  const isSigned = signedStates.some((state) => state === row.state)
  // What is possible is asked of the day on which it is to hold, not of today: a pause said for next week can be given its end now.
  const then = isSigned ? stateOn((await actsOf(tx, [id])).map(actOf), given.effectiveOn) : row.state
  decide(directive, then, command, noObstacle)
  const document = await documentToChange(tx, row, given.documentId, by)
  if (given.effectiveOn < document.issuedOn)
    throw new Refusal('act-begins-before-its-document', { on: given.effectiveOn, issuedOn: document.issuedOn })
  if (row.issued_on !== null && document.issuedOn < row.issued_on)
    throw new Refusal('act-is-older-than-the-directive', { issuedOn: row.issued_on })
  await putAct(tx, row, { ...given, documentId: document.id, byDirectiveId: null }, by)
  const isWholeRepeal = given.kind === 'repeal' && given.provisionIds === null
  // The register of documents knows no word for a pause; a part taken out changes the older document.
  const relation = isWholeRepeal ? 'repeals' : given.kind === 'repeal' ? 'amends' : 'refers-to'
  if (row.document_id !== null) await linkDocuments(tx, document.id, [{ documentId: row.document_id, kind: relation }], by)
  await bringAbout(tx, civilDay(by.now), by)
}

/** The paper of whoever may change it: of its own issuer, or of a body above. Of committees and ministries each changes its own only. */
async function documentToChange(tx: Transaction, row: DirectiveRow, documentId: string, by: By) {
  if (row.relays_id === null) return documentFromAbove(tx, row, documentId, by)
  const facts = await signedFacts(tx, documentId, by)
  const isOwn =
    relayingIssuer({ standing: await standingOfIssuer(tx, documentId, facts.issuedOn), unitPath: facts.unitPath })?.role ===
      row.issuer_role &&
    facts.unitPath === row.unit_path &&
    (row.issuer_role !== 'ministry' || facts.issuerName === row.issuer_name)
  if (isOwn) await mustActForIssuerOf(tx, documentId, by)
  return isOwn ? facts : documentFromAbove(tx, row, documentId, by)
}

/** A higher body's word is not believed from a register entry of those below it, who could free themselves so (docs/decisions/0014). */
async function documentFromAbove(tx: Transaction, row: DirectiveRow, documentId: string, by: By) {
  const document = await documentOfIssuers(tx, documentId, (role) => mayEnd(role, row.issuer_role), by)
  for (const below of gaining.filter((role) => role !== document.issuer && mayEnd(document.issuer, role))) {
    if (!(await isVouchedFor(tx, documentId, below))) throw new Refusal('higher-document-was-entered-from-below')
  }
  return document
}
const gaining = ['steering-authority', 'health-authority'] as const

/** Inserts one act after asking whether it is possible on its own day, counting what else is already on record for that day or before. */
export async function putAct(
  tx: Transaction,
  row: DirectiveRow,
  given: {
    readonly kind: ActKind
    readonly effectiveOn: string
    readonly provisionIds: readonly string[] | null
    readonly documentId: string | null
    readonly byDirectiveId: string | null
    readonly note: string | null
    readonly followsId?: string
  },
  by: By,
): Promise<void> {
  const { kind, effectiveOn, provisionIds } = given
  const acts = (await actsOf(tx, [row.id])).map(actOf)
  const own = (await provisionsOf(tx, [row.id])).filter((one) => one.referral_id === null)
  if (provisionIds === null) decide(directive, stateOn(acts, effectiveOn), kind, noObstacle)
  else refusePart(own, provisionIds, (one) => isPossible(kind, standingOn(one, acts, effectiveOn)))
  const id = newId()
  await insertAct(tx, {
    id,
    directive_id: row.id,
    kind,
    effective_on: effectiveOn,
    provision_ids: provisionIds === null ? null : [...provisionIds],
    document_id: given.documentId,
    by_directive_id: given.byDirectiveId,
    note: given.note,
    recorded_at: by.now,
    recorded_by: by.actor.id,
    follows_id: given.followsId ?? null,
  })
  if (ends(kind)) await endProvisions(tx, provisionIds ?? own.map((one) => one.id), effectiveOn)
  if (ends(kind) && provisionIds === null)
    await saveEnd(tx, row.id, { endedOn: effectiveOn, endedById: given.byDirectiveId }, by.now)
  else await touchDirective(tx, row.id, by.now)
  await record(tx, {
    actor: by.actor,
    action: 'directive.act-recorded',
    subject: { kind: 'directive', id: row.id },
    scopePath: row.unit_path,
    facts: { actId: id, kind, on: effectiveOn, provisionIds: given.provisionIds, documentId: given.documentId },
    at: by.now,
  })
  const said = { ...given, id, provisionIds: provisionIds ?? own.map((one) => one.id) }
  for (const relay of await relaysOf(tx, row.id)) await follow(tx, relay, said, by)
}

/**
 * Own terms stand and fall with the content they carry out: what befalls it befalls them from the same day. A pause that the unit itself
 * had set is not lifted from above, and what has ended already stays as it ended.
 */
export async function follow(
  tx: Transaction,
  relay: DirectiveRow,
  said: {
    readonly id: string
    readonly kind: ActKind
    readonly effectiveOn: string
    readonly provisionIds: readonly string[]
    readonly documentId: string | null
    readonly byDirectiveId: string | null
  },
  by: By,
): Promise<void> {
  const { kind, effectiveOn, documentId, byDirectiveId } = said
  const own = (await provisionsOf(tx, [relay.id])).filter((one) => one.referral_id === null)
  const rows = await actsOf(tx, [relay.id])
  const acts = rows.map(actOf)
  const touched = own
    .filter(({ id, relays_id }) => {
      const isMeant = relays_id !== null && said.provisionIds.includes(relays_id)
      return isMeant && isPossible(kind, standingOn(id, acts, effectiveOn))
    })
    .map(({ id }) => id)
    .filter((id) => kind !== 'resume' || isPausedFromAbove(rows, id, effectiveOn))
  if (touched.length === 0) return
  const state = stateOn(acts, effectiveOn)
  const isWhole = kind !== 'amend' && touched.length === own.length && stateAfter(state, kind) !== state
  const provisionIds = isWhole ? null : touched
  await putAct(tx, relay, { kind, effectiveOn, provisionIds, documentId, byDirectiveId, note: null, followsId: said.id }, by)
}

function isPausedFromAbove(acts: readonly ActRow[], provisionId: string, on: string): boolean {
  const last = acts.findLast(
    ({ kind, effective_on, provision_ids }) =>
      kind === 'suspend' && effective_on <= on && (provision_ids?.includes(provisionId) ?? true),
  )
  return last !== undefined && last.follows_id !== null
}

function isPossible(kind: ActKind, standing: ReturnType<typeof standingOn>): boolean {
  if (standing === 'ended') return false
  if (kind === 'suspend') return standing === 'applies'
  return kind !== 'resume' || standing === 'suspended'
}

function refusePart(own: readonly ProvisionRow[], ids: readonly string[], possible: (id: string) => boolean): void {
  const foreign = ids.filter((id) => !own.some((one) => one.id === id))
  if (foreign.length > 0) throw new Refusal('provision-is-not-of-this-directive')
  const not = own.filter((one) => ids.includes(one.id) && !possible(one.id)).map(({ code }) => code)
  if (not.length > 0) throw new Refusal('provision-does-not-stand-so', { provisions: not })
}
