import { createHash } from 'node:crypto'
import type { Credentials } from '../address-guard.ts'

/** One way to log in that a camera offers in `WWW-Authenticate` (RFC 7617 Basic, RFC 2617 and 7616 Digest). */
export type Challenge =
  | { readonly scheme: 'basic'; readonly realm: string }
  | {
      readonly scheme: 'digest'
      readonly realm: string
      readonly nonce: string
      readonly algorithm: 'MD5' | 'SHA-256'
      /** Whether the camera wrote the algorithm; only then it is written back. */
      readonly algorithmNamed: boolean
      readonly qop: 'auth' | undefined
      readonly opaque: string | undefined
      readonly stale: boolean
    }

/** The strongest offer that can be answered: Digest SHA-256, Digest MD5, Basic. */
export function chooseChallenge(headers: readonly string[]): Challenge | undefined {
  const offers = headers.slice(0, 8).flatMap((header) => readChallenges(header.slice(0, 4096)))
  const strength = (offer: Challenge) => (offer.scheme === 'basic' ? 0 : offer.algorithm === 'MD5' ? 1 : 2)
  return offers.sort((a, b) => strength(b) - strength(a))[0]
}

/** One header may hold several challenges; what is not understood (Negotiate, SHA-512-256, auth-int alone) is left out. */
export function readChallenges(header: string): Challenge[] {
  const challenges: Challenge[] = []
  const begins = [...header.matchAll(/(?:^|,)\s*(basic|digest|[a-z][a-z0-9-]*)\s+(?=[a-z0-9_-]+\s*=)/gi)].filter(
    (match) => !isInsideQuotes(header, match.index),
  )
  begins.forEach((match, index) => {
    const text = header.slice(match.index + match[0].length, begins[index + 1]?.index)
    const challenge = toChallenge((match[1] ?? '').toLowerCase(), readParameters(text))
    if (challenge) challenges.push(challenge)
  })
  return challenges
}

export type AuthorisedRequest = {
  readonly method: string
  readonly uri: string
  /** Random text of ours, and how often this nonce has been used, from 1; both matter with qop only. */
  readonly clientNonce: string
  readonly nonceCount: number
}

/** The value of the `Authorization` header. */
export function authorisation(challenge: Challenge, credentials: Credentials, request: AuthorisedRequest): string {
  if (challenge.scheme === 'basic') {
    return `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`, 'utf8').toString('base64')}`
  }
  const fields = [
    `username="${quoted(credentials.user)}"`,
    `realm="${quoted(challenge.realm)}"`,
    `nonce="${quoted(challenge.nonce)}"`,
    `uri="${quoted(request.uri)}"`,
    `response="${digestResponse(challenge, credentials, request)}"`,
  ]
  if (challenge.algorithmNamed) fields.push(`algorithm=${challenge.algorithm}`)
  if (challenge.opaque !== undefined) fields.push(`opaque="${quoted(challenge.opaque)}"`)
  if (challenge.qop) fields.push('qop=auth', `nc=${countText(request.nonceCount)}`, `cnonce="${quoted(request.clientNonce)}"`)
  return `Digest ${fields.join(', ')}`
}

/** The `response` of RFC 7616 section 3.4.1; without qop, that of RFC 2069, which many cameras still ask for. */
export function digestResponse(
  challenge: Pick<Extract<Challenge, { scheme: 'digest' }>, 'algorithm' | 'realm' | 'nonce' | 'qop'>,
  credentials: Credentials,
  request: AuthorisedRequest,
): string {
  const hash = (text: string) =>
    createHash(challenge.algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex')
  const secret = hash(`${credentials.user}:${challenge.realm}:${credentials.password}`)
  const asked = hash(`${request.method}:${request.uri}`)
  if (!challenge.qop) return hash(`${secret}:${challenge.nonce}:${asked}`)
  return hash(`${secret}:${challenge.nonce}:${countText(request.nonceCount)}:${request.clientNonce}:auth:${asked}`)
}

/** `name=value` and `name="va\"lue"`, names in lower case. */
export function readParameters(text: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  for (const [, name = '', inQuotes, plain] of text.matchAll(/([a-z0-9_-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi)) {
    parameters.set(name.toLowerCase(), inQuotes === undefined ? (plain ?? '') : inQuotes.replace(/\\(.)/g, '$1'))
  }
  return parameters
}

function toChallenge(scheme: string, parameters: ReadonlyMap<string, string>): Challenge | undefined {
  const realm = parameters.get('realm') ?? ''
  if (scheme === 'basic') return { scheme, realm }
  const nonce = parameters.get('nonce')
  if (scheme !== 'digest' || nonce === undefined) return undefined
  const algorithm = toAlgorithm(parameters.get('algorithm'))
  const offered = parameters
    .get('qop')
    ?.toLowerCase()
    .split(/[\s,]+/)
  if (!algorithm || (offered && !offered.includes('auth') && offered.some(Boolean))) return undefined
  return {
    scheme,
    realm,
    nonce,
    algorithm,
    algorithmNamed: parameters.has('algorithm'),
    qop: offered?.includes('auth') ? 'auth' : undefined,
    opaque: parameters.get('opaque'),
    stale: parameters.get('stale')?.toLowerCase() === 'true',
  }
}

function toAlgorithm(text: string | undefined): 'MD5' | 'SHA-256' | undefined {
  const name = (text ?? 'MD5').toUpperCase()
  return name === 'MD5' || name === 'SHA-256' ? name : undefined
}

function isInsideQuotes(text: string, index: number): boolean {
  let inside = false
  for (let at = 0; at < index; at++) {
    if (text[at] === '\\' && inside) at++
    else if (text[at] === '"') inside = !inside
  }
  return inside
}

function quoted(text: string): string {
  return text.replace(/["\\]/g, '\\$&')
}

function countText(count: number): string {
  return count.toString(16).padStart(8, '0')
}
