import type { Reader } from '../../../platform/database.ts'
import { endOf, standingOn } from '../act.ts'
import type { ShownDirective } from '../contract.ts'
import { type ActRow, actOf, actsOf } from '../store/act.ts'
import type { DirectiveRow } from '../store/directive.ts'
import { issuedProvisionsById, type ProvisionRow, provisionsReplacing } from '../store/provision.ts'
import { documentLinks } from './official-document.ts'
import { directiveWords } from './words.ts'

/** What became of a directive since its signature, and how each of its contents stands on a day; nothing for what was never signed. */
export async function showLife(
  db: Reader,
  row: DirectiveRow,
  provisions: readonly ProvisionRow[],
  on: string,
): Promise<Pick<ShownDirective, 'acts' | 'standings'>> {
  const own = provisions.filter((one) => one.referral_id === null)
  const older = await issuedProvisionsById(
    db,
    own.flatMap(({ replaces_id }) => replaces_id ?? []),
  )
  const acts = await actsOf(db, [row.id])
  const newer = await provisionsReplacing(
    db,
    own.map(({ id }) => id),
  )
  const words = await directiveWords(db, [
    ...[...older, ...newer].map(({ directive_id }) => directive_id),
    ...acts.flatMap(({ by_directive_id }) => by_directive_id ?? []),
  ])
  const named = (id: string) => words.get(id) ?? { vi: id, en: id }
  const linked = (one: ProvisionRow | undefined) =>
    one === undefined ? null : { directiveId: one.directive_id, words: named(one.directive_id), code: one.code }
  const rules = acts.map(actOf)
  const isSigned = row.document_id !== null
  return {
    acts: await showActs(db, acts, own, named),
    standings: own.map((one) => ({
      provisionId: one.id,
      standing: isSigned ? standingOn(one.id, rules, on) : null,
      endsOn: endOf(one.id, rules),
      replaces: linked(older.find(({ id }) => id === one.replaces_id)),
      replacedBy: linked(newer.find(({ replaces_id }) => replaces_id === one.id)),
    })),
  }
}

async function showActs(
  db: Reader,
  acts: readonly ActRow[],
  own: readonly ProvisionRow[],
  named: (id: string) => { vi: string; en: string },
): Promise<ShownDirective['acts']> {
  const link = await documentLinks(
    db,
    acts.map(({ document_id }) => document_id),
  )
  return acts.map((act) => ({
    id: act.id,
    kind: act.kind,
    effectiveOn: act.effective_on,
    codes: act.provision_ids === null ? null : own.filter(({ id }) => act.provision_ids?.includes(id)).map(({ code }) => code),
    document: link(act.document_id),
    byDirective: act.by_directive_id === null ? null : { directiveId: act.by_directive_id, words: named(act.by_directive_id) },
    note: act.note,
    hasCome: act.brought_about_at !== null,
  }))
}
