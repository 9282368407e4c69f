/**
 * The personal QR code of this product: `K1` and capital letters and digits only, so that it is printed in the dense alphanumeric
 * mode and stays below 180 characters. It carries no name and no number: a random handle that an office can withdraw, when it was
 * made, whether it is a screen that renews itself or a printed card, initials for the door's screen, and an Ed25519 signature (RFC 8032)
 * that a door can check without a network.
 *
 *   K1 base32( kind(1) handle(8) minutes(4) length(1) initials(UTF-8, at most 12) signature(64) )
 */
export interface PersonalCode {
  readonly kind: 'personal-code'
  readonly shownOn: 'screen' | 'card'
  /** Sixteen hexadecimal digits. */
  readonly handle: string
  readonly madeAt: Date
  readonly initials: string
  /** What the signature covers. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
}
/** A handle's short form, typed by hand: nine letters and one that checks them. */
export type TypedPersonalCode = { kind: 'typed-personal-code'; shortCode: string }

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const TYPED = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const MARK = 'K1'
const MOST_INITIALS = 12
const SIGNATURE = 64

/** The bytes to sign. Initials are cut at 12 bytes of UTF-8. */
export function personalCodeBody(code: Pick<PersonalCode, 'shownOn' | 'handle' | 'madeAt' | 'initials'>): Uint8Array {
  let letters = new TextEncoder().encode(code.initials)
  for (let kept = code.initials; letters.length > MOST_INITIALS; letters = new TextEncoder().encode(kept))
    kept = kept.slice(0, -1)
  const body = new Uint8Array(14 + letters.length)
  const view = new DataView(body.buffer)
  view.setUint8(0, code.shownOn === 'screen' ? 1 : 2)
  for (let i = 0; i < 8; i++) view.setUint8(1 + i, Number.parseInt(code.handle.slice(i * 2, i * 2 + 2), 16))
  view.setUint32(9, Math.floor(code.madeAt.getTime() / 60_000))
  view.setUint8(13, letters.length)
  body.set(letters, 14)
  return body
}

/** The text of the QR code. */
export function writePersonalCode(body: Uint8Array, signature: Uint8Array): string {
  const bytes = new Uint8Array(body.length + signature.length)
  bytes.set(body)
  bytes.set(signature, body.length)
  return MARK + toBase32(bytes)
}

export const looksLikePersonalCode = (text: string): boolean => /^K1[A-Z2-7]{100,}$/.test(text)

/** Reads the text of a QR code; undefined when it is not whole. Whether the signature is true is for whoever holds the key to say. */
export function readPersonalCode(text: string): PersonalCode | undefined {
  if (!looksLikePersonalCode(text) || text.length > 180) return undefined
  const bytes = fromBase32(text.slice(MARK.length))
  if (bytes.length < 14 + SIGNATURE) return undefined
  const view = new DataView(bytes.buffer)
  const shown = view.getUint8(0)
  const length = view.getUint8(13)
  if ((shown !== 1 && shown !== 2) || length > MOST_INITIALS || bytes.length !== 14 + length + SIGNATURE) return undefined
  const initials = utf8(bytes.subarray(14, 14 + length))
  if (initials === undefined || /[\p{C}]/u.test(initials)) return undefined
  return {
    kind: 'personal-code',
    shownOn: shown === 1 ? 'screen' : 'card',
    handle: [...bytes.subarray(1, 9)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    madeAt: new Date(view.getUint32(9) * 60_000),
    initials,
    signed: bytes.subarray(0, 14 + length),
    signature: bytes.subarray(14 + length),
  }
}

/** The nine letters that stand for a handle (its first 45 bits), and their check letter. */
export function shortCodeOf(handle: string): string {
  let bits = BigInt(`0x${handle}`) >> 19n
  const values: number[] = []
  for (let i = 0; i < 9; i++) {
    values.unshift(Number(bits & 31n))
    bits >>= 5n
  }
  return [...values, checkOf(values)].map((value) => TYPED.charAt(value)).join('')
}

/** As printed below the QR code: `ABCDE-FGHJK`. */
export const showShortCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

/** Reads a personal code typed by hand: small letters, spaces and hyphens anywhere, O for 0, I or L for 1. */
export function readShortCode(text: string): TypedPersonalCode | undefined {
  const code = text
    .toUpperCase()
    .replace(/[\s.\-\u2010-\u2014]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const values = [...code].map((letter) => TYPED.indexOf(letter))
  const isRight = values.length === 10 && !values.includes(-1) && checkOf(values.slice(0, 9)) === values[9]
  return isRight ? { kind: 'typed-personal-code', shortCode: code } : undefined
}

/** Every wrong letter and every swap is found: each place is weighed with another power of a generator of GF(32). */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => {
    const shifted = (sum ^ value) << 1
    return shifted & 32 ? shifted ^ 0b100101 : shifted
  }, 0)
}

function toBase32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += BASE32.charAt((held >> bits) & 31)
    }
  }
  return bits > 0 ? text + BASE32.charAt((held << (5 - bits)) & 31) : text
}

function fromBase32(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let at = 0
  let bits = 0
  let held = 0
  for (const letter of text) {
    held = ((held << 5) | BASE32.indexOf(letter)) & 0xffff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  return bytes
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
