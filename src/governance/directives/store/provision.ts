import { sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { IssuerRole } from '../authority-rule.ts'
import type { AudienceKind, Force, Operator, Provision, SideEffect } from '../provision.ts'

export interface ProvisionRow {
  id: string
  directive_id: string
  code: string
  text_vi: string
  text_en: string | null
  force: Force
  audience_kind: AudienceKind
  run_by: Operator[] | null
  side_effects: SideEffect[]
  from_on: string
  due_on: string | null
  frequency: Provision['frequency']
  measure_id: string | null
  threshold: number | null
  evidence: Provision['evidence']
  fallback_vi: string | null
  fallback_en: string | null
  grace_days: number
  province_may_be_stricter: boolean
  province_may_be_looser: boolean
  condition_vi: string | null
  condition_en: string | null
  sanction_vi: string | null
  sanction_en: string | null
  until_on: string | null
  /** The first day on which it no longer applies, whatever ended it. */
  ends_on: string | null
  replaces_id: string | null
  /** The content of the higher directive that it carries out. */
  relays_id: string | null
  referral_id: string | null
  within_authority: boolean | null
  rule_id: string | null
  inputs_hash: string | null
  territory: string[]
}
const columns = sql`p.id, p.directive_id, p.code, p.text_vi, p.text_en, p.force, p.audience_kind, p.run_by, p.side_effects, p.from_on, p.due_on, p.frequency,
  p.measure_id, p.threshold, p.evidence, p.fallback_vi, p.fallback_en, p.grace_days, p.province_may_be_stricter, p.province_may_be_looser, p.condition_vi,
  p.condition_en, p.sanction_vi, p.sanction_en, p.until_on, p.ends_on, p.replaces_id, p.relays_id, p.referral_id, p.within_authority, p.rule_id,
  p.inputs_hash, (select array_agg(t.unit_path order by t.unit_path) from directives.provision_territory t where t.provision_id = p.id) as territory`

/** A provision as the rules know it. */
export function provisionOf(row: ProvisionRow): Provision {
  return {
    code: row.code,
    textVi: row.text_vi,
    textEn: row.text_en,
    force: row.force,
    audience: { kind: row.audience_kind, runBy: row.run_by },
    territory: row.territory,
    sideEffects: row.side_effects,
    fromOn: row.from_on,
    dueOn: row.due_on,
    frequency: row.frequency,
    measureId: row.measure_id,
    threshold: row.threshold,
    evidence: row.evidence,
    fallbackVi: row.fallback_vi,
    fallbackEn: row.fallback_en,
    graceDays: row.grace_days,
    conditionVi: row.condition_vi,
    conditionEn: row.condition_en,
    sanctionVi: row.sanction_vi,
    sanctionEn: row.sanction_en,
    untilOn: row.until_on,
    replacesId: row.replaces_id,
    provinceMayBeStricter: row.province_may_be_stricter,
    provinceMayBeLooser: row.province_may_be_looser,
  }
}

export async function insertProvisions(
  tx: Transaction,
  directiveId: string,
  provisions: readonly (Provision & { id: string; relaysId?: string })[],
): Promise<void> {
  if (provisions.length === 0) return
  const rows = provisions.map(
    (
      p,
      position,
    ) => sql`(${p.id}, ${directiveId}, ${position}, ${p.code}, ${p.textVi}, ${p.textEn}, ${p.force}, ${p.audience.kind}, ${p.audience.runBy}::text[],
      ${p.sideEffects}::text[], ${p.fromOn}::date, ${p.dueOn}::date, ${p.frequency}, ${p.measureId}, ${p.threshold}::float8, ${p.evidence}, ${p.fallbackVi}, ${p.fallbackEn},
      ${p.graceDays}::smallint, ${p.provinceMayBeStricter}::boolean, ${p.provinceMayBeLooser}::boolean, ${p.conditionVi}, ${p.conditionEn}, ${p.sanctionVi},
      ${p.sanctionEn}, ${p.untilOn}::date, ${p.replacesId}, ${p.relaysId ?? null})`,
  )
  await sql`
    insert into directives.provision (id, directive_id, position, code, text_vi, text_en, force, audience_kind, run_by, side_effects, from_on, due_on, frequency,
      measure_id, threshold, evidence, fallback_vi, fallback_en, grace_days, province_may_be_stricter, province_may_be_looser, condition_vi, condition_en,
      sanction_vi, sanction_en, until_on, replaces_id, relays_id)
    values ${sql.join(rows)}`.execute(tx)
  const territory = provisions.flatMap((p) => p.territory.map((path) => sql`(${path}, ${p.id})`))
  await sql`insert into directives.provision_territory (unit_path, provision_id) values ${sql.join(territory)}`.execute(tx)
}

/** Only a draft's provisions are ever removed, to be written anew; a signed text stays as it was signed. */
export async function removeDraftProvisions(tx: Transaction, directiveId: string): Promise<void> {
  await sql`
    delete from directives.provision p using directives.directive d
    where d.id = p.directive_id and d.state = 'drafted' and p.directive_id = ${directiveId}`.execute(tx)
}

/** All provisions of these directives in the order of the text, those that left as recommendations included. */
export async function provisionsOf(db: Reader, directiveIds: readonly string[]): Promise<ProvisionRow[]> {
  if (directiveIds.length === 0) return []
  const { rows } = await sql<ProvisionRow>`
    select ${columns} from directives.provision p where p.directive_id in (${sql.join([...directiveIds])}) order by p.directive_id, p.position`.execute(
    db,
  )
  return rows
}

export async function provisionsOfReferrals(db: Reader, referralIds: readonly string[]): Promise<ProvisionRow[]> {
  if (referralIds.length === 0) return []
  const { rows } = await sql<ProvisionRow>`
    select ${columns} from directives.provision p where p.referral_id in (${sql.join([...referralIds])}) order by p.referral_id, p.position`.execute(
    db,
  )
  return rows
}

/** Writes the verdict given at signature; `referralId` set: the provision leaves the draft. */
export async function saveVerdict(
  tx: Transaction,
  provisionId: string,
  verdict: { within: boolean; ruleId: string | null; inputsHash: string; referralId: string | null },
): Promise<void> {
  await sql`
    update directives.provision set within_authority = ${verdict.within}, rule_id = ${verdict.ruleId}, inputs_hash = ${verdict.inputsHash},
      referral_id = ${verdict.referralId}
    where id = ${provisionId}`.execute(tx)
}

export interface IssuedProvisionRow extends ProvisionRow {
  issuer_role: IssuerRole
  document_id: string
  issued_on: string
}

/** Provisions of signed directives that have begun by a day, or will later, and have not ended by it; suspended ones are among them. */
export async function issuedProvisions(
  db: Reader,
  on: string,
  which: 'applying' | 'applying-or-to-come',
): Promise<IssuedProvisionRow[]> {
  const { rows } = await sql<IssuedProvisionRow>`
    select ${columns}, d.issuer_role, d.document_id, d.issued_on
    from directives.directive d join directives.provision p on p.directive_id = d.id
    where d.document_id is not null and d.issued_on <= ${on}::date and (p.ends_on is null or p.ends_on > ${on}::date)
      and p.referral_id is null and (${which} = 'applying-or-to-come' or p.from_on <= ${on}::date)
    order by d.issued_on, d.id, p.position`.execute(db)
  return rows
}

export async function issuedProvisionsById(db: Reader, ids: readonly string[]): Promise<IssuedProvisionRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<IssuedProvisionRow>`
    select ${columns}, d.issuer_role, d.document_id, d.issued_on
    from directives.provision p join directives.directive d on d.id = p.directive_id
    where p.id in (${sql.join([...ids])}) and d.document_id is not null and p.referral_id is null
    order by d.issued_on, d.id, p.position`.execute(db)
  return rows
}

/** Contents that were issued on the strength of the answer to a recommendation: signed directives drafted from it, by this rule. */
export async function issuedFromReferral(db: Reader, referralId: string, ruleId: string): Promise<ProvisionRow[]> {
  const { rows } = await sql<ProvisionRow>`
    select ${columns} from directives.provision p join directives.directive d on d.id = p.directive_id
    where d.referral_id = ${referralId} and d.document_id is not null and p.referral_id is null and p.rule_id = ${ruleId} order by d.id, p.position`.execute(
    db,
  )
  return rows
}

/** From when these provisions no longer apply; an earlier end that was said before stays. */
export async function endProvisions(tx: Transaction, ids: readonly string[], endsOn: string): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update directives.provision set ends_on = least(ends_on, ${endsOn}::date) where id in (${sql.join([...ids])})`.execute(tx)
}

/** Signed provisions that took the place of these. */
export async function provisionsReplacing(db: Reader, ids: readonly string[]): Promise<ProvisionRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ProvisionRow>`
    select ${columns} from directives.provision p join directives.directive d on d.id = p.directive_id
    where p.replaces_id in (${sql.join([...ids])}) and p.referral_id is null and d.document_id is not null order by p.directive_id, p.position`.execute(
    db,
  )
  return rows
}
