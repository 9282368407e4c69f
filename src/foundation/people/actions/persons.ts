import type pg from 'pg'
import { type Database, overClient, type Reader, type Transaction } from '../../../platform/database.ts'
import { groupCommit } from '../../../platform/group-commit.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found } from '../../../platform/refusal.ts'
import { startOfCivilDay } from '../../../vocabulary/period.ts'
import { initials } from '../../../vocabulary/person-name.ts'
import { type Doer, record, system } from '../../audit/public.ts'
import { namesPerson } from '../named.ts'
import { isShown, maskedLine, mayReplace, type PersonFacts, phoneOf } from '../person.ts'
import { hasSameName, mayBeBornOn, maySamePerson } from '../same-person.ts'
import { documentIndex, openPerson, phoneIndex, sealPerson } from '../sealed-person.ts'
import { linkPerson, personOfDevice } from '../store/devices.ts'
import * as store from '../store/persons.ts'

/**
 * The id of the person whom a door or a desk was told or shown, recording them when they are new. A paper in the hand establishes a person
 * and may change what an earlier paper said. What is only said finds the record that was made of the same words, or an established
 * person of that name and number; it completes and changes nothing.
 */
export async function rememberPerson(
  db: Reader,
  keyring: Keyring,
  facts: PersonFacts,
  at: Date,
  insert: (person: store.SealedPerson) => Promise<number | null> = (person) => store.insertPerson(db, person, at),
): Promise<number> {
  const document = isShown(facts.provenance) ? documentIndex(keyring, facts.documentNumber) : null
  const known = document === null ? await findSaid(db, keyring, facts) : await store.personByDocument(db, document)
  if (known !== undefined) {
    if (document !== null) await completePerson(db, keyring, known, facts, at)
    await touch(db, known, at)
    return known.id
  }
  const id = await insert(sealPerson(keyring, facts))
  if (id !== null) return id
  // Another door read the same card in the same moment.
  return found(document === null ? undefined : await store.personByDocument(db, document), 'person').id
}

/**
 * The id of the person whom a phone speaks of. As long as no desk has bound it to that person its words stand as its own claim: they
 * neither find nor change what anybody else said, and the same phone may say them anew.
 */
export async function rememberClaim(
  tx: Transaction,
  keyring: Keyring,
  facts: PersonFacts,
  by: { deviceId: string; relation: 'self' | 'family' },
  at: Date,
): Promise<number> {
  const bound = await boundPerson(tx, by.deviceId)
  if (bound !== undefined && speaksOf(openPerson(keyring, bound), facts)) {
    await fillIn(tx, keyring, bound, facts, at)
    return bound.id
  }
  const own = (await store.claimsOfDevice(tx, by.deviceId)).filter((row) => isSameClaim(openPerson(keyring, row), facts))
  const known = own.find((row) => openPerson(keyring, row).bornOn === facts.bornOn) ?? own[0]
  const claim = sealPerson(keyring, known === undefined ? facts : { ...openPerson(keyring, known), ...said(facts) }, by.deviceId)
  if (known !== undefined) await store.updatePerson(tx, known.id, claim, at)
  const personId = known?.id ?? found(await store.insertPerson(tx, claim, at), 'person')
  await linkPerson(tx, { deviceId: by.deviceId, personId, relation: by.relation, at })
  return personId
}

async function boundPerson(db: Reader, deviceId: string): Promise<store.PersonRow | undefined> {
  const id = await personOfDevice(db, deviceId)
  return id === null ? undefined : (await store.personsStandingFor(db, [id])).get(id)
}

/** Whether a bound phone's words are about its person: the name, and nothing that says it is somebody else. */
function speaksOf(person: PersonFacts, facts: PersonFacts): boolean {
  if (!hasSameName(person, facts)) return false
  if (person.documentNumber !== undefined && facts.documentNumber !== undefined) return maySamePerson(person, facts)
  return mayBeBornOn(person.bornOn, facts.bornOn)
}

/** On one phone a person is who has the same name, the same document or none, and no other birth. */
function isSameClaim(claim: PersonFacts, facts: PersonFacts): boolean {
  if (!hasSameName(claim, facts) || !mayBeBornOn(claim.bornOn, facts.bornOn)) return false
  if (claim.documentNumber !== undefined && facts.documentNumber !== undefined) return maySamePerson(claim, facts)
  return phoneOf(claim.phone)?.e164 === phoneOf(facts.phone)?.e164
}

function said(facts: PersonFacts): Partial<PersonFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** The record that was made of the same words: a number with its name, or a name and telephone of whom no number is known. */
async function findSaid(db: Reader, keyring: Keyring, facts: PersonFacts): Promise<store.PersonRow | undefined> {
  const document = documentIndex(keyring, facts.documentNumber)
  if (document !== null) {
    const holder = await store.personByDocument(db, document)
    const told = holder === undefined ? await store.personsSaidToHold(db, document) : [holder]
    return standing(
      db,
      told.find((row) => hasSameName(openPerson(keyring, row), facts)),
    )
  }
  const phone = phoneIndex(keyring, facts.phone)
  if (phone === null) return undefined
  const alike = (await store.personsByPhone(db, phone)).filter((row) => maySamePerson(openPerson(keyring, row), facts))
  const established = [...new Set(alike.flatMap((row) => row.same_as ?? (row.document_index === null ? [] : row.id)))]
  if (established.length === 1) return (await store.personsById(db, established))[0]
  const told = alike.filter((row) => row.same_as === null && row.document === null)
  return told.find((row) => openPerson(keyring, row).bornOn === facts.bornOn) ?? (told.length === 1 ? told[0] : undefined)
}

async function standing(db: Reader, row: store.PersonRow | undefined): Promise<store.PersonRow | undefined> {
  return row === undefined || row.same_as === null ? row : (await store.personsById(db, [row.same_as]))[0]
}

/** Retention must not forget somebody who stands at the door: a touch a day is enough and spares the hot path. */
async function touch(db: Reader, row: store.PersonRow, at: Date): Promise<void> {
  if (at.getTime() - row.last_needed_at.getTime() > 86_400_000) await store.touchPerson(db, row.id, at)
}

/**
 * `rememberPerson` with a memory of the last facts seen: the same card at the same door costs no second look-up. New people of many doors
 * are written together, as their visits are: on the first morning everybody is new.
 */
export function openPersonMemory(keyring: Keyring, pool: pg.Pool, keepMilliseconds = 300_000, most = 20_000) {
  const newcomers = groupCommit<{ person: store.SealedPerson; at: Date }, number | null>({
    pool,
    lanes: 1,
    maxRows: 200,
    write: (client, rows) => store.insertPersons(overClient(client), rows),
  })
  const known = new Map<string, { id: Promise<number>; until: number }>()
  return (db: Reader, facts: PersonFacts, at: Date): Promise<number> => {
    // A keyed hash, so that no name or number stands in memory longer than its request.
    const key = keyring.blindIndex(JSON.stringify(facts), 'memory').toString('base64')
    const now = performance.now()
    const held = known.get(key)
    if (held !== undefined && held.until > now) return held.id
    const id = rememberPerson(db, keyring, facts, at, (person) => newcomers.add({ person, at }))
    if (known.size >= most) known.delete(known.keys().next().value ?? '')
    known.set(key, { id, until: now + keepMilliseconds })
    id.catch(() => known.delete(key))
    return id
  }
}

/** Fills what was missing of an established person; replaces what a weaker or earlier paper said. */
async function completePerson(db: Reader, keyring: Keyring, row: store.PersonRow, newer: PersonFacts, at: Date): Promise<void> {
  const older = openPerson(keyring, row)
  const merged = mayReplace(older.provenance, newer.provenance) ? { ...older, ...said(newer) } : { ...newer, ...said(older) }
  await saveChanged(db, keyring, row, merged, at)
}

/** What a person's own bound phone adds: how to reach them, where they live. */
export async function fillIn(db: Reader, keyring: Keyring, row: store.PersonRow, own: PersonFacts, at: Date): Promise<void> {
  const { phone, gender, address } = own
  await saveChanged(db, keyring, row, { phone, gender, address, ...said(openPerson(keyring, row)) }, at)
  await touch(db, row, at)
}

async function saveChanged(
  db: Reader,
  keyring: Keyring,
  row: store.PersonRow,
  changed: Partial<PersonFacts>,
  at: Date,
): Promise<void> {
  const older = openPerson(keyring, row)
  const merged = { ...older, ...said({ ...older, ...changed }) }
  const fields = ['name', 'phone', 'documentKind', 'documentNumber', 'bornOn', 'gender', 'address', 'provenance'] as const
  if (fields.every((field) => merged[field] === older[field])) return
  await store.updatePerson(db, row.id, sealPerson(keyring, merged, row.claimed_by), at)
}

/**
 * Who gave this telephone number, newest first: for a door that asks "is it you?" with masked lines. Whoever only a phone has spoken of
 * is shown as what a door knows of them, a name and a telephone: what that phone claims besides stays its own.
 */
export async function findByPhone(
  db: Reader,
  keyring: Keyring,
  phone: string,
  at: Date,
): Promise<{ id: number; maskedLine: string; initials: string }[]> {
  const index = phoneIndex(keyring, phone)
  if (index === null) return []
  const held = await store.personsByPhone(db, index)
  const shown = new Map(
    [
      ...(
        await store.personsStandingFor(
          db,
          held.map((row) => row.id),
        )
      ).values(),
    ].map((row) => [row.id, row]),
  )
  const names = [...shown.values()].map((row) => openPerson(keyring, row))
  for (const claim of await store.claimsByPhone(db, index)) {
    const { name } = openPerson(keyring, claim)
    if (claim.same_as !== null || names.some((known) => hasSameName(known, { name }))) continue
    const id = await rememberPerson(db, keyring, { name, phone, provenance: 'self-declared' }, at)
    names.push({ name, provenance: 'self-declared' })
    for (const row of await store.personsById(db, [id])) shown.set(id, row)
  }
  return [...shown.values()].map((row) => {
    const facts = openPerson(keyring, row)
    return { id: row.id, maskedLine: maskedLine(facts), initials: initials(facts.name) }
  })
}

/** `Nguyễn Văn*** (0912345***)` for each id; what every list shows. */
export async function maskedPersons(db: Reader, keyring: Keyring, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await store.personsStandingFor(db, [...new Set(ids)])
  return new Map([...rows].map(([id, row]) => [id, maskedLine(openPerson(keyring, row))]))
}

/** What is held about somebody, for their own eyes: the caller has made sure that it is they who ask. */
export async function ownFacts(db: Reader, keyring: Keyring, id: number): Promise<PersonFacts | undefined> {
  const row = (await store.personsStandingFor(db, [id])).get(id)
  return row === undefined ? undefined : openPerson(keyring, row)
}

/** Shows one person unmasked to somebody with a purpose; the reading itself is put on the record, in the same transaction. */
export async function unmaskPerson(
  tx: Transaction,
  keyring: Keyring,
  id: number,
  by: { actor: Doer; purpose: string; subject: string; now: Date },
): Promise<PersonFacts> {
  const row = found((await store.personsStandingFor(tx, [id])).get(id), 'person')
  await record(tx, {
    actor: by.actor,
    action: 'person.unmasked',
    subject: { kind: 'person', id: String(row.id) },
    purpose: by.purpose,
    facts: { through: by.subject },
    at: by.now,
  })
  return openPerson(keyring, row)
}

/** Whether a text tells who one of these persons is: what leaves for somebody else must not. */
export async function namesSomebody(db: Reader, keyring: Keyring, ids: readonly number[], text: string): Promise<boolean> {
  const asked = [...new Set(ids)]
  const rows = [...(await store.personsById(db, asked)), ...(await store.personsStandingFor(db, asked)).values()]
  return rows.some((row) => namesPerson(text, openPerson(keyring, row)))
}

/**
 * Erases persons that were last touched before a civil day and whom nobody needs any more; the rooms above say who is needed.
 * Answers how many. A thousand at a time, so that it can be stopped and goes on at its next run.
 */
export async function forgetPersons(
  database: Database,
  beforeDay: string,
  stillNeeded: (tx: Transaction, ids: readonly number[]) => Promise<ReadonlySet<number>>,
  now: Date,
): Promise<number> {
  // Twice: once the records that were joined to a person are gone, the person may go too.
  return (await forgetOnce()) + (await forgetOnce())

  async function forgetOnce(): Promise<number> {
    let forgotten = 0
    for (let after = 0; ; ) {
      const step = await database.transaction(async (tx) => {
        const ids = await store.untouchedSince(tx, startOfCivilDay(beforeDay), after, 1000)
        const needed = await stillNeeded(tx, ids)
        const gone = ids.filter((id) => !needed.has(id))
        await store.deletePersons(tx, gone)
        if (gone.length > 0)
          await record(tx, {
            actor: system,
            action: 'persons.forgotten',
            subject: { kind: 'day', id: beforeDay },
            facts: { persons: gone.length },
            at: now,
          })
        return { last: ids.at(-1), gone: gone.length }
      })
      forgotten += step.gone
      if (step.last === undefined) return forgotten
      after = step.last
    }
  }
}
