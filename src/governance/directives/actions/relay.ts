import { record } from '../../../foundation/audit/public.ts'
import { documentFacts, mustActForIssuerOf, standingOfIssuer } from '../../../foundation/documents/public.ts'
import { authorityOn } from '../../../foundation/places/public.ts'
import { holdAlone, type Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import { emit } from '../../../platform/outbox.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { extentOn, type Standing, standingOn } from '../act.ts'
import type { Issuer } from '../authority.ts'
import { forms } from '../directive.ts'
import type { Provision } from '../provision.ts'
import { audienceBelow, relayingIssuer, whyNotRelay } from '../relay.ts'
import { actOf, actsOf } from '../store/act.ts'
import { type DirectiveRow, directivesById, directivesOfDocuments, insertDirective, relaysOf } from '../store/directive.ts'
import { insertProvisions, type ProvisionRow, provisionOf, provisionsOf, saveVerdict } from '../store/provision.ts'
import type { Terms } from '../strictness.ts'
import { strictnessOf, termsAgainst } from '../strictness.ts'
import { follow } from './act.ts'
import type { Asker } from './asker.ts'
import { bringAbout } from './bring-about.ts'
import type { By } from './by.ts'
import { judgeRelayed } from './judge.ts'
import { linkDocuments } from './official-document.ts'
import { readable } from './read.ts'
import { refuseWrong } from './refuse-unsound.ts'

export interface Relay {
  /** The own document, in the register already. */
  readonly documentId: string
  /** Own terms, content by content; contents that are not named stay as the higher body set them. */
  readonly terms: readonly (Terms & { readonly provisionId: string; readonly textVi: string | null })[]
}

/**
 * A ministry, province or commune carries a directive out by a document of its own, with terms at least as strict. The relation goes into the
 * register, the own terms become a directive of that unit which binds its ground beside the higher one. Answers its id; null when the
 * document sets nothing of its own.
 */
export async function relayDirective(
  tx: Transaction,
  id: string,
  given: Relay,
  by: By & Pick<Asker, 'scope'>,
): Promise<string | null> {
  await holdAlone(tx, 'directives.signature')
  const { row, provisions } = await readable(tx, id, by)
  const own = provisions.filter((one) => one.referral_id === null)
  const higherDocument = found(row.document_id, 'document')
  const document = found((await documentFacts(tx, [given.documentId])).get(given.documentId), 'document')
  found(isWithin(by.scope, document.unitPath) ? document : undefined, 'document')
  const { issuedOn } = document
  if (issuedOn === null || (document.state !== 'recorded' && document.state !== 'issued'))
    throw new Refusal('document-is-not-signed-yet')
  if (issuedOn > civilDay(by.now)) throw new Refusal('document-is-dated-in-the-future', { issuedOn })
  const standing = await standingOfIssuer(tx, document.id, issuedOn)
  // A province's department passes a directive on; terms of their own are set by ministries and People's Committees.
  const passesOn = standing === 'department' && given.terms.length === 0
  const issuer = relayingIssuer({ standing: passesOn ? 'province' : standing, unitPath: document.unitPath })
  const isHealth = document.issuerOrganisationId === (await authorityOn(tx, 'health-authority', issuedOn)).id
  // The health authority drafts its own directive, which is checked, signed and issued as one.
  if (issuer === undefined || isHealth) throw new Refusal('document-is-of-another-issuer')
  await mustActForIssuerOf(tx, document.id, by)
  if ((await directivesOfDocuments(tx, [document.id])).length > 0)
    throw new Refusal('document-already-carries-a-directive', {}, 409)
  const acts = (await actsOf(tx, [id])).map(actOf)
  const extent = extentOn(
    row.state,
    own.map((one) => ({ id: one.id, fromOn: one.from_on })),
    acts,
    civilDay(by.now),
  )
  if (extent === null || extent === 'ended') throw new Refusal('directive-to-relay-is-not-in-force')

  await linkDocuments(tx, document.id, [{ documentId: higherDocument, kind: 'implements' }], by)
  refuseTwice(own, given.terms)
  const stillApplies = (one: ProvisionRow) => standingOn(one.id, acts, civilDay(by.now))
  const local = given.terms.flatMap((terms) => localProvision(own, terms, { issuer, issuedOn, standing: stillApplies }))
  await refuseAgainstRelays(tx, id, local, {
    role: issuer.role,
    unitPath: document.unitPath,
    name: document.issuerName,
    on: issuedOn,
  })
  const judged = local.map(({ provision, ...one }) => ({ ...one, provision, ...judgeRelayed(provision, issuer, issuedOn) }))
  const beyond = judged.filter(({ verdict }) => !verdict.within).map(({ provision }) => provision.code)
  if (beyond.length > 0) throw new Refusal('relay-is-beyond-authority', { provisions: beyond })
  const relayId = local.length === 0 ? null : newId()
  if (relayId !== null) {
    await insertDirective(tx, {
      id: relayId,
      state: 'issued',
      issuer_role: issuer.role,
      form: forms.find((form) => form === document.type) ?? 'official-letter',
      subject_vi: document.subject,
      subject_en: null,
      solution_ids: row.solution_ids,
      drafters: [by.actor.id],
      drafted_at: by.now,
      changed_at: by.now,
      referral_id: null,
      document_id: document.id,
      issued_on: issuedOn,
      issued_by: by.actor.id,
      capacity_id: null,
      unit_path: document.unitPath,
      issuer_name: document.issuerName,
      relays_id: id,
    })
    await insertProvisions(
      tx,
      relayId,
      judged.map(({ provision, id: newOne, relaysId }) => ({ ...provision, id: newOne, relaysId })),
    )
    for (const { id: newOne, verdict, inputsHash } of judged)
      await saveVerdict(tx, newOne, { within: true, ruleId: verdict.ruleId, inputsHash, referralId: null })
    const relay = found((await directivesById(tx, [relayId]))[0], 'directive')
    // What was said of the higher directive already, for days to come above all, is said of its relay too.
    for (const { id: actId, kind, effective_on, provision_ids, document_id, by_directive_id } of await actsOf(tx, [id])) {
      const touched = provision_ids ?? own.map((one) => one.id)
      const act = { kind, effectiveOn: effective_on, documentId: document_id, byDirectiveId: by_directive_id }
      await follow(tx, relay, { ...act, id: actId, provisionIds: touched }, by)
    }
    await bringAbout(tx, civilDay(by.now), by)
  }
  const rules = judged.map(({ verdict, inputsHash }) => ({ ruleId: verdict.ruleId, inputsHash }))
  const facts = { documentId: document.id, relayId, provisions: local.map(({ relaysId }) => relaysId), rules }
  await record(tx, {
    actor: by.actor,
    action: 'directive.relayed',
    subject: { kind: 'directive', id },
    scopePath: document.unitPath,
    facts,
    at: by.now,
  })
  if (relayId !== null) {
    const news = { directiveId: relayId, documentId: document.id, issuerRole: issuer.role, issuedOn }
    await emit(tx, 'directive.issued', { ...news, provisionIds: local.map((one) => one.id) }, by.now)
  }
  return relayId
}

/**
 * Beneath the directive stand the terms of the units above: a ward is bound by its province's as well. And a unit's terms on one content
 * stand once; who means others ends the older first, so that nobody has two at a time.
 */
async function refuseAgainstRelays(
  tx: Transaction,
  id: string,
  local: readonly { readonly relaysId: string; readonly provision: Provision }[],
  unit: { readonly role: Issuer['role']; readonly unitPath: string; readonly name: string; readonly on: string },
): Promise<void> {
  const relays = (await relaysOf(tx, id)).filter(({ issuer_role }) => issuer_role === unit.role)
  const standing = (
    await provisionsOf(
      tx,
      relays.map((one) => one.id),
    )
  ).filter(({ ends_on }) => ends_on === null || ends_on > unit.on)
  const codesThat = (isAgainst: (relay: DirectiveRow, theirs: Provision, ours: Provision) => boolean) =>
    local
      .filter(({ relaysId, provision }) =>
        standing.some((row) => {
          const relay = relays.find((one) => one.id === row.directive_id)
          return row.relays_id === relaysId && relay !== undefined && isAgainst(relay, provisionOf(row), provision)
        }),
      )
      .map(({ provision }) => provision.code)
  const twice = codesThat(
    (relay) => relay.unit_path === unit.unitPath && (unit.role !== 'ministry' || relay.issuer_name === unit.name),
  )
  if (twice.length > 0) throw new Refusal('own-terms-stand-already', { provisions: twice }, 409)
  const looser = codesThat(
    (relay, theirs, ours) =>
      relay.unit_path !== unit.unitPath &&
      isWithin([relay.unit_path], unit.unitPath) &&
      !theirs.provinceMayBeLooser &&
      termsAgainst(ours, theirs).looser.length > 0,
  )
  if (looser.length > 0) throw new Refusal('relay-is-looser-than-the-unit-above', { provisions: looser })
}

function refuseTwice(own: readonly ProvisionRow[], terms: Relay['terms']): void {
  const ids = terms.map(({ provisionId }) => provisionId)
  const twice = own.filter(({ id }) => ids.indexOf(id) !== ids.lastIndexOf(id)).map(({ code }) => code)
  if (twice.length > 0) throw new Refusal('relay-names-a-content-twice', { provisions: twice })
}

/** The content as the unit sets it on its own ground; nothing when it is the same as the higher body's. */
function localProvision(
  own: readonly ProvisionRow[],
  terms: Relay['terms'][number],
  by: {
    readonly issuer: Issuer
    readonly issuedOn: string
    readonly standing: (one: ProvisionRow) => Standing
  },
): { readonly id: string; readonly relaysId: string; readonly provision: Provision }[] {
  const row = own.find(({ id }) => id === terms.provisionId)
  if (row === undefined) throw new Refusal('provision-is-not-of-this-directive')
  const higher = provisionOf(row)
  const { unitPath, role } = by.issuer
  const { issuedOn } = by
  const territory = isWithin(higher.territory, unitPath)
    ? [unitPath]
    : higher.territory.filter((path) => isWithin([unitPath], path))
  const set = {
    force: terms.force,
    threshold: terms.threshold,
    dueOn: terms.dueOn,
    frequency: terms.frequency,
    graceDays: terms.graceDays,
  }
  if (strictnessOf(set, higher) === 'same') return []
  const provisions = [row.code]
  if (by.standing(row) === 'ended') throw new Refusal('content-to-relay-is-not-in-force', { provisions })
  if (territory.length === 0) throw new Refusal('relay-leaves-the-directives-ground', { provisions })
  const why = whyNotRelay(higher, { ...set, territory }, unitPath)
  if (why !== undefined) throw new Refusal(why, { provisions })
  const [, fromOn = issuedOn] = [higher.fromOn, issuedOn].toSorted()
  if (set.dueOn !== null && set.dueOn < fromOn) throw new Refusal('relay-is-due-before-it-begins', { provisions })
  const textVi = terms.textVi ?? higher.textVi
  const textEn = terms.textVi === null ? higher.textEn : null
  const audience = role === 'people-committee' ? audienceBelow(higher.audience) : higher.audience
  const provision = { ...higher, ...set, audience, textVi, textEn, territory, fromOn, replacesId: null }
  refuseWrong([provision])
  return [{ id: newId(), relaysId: row.id, provision }]
}
