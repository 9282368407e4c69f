import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AddressPolicy, createAddressGuard, judgeIp, readAddressPolicy, readCameraAddress } from './address-guard.ts'
import { isWithin, readIp, readIpRange } from './ip-range.ts'

const nothingSpecial = policyOf([])

function policyOf(ranges: string[], onlyThese?: boolean): AddressPolicy {
  const read = readAddressPolicy(ranges, onlyThese)
  if (!read.ok) throw new Error(`bad ranges ${read.badRanges}`)
  return read.policy
}

const noNames = () => Promise.reject(new Error('ENOTFOUND'))

describe('a camera may only be looked for where cameras are', () => {
  test.each([
    ['rtsp://127.0.0.1/cam', 'loopback-address'],
    ['rtsp://127.8.9.10:8554/cam', 'loopback-address'],
    ['rtsp://[::1]/cam', 'loopback-address'],
    ['rtsp://0.0.0.0/cam', 'unspecified-address'],
    ['rtsp://[::]/cam', 'unspecified-address'],
    ['rtsp://169.254.169.254/latest/meta-data', 'host-metadata-address'],
    ['rtsp://[fd00:ec2::254]/', 'host-metadata-address'],
    ['rtsp://169.254.7.7/cam', 'link-local-address'],
    ['rtsp://[fe80::1]/cam', 'link-local-address'],
    ['rtsp://239.1.2.3/cam', 'multicast-address'],
    ['rtsp://[ff02::1]/cam', 'multicast-address'],
    ['rtsp://255.255.255.255/cam', 'reserved-address'],
    ['rtsp://100.64.1.1/cam', 'shared-address'],
    ['rtsp://[::ffff:127.0.0.1]/cam', 'ipv4-inside-ipv6'],
    ['rtsp://[::ffff:7f00:1]/cam', 'ipv4-inside-ipv6'],
    ['rtsp://[::ffff:10.0.0.5]/cam', 'ipv4-inside-ipv6'],
    ['rtsp://[::127.0.0.1]/cam', 'ipv4-inside-ipv6'],
    ['rtsp://[64:ff9b::7f00:1]/cam', 'ipv4-inside-ipv6'],
    ['rtsp://[2002:7f00:1::]/cam', 'ipv4-inside-ipv6'],
    ['rtsp://2130706433/cam', 'unclear-number-form'],
    ['rtsp://0x7f000001/cam', 'unclear-number-form'],
    ['rtsp://0177.0.0.1/cam', 'unclear-number-form'],
    ['rtsp://010.0.0.1/cam', 'unclear-number-form'],
    ['rtsp://127.1/cam', 'unclear-number-form'],
    ['rtsp://127.0.0.1./cam', 'unclear-number-form'],
    ['rtsp://0x7f.1/cam', 'unclear-number-form'],
    ['rtsp://127.0.0.0x1/cam', 'unclear-number-form'],
    ['rtsp://10.0.0.1/x', 'private-address'],
    ['rtsp://172.16.0.1/x', 'private-address'],
    ['rtsp://192.168.1.64:554/x', 'private-address'],
    ['rtsp://[fd00::5]:8554/x', 'private-address'],
    ['rtsp://10.0.0.5:22/cam', 'port-of-another-service'],
    ['rtsp://203.162.0.5:80/cam', 'port-of-another-service'],
    ['rtsp://203.162.0.5:443/cam', 'port-of-another-service'],
    ['rtsp://203.162.0.5:1023/cam', 'port-of-another-service'],
    ['rtsp://203.162.0.5:322/cam', 'port-of-another-service'],
    ['rtsp://203.162.0.5:5432/cam', 'port-of-another-service'],
    ['rtsp://10.0.0.5:6379/cam', 'port-of-another-service'],
    ['http://10.0.0.5/cam', 'not-a-camera-address'],
    ['file:///etc/passwd', 'not-a-camera-address'],
    ['rtsp://', 'not-a-camera-address'],
    ['rtsp:///cam', 'not-a-camera-address'],
    ['rtsp://10.0.0.5:99999/cam', 'not-a-camera-address'],
    ['rtsp://10.0.0.5:0/cam', 'not-a-camera-address'],
    ['rtsp://10.0.0.5\\@127.0.0.1/cam', 'not-a-camera-address'],
    ['rtsp://10.0.0.5/cam\r\nTEARDOWN *', 'not-a-camera-address'],
    ['rtsp://10.0.0.5/cam one', 'not-a-camera-address'],
    ['rtsp://127.0.0.1/cam', 'loopback-address'],
    ['rtsp://[fe80::1%25eth0]/cam', 'not-a-camera-address'],
    ['rtsp://good.example@127.0.0.1/cam', 'loopback-address'],
  ])('%s is refused: %s', async (url, why) => {
    const decision = await createAddressGuard(nothingSpecial, noNames)(url)
    const expected = url.includes('127') ? [why, 'not-a-camera-address'] : [why]
    expect(decision).toMatchObject({ allowed: false, failure: 'address-not-allowed' })
    expect(expected).toContain(decision.allowed ? '' : decision.why)
  })

  test('a camera in the private network of a facility is allowed once that network is named', async () => {
    const decision = await createAddressGuard(
      policyOf(['192.168.1.0/24']),
      noNames,
    )('rtsp://192.168.1.64:554/Streaming/Channels/101')
    expect(decision).toMatchObject({ allowed: true, ip: '192.168.1.64' })
  })

  test('a camera at a public address needs no range, unless ranges are named: then it must lie in one', () => {
    expect(judgeIp('203.162.0.5', nothingSpecial)).toEqual({ allowed: true })
    expect(judgeIp('203.162.0.5', policyOf(['127.0.0.0/8']))).toEqual({ allowed: false, why: 'outside-the-allowed-ranges' })
    expect(judgeIp('10.0.0.1', policyOf(['127.0.0.0/8']))).toEqual({ allowed: false, why: 'private-address' })
  })

  test('a range as wide as the world opens nothing that is closed', () => {
    const wide = policyOf(['0.0.0.0/0', '::/0'])
    for (const ip of [
      '127.0.0.1',
      '10.0.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '224.0.0.1',
      '::1',
      'fd00::1',
      '::ffff:127.0.0.1',
    ])
      expect([ip, judgeIp(ip, wide).allowed]).toEqual([ip, false])
    expect(judgeIp('169.254.169.254', policyOf(['169.254.0.0/16']))).toMatchObject({ why: 'host-metadata-address' })
    expect(judgeIp('203.162.0.5', wide)).toEqual({ allowed: true })
  })

  test('where the product’s own database and web server listen there is no camera', async () => {
    const guard = createAddressGuard({ ...policyOf(['127.0.0.0/8']), ownPorts: () => [3440, 25_432] }, noNames)
    for (const port of [3440, 25_432])
      expect(await guard(`rtsp://127.0.0.1:${port}/x`)).toMatchObject({ allowed: false, why: 'port-of-another-service' })
    expect(await guard('rtsp://127.0.0.1:13440/cam/0')).toMatchObject({ allowed: true })
  })

  test('a range that the administrator names opens what is closed by default, and only that', () => {
    const demo = policyOf(['127.0.0.0/8'])
    expect(judgeIp('127.0.0.1', demo)).toEqual({ allowed: true })
    expect(judgeIp('::1', demo)).toEqual({ allowed: false, why: 'loopback-address' })
    expect(judgeIp('::ffff:127.0.0.1', demo)).toEqual({ allowed: false, why: 'ipv4-inside-ipv6' })
    expect(judgeIp('169.254.169.254', demo)).toMatchObject({ allowed: false })
  })

  test('with a closed list, a camera outside the ranges of the province is refused', () => {
    const province = policyOf(['10.20.0.0/16', 'fd12::/16'], true)
    expect(judgeIp('10.20.3.4', province)).toEqual({ allowed: true })
    expect(judgeIp('fd12::9', province)).toEqual({ allowed: true })
    expect(judgeIp('10.21.0.1', province)).toEqual({ allowed: false, why: 'private-address' })
    expect(judgeIp('8.8.8.8', province)).toEqual({ allowed: false, why: 'outside-the-allowed-ranges' })
  })

  test('ranges that cannot be read are named, every one of them', () => {
    const read = readAddressPolicy(['10.0.0.0/8', '10.0.0.0/33', 'hanoi', '1.2.3', 'fe80::1%eth0/64', '::/129'])
    expect(read).toEqual({ ok: false, badRanges: ['10.0.0.0/33', 'hanoi', '1.2.3', 'fe80::1%eth0/64', '::/129'] })
  })
})

describe('names', () => {
  test('a name is judged by where it leads, and the connection goes to the address that was judged', async () => {
    const guard = createAddressGuard(policyOf(['10.0.0.0/24']), async () => ['127.0.0.1', '10.0.0.7'])
    expect(await guard('rtsp://camera.example/1')).toMatchObject({ allowed: true, ip: '10.0.0.7' })
  })

  test('a name that leads to this very machine is refused', async () => {
    const guard = createAddressGuard(nothingSpecial, async () => ['127.0.0.1', '::1'])
    expect(await guard('rtsp://innocent.example/1')).toMatchObject({ allowed: false, why: 'loopback-address' })
    expect(await createAddressGuard(nothingSpecial)('rtsp://localhost/1')).toMatchObject({ allowed: false })
  })

  test('a name is asked for once for each connection, so a changing answer cannot slip in between', async () => {
    const answers = [['10.0.0.7'], ['127.0.0.1']]
    const guard = createAddressGuard(policyOf(['10.0.0.0/24']), async () => answers.shift() ?? [])
    expect(await guard('rtsp://flip.example/1')).toMatchObject({ allowed: true, ip: '10.0.0.7' })
    expect(answers).toHaveLength(1)
    expect(await guard('rtsp://flip.example/1')).toMatchObject({ allowed: false, why: 'loopback-address' })
  })

  test('an unknown name is unreachable, not forbidden', async () => {
    expect(await createAddressGuard(nothingSpecial, noNames)('rtsp://nowhere.example/1')).toEqual({
      allowed: false,
      failure: 'unreachable',
      why: 'name-not-found',
    })
  })
})

describe('credentials in an address', () => {
  test.each([
    ['rtsp://admin:12345@10.0.0.5/cam', 'admin', '12345'],
    ['rtsp://admin:p@ss#1:x@10.0.0.5/cam', 'admin', 'p@ss#1:x'],
    ['rtsp://admin:p%40ss@10.0.0.5/cam', 'admin', 'p@ss'],
    ['rtsp://admin:50%off@10.0.0.5/cam', 'admin', '50%off'],
    ['rtsp://admin:@10.0.0.5/cam', 'admin', ''],
    ['rtsp://admin@10.0.0.5/cam', 'admin', ''],
    ['rtsp://admin:mật-khẩu@10.0.0.5/cam', 'admin', 'mật-khẩu'],
  ])('%s: name and password are taken out', (url, user, password) => {
    const read = readCameraAddress(url)
    expect(read).toMatchObject({ ok: true, address: { host: '10.0.0.5', credentials: { user, password } } })
    expect(read.ok && read.address.requestUrl).toBe('rtsp://10.0.0.5/cam')
  })

  test('whatever the password is, it never stands in what is sent, shown or logged', () => {
    const passwords = fc.string({ minLength: 6, unit: 'grapheme-ascii' }).filter((text) => !/[\s/\\]/.test(text))
    fc.assert(
      fc.property(passwords, (password) => {
        const read = readCameraAddress(`rtsp://admin:${password}@10.0.0.5:554/a?b=c`)
        expect(read.ok && read.address.requestUrl).toBe('rtsp://10.0.0.5:554/a?b=c')
      }),
    )
  })

  test('any text at all gives a verdict and nothing is thrown', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...':/@[]%#?.0x1a é') }), fc.ipV6(), fc.ipV4Extended())
    fc.assert(
      fc.property(texts, texts, (one, two) => {
        for (const text of [one, `rtsp://${one}/${two}`, `rtsps://[${one}]`]) {
          const read = readCameraAddress(text)
          if (read.ok) expect(read.address.requestUrl).toMatch(/^rtsps?:\/\/[\x21-\x7e]+$/)
        }
      }),
    )
  })

  test('a path with Vietnamese letters is encoded, a fragment is dropped and the usual ports are known', () => {
    expect(readCameraAddress('rtsp://10.0.0.5/cổng#media=video')).toMatchObject({
      address: { port: 554, requestUrl: 'rtsp://10.0.0.5/c%E1%BB%95ng' },
    })
    expect(readCameraAddress('RTSPS://Camera.Example/1')).toMatchObject({
      address: { port: 322, secure: true, host: 'camera.example', requestUrl: 'rtsps://camera.example/1' },
    })
    expect(readCameraAddress('rtsp://[fd00::5]:8554')).toMatchObject({ address: { requestUrl: 'rtsp://[fd00::5]:8554' } })
  })
})

describe('address blocks', () => {
  test('an address is inside a block exactly when its leading bits agree', () => {
    const bits = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 0, max: 32 }), (ip, network, prefix) => {
        const range = readIpRange(`${network}/${prefix}`)
        const address = readIp(ip)
        if (!range || !address) throw new Error('unreadable')
        expect(isWithin(address, range)).toBe(bits(address).slice(0, prefix) === bits(range.bytes).slice(0, prefix))
      }),
    )
  })

  test('every written form of one IPv6 address is the same sixteen bytes', () => {
    const bytes = Buffer.from('20010db8000000000000000000000001', 'hex')
    for (const text of ['2001:db8::1', '2001:0db8:0:0:0:0:0:1', '2001:DB8::0.0.0.1'])
      expect(Buffer.from(readIp(text) ?? [])).toEqual(bytes)
    expect(readIp('::')).toEqual(new Uint8Array(16))
  })
})
