import { type Doer, record } from '../../../foundation/audit/public.ts'
import { maskedPersons } from '../../../foundation/people/public.ts'
import { placeNames } from '../../../foundation/places/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide, nextSteps } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/period.ts'
import { flagsIn } from '../flag.ts'
import { type FollowUpCommand, followUp, followUpCommands } from '../follow-up.ts'
import { formIds } from '../form-definition.ts'
import { type FollowUpRow, followUpById, moveFollowUp } from '../store/follow-up.ts'
import { stateOf } from './correct.ts'

/** A follow-up in one's area; elsewhere it is not there. */
export async function followUpInScope(db: Reader, id: string, scope: readonly string[]): Promise<FollowUpRow> {
  const row = await followUpById(db, id)
  return found(row !== undefined && isWithin(scope, row.unit_path) ? row : undefined, 'follow-up')
}

/** Call, clear or refer: moves one follow-up on and puts it on the record. */
export async function takeStep(
  tx: Transaction,
  row: FollowUpRow,
  given: { command: FollowUpCommand; version: number },
  by: { actor: Doer; now: Date },
): Promise<FollowUpRow> {
  const state = decide(followUp, stateOf(row), given.command, null)
  if (!(await moveFollowUp(tx, { id: row.id, version: given.version, state, actor: by.actor, at: by.now })))
    throw new Refusal('somebody-was-quicker', {}, 409)
  await record(tx, {
    actor: by.actor,
    action: 'declaration.followed-up',
    subject: { kind: 'declaration', id: row.declaration_id },
    scopePath: row.unit_path,
    facts: { command: given.command, state },
    at: by.now,
  })
  await record(tx, {
    actor: by.actor,
    action: 'person.followed-up',
    subject: { kind: 'person', id: String(row.person_id) },
    scopePath: row.unit_path,
    facts: { declaration: row.declaration_id, command: given.command },
    at: by.now,
  })
  return { ...row, state, version: given.version + 1, changed_at: by.now }
}

export type ListedFollowUp = FollowUpRow & { form: string; last_by: string | null }

/** Rows of the work list as the page shows them: masked, placed, with what may be done next. */
export async function wordFollowUps(
  db: Reader,
  keyring: Keyring,
  rows: readonly ListedFollowUp[],
  holds: (permission: string) => boolean,
  now: Date,
) {
  const masked = await maskedPersons(
    db,
    keyring,
    rows.map((row) => row.person_id),
  )
  const places = await placeNames(
    db,
    rows.map((row) => row.unit_path),
    civilDay(now),
  )
  return rows.map((row) => ({
    id: row.id,
    declarationId: row.declaration_id,
    maskedLine: masked.get(row.person_id) ?? '***',
    form: found(
      formIds.find((one) => one === row.form),
      'form',
    ),
    kinds: flagsIn(row.kinds),
    state: stateOf(row),
    version: row.version,
    openedAt: row.opened_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    lastBy: row.last_by,
    placeVi: places.get(row.unit_path)?.vi ?? '',
    placeEn: places.get(row.unit_path)?.en ?? '',
    nextSteps: nextSteps(followUp, stateOf(row), null, holds).flatMap(({ command, whyNot }) => {
      const known = followUpCommands.find((one) => one === command)
      return known === undefined ? [] : [{ command: known, whyNot }]
    }),
  }))
}
