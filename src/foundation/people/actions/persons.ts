import type pg from 'pg'
import { type Database, overClient, type Reader, type Transaction } from '../../../platform/database.ts'
import { groupCommit } from '../../../platform/group-commit.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found } from '../../../platform/refusal.ts'
import { startOfCivilDay } from '../../../vocabulary/period.ts'
import { foldVietnamese, initials } from '../../../vocabulary/person-name.ts'
import { type Doer, record, system } from '../../audit/public.ts'
import { maskedLine, mayReplace, type PersonFacts } from '../person.ts'
import { documentIndex, openPerson, phoneIndex, sealPerson } from '../sealed-person.ts'
import * as store from '../store/persons.ts'

/**
 * The id of the person these facts are about, recording them when they are new. A document read from a card decides by itself;
 * a typed number counts only together with the same name, so that typing somebody’s number neither reveals nor overwrites anything.
 * `own` are persons that the same phone spoke for before: what it said of them it may say anew, and the same name and number typed
 * on it twice is the same person, whether or not the number is known from elsewhere.
 */
export async function rememberPerson(
  db: Reader,
  keyring: Keyring,
  facts: PersonFacts,
  at: Date,
  own: readonly number[] = [],
  insert: (person: store.SealedPerson) => Promise<number | null> = (person) => store.insertPerson(db, person, at),
): Promise<number> {
  const known = await findPerson(db, keyring, facts, own)
  if (known !== undefined) {
    await completePerson(db, keyring, known, facts, { at, isOwn: own.includes(known.id) })
    // Retention must not forget somebody who stands at the door: a touch a day is enough and spares the hot path.
    if (at.getTime() - known.last_needed_at.getTime() > 86_400_000) await store.touchPerson(db, known.id, at)
    return known.id
  }
  const sealed = sealPerson(keyring, facts)
  const id = await insert(sealed)
  if (id !== null) return id
  // The document has a holder: another door read the same card in the same moment, or somebody typed another person's number.
  const holder = await holderOf(db, keyring, facts)
  if (holder !== undefined) return holder.id
  return found(await insert({ ...sealed, document_index: null }), 'person')
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
    const id = rememberPerson(db, keyring, facts, at, [], (person) => newcomers.add({ person, at }))
    if (known.size >= most) known.delete(known.keys().next().value ?? '')
    known.set(key, { id, until: now + keepMilliseconds })
    id.catch(() => known.delete(key))
    return id
  }
}

async function findPerson(
  db: Reader,
  keyring: Keyring,
  facts: PersonFacts,
  own: readonly number[],
): Promise<store.PersonRow | undefined> {
  const holder = await holderOf(db, keyring, facts)
  if (holder !== undefined) return holder
  const typed = documentIndex(keyring, facts.documentNumber)
  const numberOf = (row: store.PersonRow) => documentIndex(keyring, openPerson(keyring, row).documentNumber)
  if (typed !== null) {
    const said = await store.personsById(db, own)
    const same = said.find((row) => hasSameName(keyring, row, facts) && numberOf(row)?.equals(typed))
    if (same !== undefined) return same
  }
  const phone = phoneIndex(keyring, facts.phone)
  if (phone === null) return undefined
  const sharing = await store.personsByPhone(db, phone)
  return sharing.find((row) => {
    if (!hasSameName(keyring, row, facts)) return false
    const number = numberOf(row)
    return typed === null || number === null || number.equals(typed)
  })
}

/** Who holds the document, if the facts may claim it: a card speaks for itself, a typed number only with the same name. */
async function holderOf(db: Reader, keyring: Keyring, facts: PersonFacts): Promise<store.PersonRow | undefined> {
  const document = documentIndex(keyring, facts.documentNumber)
  const holder = document === null ? undefined : await store.personByDocument(db, document)
  if (holder === undefined) return undefined
  const speaksForItself = facts.provenance === 'read-from-card' || facts.provenance === 'verified'
  return speaksForItself || hasSameName(keyring, holder, facts) ? holder : undefined
}

function hasSameName(keyring: Keyring, row: store.PersonRow, facts: PersonFacts): boolean {
  return foldVietnamese(openPerson(keyring, row).name) === foldVietnamese(facts.name)
}

/** Fills what was missing; replaces what was known only by a better source, by another paper, or by the phone that said it. */
async function completePerson(
  db: Reader,
  keyring: Keyring,
  row: store.PersonRow,
  newer: PersonFacts,
  { at, isOwn }: { at: Date; isOwn: boolean },
): Promise<void> {
  const older = openPerson(keyring, row)
  const replace = mayReplace(older.provenance, newer.provenance, isOwn)
  const pick = <T>(was: T | undefined, is: T | undefined): T | undefined => (replace ? (is ?? was) : (was ?? is))
  const merged: PersonFacts = {
    name: pick(older.name, newer.name) ?? older.name,
    phone: pick(older.phone, newer.phone),
    documentKind: pick(older.documentKind, newer.documentKind),
    documentNumber: pick(older.documentNumber, newer.documentNumber),
    bornOn: pick(older.bornOn, newer.bornOn),
    gender: pick(older.gender, newer.gender),
    address: pick(older.address, newer.address),
    provenance: replace ? newer.provenance : older.provenance,
  }
  if (JSON.stringify(merged) === JSON.stringify(older)) return
  const sealed = sealPerson(keyring, merged)
  const holder = sealed.document_index === null ? undefined : await store.personByDocument(db, sealed.document_index)
  // A typed number that somebody else holds stays a claim: it is kept sealed, and nobody is found by it.
  const isClaim = holder !== undefined && holder.id !== row.id
  await store.updatePerson(db, row.id, isClaim ? { ...sealed, document_index: null } : sealed, at)
}

/** Who gave this telephone number, newest first: for a door that asks "is it you?" with masked lines. */
export async function findByPhone(
  db: Reader,
  keyring: Keyring,
  phone: string,
): Promise<{ id: number; maskedLine: string; initials: string }[]> {
  const index = phoneIndex(keyring, phone)
  if (index === null) return []
  return (await store.personsByPhone(db, index)).map((row) => {
    const facts = openPerson(keyring, row)
    return { id: row.id, maskedLine: maskedLine(facts), initials: initials(facts.name) }
  })
}

/** `Nguyễn Văn*** (0912345***)` for each id; what every list shows. */
export async function maskedPersons(db: Reader, keyring: Keyring, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await store.personsById(db, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, maskedLine(openPerson(keyring, row))]))
}

/** What is held about somebody, for their own eyes: the caller has made sure that it is they who ask. */
export async function ownFacts(db: Reader, keyring: Keyring, id: number): Promise<PersonFacts | undefined> {
  const [row] = await store.personsById(db, [id])
  return row === undefined ? undefined : openPerson(keyring, row)
}

/** Shows one person unmasked to somebody with a purpose; the reading itself is put on the record, in the same transaction. */
export async function unmaskPerson(
  tx: Transaction,
  keyring: Keyring,
  id: number,
  by: { actor: Doer; purpose: string; subject: string; now: Date },
): Promise<PersonFacts> {
  const row = found((await store.personsById(tx, [id]))[0], 'person')
  await record(tx, {
    actor: by.actor,
    action: 'person.unmasked',
    subject: { kind: 'person', id: String(id) },
    purpose: by.purpose,
    facts: { through: by.subject },
    at: by.now,
  })
  return openPerson(keyring, row)
}

/** Whether a text carries the full name of one of these persons, however it is spelt: what leaves for somebody else must not. */
export async function namesSomebody(db: Reader, keyring: Keyring, ids: readonly number[], text: string): Promise<boolean> {
  const said = ` ${wordsOf(text)} `
  const rows = await store.personsById(db, [...new Set(ids)])
  return rows.some((row) => said.includes(` ${wordsOf(openPerson(keyring, row).name)} `))
}

function wordsOf(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
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
