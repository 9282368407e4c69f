import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { emit } from '../../../platform/outbox.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { readBirthDate } from '../../../vocabulary/birth-date.ts'
import { readPersonName } from '../../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../../vocabulary/phone-number.ts'
import { type Doer, record } from '../../audit/public.ts'
import { type Correctable, type CorrectionCommand, type CorrectionState, correctionMachine } from '../correction.ts'
import { openPerson, sealPerson } from '../sealed-person.ts'
import * as store from '../store/corrections.ts'
import { personByDocument, personsById, updatePerson } from '../store/persons.ts'

const purpose = 'people.correction.wanted'

/** Somebody says that a fact about them is wrong. Asked by a bound device only: nobody may correct a stranger. */
export async function askForCorrection(
  tx: Transaction,
  keyring: Keyring,
  asked: { personId: number; deviceId: string; field: Correctable; wanted: string; unitPath: string },
  now: Date,
): Promise<string> {
  const id = newId()
  await store.insertCorrection(tx, {
    id,
    personId: asked.personId,
    deviceId: asked.deviceId,
    field: asked.field,
    wanted: keyring.seal(asked.wanted, purpose),
    unitPath: asked.unitPath,
    at: now,
  })
  await record(tx, {
    actor: { id: 'citizen', displayName: 'Người dân' },
    action: 'correction.asked',
    subject: { kind: 'person', id: String(asked.personId) },
    scopePath: asked.unitPath,
    facts: { field: asked.field },
    at: now,
  })
  await emit(tx, 'correction.asked', { unitPath: asked.unitPath }, now)
  return id
}

/** The commune's answer. What is made replaces the fact as verified; the change and its reason stay on the record, the values do not. */
export async function answerCorrection(
  tx: Transaction,
  keyring: Keyring,
  given: { id: string; command: CorrectionCommand; reason: string | undefined },
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<CorrectionState> {
  const row = found(await store.correctionById(tx, given.id), 'correction')
  found(isWithin(by.scope, row.unit_path) ? row : undefined, 'correction')
  const state = decide(correctionMachine, row.state, given.command, { reason: given.reason })
  if (given.command === 'make' && row.field !== 'other') {
    const person = found((await personsById(tx, [row.person_id]))[0], 'person')
    const facts = openPerson(keyring, person)
    const typed = keyring.open(row.wanted, purpose)
    const wanted = row.field === 'bornOn' ? readBirthDate(typed) : typed
    if (wanted === undefined) throw new Refusal('birth-is-not-a-date')
    if (row.field === 'name' && readPersonName(wanted) === undefined) throw new Refusal('name-is-not-a-name')
    if (row.field === 'phone' && readPhoneNumber(wanted) === undefined) throw new Refusal('phone-is-not-a-phone-number')
    const corrected = sealPerson(keyring, { ...facts, [row.field]: wanted, provenance: 'verified' })
    if (row.field === 'documentNumber' && corrected.document_index !== null) {
      const holder = await personByDocument(tx, corrected.document_index)
      if (holder !== undefined && holder.id !== person.id) throw new Refusal('document-belongs-to-somebody-else')
    }
    await updatePerson(tx, person.id, corrected, by.now)
  }
  await store.answerCorrection(tx, { id: row.id, state, by: by.actor.id, reason: given.reason ?? null, at: by.now })
  await record(tx, {
    actor: by.actor,
    action: given.command === 'make' ? 'correction.made' : 'correction.refused',
    subject: { kind: 'person', id: String(row.person_id) },
    scopePath: row.unit_path,
    facts: { field: row.field },
    at: by.now,
  })
  return state
}

/** What is open in one's area, oldest first; the wanted text opened for whoever answers it, which is an unmasked reading on the record. */
export async function openCorrection(
  tx: Transaction,
  keyring: Keyring,
  id: string,
  by: { actor: Doer; scope: readonly string[]; now: Date },
): Promise<{ field: Correctable; wanted: string; held: string | null }> {
  const row = found(await store.correctionById(tx, id), 'correction')
  found(isWithin(by.scope, row.unit_path) ? row : undefined, 'correction')
  const person = found((await personsById(tx, [row.person_id]))[0], 'person')
  await record(tx, {
    actor: by.actor,
    action: 'person.unmasked',
    subject: { kind: 'person', id: String(row.person_id) },
    purpose: 'đề nghị đính chính của chính người đó',
    facts: { through: `correction ${row.id}` },
    at: by.now,
  })
  const held = row.field === 'other' ? undefined : openPerson(keyring, person)[row.field]
  return { field: row.field, wanted: keyring.open(row.wanted, purpose), held: held ?? null }
}
