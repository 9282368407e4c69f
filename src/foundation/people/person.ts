import { maskPerson } from '../../vocabulary/person-name.ts'
import { type PhoneNumber, readPhoneNumber } from '../../vocabulary/phone-number.ts'

/** How we came to know it: said by the person, read from a card, confirmed against a document by staff. */
export const provenances = ['self-declared', 'declared-on-behalf', 'read-from-card', 'verified'] as const
export type Provenance = (typeof provenances)[number]

/** What the field knows of a person when they come; only the name is certain. Dates are YYYY-MM-DD, or YYYY when only the year is known. */
export interface PersonFacts {
  readonly name: string
  readonly phone?: string | undefined
  readonly documentKind?: string | undefined
  readonly documentNumber?: string | undefined
  readonly bornOn?: string | undefined
  readonly gender?: 'female' | 'male' | undefined
  readonly address?: string | undefined
  readonly provenance: Provenance
}

/** `Nguyễn Văn*** (0912345***)`: all that a venue keeper may see (answer of the health ministry, domain finding 6). */
export function maskedLine(facts: Pick<PersonFacts, 'name' | 'phone'>): string {
  return maskPerson(facts.name, phoneOf(facts.phone))
}

export function phoneOf(text: string | undefined): PhoneNumber | undefined {
  return text === undefined ? undefined : readPhoneNumber(text)
}

const strength = (provenance: Provenance) => provenances.indexOf(provenance)

/** Somebody held the paper in the hand; everything else was only said. */
export function isShown(provenance: Provenance): boolean {
  return provenance === 'read-from-card' || provenance === 'verified'
}

/**
 * Whether newer facts may replace older ones of an established person: a paper in the hand replaces what a weaker or an earlier paper
 * said. What is only said replaces nothing of it.
 */
export function mayReplace(older: Provenance, newer: Provenance): boolean {
  return isShown(newer) && strength(newer) >= strength(older)
}
