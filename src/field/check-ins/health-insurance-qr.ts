import { isPossibleBirth, readBirthDate } from '../../vocabulary/birth-date.ts'
import { readPersonName } from '../../vocabulary/person-name.ts'
import { type Refused, refused, type ScannedIdentity } from './scanned-identity.ts'

export type HealthInsuranceCard = ScannedIdentity & { kind: 'health-insurance-card' }

/**
 * The QR code on the health-insurance card (thẻ bảo hiểm y tế). The layout is not published; this is what readers in use expect:
 *
 *   card number | name as hex of its UTF-8 bytes | birth date | 1 man, else woman | address as hex | facility | valid from | …
 *
 * Everything up to the facility must have been read whole; what follows is not needed at a door and is left unread.
 */
export function readHealthInsuranceCard(fields: readonly string[], today?: string): HealthInsuranceCard | Refused {
  const [number = '', hexName = '', born = '', gender = ''] = fields
  if (fields.length < 7) return refused('code-is-truncated')
  if (!isCardNumber(number)) return refused('code-has-impossible-document-number')
  const name = readPersonName(textOfHex(hexName) ?? '')
  if (name === undefined) return refused('code-has-impossible-name')
  const bornOn = readBirthDate(born)
  if (bornOn === undefined || (today !== undefined && !isPossibleBirth(bornOn, today)))
    return refused('code-has-impossible-birth-date')
  return {
    kind: 'health-insurance-card',
    documentKind: 'health-insurance-card',
    documentNumber: number,
    name,
    bornOn,
    gender: gender === '1' ? 'male' : /^[02]$/.test(gender) ? 'female' : 'unknown',
    provenance: 'printed-on-card',
    conflicts: [],
  }
}

/**
 * Two letters for the group, a digit for the benefit level, two for the province and ten for the person; cards since April 2021
 * show only those ten, the social-insurance number.
 */
const isCardNumber = (text: string): boolean => /^([A-Z]{2}\d{13}|\d{10})$/.test(text)

export const looksLikeHealthInsuranceCard = (fields: readonly string[]): boolean =>
  fields.length > 1 && isCardNumber(fields[0] ?? '')

/** The text behind a run of hex pairs; undefined when it is no hex or no UTF-8. */
function textOfHex(hex: string): string | undefined {
  if (!/^([0-9a-fA-F]{2})+$/.test(hex)) return undefined
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
