import { isIPv6 } from 'node:net'

/** What counts as one address when failures are counted: an IPv6 subscriber has a whole /64 to change within. */
export function subscriberOf(ip: string): string {
  const groups = groupsOf(ip)
  return groups === undefined ? plainIpv4(ip) : `${groups.slice(0, 4).join(':')}::/64`
}

/** What the audit log keeps of an address: enough to see that two sign-ins came from different places, not whose line it was. */
export function shortenedAddress(ip: string): string {
  const groups = groupsOf(ip)
  if (groups !== undefined) return `${groups.slice(0, 3).join(':')}::/48`
  return `${plainIpv4(ip).split('.').slice(0, 3).join('.')}.0/24`
}

/** The eight groups of an IPv6 address; undefined for IPv4, also when written into IPv6 (::ffff:10.0.0.1). */
function groupsOf(ip: string): string[] | undefined {
  const plain = ip.split('%')[0] ?? ''
  if (!isIPv6(plain) || plain.includes('.')) return undefined
  const [head = '', tail] = plain.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - before.length - after.length }, () => '0')
  return [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''))
}

function plainIpv4(ip: string): string {
  return ip.slice(ip.lastIndexOf(':') + 1)
}
