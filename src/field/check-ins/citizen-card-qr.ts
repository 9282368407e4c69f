import { isPossibleBirth, readBirthDate } from '../../vocabulary/birth-date.ts'
import { conflictsWith, type Gender, readIdentityDocument } from '../../vocabulary/citizen-id.ts'
import { foldVietnamese, readPersonName } from '../../vocabulary/person-name.ts'
import { type Refused, refused, type ScannedIdentity } from './scanned-identity.ts'

export type CitizenCard = ScannedIdentity & { kind: 'citizen-card' }

/**
 * The QR code on the chip-based citizen card:
 *
 *   citizen number | old card number or nothing | name | ddMMyyyy | Nam or Nữ | address | ddMMyyyy of issue | …
 *
 * Cards are seen with the second field left out and with more fields at the end, so fields are found by what they look like:
 * a birth date directly before a gender, the name before both, a date of issue after the address. Police print these cards, so
 * a number that contradicts the birth year or the gender means a misread or a forged code, and is refused.
 */
export function readCitizenCard(fields: readonly string[], today?: string): CitizenCard | Refused {
  const document = readIdentityDocument(fields[0] ?? '')
  if (document?.kind !== 'citizen-id') return refused('code-has-impossible-document-number')
  const born = fields.findIndex((field, index) => index >= 2 && isDateField(field) && genderOf(fields[index + 1]) !== undefined)
  if (born < 0) return refused(fields.length < 7 ? 'code-is-truncated' : 'code-is-not-recognised')
  const isWhole = fields.some((field, index) => index >= born + 3 && isDateField(field) && readBirthDate(field)?.length === 10)
  if (!isWhole) return refused('code-is-truncated')
  const between = fields.slice(1, born - 1)
  if (between.length > 1 || between.some((field) => !/^\d{0,12}$/.test(field))) return refused('code-is-not-recognised')
  const name = readPersonName(fields[born - 1] ?? '')
  if (name === undefined) return refused('code-has-impossible-name')
  const bornOn = readBirthDate(fields[born] ?? '')
  if (bornOn === undefined || (today !== undefined && !isPossibleBirth(bornOn, today)))
    return refused('code-has-impossible-birth-date')
  const gender = genderOf(fields[born + 1]) ?? 'unknown'
  if (conflictsWith(document, { bornOn, gender }).length > 0) return refused('code-contradicts-itself')
  return {
    kind: 'citizen-card',
    documentKind: 'citizen-id',
    documentNumber: document.number,
    name,
    bornOn,
    gender,
    provenance: 'printed-on-card',
    conflicts: [],
  }
}

export const looksLikeCitizenCard = (fields: readonly string[]): boolean => fields.length > 1 && /^\d{12}$/.test(fields[0] ?? '')

/** ddMMyyyy or dd/MM/yyyy, with zeros for what is unknown, or a year alone. */
const isDateField = (field: string): boolean => /^(\d{8}|\d{2}\/\d{2}\/\d{4}|\d{4})$/.test(field)

function genderOf(field: string | undefined): Gender | undefined {
  const word = foldVietnamese(field ?? '')
  return word === 'nam' ? 'male' : word === 'nu' ? 'female' : undefined
}
