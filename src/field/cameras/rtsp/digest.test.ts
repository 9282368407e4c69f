import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { authorisation, type Challenge, chooseChallenge, digestResponse, readChallenges, readParameters } from './digest.ts'

describe('the examples of the standards', () => {
  const mufasa = { user: 'Mufasa', password: 'Circle of Life' }

  test('RFC 7616 section 3.9.1, SHA-256 and MD5', () => {
    const offer = { realm: 'http-auth@example.org', nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v', qop: 'auth' } as const
    const request = {
      method: 'GET',
      uri: '/dir/index.html',
      clientNonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
      nonceCount: 1,
    }
    expect(digestResponse({ ...offer, algorithm: 'SHA-256' }, mufasa, request)).toBe(
      '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
    )
    expect(digestResponse({ ...offer, algorithm: 'MD5' }, mufasa, request)).toBe('8ca523f5e9506fed4657c9700eebdbec')
  })

  test('RFC 2069: without qop, as many cameras still ask', () => {
    const offer = {
      realm: 'testrealm@host.com',
      nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
      qop: undefined,
      algorithm: 'MD5',
    } as const
    const request = { method: 'GET', uri: '/dir/index.html', clientNonce: '', nonceCount: 1 }
    expect(digestResponse(offer, { user: 'Mufasa', password: 'CircleOfLife' }, request)).toBe('1949323746fe6a43ef61f9606e7febea')
  })

  test('RFC 7617: Basic, with letters beyond ASCII', () => {
    const request = { method: 'DESCRIBE', uri: 'rtsp://a', clientNonce: '', nonceCount: 1 }
    const basic = { scheme: 'basic', realm: 'x' } as const
    expect(authorisation(basic, { user: 'Aladdin', password: 'open sesame' }, request)).toBe('Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==')
    expect(authorisation(basic, { user: 'test', password: '123£' }, request)).toBe('Basic dGVzdDoxMjPCow==')
  })
})

describe('what a camera offers', () => {
  test('the strongest offer is taken, in whatever order and however many headers', () => {
    const sha = 'Digest realm="a, b", nonce="n2", algorithm=SHA-256, qop="auth,auth-int", stale=TRUE'
    const md5 = 'Digest realm="IP Camera(12345)",nonce="n1",algorithm="MD5"'
    expect(chooseChallenge(['Basic realm="x"', md5, sha])).toMatchObject({
      algorithm: 'SHA-256',
      nonce: 'n2',
      qop: 'auth',
      stale: true,
    })
    expect(chooseChallenge([`Basic realm="x", ${md5}`])).toMatchObject({
      algorithm: 'MD5',
      realm: 'IP Camera(12345)',
      qop: undefined,
    })
    expect(chooseChallenge(['Basic realm="x"'])).toEqual({ scheme: 'basic', realm: 'x' })
  })

  test('what cannot be answered is left out', () => {
    expect(
      chooseChallenge(['Negotiate', 'Bearer realm="x"', 'Digest realm="x"', 'Digest nonce="a", algorithm=SHA-512-256']),
    ).toBeUndefined()
    expect(chooseChallenge(['Digest realm="x", nonce="a", qop="auth-int"'])).toBeUndefined()
    expect(chooseChallenge([])).toBeUndefined()
  })

  test('quotes inside a realm survive the way there and back', () => {
    const [offer] = readChallenges(String.raw`Digest realm="the \"gate\", Basic realm=x", nonce="a\\b"`)
    expect(offer).toMatchObject({ realm: 'the "gate", Basic realm=x', nonce: 'a\\b' })
    const header = authorisation(
      requireDigest(offer),
      { user: 'a"b', password: '' },
      { method: 'PLAY', uri: 'rtsp://a', clientNonce: 'c', nonceCount: 10 },
    )
    expect(readParameters(header.slice('Digest '.length))).toEqual(
      new Map([
        ['username', 'a"b'],
        ['realm', 'the "gate", Basic realm=x'],
        ['nonce', 'a\\b'],
        ['uri', 'rtsp://a'],
        ['response', expect.stringMatching(/^[0-9a-f]{32}$/)],
      ]),
    )
  })

  test('with qop, how often the nonce was used goes along in eight hexadecimal digits', () => {
    const offer = requireDigest(readChallenges('Digest realm="r", nonce="n", qop="auth", opaque="o", algorithm=MD5')[0])
    const header = authorisation(
      offer,
      { user: 'u', password: 'p' },
      { method: 'PLAY', uri: 'rtsp://a', clientNonce: 'c', nonceCount: 26 },
    )
    expect(header).toContain('algorithm=MD5, opaque="o", qop=auth, nc=0000001a, cnonce="c"')
  })

  test('any header at all is survived', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1'))),
        (headers) => void chooseChallenge(headers),
      ),
    )
  })
})

function requireDigest(offer: Challenge | undefined): Challenge {
  if (offer?.scheme !== 'digest') throw new Error('no digest')
  return offer
}
