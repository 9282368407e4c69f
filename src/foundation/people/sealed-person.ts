import type { Keyring } from '../../platform/keyring.ts'
import { isShown, type PersonFacts, phoneOf, provenances } from './person.ts'
import { documentOf } from './same-person.ts'
import type { PersonRow, SealedPerson } from './store/persons.ts'

const purpose = (column: string) => `people.person.${column}`

/**
 * Seals every personal column under the current key; the blind indexes are of the normal forms (E.164, upper-case document). Only a
 * document that was shown is held; a number that was said is a claim. `claimedBy` is the phone that said so.
 */
export function sealPerson(keyring: Keyring, facts: PersonFacts, claimedBy: string | null = null): SealedPerson {
  const document = documentIndex(keyring, facts.documentNumber)
  const seal = (column: string, text: string | undefined) => (text === undefined ? null : keyring.seal(text, purpose(column)))
  return {
    name: keyring.seal(facts.name, purpose('name')),
    phone: seal('phone', facts.phone),
    document: seal('document', facts.documentNumber),
    born: seal('born', facts.bornOn),
    address: seal('address', facts.address),
    gender: facts.gender ?? null,
    document_kind: facts.documentKind ?? null,
    phone_index: phoneIndex(keyring, facts.phone),
    document_index: isShown(facts.provenance) ? document : null,
    claimed_index: isShown(facts.provenance) ? null : document,
    claimed_by: claimedBy,
    provenance: facts.provenance,
    key_version: keyring.currentVersion,
  }
}

export function openPerson(keyring: Keyring, row: PersonRow): PersonFacts {
  const open = (column: string, sealed: Buffer | null) => (sealed === null ? undefined : keyring.open(sealed, purpose(column)))
  return {
    name: keyring.open(row.name, purpose('name')),
    phone: open('phone', row.phone),
    documentKind: row.document_kind ?? undefined,
    documentNumber: open('document', row.document),
    bornOn: open('born', row.born),
    gender: row.gender ?? undefined,
    address: open('address', row.address),
    provenance: provenances.find((one) => one === row.provenance) ?? 'self-declared',
  }
}

export function documentIndex(keyring: Keyring, documentNumber: string | undefined): Buffer | null {
  return documentNumber === undefined ? null : keyring.blindIndex(documentOf(documentNumber), 'document')
}

export function phoneIndex(keyring: Keyring, phone: string | undefined): Buffer | null {
  const read = phoneOf(phone)
  return read === undefined ? null : keyring.blindIndex(read.e164, 'phone')
}
