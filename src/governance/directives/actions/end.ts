import type { Transaction } from '../../../platform/database.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { addDays } from '../../../vocabulary/period.ts'
import type { IssuerRole } from '../authority-rule.ts'
import { mayEnd } from '../directive.ts'
import { takesWholePlace } from '../provision.ts'
import { type DirectiveRow, lockDirectives } from '../store/directive.ts'
import { issuedProvisionsById, type ProvisionRow, provisionOf } from '../store/provision.ts'
import { putAct } from './act.ts'
import type { By } from './by.ts'
import type { LinkedKind } from './official-document.ts'

export interface Ending {
  readonly directiveId: string
  readonly how: 'replace' | 'repeal'
}

export interface Newer {
  readonly id: string
  readonly issuerRole: IssuerRole
  readonly documentId: string
  readonly issuedOn: string
  /** The first day on which one of its contents applies. */
  readonly firstDay: string
}

/** What a newer directive does to older ones, as its document will say it in the register. */
export interface Changed {
  readonly directiveId: string
  readonly documentId: string
  readonly kind: LinkedKind
}

/**
 * Ends directives by a new one: replaced ones hold until the new one applies, repealed ones end with its signature. What was
 * measured under the old text stays as it was.
 */
export async function endDirectives(
  tx: Transaction,
  newer: Newer,
  endings: readonly Ending[],
  by: By,
): Promise<(Ending & Changed)[]> {
  const rows = await lockedOthers(
    tx,
    newer,
    endings.map(({ directiveId }) => directiveId),
  )
  const ended: (Ending & Changed)[] = []
  for (const { directiveId, how } of endings) {
    const row = found(rows.get(directiveId), 'directive')
    const effectiveOn = how === 'replace' ? newer.firstDay : newer.issuedOn
    await putAct(tx, row, { kind: how, effectiveOn, provisionIds: null, ...saidBy(newer) }, by)
    const kind = how === 'replace' ? 'replaces' : 'repeals'
    ended.push({ directiveId, how, kind, documentId: found(row.document_id, 'document') })
  }
  return ended
}

/** Contents that take the place of older ones: each older one holds until the new text begins, and keeps what was measured under it. */
export async function amendDirectives(
  tx: Transaction,
  newer: Newer,
  provisions: readonly ProvisionRow[],
  by: By,
): Promise<Changed[]> {
  const amending = provisions.filter(({ replaces_id }) => replaces_id !== null)
  if (amending.length === 0) return []
  const ids = [...new Set(amending.flatMap(({ replaces_id }) => replaces_id ?? []))]
  const older = new Map((await issuedProvisionsById(tx, ids)).map((one) => [one.id, one]))
  const lost = amending.filter(({ replaces_id }) => !older.has(replaces_id ?? '')).map(({ code }) => code)
  if (lost.length > 0) throw new Refusal('provision-to-amend-is-not-in-force', { provisions: lost })
  const partly = [...older.values()].flatMap((old) => {
    const taking = amending.filter(({ replaces_id }) => replaces_id === old.id)
    return takesWholePlace(taking.map(provisionOf), provisionOf(old)) ? [] : taking.map(({ code }) => code)
  })
  if (partly.length > 0) throw new Refusal('amendment-releases-a-part', { provisions: partly })
  const rows = await lockedOthers(
    tx,
    newer,
    [...older.values()].map(({ directive_id }) => directive_id),
  )
  const changed: Changed[] = []
  for (const [directiveId, row] of rows) {
    for (const old of [...older.values()].filter(({ directive_id }) => directive_id === directiveId)) {
      const [effectiveOn = newer.firstDay] = amending
        .filter(({ replaces_id }) => replaces_id === old.id)
        .map(({ from_on }) => from_on)
        .toSorted()
      await putAct(tx, row, { kind: 'amend', effectiveOn, provisionIds: [old.id], ...saidBy(newer) }, by)
    }
    changed.push({ directiveId, documentId: found(row.document_id, 'document'), kind: 'amends' })
  }
  return changed
}

/** A directive's own last days: what it says itself about how long it applies. */
export async function planExpiry(
  tx: Transaction,
  row: DirectiveRow,
  provisions: readonly Pick<ProvisionRow, 'id' | 'until_on'>[],
  by: By,
): Promise<void> {
  const days = [...new Set(provisions.flatMap(({ until_on }) => until_on ?? []))]
  for (const day of days) {
    const over = provisions.filter(({ until_on }) => until_on === day).map(({ id }) => id)
    const provisionIds = over.length === provisions.length ? null : over
    const said = { documentId: null, byDirectiveId: null, note: null }
    await putAct(tx, row, { kind: 'expire', effectiveOn: addDays(day, 1), provisionIds, ...said }, by)
  }
}

function saidBy({ id, documentId }: Newer) {
  return { documentId, byDirectiveId: id, note: null }
}

async function lockedOthers(tx: Transaction, newer: Newer, ids: readonly string[]): Promise<Map<string, DirectiveRow>> {
  const rows = await lockDirectives(tx, [...new Set(ids)])
  for (const row of rows) {
    if (!mayEnd(newer.issuerRole, row.issuer_role))
      throw new Refusal('higher-directive-cannot-be-ended', { directive: row.subject_vi })
  }
  return new Map(rows.map((row) => [row.id, row]))
}
