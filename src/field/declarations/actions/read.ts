import { type Doer, record } from '../../../foundation/audit/public.ts'
import { type Provenance, type PurposeInEnglish, provenances, unmaskPerson } from '../../../foundation/people/public.ts'
import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found } from '../../../platform/refusal.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { forms } from '../data/forms.ts'
import { flagsIn } from '../flag.ts'
import { type FlagKind, formOf } from '../form-definition.ts'
import { chainOf, type DeclarationRow, declarationById } from '../store/declaration.ts'
import { type FollowUpRow, stepsOf } from '../store/follow-up.ts'
import { stateOf } from './correct.ts'
import { communesIn, type GivenAnswers, openAnswers } from './sealed-answers.ts'

/** A declaration of one's area; elsewhere it is not there. */
export async function declarationInScope(db: Reader, id: string, scope: readonly string[]): Promise<DeclarationRow> {
  const row = await declarationById(db, id)
  return found(row !== undefined && isWithin(scope, row.unit_path) ? row : undefined, 'declaration')
}

const toCall = {
  vi: 'Gọi người khai có dấu hiệu hoặc tiếp xúc',
  en: 'Calling somebody who declared signs or a contact',
}
const toCheck = { vi: 'Kiểm tra tờ khai y tế ở cửa', en: 'Checking the health declaration at the door' }
/** What this room puts on the record as a purpose, in English. */
export const declarationPurposeInEnglish: PurposeInEnglish = (purpose) => [toCall, toCheck].find((one) => one.vi === purpose)?.en

/** A door that checked a declaration saw a masked line; whom it is about sees who looked. */
export async function recordCheck(tx: Transaction, row: DeclarationRow, by: { actor: Doer; now: Date }): Promise<void> {
  await record(tx, {
    actor: by.actor,
    action: 'person.looked-up',
    subject: { kind: 'person', id: String(row.person_id) },
    purpose: toCheck.vi,
    facts: { through: `declaration ${row.id}` },
    at: by.now,
  })
}

/** Name and telephone, no more: what a call needs. */
export async function readPersonToCall(
  tx: Transaction,
  keyring: Keyring,
  row: FollowUpRow,
  by: { actor: Doer; now: Date },
): Promise<{ name: string; phone: string | null }> {
  const person = await unmaskPerson(tx, keyring, row.person_id, {
    actor: by.actor,
    purpose: toCall.vi,
    subject: `follow-up ${row.id}`,
    now: by.now,
  })
  return { name: person.name, phone: person.phone ?? null }
}

interface HistoryEntry {
  id: string
  at: string
  provenance: Provenance
  by: string | null
  reason: string | null
  kinds: FlagKind[]
}

/** The whole declaration with who said what when; the reading itself is put on the record. */
export async function readDeclaration(
  tx: Transaction,
  keyring: Keyring,
  row: DeclarationRow,
  by: { actor: Doer; purpose: string; now: Date },
): Promise<{
  answers: GivenAnswers
  isNewest: boolean
  history: HistoryEntry[]
  steps: { at: string; state: ReturnType<typeof stateOf>; by: string }[]
  communes: string[]
}> {
  const chain = await chainOf(tx, row.id)
  await record(tx, {
    actor: by.actor,
    action: 'declaration.opened',
    subject: { kind: 'declaration', id: row.id },
    scopePath: row.unit_path,
    purpose: by.purpose,
    at: by.now,
  })
  // It is a reading of the person too: they see it in "who looked at my data".
  await unmaskPerson(tx, keyring, row.person_id, {
    actor: by.actor,
    purpose: by.purpose,
    subject: `declaration ${row.id}`,
    now: by.now,
  })
  const answers = openAnswers(keyring, row)
  const form = found(formOf(forms, row.form, row.version), 'form')
  const steps = await stepsOf(
    tx,
    chain.map((one) => one.id),
  )
  return {
    answers,
    isNewest: !chain.some((one) => one.corrected_of === row.id),
    history: chain.map((one) => ({
      id: one.id,
      at: one.declared_at.toISOString(),
      provenance: provenances.find((known) => known === one.provenance) ?? 'self-declared',
      by: one.declared_by_name,
      reason: one.correction_reason,
      kinds: flagsIn(one.flags),
    })),
    steps: steps.map((step) => ({ at: step.at.toISOString(), state: stateOf(step), by: step.actor_name })),
    communes: communesIn(form, answers),
  }
}
