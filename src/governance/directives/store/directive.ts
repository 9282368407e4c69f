import { type RawBuilder, sql } from 'kysely'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { prefixRange } from '../../../vocabulary/administrative-unit-code.ts'
import type { IssuerRole } from '../authority-rule.ts'
import type { DirectiveState, Form } from '../directive.ts'
import { withUnitsAbove } from '../territory.ts'

export interface DirectiveRow {
  id: string
  state: DirectiveState
  version: number
  issuer_role: IssuerRole
  form: Form
  subject_vi: string
  subject_en: string | null
  solution_ids: string[]
  drafters: string[]
  page_id: string | null
  submission_ids: string[]
  drafted_at: Date
  changed_at: Date
  referral_id: string | null
  document_id: string | null
  issued_on: string | null
  issued_by: string | null
  capacity_id: string | null
  ended_on: string | null
  ended_by_id: string | null
  /** Whose ground it binds at most: the nation, or the unit that relays. */
  unit_path: string
  issuer_name: string | null
  relays_id: string | null
}
const columns = sql`id, state, version, issuer_role, form, subject_vi, subject_en, solution_ids, drafters, page_id, submission_ids,
  drafted_at, changed_at, referral_id, document_id, issued_on, issued_by, capacity_id, ended_on, ended_by_id, unit_path, issuer_name, relays_id`

type Local = 'unit_path' | 'issuer_name' | 'relays_id'
export type NewDirective = Omit<DirectiveRow, 'version' | 'page_id' | 'submission_ids' | 'ended_on' | 'ended_by_id' | Local> &
  Partial<Pick<DirectiveRow, Local>>

export async function insertDirective(tx: Transaction, row: NewDirective): Promise<void> {
  await sql`
    insert into directives.directive (id, state, issuer_role, form, subject_vi, subject_en, solution_ids, drafters, drafted_at, changed_at,
      referral_id, document_id, issued_on, issued_by, capacity_id, unit_path, issuer_name, relays_id)
    values (${row.id}, ${row.state}, ${row.issuer_role}, ${row.form}, ${row.subject_vi}, ${row.subject_en}, ${row.solution_ids}, ${row.drafters},
      ${row.drafted_at}, ${row.changed_at}, ${row.referral_id}, ${row.document_id}, ${row.issued_on}::date, ${row.issued_by}, ${row.capacity_id},
      ${row.unit_path ?? 'vn'}, ${row.issuer_name ?? null}, ${row.relays_id ?? null})`.execute(tx)
}

export async function directivesById(db: Reader, ids: readonly string[]): Promise<DirectiveRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<DirectiveRow>`select ${columns} from directives.directive where id in (${sql.join([...ids])}) order by id`.execute(
      db,
    )
  return rows
}

/** The row, held until commit: whoever asks for it next waits and then sees the new version. */
export async function lockDirectives(tx: Transaction, ids: readonly string[]): Promise<DirectiveRow[]> {
  if (ids.length === 0) return []
  const { rows } =
    await sql<DirectiveRow>`select ${columns} from directives.directive where id in (${sql.join([...ids])}) order by id for update`.execute(
      tx,
    )
  return rows
}

export async function directivesOfDocuments(db: Reader, documentIds: readonly string[]): Promise<DirectiveRow[]> {
  if (documentIds.length === 0) return []
  const { rows } =
    await sql<DirectiveRow>`select ${columns} from directives.directive where document_id in (${sql.join([...documentIds])})`.execute(
      db,
    )
  return rows
}

/** The pages written for a draft; they do not change what it says, and so not its version. */
export async function savePages(
  tx: Transaction,
  id: string,
  pages: { pageId: string | null; submissionIds: readonly string[] },
): Promise<void> {
  await sql`update directives.directive set page_id = ${pages.pageId}, submission_ids = ${[...pages.submissionIds]} where id = ${id}`.execute(
    tx,
  )
}

/** A draft written anew; pages made of the old text no longer say the same and are let go. */
export async function updateDraft(
  tx: Transaction,
  id: string,
  draft: { form: Form; subjectVi: string; subjectEn: string | null; solutionIds: readonly string[]; drafters: readonly string[] },
  at: Date,
): Promise<void> {
  await sql`
    update directives.directive set form = ${draft.form}, subject_vi = ${draft.subjectVi}, subject_en = ${draft.subjectEn},
      solution_ids = ${[...draft.solutionIds]}, drafters = ${[...draft.drafters]}, page_id = null, submission_ids = '{}', version = version + 1, changed_at = ${at}
    where id = ${id}`.execute(tx)
}

export async function saveIssued(
  tx: Transaction,
  id: string,
  issued: { state: DirectiveState; documentId: string; issuedOn: string; issuedBy: string; capacityId: string },
  at: Date,
): Promise<void> {
  await sql`
    update directives.directive set state = ${issued.state}, document_id = ${issued.documentId}, issued_on = ${issued.issuedOn}::date,
      issued_by = ${issued.issuedBy}, capacity_id = ${issued.capacityId}, version = version + 1, changed_at = ${at}
    where id = ${id}`.execute(tx)
}

export async function saveState(tx: Transaction, id: string, state: DirectiveState, at: Date): Promise<void> {
  await sql`update directives.directive set state = ${state}, version = version + 1, changed_at = ${at} where id = ${id}`.execute(
    tx,
  )
}

/** From when the whole directive no longer applies, and which newer one says so; its state follows on that day. */
export async function saveEnd(
  tx: Transaction,
  id: string,
  end: { endedOn: string; endedById: string | null },
  at: Date,
): Promise<void> {
  await sql`
    update directives.directive set ended_on = ${end.endedOn}::date, ended_by_id = ${end.endedById}, version = version + 1, changed_at = ${at}
    where id = ${id} and (ended_on is null or ended_on > ${end.endedOn}::date)`.execute(tx)
}

/** A directive of which an act was put on record: whoever read it before reads something old. */
export async function touchDirective(tx: Transaction, id: string, at: Date): Promise<void> {
  await sql`update directives.directive set version = version + 1, changed_at = ${at} where id = ${id}`.execute(tx)
}

export interface ListFilter {
  readonly states: readonly DirectiveState[]
  /** Only what comes after this id in the list (older). */
  readonly before: string | null
  readonly limit: number
}

/** The newest directives, for readers of the whole country. */
export async function listDirectives(db: Reader, filter: ListFilter): Promise<DirectiveRow[]> {
  const { rows } = await sql<DirectiveRow>`
    select ${columns} from directives.directive
    where state in (${sql.join([...filter.states])}) and (${filter.before}::text is null or id < ${filter.before})
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** Those of them that bind somebody within the scope: a territory inside it (one range per prefix) or one that contains it (a few exact paths). */
export async function listDirectivesBinding(db: Reader, scope: readonly string[], filter: ListFilter): Promise<DirectiveRow[]> {
  if (scope.length === 0) return []
  const parts = scope.flatMap((prefix): RawBuilder<unknown>[] => {
    const { from, to } = prefixRange(prefix)
    return [
      sql`select provision_id from directives.provision_territory where unit_path >= ${from} and unit_path < ${to}`,
      sql`select provision_id from directives.provision_territory where unit_path in (${sql.join(withUnitsAbove(prefix))})`,
    ]
  })
  const { rows } = await sql<DirectiveRow>`
    select ${columns} from directives.directive
    where state in (${sql.join([...filter.states])}) and (${filter.before}::text is null or id < ${filter.before})
      and id in (
        select p.directive_id from directives.provision p
        where p.referral_id is null and p.id in (${sql.join(parts, sql` union all `)}))
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** The signed directive that came of each of these recommendations, by the recommendation's id. */
export async function signedFromReferrals(db: Reader, referralIds: readonly string[]): Promise<Map<string, string>> {
  if (referralIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; referral_id: string }>`
    select id, referral_id from directives.directive where referral_id in (${sql.join([...referralIds])}) and document_id is not null order by id desc`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.referral_id, row.id]))
}

/** Directives of ministries, provinces and communes that carry this one out with terms of their own, on this ground. */
export async function relaysOf(db: Reader, directiveId: string): Promise<DirectiveRow[]> {
  const { rows } =
    await sql<DirectiveRow>`select ${columns} from directives.directive where relays_id = ${directiveId} order by unit_path, id`.execute(
      db,
    )
  return rows
}

/** Drafts that stand on an official page, ready to be signed; the longest waiting first. */
export async function draftsWithPage(db: Reader): Promise<Pick<DirectiveRow, 'id' | 'changed_at'>[]> {
  const { rows } = await sql<Pick<DirectiveRow, 'id' | 'changed_at'>>`
    select id, changed_at from directives.directive where state = 'drafted' and page_id is not null order by changed_at limit 100`.execute(
    db,
  )
  return rows
}
