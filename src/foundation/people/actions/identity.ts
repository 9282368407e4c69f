import type { Reader, Transaction } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { found } from '../../../platform/refusal.ts'
import type { PersonFacts } from '../person.ts'
import { hasSameName, isSlipOf, mayBeBornOn, maySamePerson } from '../same-person.ts'
import { documentIndex, openPerson, phoneIndex } from '../sealed-person.ts'
import { type BoundDevice, devicesOfPersons } from '../store/devices.ts'
import * as store from '../store/persons.ts'
import { fillIn, rememberPerson } from './persons.ts'

/** Under which records somebody is known, and who speaks for them. */
export interface Identity {
  /** The record that stands for the person, then those that a desk joined to it. */
  readonly ids: readonly number[]
  /** What doors and desks recorded of whom may be the same person, without a desk having joined it. */
  readonly told: readonly number[]
  /** What phones claim of whom may be the same person. */
  readonly claims: readonly number[]
  /** What a phone that an office bound to the person says of itself in words that do not fit the person: most likely a slip. */
  readonly slips: readonly number[]
  /** The phones that an office bound to the person, also those lost since; none for what is itself a phone's claim. */
  readonly bound: readonly BoundDevice[]
}

/** Everything that may be said of each of these persons, sorted by who said it; the same few questions however many they are. */
export async function identitiesOf(db: Reader, keyring: Keyring, personIds: readonly number[]): Promise<Map<number, Identity>> {
  const standing = await store.personsStandingFor(db, personIds)
  const rows = [...new Map([...standing.values()].map((row) => [row.id, row])).values()]
  const known = rows.map((row) => openPerson(keyring, row))
  const [joined, like, devices] = await Promise.all([
    store.joinedTo(
      db,
      rows.map(({ id }) => id),
    ),
    personsLike(db, keyring, known),
    devicesOfPersons(
      db,
      rows.filter((row) => row.claimed_by === null).map(({ id }) => id),
    ),
  ])
  const bound = [...devices.values()].flat().map(({ id }) => id)
  const saidOfSelf = Map.groupBy(await store.selfClaimsOf(db, bound), (row) => row.claimed_by)
  const identities = new Map<number, Identity>()
  for (const [at, row] of rows.entries()) {
    const ids = [row.id, ...(joined.get(row.id) ?? [])]
    const others = (like[at] ?? []).filter((other) => !ids.includes(other.id))
    const bound = devices.get(row.id) ?? []
    const facts = known[at]
    const slips = bound
      .flatMap(({ id }) => saidOfSelf.get(id) ?? [])
      .filter((claim) => facts !== undefined && isSlipOf(facts, openPerson(keyring, claim)))
    const idsOf = (some: readonly store.PersonRow[]) => some.map((other) => other.id)
    identities.set(row.id, {
      ids,
      slips: idsOf(slips),
      told: idsOf(others.filter((other) => other.claimed_by === null)),
      claims: idsOf(others.filter((other) => other.claimed_by !== null && !slips.some(({ id }) => id === other.id))),
      bound,
    })
  }
  const unknown = (id: number): Identity => ({ ids: [id], told: [], claims: [], slips: [], bound: [] })
  return new Map(personIds.map((id) => [id, identities.get(standing.get(id)?.id ?? -1) ?? unknown(id)]))
}

export async function identityOf(db: Reader, keyring: Keyring, personId: number): Promise<Identity> {
  return found((await identitiesOf(db, keyring, [personId])).get(personId), 'person')
}

/** The record that stands for a person, and those that a desk joined to it. */
export async function recordsOf(db: Reader, personId: number): Promise<number[]> {
  const row = (await store.personsStandingFor(db, [personId])).get(personId)
  return row === undefined ? [personId] : [row.id, ...((await store.joinedTo(db, [row.id])).get(row.id) ?? [])]
}

/** For each id the one that stands for the same person today. */
export async function standingIds(db: Reader, ids: readonly number[]): Promise<Map<number, number>> {
  return new Map([...(await store.personsStandingFor(db, [...new Set(ids)]))].map(([id, row]) => [id, row.id]))
}

/**
 * Whom a desk identified with the document in its hand. What doors recorded of the same name and number, or of the same name and telephone
 * while no other established person has both, is theirs from now on, and so is what the phone that is being bound said of them. What
 * other phones claimed is not.
 */
export async function establishPerson(
  tx: Transaction,
  keyring: Keyring,
  facts: PersonFacts,
  deviceId: string | null,
  at: Date,
): Promise<{ personId: number; joined: number }> {
  const personId = await rememberPerson(tx, keyring, facts, at)
  const own = (deviceId === null ? [] : await store.claimsOfDevice(tx, deviceId)).filter((claim) => {
    const said = openPerson(keyring, claim)
    const isSelf = claim.relation === 'self' && hasSameName(said, facts) && mayBeBornOn(said.bornOn, facts.bornOn)
    return isSelf || maySamePerson(said, facts)
  })
  for (const claim of own) await fillIn(tx, keyring, await personRow(tx, personId), openPerson(keyring, claim), at)
  const known = openPerson(keyring, await personRow(tx, personId))
  const [alike = []] = await personsLike(tx, keyring, [known])
  const like = alike.filter((row) => row.claimed_by === null && row.id !== personId)
  const hasNamesake = like.some((row) => row.document_index !== null)
  const doors = like.filter((row) => row.document_index === null && (!hasNamesake || row.document !== null))
  const joined = [...own, ...doors].map((row) => row.id)
  await store.joinPersons(tx, joined, personId)
  return { personId, joined: joined.length }
}

/** Records that may be of the same person and that no desk has joined to anybody. */
async function personsLike(db: Reader, keyring: Keyring, each: readonly PersonFacts[]): Promise<store.PersonRow[][]> {
  const said = each.map((facts) => ({
    document: documentIndex(keyring, facts.documentNumber),
    phone: phoneIndex(keyring, facts.phone),
  }))
  const found = await store.personsSaying(db, said)
  return each.map((facts, at) =>
    (found[at] ?? []).filter((row) => row.same_as === null && maySamePerson(openPerson(keyring, row), facts)),
  )
}

async function personRow(db: Reader, id: number): Promise<store.PersonRow> {
  return found((await store.personsById(db, [id]))[0], 'person')
}
