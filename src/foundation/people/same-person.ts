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

/**
 * Whether what a phone says of itself is most likely meant for the person it is bound to and only written wrongly: the number with
 * another name, a digit of the number amiss, a middle name left out. A relative of the same name has another number and another birth.
 */
export function isSlipOf(person: Identity, said: Identity): boolean {
  const [number, other] = [person.documentNumber, said.documentNumber].map((one) =>
    one === undefined ? undefined : documentOf(one),
  )
  const hasNumber = number !== undefined && other !== undefined
  if (hasNumber && number === other) return true
  const isNear = hasNumber && isOneSlipAway(number, other)
  const [born, birth] = [person.bornOn, said.bornOn]
  const isBornAlike = born !== undefined && birth !== undefined && mayBeBornOn(born, birth)
  const mayBeBorn = mayBeBornOn(born, birth) || isOneSlipAway(born?.slice(0, 4) ?? '', birth?.slice(0, 4) ?? '')
  const mayBeNamed = hasSameName(person, said) || isNameShortened(person.name, said.name)
  return mayBeNamed && (isNear || isBornAlike || (!hasNumber && mayBeBorn))
}

/** One character wrong, left out or too many, or two beside each other turned round. */
function isOneSlipAway(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const same = [...short].findIndex((character, at) => character !== long[at])
  const from = same < 0 ? short.length : same
  const rest = (text: string, skipped: number) => text.slice(from + skipped)
  if (long.length - short.length === 1) return rest(short, 0) === rest(long, 1)
  const isTurned = short[from] === long[from + 1] && short[from + 1] === long[from] && rest(short, 2) === rest(long, 2)
  return short.length === long.length && (rest(short, 1) === rest(long, 1) || isTurned)
}

/** `Lê An` for `Lê Thị An`, or one letter amiss: a middle name is left out, in the right order, never the given name. */
function isNameShortened(one: string, other: string): boolean {
  const [a, b] = [foldVietnamese(one), foldVietnamese(other)]
  if (isOneSlipAway(a, b)) return true
  const [short, long] = [a.split(' '), b.split(' ')].sort((x, y) => x.length - y.length)
  if (short === undefined || long === undefined || short.length < 2 || short.at(-1) !== long.at(-1)) return false
  let at = 0
  for (const word of long) if (word === short[at]) at += 1
  return at === short.length
}

/** The normal form in which documents are compared and indexed. */
export function documentOf(number: string): string {
  return number.replace(/[\s.-]/g, '').toUpperCase()
}
