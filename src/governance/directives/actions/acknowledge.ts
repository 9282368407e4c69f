import { record } from '../../../foundation/audit/public.ts'
import { mostUrgent, startClock, termsOf, type Urgency } from '../../../foundation/calendar/public.ts'
import { documentFacts } from '../../../foundation/documents/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { readPath } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { type Binding, bindsStill, overFor } from '../acknowledgement.ts'
import type { ActKind } from '../act.ts'
import { acknowledgementsOf, insertAcknowledgement } from '../store/acknowledgement.ts'
import { actOf, actsOf } from '../store/act.ts'
import { type ProvisionRow, provisionsOf } from '../store/provision.ts'
import type { By } from './by.ts'
import { readable } from './read.ts'

/** From the signature on, the units that are bound have so long to say that they received it. Nothing but a line on their list follows from it. */
export async function startAcknowledgement(tx: Transaction, directiveId: string, documentId: string, now: Date): Promise<void> {
  const urgency = await urgencyOfDocuments(tx, [documentId])
  await startClock(tx, { kind: 'directive', id: directiveId }, { term: 'acknowledgement', urgency }, now)
}

/** How fast a matter must go: as its most urgent document says (khẩn, thượng khẩn, hỏa tốc). */
export async function urgencyOfDocuments(db: Reader, ids: readonly (string | null)[]): Promise<Urgency> {
  const facts = await documentFacts(
    db,
    ids.filter((id) => id !== null),
  )
  return mostUrgent([...facts.values()].map(({ priority }) => priority))
}

/** By when units should have acknowledged each directive; one that was signed before such terms ran is missing. */
export async function acknowledgementDays(db: Reader, ids: readonly string[], now: Date): Promise<Map<string, string>> {
  const terms = await termsOf(db, 'directive', ids, now)
  return new Map(
    terms.flatMap(({ subjectId, term, dueAt }) =>
      term === 'acknowledgement' && dueAt !== null ? [[subjectId, civilDay(new Date(dueAt.getTime() - 1))] as const] : [],
    ),
  )
}

/** The provinces and communes for which somebody may speak: not the nation, not an organisation. */
export function unitsAmong(scope: readonly string[]): string[] {
  return scope.filter((path) => {
    const parts = readPath(path)
    return parts?.organisation === undefined && (parts?.level === 'province' || parts?.level === 'commune')
  })
}

/** What of a directive binds units: what left as a recommendation never did. */
export function bindingsOf(provisions: readonly ProvisionRow[]): Binding[] {
  return provisions
    .filter((one) => one.referral_id === null)
    .map((one) => ({ id: one.id, territory: one.territory, endsOn: one.ends_on }))
}

const overAs: Readonly<Partial<Record<ActKind, string>>> = {
  amend: 'directive-to-acknowledge-was-amended',
  replace: 'directive-to-acknowledge-was-replaced',
  repeal: 'directive-to-acknowledge-was-repealed',
}

/** A unit that a signed directive binds says that it received it and gave it to somebody; of what is over nobody says so any more. */
export async function acknowledgeDirective(tx: Transaction, id: string, by: By): Promise<void> {
  const { provisions } = await readable(tx, id, by)
  const contents = bindingsOf(provisions)
  const units = unitsAmong(by.scope)
  const today = civilDay(by.now)
  const over = overFor(contents, (await actsOf(tx, [id])).map(actOf), units, today)
  if (over !== undefined) throw new Refusal(overAs[over.how] ?? 'directive-to-acknowledge-has-expired', { on: over.on }, 409)
  let said = 0
  for (const unit of units.filter((one) => bindsStill(contents, one, today))) {
    const row = { directive_id: id, unit_path: unit, account_name: by.actor.displayName, acknowledged_at: by.now }
    if (!(await insertAcknowledgement(tx, row))) continue
    said += 1
    await record(tx, {
      actor: by.actor,
      action: 'directive.acknowledged',
      subject: { kind: 'directive', id },
      scopePath: unit,
      facts: {},
      at: by.now,
    })
  }
  if (said === 0) throw new Refusal('directive-is-acknowledged-already', {}, 409)
}

/** Which units have acknowledged a directive and when, and which of the asker's own still owe it. */
export async function acknowledgementOf(
  db: Reader,
  id: string,
  asked: { readonly speaksFor: readonly string[]; readonly now: Date },
): Promise<{ dueOn: string | null; on: ReadonlyMap<string, string>; isOwed: boolean }> {
  const rows = await acknowledgementsOf(db, [id])
  const on = new Map(rows.map((row) => [row.unit_path, civilDay(row.acknowledged_at)]))
  const contents = bindingsOf(await provisionsOf(db, [id]))
  const today = civilDay(asked.now)
  return {
    dueOn: (await acknowledgementDays(db, [id], asked.now)).get(id) ?? null,
    on,
    isOwed: unitsAmong(asked.speaksFor).some((unit) => !on.has(unit) && bindsStill(contents, unit, today)),
  }
}
