import { type Doer, record } from '../../../foundation/audit/public.ts'
import type { Provenance } from '../../../foundation/people/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { forms } from '../data/forms.ts'
import { type FollowUpState, followUp, followUpStates } from '../follow-up.ts'
import { formOf } from '../form-definition.ts'
import { identityIn } from '../identity.ts'
import { addToUnitDay, chainOf, type DeclarationRow, holdDeclaration, insertDeclaration } from '../store/declaration.ts'
import { type FollowUpRow, moveFollowUp, openFollowUpOf, wasCleared } from '../store/follow-up.ts'
import { type Declarer, doerOf, personOf, raise, readGiven, refuseUnknownCommunes, rowOf } from './declare.ts'

export interface Correction {
  readonly shared: Readonly<Record<string, unknown>>
  readonly answers: Readonly<Record<string, unknown>>
  readonly provenance: Provenance
  /** Shown in the history; null when the declarer's own phone gave none. */
  readonly reason: string | null
}

/**
 * Writes a declaration anew: the older row stays, with who gave it and how they came to say so. A correction does not prolong
 * the time for which the declaration is accepted, and from a phone it does not take back a sign before the commune has called. The counts of the day keep the declaration; only its flag may change them.
 */
export async function correctDeclaration(
  tx: Transaction,
  keyring: Keyring,
  older: DeclarationRow,
  given: Correction,
  by: Declarer,
  now: Date,
): Promise<DeclarationRow> {
  await holdDeclaration(tx, older.id)
  if ((await chainOf(tx, older.id)).some((one) => one.corrected_of === older.id))
    throw new Refusal('declaration-was-corrected-already', {}, 409)
  const form = found(formOf(forms, older.form, older.version), 'form')
  // Days are judged from the day of the declaration: a journey that lay ahead then may lie behind by now.
  const day = civilDay(older.declared_at)
  const [one] = readGiven(
    form,
    { shared: given.shared, persons: [{ answers: given.answers, provenance: given.provenance }] },
    day,
  )
  const read = found(one, 'answers')
  await refuseUnknownCommunes(tx, form, [read], day)
  const identity = { ...identityIn(read.answers.person), provenance: given.provenance }
  const personId = await personOf(tx, keyring, identity, by, now)
  const row: DeclarationRow = {
    ...rowOf(keyring, form, read, { personId, groupId: older.group_id, by, now, until: older.valid_until }),
    corrected_of: older.id,
    correction_reason: given.reason,
  }
  // Whoever was stopped with a fever could otherwise take it back without having been called.
  if ('deviceId' in by && !(await wasCleared(tx, older))) row.flags |= older.flags
  await insertDeclaration(tx, row)
  await followCorrection(tx, older, row, doerOf(by), now)
  const change = (row.flags === 0 ? 0 : 1) - (older.flags === 0 ? 0 : 1)
  if (change !== 0)
    await addToUnitDay(tx, day, [{ unitPath: older.unit_path, form: form.id, declarations: 0, persons: 0, flagged: change }])
  await record(tx, {
    actor: doerOf(by),
    action: 'declaration.corrected',
    subject: { kind: 'declaration', id: row.id },
    scopePath: row.unit_path,
    facts: { of: older.id, provenance: row.provenance, flags: row.flags },
    at: now,
  })
  // Whom it was about before and whom it is about now see it among what was done with their data.
  for (const person of new Set([older.person_id, row.person_id]))
    await record(tx, {
      actor: doerOf(by),
      action: 'person.redeclared',
      subject: { kind: 'person', id: String(person) },
      scopePath: row.unit_path,
      ...('account' in by && given.reason !== null && person === row.person_id ? { purpose: given.reason } : {}),
      facts: { declaration: row.id },
      at: now,
    })
  return row
}

/** What was to be followed up because of the older row is followed up because of the newer one, or no more. */
async function followCorrection(
  tx: Transaction,
  older: DeclarationRow,
  newer: DeclarationRow,
  actor: Doer,
  now: Date,
): Promise<void> {
  const open = await openFollowUpOf(tx, older.id)
  if (open !== undefined) {
    const state = decide(followUp, stateOf(open), 'correct', null)
    if (!(await moveFollowUp(tx, { id: open.id, version: open.version, state, actor, at: now })))
      throw new Refusal('somebody-was-quicker', {}, 409)
  }
  if (newer.flags !== 0) await raise(tx, newer, now)
}

export function stateOf(row: Pick<FollowUpRow, 'state'>): FollowUpState {
  return found(
    followUpStates.find((state) => state === row.state),
    'state',
  )
}
