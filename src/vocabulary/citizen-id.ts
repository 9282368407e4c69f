import { birthYear } from './birth-date.ts'

export type Gender = 'male' | 'female' | 'unknown'

/** A paper that says who somebody is, with what its number alone tells. */
export type IdentityDocument =
  | ({ kind: 'citizen-id'; number: string } & CitizenNumberFacts)
  | { kind: 'old-identity-card'; number: string }
  | { kind: 'passport'; number: string }

/** `birthPlace` is a province code of the statistics office (`30`) or, for people born abroad, a three-digit country code. */
export type CitizenNumberFacts = {
  birthPlace: { province: string } | { country: string }
  gender: 'male' | 'female'
  birthYear: number
}

/**
 * Reads the number of an identity paper: a citizen number (12 digits), an old identity card (9 digits) or a passport
 * (6 to 9 letters and digits with at least one letter and three digits). Spaces and dots people type are dropped. Undefined
 * when it is none of these. A foreign passport of nine digits reads as an old identity card; nothing in the number tells them apart.
 */
export function readIdentityDocument(text: string): IdentityDocument | undefined {
  if (text.length > 40) return undefined
  const number = text.replace(/[\s.]/gu, '').toUpperCase()
  if (/^\d{12}$/.test(number)) {
    const facts = citizenNumberFacts(number)
    return facts && { kind: 'citizen-id', number, ...facts }
  }
  if (/^\d{9}$/.test(number)) return { kind: 'old-identity-card', number }
  const passport = /^(?=.*[A-Z])(?=(?:.*\d){3})[A-Z0-9]{6,9}$/
  return passport.test(number) ? { kind: 'passport', number } : undefined
}

/**
 * What the twelve digits say (Decree 137/2015/NĐ-CP article 13; Circular 07/2016/TT-BCA article 7, from 1/7/2021 Circular 59/2021/TT-BCA
 * article 4, which left the structure as it was): three digits for the place where the
 * birth was registered, one for century and gender (0/1 for men and women born in 19xx, 2/3 in 20xx, and so on), two for the
 * year, six at random. There is no check digit, so a slip in the last six passes unseen.
 */
export function citizenNumberFacts(number: string): CitizenNumberFacts | undefined {
  const [, place, century, year] = number.match(/^(\d{3})(\d)(\d{2})\d{6}$/) ?? []
  if (place === undefined || century === undefined || year === undefined) return undefined
  const birthPlace: CitizenNumberFacts['birthPlace'] = place < FIRST_COUNTRY ? { province: place.slice(1) } : { country: place }
  if ('province' in birthPlace && !BIRTH_PROVINCES.has(birthPlace.province)) return undefined
  // 4 to 9 are the centuries from 2100 on: nobody carries such a number yet.
  if (Number(century) > 3) return undefined
  return {
    birthPlace,
    gender: Number(century) % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + 100 * Math.floor(Number(century) / 2) + Number(year),
  }
}

/**
 * Why a citizen number should be compared with the paper once more: it is possible, but rare. Which
 * country a code stands for is not known here (see `FIRST_COUNTRY`), so every one of them is accepted and doubted.
 */
export const citizenNumberDoubts = ['registered-abroad', 'very-old'] as const
export type CitizenNumberDoubt = (typeof citizenNumberDoubts)[number]

/** The doubts about a number on a civil day; none for other papers. */
export function doubtsAbout(document: IdentityDocument, today: string): CitizenNumberDoubt[] {
  if (document.kind !== 'citizen-id') return []
  const doubts: CitizenNumberDoubt[] = []
  if ('country' in document.birthPlace) doubts.push('registered-abroad')
  if (Number(today.slice(0, 4)) - document.birthYear > 105) doubts.push('very-old')
  return doubts
}

/** A number of somebody who is not born yet: impossible, whatever the paper seems to say. */
export function isOfTheUnborn(document: IdentityDocument, today: string): boolean {
  return document.kind === 'citizen-id' && document.birthYear > Number(today.slice(0, 4))
}

export type CitizenNumberConflict = 'birth-year' | 'gender'

/** Where a stated birth date (YYYY-MM-DD or YYYY) and gender disagree with the number; empty when nothing does or no citizen number is given. */
export function conflictsWith(document: IdentityDocument, stated: { bornOn?: string; gender?: Gender }): CitizenNumberConflict[] {
  if (document.kind !== 'citizen-id') return []
  const conflicts: CitizenNumberConflict[] = []
  if (stated.bornOn !== undefined && birthYear(stated.bornOn) !== document.birthYear) conflicts.push('birth-year')
  if (stated.gender !== undefined && stated.gender !== 'unknown' && stated.gender !== document.gender) conflicts.push('gender')
  return conflicts
}

/** The display rule of Decision 1405/QĐ-BTTTT: the first six characters are hidden. */
export function maskDocumentNumber(number: string): string {
  return '*'.repeat(Math.min(6, number.length)) + number.slice(6)
}

/**
 * Codes of countries have three digits of their own, those of provinces a leading zero (appendices 1 and 2 of Circular 07/2016/TT-BCA). The
 * list of appendix 2 is not among this product's data: a code that is in no list must not turn away a citizen who was born abroad.
 */
const FIRST_COUNTRY = '100'

/** The 63 places of Circular 07/2016/TT-BCA, which are the statistics office's province codes of that time. Codes of 2025 are among them. */
export const BIRTH_PROVINCES: ReadonlySet<string> = new Set(
  (
    '01 02 04 06 08 10 11 12 14 15 17 19 20 22 24 25 26 27 30 31 33 34 35 36 37 38 40 42 44 45 46 48 49 51 52 54 56 58 60 62 64 66 67 68 ' +
    '70 72 74 75 77 79 80 82 83 84 86 87 89 91 92 93 94 95 96'
  ).split(' '),
)
