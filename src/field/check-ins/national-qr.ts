import { isBornOn, isPossibleBirth, readBirthDate } from '../../vocabulary/birth-date.ts'
import { conflictsWith, type Gender, readIdentityDocument } from '../../vocabulary/citizen-id.ts'
import { readPersonName } from '../../vocabulary/person-name.ts'
import { readPhoneNumber } from '../../vocabulary/phone-number.ts'
import { type Refused, refused, type ScannedIdentity } from './scanned-identity.ts'

/** `nationalId` is the QID, the number under which the national QR platform knows the person. */
export type NationalQr = ScannedIdentity & { kind: 'national-qr'; nationalId: string }

/**
 * The national personal QR code, version 1.1 (Decision 1405/QĐ-BTTTT of 11 September 2021):
 *
 *   SoGiayTo|HoTen|NgaySinh|LoaiDinhDanh|QID|EXT     EXT = proxy's QID < gender < insurance card < phone < signature
 *
 * LoaiDinhDanh is 0 when people declared themselves and 1 when somebody did it for them. Codes in circulation are unsigned, so
 * nothing here is proven and a number that contradicts the birth year is reported, not refused: the sample published with the
 * decision does so itself.
 */
export function readNationalQr(fields: readonly string[], today?: string): NationalQr | Refused {
  const [number = '', name = '', born = '', declaredBy = '', nationalId = '', extension] = fields
  if (extension === undefined) return refused('code-is-truncated')
  if (fields.length > 6 || !/^[01]$/.test(declaredBy) || !/^[0-9A-Za-z-]{1,64}$/.test(nationalId))
    return refused('code-is-not-recognised')
  const document = readIdentityDocument(number)
  if (document === undefined) return refused('code-has-impossible-document-number')
  const personName = readPersonName(name)
  if (personName === undefined) return refused('code-has-impossible-name')
  const bornOn = readBirthDate(born)
  if (bornOn === undefined || (today !== undefined && !isPossibleBirth(bornOn, today)))
    return refused('code-has-impossible-birth-date')
  const { gender, phone } = readExtension(extension)
  return {
    kind: 'national-qr',
    documentKind: document.kind,
    documentNumber: document.number,
    name: personName,
    bornOn,
    gender,
    ...(phone === undefined ? {} : { phone }),
    provenance: declaredBy === '0' ? 'self-declared' : 'declared-on-behalf',
    conflicts: conflictsWith(document, { bornOn, gender }),
    nationalId,
  }
}

/** True when the fields can only be the beginning of this code: a birth date with the year in front, third from the left. */
export function looksLikeNationalQr(fields: readonly string[]): boolean {
  const [, , born = '', declaredBy] = fields
  return declaredBy !== undefined && declaredBy.length <= 1 && (/^\d{4}-\d{2}-\d{2}$/.test(born) || isBornOn(born))
}

/** A part counts only when its closing `<` was read too, so that a code cut short never yields half a telephone number. */
function readExtension(extension: string): { gender: Gender; phone?: string } {
  const closed = extension.split('<').slice(0, -1)
  const gender = closed[1] === '1' ? 'male' : closed[1] === '2' ? 'female' : 'unknown'
  const phone = readPhoneNumber(closed[3] ?? '')?.e164
  return phone === undefined ? { gender } : { gender, phone }
}
