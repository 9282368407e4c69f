/** Why a code or an address is turned away. */
export type VenueCodeRefusal =
  | 'code-is-empty'
  | 'code-is-truncated'
  | 'code-is-not-recognised'
  | 'code-belongs-to-another-site'
  | 'venue-code-is-mistyped'
type Refused = { kind: 'refused'; code: VenueCodeRefusal }
const refused = (code: VenueCodeRefusal): Refused => ({ kind: 'refused', code })

/** `code` is the canonical form: eight characters, no hyphen. */
export type VenueLink = { kind: 'venue'; code: string }

/**
 * The letters of a venue code: digits and capitals without I, L, O and U (Crockford's alphabet), so that a code read out over a
 * telephone or copied from a stained poster comes out right.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many venue codes there are. */
export const VENUE_CODES = 2 ** 35

/** The venue code of a number from 0 to VENUE_CODES - 1; seven characters and one that checks them. The number is the caller's to draw. */
export function venueCode(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number >= VENUE_CODES)
    throw new RangeError('a venue code is made from an integer below 2^35')
  const values = Array.from({ length: 7 }, (_, place) => Math.floor(number / 32 ** (6 - place)) % 32)
  return [...values, checkOf(values)].map((value) => ALPHABET.charAt(value)).join('')
}

/** As printed under the QR code: `ABCD-EFGH`. */
export function showVenueCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** The whole content of a venue's QR code: a plain address that any phone camera opens, naming no application. */
export function venueLink(publicUrl: string, code: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/v/${code}`
}

/** Reads a code that somebody typed: small letters, spaces and hyphens anywhere, O for 0, I or L for 1. */
export function readVenueCode(text: string): VenueLink | Refused {
  if (text.trim() === '') return refused('code-is-empty')
  if (text.length > 40) return refused('venue-code-is-mistyped')
  const code = text
    .toUpperCase()
    .replace(/[\s.\-\u2010-\u2014]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const values = [...code].map((letter) => ALPHABET.indexOf(letter))
  const isRight = values.length === 8 && !values.includes(-1) && checkOf(values.slice(0, 7)) === values[7]
  return isRight ? { kind: 'venue', code } : refused('venue-code-is-mistyped')
}

/** Reads an address from a scanned code. Only addresses of this installation count; `publicUrl` is its own, with any path it lives under. */
export function readVenueLink(text: string, publicUrl: string): VenueLink | Refused {
  const given = urlOf(text)
  const own = urlOf(`${publicUrl.replace(/\/+$/, '')}/v/`)
  if (given === undefined || own === undefined || given.username !== '' || given.password !== '')
    return refused('code-is-not-recognised')
  if (given.host !== own.host) return refused('code-belongs-to-another-site')
  const code = given.pathname.startsWith(own.pathname) ? given.pathname.slice(own.pathname.length) : undefined
  if (code === undefined) return refused(own.pathname.startsWith(given.pathname) ? 'code-is-truncated' : 'code-is-not-recognised')
  if (!/^[0-9A-Za-z-]*\/?$/.test(code)) return refused('code-is-not-recognised')
  return code.replace(/[-/]/g, '').length < 8 ? refused('code-is-truncated') : readVenueCode(code.replace('/', ''))
}

/**
 * A check character over the field of 32 elements: each place is weighed with another power of its generator, so every single
 * wrong character and every swap of two different characters, neighbours or not, is found.
 */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesGenerator(sum ^ value), 0)
}

/** Multiplies by the generator of GF(32) modulo x^5 + x^2 + 1. */
function timesGenerator(value: number): number {
  const shifted = value << 1
  return shifted & 32 ? shifted ^ 0b100101 : shifted
}

/** URL.canParse is missing in the oldest browsers that are served. */
function urlOf(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}
