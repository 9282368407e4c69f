import { foldVietnamese } from '../../vocabulary/person-name.ts'
import { type PersonFacts, phoneOf } from './person.ts'

type Identity = Pick<PersonFacts, 'name' | 'phone' | 'documentNumber' | 'bornOn'>

/**
 * Whether two records may be one person: the same name, and the same document, or, as long as one of them names none, the same
 * telephone and no other birth. A grandmother and a grandchild of one name and one telephone are two people.
 */
export function maySamePerson(one: Identity, other: Identity): boolean {
  if (!hasSameName(one, other)) return false
  if (one.documentNumber !== undefined && other.documentNumber !== undefined)
    return documentOf(one.documentNumber) === documentOf(other.documentNumber)
  const phone = phoneOf(one.phone)?.e164
  return phone !== undefined && phone === phoneOf(other.phone)?.e164 && mayBeBornOn(one.bornOn, other.bornOn)
}

/** Spelling, case and tones do not make two people. */
export function hasSameName(one: Pick<Identity, 'name'>, other: Pick<Identity, 'name'>): boolean {
  return foldVietnamese(one.name) === foldVietnamese(other.name)
}

/** A year alone agrees with every day of it; what is not known contradicts nothing. */
export function mayBeBornOn(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one.startsWith(other) || other.startsWith(one)
}

/** The normal form in which documents are compared and indexed. */
export function documentOf(number: string): string {
  return number.replace(/[\s.-]/g, '').toUpperCase()
}
