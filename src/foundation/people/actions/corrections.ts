import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { emit } from '../../../platform/outbox.ts'
import { found, Refusal } from '../../../platform/refusal.ts'
import { decide } from '../../../platform/transitions.ts'
import { isWithin } from '../../../vocabulary/administrative-unit-code.ts'
import { civilDay } from '../../../vocabulary/civil-date.ts'
import { initials } from '../../../vocabulary/person-name.ts'
import { type Doer, record } from '../../audit/public.ts'
import { type Correctable, type CorrectionCommand, type CorrectionState, correctionMachine, readWanted } from '../correction.ts'
import { openPerson, sealPerson } from '../sealed-person.ts'
import * as store from '../store/corrections.ts'
import { saveInitials } from '../store/personal-codes.ts'
import { personByDocument, personsStandingFor, updatePerson } from '../store/persons.ts'
import { recordsOf } from './identity.ts'

const purpose = 'people.correction.wanted'
/** Why a commune reads what somebody wants corrected. */
export const ownCorrection = { vi: 'đề nghị đính chính của chính người đó', en: 'the person’s own request for a correction' }

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
    const person = found((await personsStandingFor(tx, [row.person_id])).get(row.person_id), 'person')
    const wanted = readWanted(row.field, keyring.open(row.wanted, purpose), civilDay(by.now))
    if ('refusal' in wanted) throw new Refusal(wanted.refusal)
    const corrected = sealPerson(keyring, { ...openPerson(keyring, person), ...wanted.facts, provenance: 'verified' })
    if (row.field === 'documentNumber' && corrected.document_index !== null) {
      const holder = await personByDocument(tx, corrected.document_index)
      if (holder !== undefined && holder.id !== person.id) throw new Refusal('document-belongs-to-somebody-else')
    }
    await updatePerson(tx, person.id, corrected, by.now)
    if (wanted.facts.name !== undefined) await saveInitials(tx, await recordsOf(tx, person.id), initials(wanted.facts.name))
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
  const person = found((await personsStandingFor(tx, [row.person_id])).get(row.person_id), 'person')
  await record(tx, {
    actor: by.actor,
    action: 'person.unmasked',
    subject: { kind: 'person', id: String(row.person_id) },
    purpose: ownCorrection.vi,
    facts: { through: `correction ${row.id}` },
    at: by.now,
  })
  const held = row.field === 'other' ? undefined : openPerson(keyring, person)[row.field]
  return { field: row.field, wanted: keyring.open(row.wanted, purpose), held: held ?? null }
}
