import { isIPv4, isIPv6 } from 'node:net'

/** A block of addresses such as 192.168.0.0/16 or fe80::/10. IPv4 and IPv6 never match each other, not even in mapped form. */
export type IpRange = { readonly text: string; readonly bytes: Uint8Array; readonly prefixBits: number }

/** Reads `10.1.0.0/16`, `fd00::/8` or one address; undefined when the text is not exactly that. */
export function readIpRange(text: string): IpRange | undefined {
  const [address = '', prefix, ...rest] = text.split('/')
  const bytes = readIp(address)
  if (!bytes || rest.length > 0) return undefined
  const most = bytes.length * 8
  if (prefix === undefined) return { text, bytes, prefixBits: most }
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > most) return undefined
  return { text, bytes, prefixBits: Number(prefix) }
}

/** Four or sixteen bytes; undefined for anything but the canonical written forms (no octal, no hexadecimal, no zone). */
export function readIp(text: string): Uint8Array | undefined {
  if (isIPv4(text)) return Uint8Array.from(text.split('.'), Number)
  if (isIPv6(text) && !text.includes('%')) return readIpv6(text)
  return undefined
}

export function isWithin(ip: Uint8Array, range: IpRange): boolean {
  if (ip.length !== range.bytes.length) return false
  for (let bit = 0; bit < range.prefixBits; bit += 8) {
    const mask = (0xff00 >> Math.min(8, range.prefixBits - bit)) & 0xff
    const index = bit >> 3
    if (((ip[index] ?? 0) & mask) !== ((range.bytes[index] ?? 0) & mask)) return false
  }
  return true
}

function readIpv6(text: string): Uint8Array {
  const [head = '', tail] = text.split('::')
  const front = groupBytes(head)
  const back = tail === undefined ? [] : groupBytes(tail)
  const gap = new Array<number>(16 - front.length - back.length).fill(0)
  return Uint8Array.from([...front, ...gap, ...back])
}

function groupBytes(text: string): number[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return group.split('.').map(Number)
    const value = Number.parseInt(group, 16)
    return [value >> 8, value & 0xff]
  })
}
