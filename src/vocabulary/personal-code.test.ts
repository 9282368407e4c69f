import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  personalCodeBody,
  readPersonalCode,
  readShortCode,
  shortCodeOf,
  showShortCode,
  writePersonalCode,
} from './personal-code.ts'

const handles = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex'))
const codes = fc.record({
  shownOn: fc.constantFrom('screen' as const, 'card' as const),
  handle: handles,
  madeAt: fc.integer({ min: 26_000_000, max: 40_000_000 }).map((minutes) => new Date(minutes * 60_000)),
  initials: fc.constantFrom('N.V.Đ.', 'Ư.Ơ.Ă.Â.', '', 'T.T.Á.'),
})
const signature = new Uint8Array(64).fill(7)

describe('the personal QR code', () => {
  test('comes back as it was written, in at most 180 capital letters and digits', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const body = personalCodeBody(code)
        const text = writePersonalCode(body, signature)
        expect(text.length).toBeLessThanOrEqual(180)
        expect(text).toMatch(/^[A-Z0-9]+$/)
        const read = readPersonalCode(text)
        expect(read).toMatchObject({ shownOn: code.shownOn, handle: code.handle, madeAt: code.madeAt })
        expect(code.initials.startsWith(read?.initials ?? '?')).toBe(true)
        expect(read?.signed).toEqual(body)
        expect(read?.signature).toEqual(signature)
      }),
    )
  })

  test('a code cut short, lengthened or made of anything else is not read, and never makes the reader throw', () => {
    const text = writePersonalCode(
      personalCodeBody({
        shownOn: 'card',
        handle: '00112233445566ff',
        madeAt: new Date('2021-05-25T00:00:00Z'),
        initials: 'N.V.A.',
      }),
      signature,
    )
    for (let cut = 0; cut < text.length - 1; cut++) expect(readPersonalCode(text.slice(0, cut))).toBeUndefined()
    expect(readPersonalCode(`${text}AAAA`)).toBeUndefined()
    fc.assert(fc.property(fc.string(), (any) => readPersonalCode(`K1${any}`) === undefined || any.length > 100))
  })

  test('its short form survives small letters, gaps and look-alikes, and one wrong letter is noticed', () => {
    fc.assert(
      fc.property(handles, fc.nat({ max: 9 }), fc.nat({ max: 30 }), (handle, place, shift) => {
        const code = shortCodeOf(handle)
        expect(readShortCode(showShortCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))?.shortCode).toBe(code)
        const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
        const wrong = letters.charAt((letters.indexOf(code.charAt(place)) + 1 + shift) % 32)
        expect(readShortCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeUndefined()
      }),
    )
  })
})
