import { lookup as dnsLookup } from 'node:dns/promises'
import { type IpRange, isWithin, readIp, readIpRange } from './ip-range.ts'

export type Credentials = { readonly user: string; readonly password: string }

/** Where a camera is. `requestUrl` is what may be shown, sent and logged: it carries no name and no password. */
export type CameraAddress = {
  readonly secure: boolean
  readonly host: string
  readonly port: number
  readonly requestUrl: string
  readonly credentials: Credentials | undefined
}

/**
 * `allowedRanges` open what is refused by default; with `onlyThese` every camera must lie inside them. `ownPorts`: where the product's own
 * database and web server listen, which no camera may be.
 */
export type AddressPolicy = {
  readonly allowedRanges: readonly IpRange[]
  readonly onlyThese: boolean
  readonly ownPorts?: () => readonly number[]
}

export type AddressRefusal =
  | 'not-a-camera-address'
  | 'unclear-number-form'
  | 'port-of-another-service'
  | 'outside-the-allowed-ranges'
  | ForbiddenKind

export type GuardDecision =
  | { readonly allowed: true; readonly address: CameraAddress; readonly ip: string }
  | { readonly allowed: false; readonly failure: 'address-not-allowed'; readonly why: AddressRefusal }
  | { readonly allowed: false; readonly failure: 'unreachable'; readonly why: 'name-not-found' }

export type AddressGuard = (url: string) => Promise<GuardDecision>

/** Name → addresses; the system's resolver unless a test passes its own. Rejects when the name is unknown. */
export type NameLookup = (host: string) => Promise<readonly string[]>

/**
 * The door every camera connection passes (server-side request forgery, OWASP A10:2021). A name is resolved once and the
 * caller connects to `ip`, never to the name again, so an answer that changes between check and use has no effect.
 */
export function createAddressGuard(policy: AddressPolicy, lookup: NameLookup = lookupAll): AddressGuard {
  return async (url) => {
    const read = readCameraAddress(url)
    if (!read.ok) return { allowed: false, failure: 'address-not-allowed', why: read.why }
    if (policy.ownPorts?.().includes(read.address.port))
      return { allowed: false, failure: 'address-not-allowed', why: 'port-of-another-service' }
    const ips = readIp(read.address.host) ? [read.address.host] : await lookup(read.address.host).catch(() => [])
    let refusal: AddressRefusal | undefined
    for (const ip of ips) {
      const judged = judgeIp(ip, policy)
      if (judged.allowed) return { allowed: true, address: read.address, ip }
      refusal ??= judged.why
    }
    if (refusal) return { allowed: false, failure: 'address-not-allowed', why: refusal }
    return { allowed: false, failure: 'unreachable', why: 'name-not-found' }
  }
}

/** Ranges as an administrator writes them; every one that cannot be read is named. Where there are any, cameras may be nowhere else. */
export function readAddressPolicy(
  ranges: readonly string[],
  onlyThese = ranges.length > 0,
): { ok: true; policy: AddressPolicy } | { ok: false; badRanges: string[] } {
  const allowedRanges: IpRange[] = []
  const badRanges: string[] = []
  for (const text of ranges) {
    const range = readIpRange(text.trim())
    if (range) allowedRanges.push(range)
    else badRanges.push(text)
  }
  return badRanges.length > 0 ? { ok: false, badRanges } : { ok: true, policy: { allowedRanges, onlyThese } }
}

/**
 * Pure verdict on one resolved address. Cameras live in private networks (RFC 1918, fc00::/7), but so does everything else there: the
 * administrator names the ranges. A range opens a closed block only from inside it, so that 0.0.0.0/0 opens neither loopback nor metadata.
 */
export function judgeIp(ip: string, policy: AddressPolicy): { allowed: true } | { allowed: false; why: AddressRefusal } {
  const bytes = readIp(ip)
  if (!bytes) return { allowed: false, why: 'unclear-number-form' }
  const named = policy.allowedRanges.filter((range) => isWithin(bytes, range))
  const closed = forbiddenRanges.find(({ range }) => isWithin(bytes, range))
  if (closed) {
    const isOpened = named.some((range) => range.prefixBits >= closed.range.prefixBits)
    return isOpened ? { allowed: true } : { allowed: false, why: closed.kind }
  }
  return policy.onlyThese && named.length === 0 ? { allowed: false, why: 'outside-the-allowed-ranges' } : { allowed: true }
}

/**
 * Reads `rtsp://name:password@host:port/path?query`. Ours is the only parser in the chain: passwords typed by installers
 * contain `@`, `#` and `:`, which a general URL parser would take for something else, so the last `@` before the first `/`
 * ends the credentials. Control characters, spaces and backslashes are refused: the path is copied into a request line.
 */
export function readCameraAddress(url: string): { ok: true; address: CameraAddress } | { ok: false; why: AddressRefusal } {
  const parts = /^(rtsps?):\/\/([^/\\]+)(\/.*)?$/i.exec(url.trim())
  if (!parts || hasUnsafeCharacter(url.trim())) return { ok: false, why: 'not-a-camera-address' }
  const [, scheme = '', authority = '', path = ''] = parts
  const at = authority.lastIndexOf('@')
  const place = readPlace(authority.slice(at + 1))
  if (!place) return { ok: false, why: 'not-a-camera-address' }
  if (isUnclearNumber(place.host)) return { ok: false, why: 'unclear-number-form' }
  const secure = scheme.toLowerCase() === 'rtsps'
  const port = place.port ?? (secure ? 322 : 554)
  if (!isCameraPort(port, secure)) return { ok: false, why: 'port-of-another-service' }
  const shownHost = place.host.includes(':') ? `[${place.host}]` : place.host
  const shownPort = place.port === undefined ? '' : `:${place.port}`
  const requestUrl = `${secure ? 'rtsps' : 'rtsp'}://${shownHost}${shownPort}${safePath(path)}`
  const credentials = at < 0 ? undefined : readCredentials(authority.slice(0, at))
  return { ok: true, address: { secure, host: place.host, port, requestUrl, credentials } }
}

function readPlace(text: string): { host: string; port: number | undefined } | undefined {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9_.-]+))(?::(\d{1,5}))?$/i.exec(text)
  if (!parts) return undefined
  const port = parts[3] === undefined ? undefined : Number(parts[3])
  if (port !== undefined && (port < 1 || port > 65535)) return undefined
  const host = (parts[1] ?? parts[2] ?? '').toLowerCase()
  if (parts[1] !== undefined && !readIp(host)) return undefined
  return host.startsWith('.') || host.includes('..') ? undefined : { host, port }
}

/** 2130706433, 0x7f.1, 0177.0.0.1 and 127.1 are loopback to the system resolver: what is not plainly written is refused. */
function isUnclearNumber(host: string): boolean {
  if (readIp(host)) return false
  const lastLabel = host.replace(/\.+$/, '').split('.').at(-1) ?? ''
  return /^(\d+|0x[0-9a-f]*)$/.test(lastLabel)
}

function readCredentials(text: string): Credentials {
  const colon = text.indexOf(':')
  const user = colon < 0 ? text : text.slice(0, colon)
  return { user: percentDecoded(user), password: colon < 0 ? '' : percentDecoded(text.slice(colon + 1)) }
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a password such as `50%off` was never encoded
  }
}

function hasUnsafeCharacter(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (code <= 0x20 || code === 0x7f || character === '\\') return true
  }
  return false
}

function safePath(path: string): string {
  const withoutFragment = path.split('#', 1)[0] ?? ''
  return withoutFragment.replace(/[^\x21-\x7e]+/gu, (text) => encodeURI(text.toWellFormed()))
}

async function lookupAll(host: string): Promise<readonly string[]> {
  const answers = await dnsLookup(host, { all: true, verbatim: true })
  return answers.map((answer) => answer.address)
}

/** RTSP's own ports (554; 322 under TLS, RFC 7826), the usual 8554, and what an installer may have chosen above the system's range. */
function isCameraPort(port: number, secure: boolean): boolean {
  return port === 554 || (secure && port === 322) || (port >= 1024 && !portsOfOtherServices.has(port))
}

/** Line-speaking services above 1023 that must not be reached through a camera's address, whatever host they are on. */
const portsOfOtherServices = new Set([1433, 1521, 2049, 2375, 3306, 3389, 5432, 5672, 6379, 6443, 9200, 10250, 11211, 27017])

/** IANA special-purpose registries (RFC 6890) and the metadata addresses of cloud hosts. The first match names the reason. */
const forbidden = [
  ['loopback-address', ['127.0.0.0/8', '::1']],
  ['unspecified-address', ['0.0.0.0/8', '::']],
  ['host-metadata-address', ['169.254.169.254', '168.63.129.16', '100.100.100.200', 'fd00:ec2::254']],
  ['link-local-address', ['169.254.0.0/16', 'fe80::/10']],
  ['multicast-address', ['224.0.0.0/4', 'ff00::/8']],
  ['ipv4-inside-ipv6', ['::ffff:0:0/96', '::ffff:0:0:0/96', '::/96', '64:ff9b::/96', '64:ff9b:1::/48', '2002::/16', '2001::/32']],
  ['shared-address', ['100.64.0.0/10']],
  ['private-address', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']],
  ['reserved-address', ['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24']],
  ['reserved-address', ['240.0.0.0/4', '100::/64', '2001:db8::/32', 'fec0::/10']],
] as const

type ForbiddenKind = (typeof forbidden)[number][0]

const forbiddenRanges = forbidden.flatMap(([kind, texts]) =>
  texts.flatMap((text) => {
    const range = readIpRange(text)
    return range ? [{ kind, range }] : []
  }),
)
