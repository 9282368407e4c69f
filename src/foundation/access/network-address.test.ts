import { expect, test } from 'vitest'
import { shortenedAddress, subscriberOf } from './network-address.ts'

test.each([
  ['203.0.113.77', '203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:85a3:0:1:8a2e:370:7334', '2001:db8:85a3:0::/64', '2001:db8:85a3::/48'],
  ['2001:db8:85a3::370:7334', '2001:db8:85a3:0::/64', '2001:db8:85a3::/48'],
  ['2001:0DB8:85A3::', '2001:db8:85a3:0::/64', '2001:db8:85a3::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64', 'fe80:0:0::/48'],
])('%s counts as %s and is kept as %s', (ip, subscriber, kept) => {
  expect(subscriberOf(ip)).toBe(subscriber)
  expect(shortenedAddress(ip)).toBe(kept)
})
