import {
  looksLikePersonalCode,
  type PersonalCode,
  readPersonalCode,
  readShortCode,
  type TypedPersonalCode,
} from '../../vocabulary/personal-code.ts'
import { readVenueCode, readVenueLink, type VenueLink } from '../../vocabulary/venue-code.ts'
import { type CitizenCard, looksLikeCitizenCard, readCitizenCard } from './citizen-card-qr.ts'
import { type HealthInsuranceCard, looksLikeHealthInsuranceCard, readHealthInsuranceCard } from './health-insurance-qr.ts'
import { looksLikeNationalQr, type NationalQr, readNationalQr } from './national-qr.ts'
import { type Refused, refused } from './scanned-identity.ts'
import { looksLikeTypedPerson, readTypedPerson, type TypedPerson } from './typed-person.ts'

/** One of the masked lines that a door chose after a look-up by telephone; only the server can open it. */
export type Choice = { kind: 'choice'; token: string }
export type ScannedCode =
  | TypedPerson
  | NationalQr
  | CitizenCard
  | HealthInsuranceCard
  | PersonalCode
  | TypedPersonalCode
  | Choice
  | VenueLink
  | Refused

/** `today` (YYYY-MM-DD) lets births in the future be refused; leave it out where no clock is at hand. */
export type ScanningPlace = { publicUrl: string; today?: string }

/** The longest QR code holds 4,296 characters; the longest of the known papers stays well below this. */
const LONGEST_CODE = 3000

/**
 * The one door for whatever a camera or a hand scanner delivers. Text from strangers passes three rules before anything looks
 * at its meaning:
 *
 *   1. a byte-order mark and white space at the ends are dropped: hand scanners add a line feed;
 *   2. text that is too long, has a broken surrogate, or holds any control, formatting, private or unassigned character
 *      (line feeds, zero-width characters, right-to-left overrides) is refused, never cleaned: no honest paper has them;
 *   3. letters are composed (NFC).
 *
 * Markup needs no rule of its own: names admit letters only, numbers digits only, and addresses only this installation's.
 * Never throws.
 */
export function readScannedCode(text: string, place: ScanningPlace): ScannedCode {
  if (text.length > LONGEST_CODE) return refused('code-is-too-long')
  const trimmed = text.trim()
  if (trimmed === '') return refused('code-is-empty')
  if (/[\p{C}\u2028\u2029]/u.test(trimmed)) return refused('code-has-hidden-characters')
  const code = trimmed.normalize('NFC')
  if (/^https?:/i.test(code)) return readVenueLink(code, place.publicUrl)
  if (looksLikeTypedPerson(code)) return readTypedPerson(code) ?? refused('code-is-not-recognised')
  if (looksLikePersonalCode(code)) return readPersonalCode(code) ?? refused('code-is-truncated')
  if (/^C1\.[\w-]{40,}$/.test(code)) return { kind: 'choice', token: code.slice(3) }
  if (/^[0-9A-Za-z]{4}[- ][0-9A-Za-z]{4}$/.test(code)) return readVenueCode(code)
  // Only with its hyphen: the first ten digits of a card that was cut short must not become somebody's code.
  if (/^[0-9A-Za-z]{5}[- ][0-9A-Za-z]{5}$/.test(code)) return readShortCode(code) ?? refused('personal-code-is-mistyped')
  return readPaper(
    code.split('|').map((field) => field.trim()),
    place.today,
  )
}

function readPaper(fields: readonly string[], today: string | undefined): ScannedCode {
  if (looksLikeHealthInsuranceCard(fields)) return readHealthInsuranceCard(fields, today)
  if (looksLikeNationalQr(fields)) return readNationalQr(fields, today)
  if (looksLikeCitizenCard(fields)) return readCitizenCard(fields, today)
  const beginsLikeAPaper = fields.length > 1 && fields.length < 6 && /^[0-9A-Za-z]{6,15}$/.test(fields[0] ?? '')
  return refused(beginsLikeAPaper ? 'code-is-truncated' : 'code-is-not-recognised')
}
