import type { Reader } from '../../../platform/database.ts'
import type { Keyring } from '../../../platform/keyring.ts'
import { hasSameName, maySamePerson } from '../same-person.ts'
import { openPerson } from '../sealed-person.ts'
import * as store from '../store/persons.ts'

/** A name and telephone that were typed at a poster, and the phone that typed them. */
export interface TypedAtPoster {
  readonly personId: number
  readonly deviceId: string
}

/**
 * Under which records staff know whomever a phone means by a name and telephone: the person it is bound to, or whom it has declared with
 * them, and the holder of the document it declared. Nobody has confirmed the latter, so it may decide which of two scans is told
 * twice, and nothing that a stranger could gain by. None where the phone speaks for two people of that name and telephone.
 */
export async function personsMeant(
  db: Reader,
  keyring: Keyring,
  typed: readonly TypedAtPoster[],
): Promise<ReadonlySet<number>[]> {
  const spokenFor = await store.personsSpokenFor(db, [...new Set(typed.map(({ deviceId }) => deviceId))])
  const rows = await store.personsById(db, [...new Set(typed.map(({ personId }) => personId))])
  const said = new Map(rows.map((row) => [row.id, openPerson(keyring, row)]))
  const meant = typed.map(({ personId, deviceId }) => {
    const words = said.get(personId)
    if (words === undefined) return undefined
    const alike = (spokenFor.get(deviceId) ?? [])
      .map((row) => ({ row, facts: openPerson(keyring, row) }))
      .filter(({ facts }) => (facts.phone === undefined ? hasSameName(facts, words) : maySamePerson(facts, words)))
    return alike.length === 1 ? alike[0] : undefined
  })
  const claimed = meant.flatMap((one) => one?.row.claimed_index ?? [])
  const holders = await store.holdersOf(db, claimed)
  return meant.map((one) => {
    if (one === undefined) return new Set()
    const { row, facts } = one
    const holder = row.claimed_index === null ? undefined : holders.get(row.claimed_index.toString('hex'))
    const isTheirs = holder !== undefined && hasSameName(openPerson(keyring, holder), facts)
    return new Set(isTheirs ? [row.id, holder.id] : [row.id])
  })
}
